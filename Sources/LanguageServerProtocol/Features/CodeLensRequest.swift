package import JSON

/// Counts to show above parts of the document.
package struct CodeLensRequest: TextDocumentRequest {
  package static let method = "textDocument/codeLens"
  package typealias Response = [CodeLens]

  package let uri: String

  package init(_ params: Parameters) throws(InvalidParameters) {
    uri = try params.object("textDocument").string("uri")
  }
}

/// A line above a part of the document.
package struct CodeLens: Hashable, JSONEncodable {
  package let range: PositionRange
  package let command: Command

  package init(range: PositionRange, command: Command) {
    self.range = range
    self.command = command
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.member("range", range)
    json.member("command", command)
    json.endObject()
  }
}

/// A command of the server's with a title to show.
package struct Command: Hashable, Sendable, JSONEncodable {
  package let title: String
  package let name: String
  package let arguments: [JSONValue]

  package init(title: String, name: String, arguments: [JSONValue]) {
    self.title = title
    self.name = name
    self.arguments = arguments
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.member("title", title)
    json.member("command", name)
    json.member("arguments", arguments)
    json.endObject()
  }
}

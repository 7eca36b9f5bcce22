package import JSON

/// The stretches of a document that an editor may fold away.
package struct FoldingRangeRequest: TextDocumentRequest {
  package static let method = "textDocument/foldingRange"
  package typealias Response = [FoldingRange]

  package let uri: String

  package init(_ params: Parameters) throws(InvalidParameters) {
    uri = try params.object("textDocument").string("uri")
  }
}

/// Lines that fold into the first of them.
package struct FoldingRange: Hashable, JSONEncodable {
  package let startLine: Int
  package let endLine: Int

  package init(startLine: Int, endLine: Int) {
    self.startLine = startLine
    self.endLine = endLine
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.key("startLine")
    json.int(startLine)
    json.key("endLine")
    json.int(endLine)
    json.key("kind")
    json.string("region")
    json.endObject()
  }
}

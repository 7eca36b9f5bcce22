package import JSON

/// Something that an assistant can call: what it is named, what it takes and gives, as JSON Schemas, and how it works.
package protocol Tool: Sendable {
  var name: String { get }
  /// A name for people.
  var title: String { get }
  /// What it does and when it is of use: all that an assistant goes by.
  var description: String { get }
  var inputSchema: JSONValue { get }
  var outputSchema: JSONValue { get }

  /// Does it. Returns a JSON object that fits `outputSchema`.
  ///
  /// - Throws: what is wrong with the arguments, in words from which an assistant can tell how to do better.
  func call(_ arguments: JSONValue) throws(ToolFailure) -> [UInt8]
}

/// A call that cannot be carried out.
package struct ToolFailure: Error, Hashable, Sendable {
  /// One English sentence.
  package let message: String

  /// A failure for the given reason.
  package init(_ message: String) { self.message = message }
}

extension Tool {
  /// The tool as `tools/list` shows it. Every tool here only reads its arguments.
  var listing: JSONValue {
    [
      "name": .string(name), "title": .string(title), "description": .string(description),
      "inputSchema": inputSchema, "outputSchema": outputSchema,
      "annotations": ["readOnlyHint": true, "destructiveHint": false, "idempotentHint": true, "openWorldHint": false],
    ]
  }

  /// The result of `tools/call`: the object, and the same as text for clients that know no structured content.
  func result(of arguments: JSONValue) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    do throws(ToolFailure) {
      let object = try call(arguments)
      json.text(object)
      json.key("structuredContent")
      json.raw(object)
    } catch {
      json.text(Array(error.message.utf8))
      json.key("isError")
      json.bool(true)
    }
    json.endObject()
    return json.bytes
  }
}

extension JSONWriter {
  /// Writes the member `content` with one block of text.
  fileprivate mutating func text(_ utf8: [UInt8]) {
    key("content")
    beginArray()
    beginObject()
    key("type")
    string("text")
    key("text")
    string(utf8: utf8[...])
    endObject()
    endArray()
  }
}

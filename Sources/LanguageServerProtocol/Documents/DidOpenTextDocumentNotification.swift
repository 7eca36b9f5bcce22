/// The client opened a document: from now on its text is what the client says, whatever the disk holds.
package struct DidOpenTextDocumentNotification: ClientMessage {
  package static let method = "textDocument/didOpen"

  /// The document's name. Any string serves: it is compared, never resolved.
  package let uri: String
  package let languageID: String
  /// The client's number for this state of the text; nil when it numbers none.
  package let version: Int?
  package let text: String

  package init(_ params: Parameters) throws(InvalidParameters) {
    let document = try params.object("textDocument")
    uri = try document.string("uri")
    languageID = try document.optionalString("languageId") ?? ""
    version = try document.optionalInt("version")
    text = try document.string("text")
  }
}

/// The client changed a document. The changes apply one after the other, each to the text that the one before it left.
package struct DidChangeTextDocumentNotification: ClientMessage {
  package static let method = "textDocument/didChange"

  /// One change: the text of a range, or the whole text.
  package struct Change: Hashable, Sendable {
    /// What is replaced; nil for the whole document.
    package let range: PositionRange?
    package let text: String
  }

  package let uri: String
  /// The number of the state that the changes lead to. Clients skip numbers and step back; it is passed on, not judged.
  package let version: Int?
  package let changes: [Change]

  package init(_ params: Parameters) throws(InvalidParameters) {
    let document = try params.object("textDocument")
    uri = try document.string("uri")
    version = try document.optionalInt("version")
    var changes: [Change] = []
    for change in try params.objects("contentChanges") {
      let range = try change.optionalObject("range")
      changes.append(
        Change(
          range: try range.map { (range) throws(InvalidParameters) in try PositionRange(range) },
          text: try change.string("text")))
    }
    self.changes = changes
  }
}

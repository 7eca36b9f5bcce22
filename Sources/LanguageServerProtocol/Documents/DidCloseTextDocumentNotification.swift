/// The client closed a document.
package struct DidCloseTextDocumentNotification: ClientMessage {
  package static let method = "textDocument/didClose"

  package let uri: String

  package init(_ params: Parameters) throws(InvalidParameters) {
    uri = try params.object("textDocument").string("uri")
  }
}

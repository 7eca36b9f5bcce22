/// The user added folders to the workspace or removed some.
package struct DidChangeWorkspaceFoldersNotification: ClientMessage {
  package static let method = "workspace/didChangeWorkspaceFolders"

  /// URIs of the folders that came.
  package let added: [String]
  /// URIs of the folders that went.
  package let removed: [String]

  package init(_ params: Parameters) throws(InvalidParameters) {
    let event = try params.object("event")
    added = try event.objects("added").map { (folder) throws(InvalidParameters) in try folder.string("uri") }
    removed = try event.objects("removed").map { (folder) throws(InvalidParameters) in try folder.string("uri") }
  }
}

/// All mentions of the thing under the cursor.
package struct ReferencesRequest: TextDocumentRequest {
  package static let method = "textDocument/references"
  package typealias Response = [Location]

  package let place: TextDocumentPosition
  package var uri: String { place.uri }
  /// Whether the mention that names the thing in full is wanted too.
  package let includesDeclaration: Bool

  package init(_ params: Parameters) throws(InvalidParameters) {
    place = try TextDocumentPosition(params)
    includesDeclaration = try params.optionalObject("context")?.flag("includeDeclaration") ?? false
  }
}

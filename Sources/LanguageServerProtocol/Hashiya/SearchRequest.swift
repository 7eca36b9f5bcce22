package import JSON

/// `hashiya/search`: who said what about whom, in everything that was indexed.
///
/// The query (`protocol/schema/search-params.json`) is read, and the answer written, by the module that searches.
package struct SearchRequest: ClientMessage {
  package static let method = "hashiya/search"

  /// The conditions, not yet checked.
  package let members: JSONObject

  package init(_ params: Parameters) throws(InvalidParameters) { members = params.members }
}

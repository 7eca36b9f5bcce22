package import JSON

/// What a growing selection takes in, step by step, around each of several places.
package struct SelectionRangeRequest: TextDocumentRequest {
  package static let method = "textDocument/selectionRange"
  package typealias Response = [SelectionRange]

  package let uri: String
  package let positions: [Position]

  package init(_ params: Parameters) throws(InvalidParameters) {
    uri = try params.object("textDocument").string("uri")
    var positions: [Position] = []
    for position in try params.objects("positions") { positions.append(try Position(position)) }
    self.positions = positions
  }
}

/// The steps of a growing selection.
package struct SelectionRange: Hashable, JSONEncodable {
  /// The innermost first; each lies within the next. Never empty.
  package let ranges: [PositionRange]

  package init(ranges: [PositionRange]) { self.ranges = ranges }

  package func encode(to json: inout JSONWriter) {
    for range in ranges {
      if range != ranges.first { json.key("parent") }
      json.beginObject()
      json.member("range", range)
    }
    for _ in ranges { json.endObject() }
  }
}

package import JSON

/// A place in a document: a line and a column, both from 0. Columns count code units of the position encoding that was
/// agreed on at initialization.
package struct Position: Hashable, Comparable, Sendable, JSONEncodable {
  package var line: Int
  package var character: Int

  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  /// Reads a position as it comes; the document clamps places that it does not have.
  package init(_ params: Parameters) throws(InvalidParameters) {
    line = try params.int("line")
    character = try params.int("character")
  }

  package static func < (lhs: Position, rhs: Position) -> Bool {
    (lhs.line, lhs.character) < (rhs.line, rhs.character)
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.key("line")
    json.int(line)
    json.key("character")
    json.int(character)
    json.endObject()
  }
}

/// A stretch of a document, half open. A client may send one whose end lies before its start, which stands for the same
/// stretch; so this is no Swift `Range`, which would trap on it.
package struct PositionRange: Hashable, Sendable, JSONEncodable {
  package var start: Position
  package var end: Position

  /// The range between two positions, in either order.
  package init(_ first: Position, _ second: Position) {
    start = min(first, second)
    end = max(first, second)
  }

  package init(_ params: Parameters) throws(InvalidParameters) {
    self.init(try Position(try params.object("start")), try Position(try params.object("end")))
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.key("start")
    start.encode(to: &json)
    json.key("end")
    end.encode(to: &json)
    json.endObject()
  }
}

package import AnnotationModel
package import JSON

extension SearchQuery {
  /// A query that cannot be asked.
  package struct Invalid: Error, Hashable, Sendable {
    /// One English sentence that names the parameter.
    package let message: String
  }

  /// The members that a query may have, in the order of `protocol/schema/search-params.json`.
  package static let members = [
    "speaker", "mentions", "country", "between", "said", "denied", "via", "text", "limit", "offset", "offsetEncoding",
  ]

  /// The query of `protocol/schema/search-params.json`, and how offsets are to count, where it says so. Members that are null
  /// count as absent, unknown ones are passed over.
  ///
  /// - Throws: what is wrong, by the parameter's name.
  package static func read(
    _ members: JSONObject
  ) throws(Invalid) -> (query: SearchQuery, encoding: PositionEncoding?) {
    let reader = MemberReader(members: members)
    var query = SearchQuery()
    query.speaker = try reader.string("speaker")
    query.mentions = try reader.string("mentions")
    query.country = try reader.country()
    query.between = try reader.days()
    query.said = try reader.string("said")
    query.isDenied = try reader.value("denied", "a Boolean", \.bool) ?? false
    query.via = try reader.string("via")
    query.text = try reader.string("text")
    query.limit = try reader.number("limit", in: 1...SearchQuery.mostHits) ?? SearchQuery.standardLimit
    query.offset = try reader.number("offset", in: 0...Int(Int32.max)) ?? 0
    let encoding = try reader.encoding()
    guard query.hasConditions else {
      throw Invalid(message: "there is nothing to search for: give one of \(SearchQuery.conditions)")
    }
    return (query, encoding)
  }

  /// Whether a text has the form of an ISO 3166-1 alpha-2 code, in letters of either case.
  package static func isCountry(_ code: String) -> Bool {
    code.utf8.count == 2 && code.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
  }

  private static let conditions = members.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
}

/// Reads the members of a query.
private struct MemberReader {
  let members: JSONObject

  func value<Value>(
    _ key: String, _ kind: String, _ read: (JSONValue) -> Value?
  ) throws(SearchQuery.Invalid) -> Value? {
    guard let value = members[key], !value.isNull else { return nil }
    guard let result = read(value) else {
      throw SearchQuery.Invalid(message: "\"\(key)\" must be \(kind), not \(value.kindName)")
    }
    return result
  }

  /// A text; one without a letter is no condition.
  func string(_ key: String) throws(SearchQuery.Invalid) -> String? {
    let text = try value(key, "a string", \.string)
    return text?.utf8.contains { $0 > 0x20 } == true ? text : nil
  }

  func number(_ key: String, in range: ClosedRange<Int>) throws(SearchQuery.Invalid) -> Int? {
    guard let number = try value(key, "an integer", \.int) else { return nil }
    guard range.contains(number) else {
      let bounds = "from \(range.lowerBound)" + (key == "limit" ? " to \(range.upperBound)" : " on")
      throw SearchQuery.Invalid(message: "\"\(key)\" must be \(bounds), not \(number)")
    }
    return number
  }

  func country() throws(SearchQuery.Invalid) -> String? {
    guard let code = try string("country") else { return nil }
    guard SearchQuery.isCountry(code) else {
      throw SearchQuery.Invalid(message: "\"country\" must be an ISO 3166-1 code of two letters, not \"\(code)\"")
    }
    return code.uppercased()
  }

  func days() throws(SearchQuery.Invalid) -> ClosedRange<CorpusDay>? {
    guard let ends = try value("between", "an array", \.array) else { return nil }
    let texts = ends.compactMap(\.string)
    guard ends.count == 2, texts.count == 2, let days = SearchQuery.days(from: texts[0], to: texts[1]) else {
      throw SearchQuery.Invalid(
        message: "\"between\" must hold two ISO dates, months or years, the earlier first; an empty one is open")
    }
    return days
  }

  func encoding() throws(SearchQuery.Invalid) -> PositionEncoding? {
    guard let name = try string("offsetEncoding") else { return nil }
    guard let encoding = PositionEncoding(rawValue: name) else {
      let known = PositionEncoding.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw SearchQuery.Invalid(message: "\"offsetEncoding\" has the unknown value \"\(name)\"; known are \(known)")
    }
    return encoding
  }
}

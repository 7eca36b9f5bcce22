package import JSON

/// What every word of a document is, for colours.
package struct SemanticTokensRequest: TextDocumentRequest {
  package static let method = "textDocument/semanticTokens/full"
  package typealias Response = SemanticTokens

  package let uri: String

  package init(_ params: Parameters) throws(InvalidParameters) {
    uri = try params.object("textDocument").string("uri")
  }
}

/// What changed since an earlier answer.
package struct SemanticTokensDeltaRequest: TextDocumentRequest {
  package static let method = "textDocument/semanticTokens/full/delta"
  package typealias Response = SemanticTokensChange

  package let uri: String
  package let previousResultID: String

  package init(_ params: Parameters) throws(InvalidParameters) {
    uri = try params.object("textDocument").string("uri")
    previousResultID = try params.string("previousResultId")
  }
}

/// The tokens of a part of a document.
package struct SemanticTokensRangeRequest: TextDocumentRequest {
  package static let method = "textDocument/semanticTokens/range"
  package typealias Response = SemanticTokens

  package let uri: String
  package let range: PositionRange

  package init(_ params: Parameters) throws(InvalidParameters) {
    uri = try params.object("textDocument").string("uri")
    range = try PositionRange(try params.object("range"))
  }
}

/// Tokens in the protocol's form: five numbers each, which are the line and column since the token before, the length,
/// the type and the modifiers.
package struct SemanticTokens: Hashable, JSONEncodable {
  package static let numbersPerToken = 5

  package let resultID: String?
  package let data: [UInt32]

  package init(resultID: String?, data: [UInt32]) {
    self.resultID = resultID
    self.data = data
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.member("resultId", resultID)
    json.key("data")
    json.numbers(data[...])
    json.endObject()
  }
}

/// Edits that make the newest numbers of earlier ones, or all numbers where the earlier ones are not known any more.
package enum SemanticTokensChange: Hashable, JSONEncodable {
  /// A replacement within the earlier numbers.
  package struct Edit: Hashable, Sendable {
    package let start: Int
    package let deleteCount: Int
    package let data: [UInt32]

    package init(start: Int, deleteCount: Int, data: [UInt32]) {
      self.start = start
      self.deleteCount = deleteCount
      self.data = data
    }
  }

  case full(SemanticTokens)
  case edits(resultID: String, [Edit])

  package func encode(to json: inout JSONWriter) {
    switch self {
    case .full(let tokens): tokens.encode(to: &json)
    case .edits(let resultID, let edits):
      json.beginObject()
      json.member("resultId", resultID)
      json.key("edits")
      json.beginArray()
      for edit in edits {
        json.beginObject()
        json.member("start", edit.start)
        json.member("deleteCount", edit.deleteCount)
        if !edit.data.isEmpty {
          json.key("data")
          json.numbers(edit.data[...])
        }
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
  }
}

extension JSONWriter {
  fileprivate mutating func numbers(_ numbers: ArraySlice<UInt32>) {
    beginArray()
    for number in numbers { int(Int(number)) }
    endArray()
  }
}

package import JSON

/// The names under which a request's client wants to hear of its progress.
package struct ProgressTokens: Hashable, Sendable {
  /// For how far the work is; nil when nobody wants to know.
  package let work: JSONValue?
  /// For results as they come; nil when they are wanted together, in the answer.
  package let partialResult: JSONValue?

  /// Reads the tokens of a request; one that is no string and no number counts as absent.
  package init(_ params: Parameters) {
    func token(_ key: String) -> JSONValue? {
      params.value(key).flatMap { $0.string != nil || $0.number != nil ? $0 : nil }
    }
    work = token("workDoneToken")
    partialResult = token("partialResultToken")
  }
}

/// From the server: something about a request that is under way.
package struct ProgressNotification: Sendable, JSONEncodable {
  package static let method = "$/progress"

  /// What is told.
  package enum Value: Sendable {
    case begin(title: String)
    case report(percentage: Int)
    case end
    /// A part of the result, as JSON.
    case partialResult([UInt8])
  }

  package let token: JSONValue
  package let value: Value

  package init(token: JSONValue, value: Value) {
    self.token = token
    self.value = value
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.member("token", token)
    json.key("value")
    switch value {
    case .begin(let title):
      json.value(["kind": "begin", "title": .string(title), "percentage": 0, "cancellable": true])
    case .report(let percentage): json.value(["kind": "report", "percentage": .number(JSONNumber(percentage))])
    case .end: json.value(["kind": "end"])
    case .partialResult(let bytes): json.raw(bytes)
    }
    json.endObject()
  }
}

package import JSON

/// The findings of a document, for clients that ask instead of listening.
package struct DocumentDiagnosticRequest: TextDocumentRequest {
  package static let method = "textDocument/diagnostic"
  package typealias Response = DocumentDiagnosticReport

  package let uri: String
  /// The mark of the findings that the client has.
  package let previousResultID: String?

  package init(_ params: Parameters) throws(InvalidParameters) {
    uri = try params.object("textDocument").string("uri")
    previousResultID = try params.optionalString("previousResultId")
  }
}

/// The findings of one document, or that they are those which the client has.
package struct DocumentDiagnosticReport: Hashable, JSONEncodable {
  /// Equal findings have equal marks.
  package let resultID: String
  /// Nil: unchanged.
  package let items: [PublishDiagnosticsNotification.Diagnostic]?

  package init(resultID: String, items: [PublishDiagnosticsNotification.Diagnostic]?) {
    self.resultID = resultID
    self.items = items
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    encodeMembers(to: &json)
    json.endObject()
  }

  func encodeMembers(to json: inout JSONWriter) {
    json.member("kind", items == nil ? "unchanged" : "full")
    json.member("resultId", resultID)
    json.member("items", items)
  }
}

/// The findings of all open documents.
package struct WorkspaceDiagnosticRequest: ClientRequest {
  package static let method = "workspace/diagnostic"
  package typealias Response = WorkspaceDiagnosticReport

  /// The marks of the findings that the client has, by document.
  package let previousResultIDs: [String: String]
  package let progress: ProgressTokens

  package init(_ params: Parameters) throws(InvalidParameters) {
    var known: [String: String] = [:]
    if params.value("previousResultIds") != nil {
      for entry in try params.objects("previousResultIds") {
        known[try entry.string("uri")] = try entry.string("value")
      }
    }
    previousResultIDs = known
    progress = ProgressTokens(params)
  }
}

/// The findings of several documents.
package struct WorkspaceDiagnosticReport: Hashable, JSONEncodable {
  /// The findings of one of them.
  package struct Item: Hashable, JSONEncodable {
    package let uri: String
    package let version: Int?
    package let report: DocumentDiagnosticReport

    package init(uri: String, version: Int?, report: DocumentDiagnosticReport) {
      self.uri = uri
      self.version = version
      self.report = report
    }

    package func encode(to json: inout JSONWriter) {
      json.beginObject()
      json.member("uri", uri)
      json.key("version")
      if let version { json.int(version) } else { json.null() }
      report.encodeMembers(to: &json)
      json.endObject()
    }
  }

  package let items: [Item]

  package init(items: [Item]) { self.items = items }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.member("items", items)
    json.endObject()
  }
}

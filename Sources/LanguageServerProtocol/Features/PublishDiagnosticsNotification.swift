package import JSON

/// All findings of one version of a document; the client forgets the ones before.
package struct PublishDiagnosticsNotification: Hashable, JSONEncodable {
  package static let method = "textDocument/publishDiagnostics"

  /// One finding.
  package struct Diagnostic: Hashable, JSONEncodable {
    /// `rawValue` is the wire number.
    package enum Severity: Int, Sendable { case error = 1, warning, information, hint }

    package let range: PositionRange
    package let severity: Severity
    package let code: String
    package let message: String
    /// Other places that have to do with it, each with what it is.
    package let related: [Related]

    package init(
      range: PositionRange, severity: Severity, code: String, message: String, related: [Related] = []
    ) {
      self.range = range
      self.severity = severity
      self.code = code
      self.message = message
      self.related = related
    }

    package func encode(to json: inout JSONWriter) {
      json.beginObject()
      json.key("range")
      range.encode(to: &json)
      json.key("severity")
      json.int(severity.rawValue)
      json.key("code")
      json.string(code)
      json.key("source")
      json.string("hashiya")
      json.key("message")
      json.string(message)
      if !related.isEmpty { json.member("relatedInformation", related) }
      json.endObject()
    }
  }

  /// A place that has to do with a finding.
  package struct Related: Hashable, JSONEncodable {
    package let location: Location
    package let message: String

    package init(location: Location, message: String) {
      self.location = location
      self.message = message
    }

    package func encode(to json: inout JSONWriter) {
      json.beginObject()
      json.member("location", location)
      json.member("message", message)
      json.endObject()
    }
  }

  package let uri: String
  package let version: Int?
  package let diagnostics: [Diagnostic]

  package init(uri: String, version: Int?, diagnostics: [Diagnostic]) {
    self.uri = uri
    self.version = version
    self.diagnostics = diagnostics
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.key("uri")
    json.string(uri)
    if let version {
      json.key("version")
      json.int(version)
    }
    json.key("diagnostics")
    diagnostics.encode(to: &json)
    json.endObject()
  }
}

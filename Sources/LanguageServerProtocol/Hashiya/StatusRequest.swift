package import JSON

/// `hashiya/status`: what the server is and how it fares.
package enum StatusRequest {
  package static let method = "hashiya/status"
}

/// The answer to `hashiya/status`.
package struct ServerStatus: Hashable, JSONEncodable {
  /// One open document.
  package struct Document: Hashable, Sendable {
    package let uri: String
    package let languageID: String
    package let version: Int?
    /// The text's size in bytes of UTF-8.
    package let bytes: Int
    package let lines: Int
    /// How many lines have been analysed since the document was opened: all of them once, and after an edit those that
    /// it touched. Nil while the document is being analysed, or was not yet.
    package let analyzedLines: Int?

    package init(
      uri: String, languageID: String, version: Int?, bytes: Int, lines: Int, analyzedLines: Int?
    ) {
      self.uri = uri
      self.languageID = languageID
      self.version = version
      self.bytes = bytes
      self.lines = lines
      self.analyzedLines = analyzedLines
    }
  }

  /// What has happened since the start.
  package struct Counters: Hashable, Sendable {
    package var requests: Int
    package var notifications: Int
    package var failures: Int
    package var cancellations: Int
    /// Requests that are being worked on at this moment, the one that asks aside.
    package var underWay: Int

    package init(requests: Int, notifications: Int, failures: Int, cancellations: Int, underWay: Int) {
      self.requests = requests
      self.notifications = notifications
      self.failures = failures
      self.cancellations = cancellations
      self.underWay = underWay
    }
  }

  package var version: String
  package var modelVersion: String
  package var entitiesModelVersion: String
  package var positionEncoding: String
  package var uptimeSeconds: Double
  package var documents: [Document]
  package var counters: Counters
  /// Bytes of memory in use; nil where the system does not tell.
  package var residentBytes: Int?
  /// The most bytes of memory that were ever in use.
  package var peakResidentBytes: Int?

  package init(
    version: String, modelVersion: String, entitiesModelVersion: String, positionEncoding: String,
    uptimeSeconds: Double, documents: [Document], counters: Counters, residentBytes: Int?, peakResidentBytes: Int?
  ) {
    self.version = version
    self.modelVersion = modelVersion
    self.entitiesModelVersion = entitiesModelVersion
    self.positionEncoding = positionEncoding
    self.uptimeSeconds = uptimeSeconds
    self.documents = documents
    self.counters = counters
    self.residentBytes = residentBytes
    self.peakResidentBytes = peakResidentBytes
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.key("version")
    json.string(version)
    json.key("model")
    json.value(["version": .string(modelVersion), "entities": .string(entitiesModelVersion)])
    json.key("positionEncoding")
    json.string(positionEncoding)
    json.key("uptimeSeconds")
    json.float(uptimeSeconds)
    json.key("documents")
    json.beginArray()
    for document in documents { encode(document, to: &json) }
    json.endArray()
    json.key("counters")
    encode(counters, to: &json)
    json.key("memory")
    json.beginObject()
    json.member("residentBytes", residentBytes)
    json.member("peakResidentBytes", peakResidentBytes)
    json.endObject()
    json.endObject()
  }

  private func encode(_ document: Document, to json: inout JSONWriter) {
    json.beginObject()
    json.member("uri", document.uri)
    json.member("languageId", document.languageID)
    json.member("version", document.version)
    json.member("bytes", document.bytes)
    json.member("lines", document.lines)
    json.member("analyzedLines", document.analyzedLines)
    json.endObject()
  }

  private func encode(_ counters: Counters, to json: inout JSONWriter) {
    json.beginObject()
    json.member("requests", counters.requests)
    json.member("notifications", counters.notifications)
    json.member("failures", counters.failures)
    json.member("cancellations", counters.cancellations)
    json.member("underWay", counters.underWay)
    json.endObject()
  }
}

package import JSON

/// `hashiya/quotes`: who quotes whom in an open document.
package struct QuotesRequest: TextDocumentRequest {
  package static let method = "hashiya/quotes"
  package typealias Response = QuotationGraph

  package let uri: String
  /// The id of an entity: only what it says, passes on or is told is wanted.
  package let entity: String?

  package init(_ params: Parameters) throws(InvalidParameters) {
    uri = try params.object("textDocument").string("uri")
    entity = try params.optionalString("entity")
  }

  /// The request that a command makes: `{"uri", "entity"?}`.
  package init(command params: Parameters) throws(InvalidParameters) {
    uri = try params.string("uri")
    entity = try params.optionalString("entity")
  }
}

/// Who quotes whom: the document quotes speakers, by itself or through media.
package struct QuotationGraph: Hashable, JSONEncodable {
  /// Somebody who speaks or passes on what others say.
  package struct Voice: Hashable, JSONEncodable {
    package let name: String
    /// The id in the annotated document's index of entities.
    package let entity: String?
    /// Where the voice is named in full.
    package let range: PositionRange?

    package init(name: String, entity: String?, range: PositionRange?) {
      self.name = name
      self.entity = entity
      self.range = range
    }

    package func encode(to json: inout JSONWriter) {
      json.beginObject()
      json.member("name", name)
      json.member("entity", entity)
      json.member("range", range)
      json.endObject()
    }
  }

  /// One quotation.
  package struct Quotation: Hashable, JSONEncodable {
    package let id: String
    /// `direct`, `indirect` or `mixed`.
    package let kind: String
    /// `affirm` or `deny`.
    package let polarity: String
    package let content: [PositionRange]
    package let text: String
    package let addressee: String?

    package init(
      id: String, kind: String, polarity: String, content: [PositionRange], text: String, addressee: String?
    ) {
      self.id = id
      self.kind = kind
      self.polarity = polarity
      self.content = content
      self.text = text
      self.addressee = addressee
    }

    package func encode(to json: inout JSONWriter) {
      json.beginObject()
      json.member("id", id)
      json.member("kind", kind)
      json.member("polarity", polarity)
      json.member("content", content)
      json.member("text", text)
      json.member("addressee", addressee)
      json.endObject()
    }
  }

  /// What one speaker says through one medium, or to the document itself.
  package struct Edge: Hashable, JSONEncodable {
    package let quoted: Voice
    /// Who passes it on; nil for the document itself.
    package let quoting: Voice?
    package let quotes: [Quotation]

    package init(quoted: Voice, quoting: Voice?, quotes: [Quotation]) {
      self.quoted = quoted
      self.quoting = quoting
      self.quotes = quotes
    }

    package func encode(to json: inout JSONWriter) {
      json.beginObject()
      json.member("quoted", quoted)
      json.member("quoting", quoting)
      json.member("quotes", quotes)
      json.endObject()
    }
  }

  package let edges: [Edge]

  package init(edges: [Edge]) { self.edges = edges }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.member("edges", edges)
    json.endObject()
  }
}

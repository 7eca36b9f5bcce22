package import AnnotationModel
package import ArabicText
package import JSON

/// The names of the models that made an annotation, the `model` object on the wire.
package struct ModelIdentity: Hashable, Sendable {
  /// The version of rules and lexicon.
  package let version: String
  /// The entity model's name and version.
  package let entities: String

  /// An identity of the two versions.
  package init(version: String, entities: String) {
    self.version = version
    self.entities = entities
  }
}

/// The parts of a document's JSON that depend on its text and the options alone, not on who asks: what the result
/// cache keeps.
package struct EncodedDocument: Hashable, Sendable {
  /// The members from `offsetEncoding` to `referenceTime`, without braces.
  package let facts: [UInt8]
  /// The members from `blocks` to `model`, without braces.
  package let layers: [UInt8]

  /// A document of two member lists that a `DocumentWriter` made.
  package init(facts: [UInt8], layers: [UInt8]) {
    self.facts = facts
    self.layers = layers
  }

  /// Both lists in one byte string.
  package var bytes: [UInt8] {
    // The facts hold a few short strings, so two bytes of length are plenty.
    [UInt8(truncatingIfNeeded: facts.count >> 8), UInt8(truncatingIfNeeded: facts.count)] + facts + layers
  }

  /// The document that `bytes` was made of; nil when the byte string is none.
  package init?(bytes: [UInt8]) {
    guard bytes.count >= 2 else { return nil }
    let end = 2 + Int(bytes[0]) << 8 + Int(bytes[1])
    guard end <= bytes.count else { return nil }
    self.init(facts: Array(bytes[2..<end]), layers: Array(bytes[end...]))
  }
}

/// Writes annotated documents as the JSON of the `hashiya/1` contract, with offsets in one encoding.
///
/// ```swift
/// let writer = DocumentWriter(encoding: .utf16, model: ModelIdentity(version: "1", entities: "1"))
/// writer.write(document, of: source, id: "page", to: &json)
/// ```
package struct DocumentWriter: Sendable {
  /// How offsets are counted.
  package let encoding: PositionEncoding
  private let model: ModelIdentity

  /// A writer that counts offsets in `encoding` and names `model` in every document.
  package init(encoding: PositionEncoding, model: ModelIdentity) {
    self.encoding = encoding
    self.model = model
  }

  /// Writes one document as a JSON object. `meta` holds the input's unknown fields; `withText` includes the text.
  package func write(
    _ document: AnnotatedDocument, of source: SourceText, id: String, meta: JSONObject? = nil, withText: Bool = false,
    to json: inout JSONWriter
  ) {
    write(encode(document, of: source), id: id, meta: meta, text: withText ? source : nil, to: &json)
  }

  /// The parts of the document's JSON that neither id nor meta changes.
  package func encode(_ document: AnnotatedDocument, of source: SourceText) -> EncodedDocument {
    var layers = LayerWriter(source: source, encoding: encoding)
    var facts = JSONWriter(capacity: 128)
    facts.key("offsetEncoding")
    facts.string(encoding.rawValue)
    facts.key("length")
    facts.int(layers.length)
    facts.key("language")
    facts.string(document.language)
    if let referenceTime = document.referenceTime {
      facts.key("referenceTime")
      facts.string(referenceTime)
    }
    layers.write(document)
    layers.write(model)
    return EncodedDocument(facts: facts.bytes, layers: layers.bytes)
  }

  /// Writes a document whose parts were encoded before, by a writer of the same encoding and model.
  package func write(
    _ encoded: EncodedDocument, id: String, meta: JSONObject? = nil, text: SourceText? = nil, to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("schema")
    json.string(AnnotatedDocument.schema)
    json.key("id")
    json.string(id)
    json.raw(encoded.facts)
    if let meta, !meta.members.isEmpty {
      json.key("meta")
      json.value(.object(meta))
    }
    if let text {
      json.key("text")
      json.string(utf8: text.bytes[...])
    }
    json.raw(encoded.layers)
    json.endObject()
  }
}

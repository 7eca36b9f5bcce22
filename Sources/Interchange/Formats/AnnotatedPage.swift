package import AnnotationModel
package import ArabicText
package import JSON

/// A text with its annotations: what readers of formats give and writers take.
package struct AnnotatedPage: Hashable, Sendable {
  package var id: String
  package var source: SourceText
  package var document: AnnotatedDocument
  /// Fields of the input that mean nothing here and are passed through.
  package var meta: JSONObject

  /// A page of the given parts.
  package init(id: String, source: SourceText, document: AnnotatedDocument, meta: JSONObject = JSONObject()) {
    self.id = id
    self.source = source
    self.document = document
    self.meta = meta
  }

  /// The layers with the keys of the `hashiya/1` contract, offsets counted in `encoding`.
  func layers(in encoding: PositionEncoding) -> JSONObject {
    var layers = LayerWriter(source: source, encoding: encoding)
    layers.write(document)
    let bytes = [0x7B] + layers.bytes + [0x7D]
    // The writer's own output always reads back.
    return (try? JSONReader.read(bytes))?.object ?? JSONObject()
  }
}

import AnnotationStore

/// Documents of the index on their way through a run: each behind its length.
enum CorpusStream {
  /// A document as a record.
  static func record(_ document: CorpusDocument) -> [UInt8] {
    var wire = WireWriter()
    wire.blob(document.encoded)
    return wire.bytes
  }

  /// The documents of whole records.
  static func documents(_ records: [UInt8]) -> [CorpusDocument] {
    var wire = WireReader(records)
    var documents: [CorpusDocument] = []
    while let bytes = wire.blob() {
      guard let document = CorpusDocument(encoded: bytes) else { break }
      documents.append(document)
    }
    return documents
  }
}

package import AnnotationModel

/// The formats that this module writes and reads, by name.
package enum InterchangeFormats {
  /// The names of the formats with a writer here, in the order of the manual.
  package static let writable = [
    "brat", "conll", "conllu", "webannotation", "tei", "timeml", "xmi", "casjson", "labelstudio", "doccano", "prodigy",
    "spacy", "tsv",
  ]

  /// The names of the formats that can be read.
  package static let readable = ["jsonl", "json", "brat", "conllu", "labelstudio"]

  /// The writer of a format; nil for a name that is none of `writable`.
  package static func writer(_ name: String, model: ModelIdentity) -> (any FormatWriter)? {
    switch name {
    case "brat": BratWriter()
    case "conll": ConllWriter()
    case "conllu": ConlluWriter()
    case "webannotation": WebAnnotationWriter(model: model)
    case "tei": TEIWriter()
    case "timeml": TimeMLWriter()
    case "xmi": XMIWriter()
    case "casjson": CASJSONWriter()
    case "labelstudio": LabelStudioWriter(model: model)
    case "doccano": DoccanoWriter()
    case "prodigy": ProdigyWriter()
    case "spacy": SpacyWriter()
    case "tsv": TSVWriter()
    default: nil
    }
  }

  /// The writer of JSON Lines, or of one JSON array, that includes the text, for pages that were read.
  package static func jsonWriter(
    lines: Bool, encoding: PositionEncoding, model: ModelIdentity
  ) -> any FormatWriter {
    NativeWriter(isArray: !lines, writer: DocumentWriter(encoding: encoding, model: model))
  }

  /// The reader of a format; nil for a name that is none of `readable`.
  package static func reader(_ name: String) -> (any FormatReader)? {
    switch name {
    case "json", "jsonl": NativeReader(name: name)
    case "brat": BratReader()
    case "conllu": ConlluReader()
    case "labelstudio": LabelStudioReader()
    default: nil
    }
  }
}

import AnnotationModel

/// The type system that pages have as UIMA CAS: DKPro's NamedEntity and Sentence, which INCEpTION knows, and types of
/// hashiya's own for the rest.
enum CASTypes {
  /// A type that extends `uima.tcas.Annotation`.
  struct AnnotationType {
    let name: String
    /// Features by name with their range: a primitive of UIMA, or the name of a type.
    let features: [(name: String, range: String)]

    /// The last part of the name, which XMI uses with the prefix of the rest.
    var element: String { name.split(separator: ".").last.map(String.init) ?? name }
    /// The name without its last part.
    var package: String { name.split(separator: ".").dropLast().joined(separator: ".") }
  }

  static let string = "uima.cas.String"
  static let double = "uima.cas.Double"

  static let entity = AnnotationType(
    name: "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity",
    features: [("value", string), ("identifier", string), ("name", string), ("confidence", double)])
  static let sentence = AnnotationType(
    name: "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence", features: [])
  static let block = AnnotationType(
    name: "hashiya.Block", features: [("kind", string), ("article", "uima.cas.Integer")])
  static let section = AnnotationType(name: "hashiya.Section", features: [("title", string)])
  static let time = AnnotationType(
    name: "hashiya.Time",
    features: [
      ("timexType", string), ("timexValue", string), ("mod", string), ("freq", string), ("quant", string),
      ("beginTime", string), ("finishTime", string), ("confidence", double),
    ])
  static let quantity = AnnotationType(
    name: "hashiya.Quantity", features: [("kind", string), ("number", string), ("unit", string)])
  static let part = AnnotationType(name: "hashiya.QuotePart", features: [("role", string)])
  static let quote = AnnotationType(
    name: "hashiya.Quote",
    features: [
      ("identifier", string), ("kind", string), ("polarity", string), ("speakerName", string), ("viaName", string),
      ("cue", part.name), ("speaker", part.name), ("via", part.name), ("addressee", part.name), ("confidence", double),
    ])

  static let all = [entity, sentence, block, section, time, quantity, part, quote]
}

/// One annotation of a CAS, numbered. `features` are in the type's order.
struct CASAnnotation {
  enum Value {
    case string(String)
    case int(Int)
    case double(Float)
    /// The number of another annotation.
    case reference(Int)
  }

  let id: Int
  let type: CASTypes.AnnotationType
  let span: TextSpan
  let features: [(name: String, value: Value)]
}

/// A page as the annotations of a CAS. Number 1 is the sofa.
struct CASPage {
  static let sofa = 1

  private(set) var annotations: [CASAnnotation] = []

  init(_ document: AnnotatedDocument) {
    for block in document.blocks ?? [] {
      add(CASTypes.block, block.span, [("kind", .string(block.kind.rawValue)), ("article", .int(block.article))])
    }
    for section in document.sections ?? [] { add(CASTypes.section, section.span, []) }
    for sentence in document.sentences ?? [] { add(CASTypes.sentence, sentence, []) }
    for mention in document.entities ?? [] {
      add(
        CASTypes.entity, mention.span,
        [
          ("value", .string(mention.type.rawValue)), ("identifier", .string(mention.entity)),
          ("name", .string(mention.name)), ("confidence", .double(mention.confidence)),
        ])
    }
    for time in document.times ?? [] { add(time) }
    for quantity in document.quantities ?? [] {
      add(
        CASTypes.quantity, quantity.span,
        [("kind", .string(quantity.kind.rawValue)), ("number", .string(quantity.value))]
          + (quantity.unit.map { [("unit", .string($0))] } ?? []))
    }
    for quote in document.quotes ?? [] { add(quote) }
  }

  private mutating func add(_ time: TimeExpression) {
    let optional: [(String, String?)] = [
      ("mod", time.modifier?.rawValue), ("freq", time.frequency), ("quant", time.quantifier), ("beginTime", time.begin),
      ("finishTime", time.finish),
    ]
    let features: [(name: String, value: CASAnnotation.Value)] =
      [("timexType", .string(time.type.rawValue)), ("timexValue", .string(time.value))]
      + optional.compactMap { name, value in value.map { (name, .string($0)) } }
    add(CASTypes.time, time.span, features + [("confidence", .double(time.confidence))])
  }

  private mutating func add(_ quote: Quote) {
    var features: [(name: String, value: CASAnnotation.Value)] = [
      ("identifier", .string(quote.id)), ("kind", .string(quote.kind.rawValue)),
      ("polarity", .string(quote.polarity.rawValue)), ("speakerName", .string(quote.speakerName)),
    ]
    if let via = quote.viaName { features.append(("viaName", .string(via))) }
    for (role, span) in [
      ("cue", quote.cue), ("speaker", quote.speaker), ("via", quote.via), ("addressee", quote.addressee),
    ] {
      guard let span else { continue }
      features.append((role, .reference(add(CASTypes.part, span, [("role", .string(role))]))))
    }
    features.append(("confidence", .double(quote.confidence)))
    // One annotation for each stretch of content, with one identifier.
    for span in quote.content { add(CASTypes.quote, span, features) }
  }

  @discardableResult
  private mutating func add(
    _ type: CASTypes.AnnotationType, _ span: TextSpan, _ features: [(name: String, value: CASAnnotation.Value)]
  ) -> Int {
    let id = CASPage.sofa + 1 + annotations.count
    annotations.append(CASAnnotation(id: id, type: type, span: span, features: features))
    return id
  }
}

import AnnotationModel
import ArabicText
import Interchange
import JSON

/// A page with something in every layer, made by hand.
enum SamplePage {
  static let text =
    "زيارة 😀 رسمية\r\nوصل الوفد لموسكو أمس، وقال الوزير خالد فهد: «بدأنا» ثم تابع «العمل» <الآن> & غدا.\nنقلا عن رويترز: دفع 5 دولارات\n"

  static var page: AnnotatedPage {
    let source = SourceText(text)
    var document = AnnotatedDocument(language: "ar", referenceTime: "2024-05-02")
    document.blocks = [
      Block(span: span("زيارة 😀 رسمية"), kind: .headline, article: 1, level: 1),
      Block(span: source.line(1), kind: .paragraph, article: 1),
      Block(span: source.line(2), kind: .paragraph, article: 1),
    ]
    document.articles = [
      Article(
        id: 1, role: .main, span: TextSpan(start: 0, end: source.line(2).end), headline: span("زيارة 😀 رسمية"),
        referenceTime: "2024-05-02")
    ]
    document.sections = [Section(id: "s1", article: 1, level: 1, span: TextSpan(start: 0, end: source.line(2).end))]
    document.entities = [
      mention("e1", "موسكو", .location, name: "موسكو", entity: "x1"),
      mention("e2", "خالد فهد", .person, name: "خالد فهد", entity: "x2"),
      mention("e3", "رويترز", .organization, name: "وكالة رويترز", entity: "x3"),
    ]
    document.entityIndex = [
      IndexedEntity(id: "x1", type: .location, name: "موسكو", mentions: ["e1"], country: "RU"),
      IndexedEntity(id: "x2", type: .person, name: "خالد فهد", mentions: ["e2"], roles: ["الوزير"]),
      IndexedEntity(id: "x3", type: .organization, name: "وكالة رويترز", aliases: ["رويترز"], mentions: ["e3"]),
    ]
    document.times = [
      TimeExpression(
        id: "t1", span: span("أمس"), type: .date, value: "2024-05-01", begin: "2024-05-01", finish: "2024-05-02",
        rule: "day",
        confidence: 0.875),
      TimeExpression(id: "t2", span: span("غدا"), type: .date, value: "2024-05-03", modifier: .start, rule: "day"),
    ]
    document.quantities = [
      Quantity(id: "n1", span: span("5 دولارات"), kind: .money, value: "5", unit: "USD", rule: "money")
    ]
    document.quotes = [
      Quote(
        id: "q1", kind: .direct, content: [span("بدأنا"), span("العمل")], cue: span("قال"),
        speaker: span("الوزير خالد فهد"),
        speakerName: "خالد فهد", speakerEntity: "x2", via: span("رويترز"), viaName: "وكالة رويترز", polarity: .deny,
        resolvedBy: .explicit, rule: "verb.direct", confidence: 0.5)
    ]
    document.diagnostics = [
      Diagnostic(
        span: span("الآن"), code: "someCode", severity: .warning, message: "a message",
        fix: Diagnostic.Fix(title: "a fix", edits: [TextEdit(span: span("الآن"), newText: "اليوم")]))
    ]
    return AnnotatedPage(
      id: "صفحة 1", source: source, document: document, meta: JSONObject([("url", "u"), ("n", .array([1, nil]))]))
  }

  static func span(_ part: String) -> TextSpan {
    let bytes = Array(text.utf8)
    let wanted = Array(part.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    return TextSpan(start: start, end: start + wanted.count)
  }

  private static func mention(_ id: String, _ text: String, _ type: EntityType, name: String, entity: String)
    -> EntityMention
  {
    EntityMention(id: id, span: span(text), type: type, name: name, entity: entity, article: 1, confidence: 0.75)
  }
}

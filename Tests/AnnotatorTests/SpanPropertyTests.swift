import AnnotationModel
import Annotator
import ArabicText
import Testing
import ThreadClock

/// Properties that hold for the spans of every layer, on prose that is cut up and seeded with hostile characters.
@Suite("Spans of every layer")
struct SpanPropertyTests {
  private static let pieces = [
    "قالت وزيرة النقل ليلى منصور، أمس الاثنين، إن ميناء الرمال استأنف العمل", " بعد توقف دام عامين",
    "، مؤكدةً أن السفن وصلت",
    "ونقلت رويترز عن مسؤول في الأمم المتحدة قوله إنّ المساعدات ستصل إلى لِبنانَ وللأمم المتحدة", "في ١٢ أيار/ مايو 2023",
    "نفى كـريم الراشد ذلك", "«لن نتراجع»", "\"قرار صائب\"", "“لا تعليق”", "في 15 رمضان 1445هـ", "20 ألف دولار", "3.5%",
    "وبالقاهرة", "ﻷوروبا",
    "المصدر: وكالات", "اقرأ أيضا:", "كلمات دلالية: ميناء، سفن", "• بند", "بوتين: سنرد", "\n", "\r\n", "\n\n", " ", " ",
    ".", "،",
    "\u{200F}", "\u{202B}", "\u{202C}", "\u{FEFF}", "\u{0}", "\u{2028}", "👨‍👩‍👧", "🇱🇧", "e\u{301}", "\u{64B}", "ـ",
    "\u{600}", "\u{200D}",
    "\u{FE0F}", "5\u{FE0F}\u{20E3}", " \u{64E}", "ﷺ", "BBC", "F16", "عربي21", "(", ")", ":", "؟", "-", "_", "#",
    "الثلاثاء",
  ]

  private static func text(seed: UInt64) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    return (0..<(4 + next(60))).map { _ in pieces[next(pieces.count)] + (next(3) == 0 ? "" : " ") }.joined()
  }

  private static func spans(of document: AnnotatedDocument) -> [(name: String, span: TextSpan)] {
    var spans: [(String, TextSpan)] = []
    func add(_ name: String, _ list: [TextSpan?]) { spans += list.compactMap { $0 }.map { (name, $0) } }
    add("block", (document.blocks ?? []).map(\.span))
    add("sentence", document.sentences ?? [])
    for article in document.articles ?? [] {
      add("article", [article.span])
      add("article's part", [article.headline, article.source, article.byline])
    }
    for section in document.sections ?? [] { add("section", [section.span, section.title]) }
    add("entity", (document.entities ?? []).map(\.span))
    for time in document.times ?? [] { add("time \(time.rule)", [time.span]) }
    for quantity in document.quantities ?? [] { add("quantity \(quantity.rule)", [quantity.span]) }
    for finding in document.diagnostics ?? [] { add(finding.code, [finding.span]) }
    for quote in document.quotes ?? [] {
      add("content \(quote.rule)", quote.content)
      add("quote \(quote.rule)", [quote.cue, quote.speaker, quote.via, quote.addressee])
    }
    return spans
  }

  private static let options = AnnotationOptions(layers: [.standard, .sentences], referenceTime: "2024-05-15")

  @Test("No span splits a grapheme, is empty or leaves the text", arguments: Array(UInt64(1)...120))
  func graphemes(seed: UInt64) {
    let text = Self.text(seed: seed)
    var boundaries: Set<Int> = [0]
    var offset = 0
    for character in text {
      offset += character.utf8.count
      boundaries.insert(offset)
    }
    for (name, span) in Self.spans(of: Annotator().annotate(SourceText(text), options: Self.options)) {
      #expect(!span.isEmpty && span.end <= offset, "\(name)")
      #expect(boundaries.contains(span.start) && boundaries.contains(span.end), "\(name) in \(text.debugDescription)")
    }
  }

  @Test(
    "Names do not overlap, nor do times; ids are unique and references lead somewhere",
    arguments: Array(UInt64(1)...120))
  func references(seed: UInt64) {
    let document = Annotator().annotate(SourceText(Self.text(seed: seed)), options: Self.options)
    for spans in [
      (document.entities ?? []).map(\.span), (document.times ?? []).map(\.span), (document.blocks ?? []).map(\.span),
    ] {
      #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start })
    }
    let index = Set((document.entityIndex ?? []).map(\.id))
    let mentions = Set((document.entities ?? []).map(\.id))
    #expect(mentions.count == document.entities?.count)
    #expect((document.entities ?? []).allSatisfy { index.contains($0.entity) })
    #expect((document.entityIndex ?? []).allSatisfy { $0.mentions.allSatisfy(mentions.contains) })
    #expect((document.quotes ?? []).allSatisfy { $0.speakerEntity.map(index.contains) ?? true })
    let times = Set((document.times ?? []).map(\.id))
    #expect(
      (document.times ?? []).allSatisfy {
        ($0.anchor.map(times.contains) ?? true) && ($0.sameAs.map(times.contains) ?? true)
      })
    let sections = Set((document.sections ?? []).map(\.id))
    #expect((document.sections ?? []).allSatisfy { $0.parent.map(sections.contains) ?? true })
  }

  @Test("The same text gives the same document", arguments: Array(UInt64(1)...15))
  func determinism(seed: UInt64) {
    let source = SourceText(Self.text(seed: seed))
    let first = Annotator().annotate(source, options: Self.options)
    #expect((0..<3).allSatisfy { _ in Annotator().annotate(source, options: Self.options) == first })
  }

  @Test(
    "A layer asked for alone is the layer of the whole annotation",
    arguments: [
      Layers.sections, .times, .quantities, .entities, .quotes, .diagnostics, .sentences,
    ])
  func layersAlone(layer: Layers) {
    for seed in UInt64(1)...12 {
      let source = SourceText(Self.text(seed: seed))
      let whole = Annotator().annotate(source, options: Self.options)
      var options = Self.options
      options.layers = layer
      let alone = Annotator().annotate(source, options: options)
      #expect(alone.blocks == (layer == .sections ? whole.blocks : nil))
      #expect(alone.articles == (layer == .sections ? whole.articles : nil))
      #expect(alone.times == (layer == .times ? whole.times : nil))
      #expect(alone.quantities == (layer == .quantities ? whole.quantities : nil))
      #expect(alone.entities == (layer == .entities ? whole.entities : nil))
      #expect(alone.quotes == (layer == .quotes ? whole.quotes : nil))
      #expect(alone.diagnostics == (layer == .diagnostics ? whole.diagnostics : nil))
      #expect(alone.sentences == (layer == .sentences ? whole.sentences : nil))
    }
  }

  @Test(
    "Time is linear: four times the text takes at most about four times as long",
    arguments: [
      "قبل ", "\"", "«", "(", "2020 ", "يناير ", "قال ", "قال إن ", "محمد ", "وزير ", "و", "\n", "a", "، مؤكدا أن ",
      "اقرأ أيضا:\n", "- ", "👍",
    ])
  func linear(unit: String) {
    func seconds(_ count: Int) -> Double {
      let source = SourceText(String(repeating: unit, count: count))
      return ThreadClock.seconds { _ = Annotator().annotate(source, options: Self.options) }
    }
    _ = seconds(100)
    let count = 4_000 / unit.utf8.count
    let short = (0..<2).map { _ in seconds(count) }.min() ?? 0
    let long = (0..<2).map { _ in seconds(4 * count) }.min() ?? 0
    // Quadratic work gives 16; the bound leaves room for a noisy machine and for windows that fill up.
    #expect(long < 12 * short + 0.1, "\(short) s, \(long) s")
  }
}

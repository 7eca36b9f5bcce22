import AnnotationModel
import ArabicText
import Interchange
import JSON
import Testing

/// The JSON of a document, one key order for everybody, offsets in the caller's encoding.
struct DocumentWriterTests {
  private let model = ModelIdentity(version: "7", entities: "3")

  private func json(
    _ document: AnnotatedDocument, of text: String, in encoding: PositionEncoding = .utf8, meta: JSONObject? = nil,
    withText: Bool = false
  ) -> String {
    var json = JSONWriter()
    DocumentWriter(encoding: encoding, model: model).write(
      document, of: SourceText(text), id: "page", meta: meta, withText: withText, to: &json)
    return json.text
  }

  /// Where `word` stands in `text`, in UTF-8 bytes.
  private func span(of word: String, in text: String) -> TextSpan {
    let bytes = Array(text.utf8)
    let sought = Array(word.utf8)
    let start = (0...(bytes.count - sought.count)).first { bytes[$0...].starts(with: sought) } ?? 0
    return TextSpan(start: start, end: start + sought.count)
  }

  @Test func layersThatWereNotAskedForAreAbsent() {
    #expect(
      json(AnnotatedDocument(language: "ar"), of: "") == """
        {"schema":"hashiya/1","id":"page","offsetEncoding":"utf-8","length":0,"language":"ar",\
        "model":{"version":"7","entities":"3"}}
        """)
  }

  @Test func metaAndTextStandBeforeTheLayers() {
    var document = AnnotatedDocument(language: "ar", referenceTime: "2024-05-01")
    document.blocks = []
    #expect(
      json(document, of: "خبر", meta: JSONObject([("url", "x")]), withText: true) == """
        {"schema":"hashiya/1","id":"page","offsetEncoding":"utf-8","length":6,"language":"ar",\
        "referenceTime":"2024-05-01","meta":{"url":"x"},"text":"خبر","blocks":[],"model":{"version":"7","entities":"3"}}
        """)
  }

  @Test(arguments: [
    (PositionEncoding.utf8, #""start":5,"end":17"#), (.utf16, #""start":3,"end":9"#), (.utf32, #""start":2,"end":8"#),
  ])
  func offsetsAreCountedInTheCallersEncoding(encoding: PositionEncoding, bounds: String) {
    let text = "😀 العالم"
    var document = AnnotatedDocument(language: "ar")
    document.sentences = [TextSpan(start: 5, end: 17)]
    #expect(json(document, of: text, in: encoding).contains("\"sentences\":[{\(bounds)}]"))
  }

  @Test func everyFieldOfEveryLayer() {
    let text = "قال علي: «نعم» أمس"
    func at(_ word: String) -> TextSpan { span(of: word, in: text) }
    var document = AnnotatedDocument(language: "ar")
    document.blocks = [Block(span: at(text), kind: .headline, article: 1, level: 1)]
    document.articles = [
      Article(
        id: 1, role: .main, span: at(text), headline: at("قال"), referenceTime: "2024-05-01", source: at("علي"),
        byline: at("علي"))
    ]
    document.sections = [
      Section(id: "s2", article: 1, level: 2, span: at(text), title: at("قال"), parent: "s1")
    ]
    document.entities = [
      EntityMention(
        id: "e1", span: at("علي"), type: .person, name: "علي", entity: "n1", article: 1, confidence: 0.98765)
    ]
    document.entityIndex = [
      IndexedEntity(
        id: "n1", type: .person, name: "علي", aliases: ["علي"], mentions: ["e1"], country: "EG", roles: ["الوزير"])
    ]
    document.times = [
      TimeExpression(
        id: "t1", span: at("أمس"), type: .date, value: "2024-04-30", modifier: .approximately, frequency: "2X",
        quantifier: "EVERY", begin: "2024-04-30", finish: "2024-05-01", zone: "+03:00", calendar: .hijri,
        original: "1445-10-21", anchor: "t0", sameAs: "t2", rule: "deictic", confidence: 1)
    ]
    document.quantities = [
      Quantity(id: "q1", span: at("نعم"), kind: .money, value: "5", unit: "EGP", rule: "r")
    ]
    document.quotes = [
      Quote(
        id: "u1", kind: .direct, content: [at("نعم")], cue: at("قال"), speakerName: "علي", speakerEntity: "n1",
        viaName: "و", polarity: .deny, addressee: at("علي"), resolvedBy: .explicit, rule: "r", confidence: .nan)
    ]
    document.diagnostics = [
      Diagnostic(
        span: at("نعم"), code: "c", severity: .hint, message: "m",
        fix: .init(title: "f", edits: [TextEdit(span: at("نعم"), newText: "\"")]))
    ]
    let ali = #""start":4,"end":7,"text":"علي""#
    let said = #""start":0,"end":3,"text":"قال""#
    let yes = #""start":10,"end":13,"text":"نعم""#
    let expected = """
      {"schema":"hashiya/1","id":"page","offsetEncoding":"utf-32","length":18,"language":"ar",\
      "blocks":[{"start":0,"end":18,"kind":"headline","article":1,"level":1}],\
      "articles":[{"id":1,"role":"main","start":0,"end":18,"headline":{\(said)},"referenceTime":"2024-05-01",\
      "source":{\(ali)},"byline":{\(ali)}}],\
      "sections":[{"id":"s2","article":1,"level":2,"start":0,"end":18,"title":{\(said)},"parent":"s1"}],\
      "entities":[{"id":"e1",\(ali),"type":"PER","name":"علي","entity":"n1","article":1,"confidence":0.988}],\
      "entityIndex":[{"id":"n1","type":"PER","name":"علي","aliases":["علي"],"mentions":["e1"],"country":"EG",\
      "roles":["الوزير"]}],\
      "times":[{"id":"t1","start":15,"end":18,"text":"أمس","type":"DATE","value":"2024-04-30","mod":"APPROX",\
      "freq":"2X","quant":"EVERY","begin":"2024-04-30","finish":"2024-05-01","zone":"+03:00","calendar":"hijri",\
      "original":"1445-10-21","anchor":"t0","sameAs":"t2","rule":"deictic","confidence":1.000}],\
      "quantities":[{"id":"q1",\(yes),"kind":"money","value":"5","unit":"EGP","rule":"r"}],\
      "quotes":[{"id":"u1","kind":"direct","content":[{\(yes)}],"cue":{\(said)},"speaker":null,"speakerName":"علي",\
      "speakerEntity":"n1","via":null,"viaName":"و","polarity":"deny","addressee":{\(ali)},"resolvedBy":"explicit",\
      "rule":"r","confidence":0.000}],\
      "diagnostics":[{"start":10,"end":13,"code":"c","severity":"hint","message":"m",\
      "fix":{"title":"f","edits":[{"start":10,"end":13,"newText":"\\""}]}}],\
      "model":{"version":"7","entities":"3"}}
      """
    #expect(json(document, of: text, in: .utf32) == expected)
  }

  /// Sorted or not, near or far: the cursor's answer is the one that counting from the start gives.
  @Test(arguments: [PositionEncoding.utf16, .utf32])
  func offsetsInAnyOrderAreExact(encoding: PositionEncoding) {
    let text = String(repeating: "قال 😀 a é ﷺ ", count: 60)
    let scalars = Array(text.unicodeScalars)
    var document = AnnotatedDocument(language: "ar")
    var expected: [String] = []
    var state: UInt64 = 42
    document.sentences = (0..<300).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let start = Int(state >> 33) % scalars.count
      let end = min(start + Int(state >> 20 & 31), scalars.count)
      func utf8(_ index: Int) -> Int { scalars[..<index].reduce(0) { $0 + UTF8.width($1) } }
      func units(_ index: Int) -> Int {
        encoding == .utf32 ? index : scalars[..<index].reduce(0) { $0 + UTF16.width($1) }
      }
      expected.append("{\"start\":\(units(start)),\"end\":\(units(end))}")
      return TextSpan(start: utf8(start), end: utf8(end))
    }
    #expect(json(document, of: text, in: encoding).contains("[" + expected.joined(separator: ",") + "]"))
  }

  @Test func anErrorRecordNamesItsLine() {
    var json = JSONWriter()
    ErrorRecord(id: "3", failure: DocumentFailure(.missingText, "no \"text\"", line: 3)).write(to: &json)
    json.newline()
    ErrorRecord(id: "x", failure: DocumentFailure(.empty, "m")).write(to: &json)
    #expect(
      json.text == """
        {"id":"3","error":{"code":"missingText","message":"no \\"text\\"","line":3}}
        {"id":"x","error":{"code":"empty","message":"m"}}
        """)
  }
}

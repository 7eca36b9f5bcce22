import AnnotationModel
import ArabicText
import Interchange
import JSON
import Testing

/// What a reader gets is what the writer was given, as far as the format holds it.
struct RoundTripTests {
  private static let model = ModelIdentity(version: "1", entities: "1")

  private static func copies(of page: AnnotatedPage, format: String) throws -> [AnnotatedPage] {
    let writer =
      format == "jsonl"
      ? InterchangeFormats.jsonWriter(lines: true, encoding: .utf16, model: model)
      : try #require(InterchangeFormats.writer(format, model: model))
    let parts = writer.write(page)
    var main: [UInt8] = []
    if case .stream(let opening, _, let closing) = writer.format.layout {
      main = Array(opening.utf8) + parts.flatMap(\.bytes) + Array(closing.utf8)
    }
    var files: [String: [UInt8]] = [:]
    for part in parts {
      if case .document(let suffix) = part.place { files[suffix] = part.bytes }
    }
    if case .files(let suffix) = writer.format.layout { main = files[suffix] ?? [] }
    return try #require(InterchangeFormats.reader(format)).read(main, id: page.id) { files[$0] }
  }

  @Test func theNativeFormatHoldsEverything() throws {
    let page = SamplePage.page
    #expect(try RoundTripTests.copies(of: page, format: "jsonl") == [page])
  }

  @Test(arguments: ["brat", "labelstudio", "conllu"])
  func whatTheFormatHoldsComesBack(format: String) throws {
    let page = SamplePage.page
    let copy = try #require(try RoundTripTests.copies(of: page, format: format).first)
    #expect(copy.source == page.source)
    #expect(copy.document.entities == page.document.entities)
    #expect(copy.document.entityIndex == page.document.entityIndex)
    #expect(copy.document.times == page.document.times)
    #expect(copy.document.quantities == page.document.quantities)
    if format != "conllu" { #expect(copy.document.quotes == page.document.quotes) }
    if format != "brat" {
      #expect(copy.id == page.id)
      #expect(copy.meta == page.meta)
      #expect(copy.document.referenceTime == page.document.referenceTime)
    }
  }

  /// Random texts with random names: offsets survive line ends, pictures, marks and signs that formats escape.
  @Test(arguments: ["jsonl", "brat", "labelstudio", "conllu"])
  func randomPages(format: String) throws {
    var generator = SplitMix(seed: 7)
    let alphabet = [
      "ل", "مو", "سكو", " ", " ", "\n", "\r\n", "😀", "👩‍👧", "كِتـاب", "|", "\\s", "=", "<b>", "&", "\"", "12", ".", "\t",
      "\u{A0}", "{", "_", "#",
    ]
    for round in 0..<150 {
      let text = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? ""
      }.joined()
      let page = RoundTripTests.page("p\(round)", text, &generator)
      let copy = try #require(try RoundTripTests.copies(of: page, format: format).first)
      let isBlank = text.allSatisfy(\.isWhitespace)
      if !(format == "conllu" && isBlank) { #expect(copy.source.string == text, "\(text.debugDescription)") }
      #expect(copy.document.entities?.map(\.span) == page.document.entities?.map(\.span), "\(text.debugDescription)")
      #expect(copy.document.entities?.map(\.type) == page.document.entities?.map(\.type))
    }
  }

  /// A page whose names are random runs of whole tokens.
  private static func page(_ id: String, _ text: String, _ generator: inout SplitMix) -> AnnotatedPage {
    let source = SourceText(text)
    var document = AnnotatedDocument(language: "ar")
    var mentions: [EntityMention] = []
    for line in 0..<source.lineCount {
      let span = source.line(line)
      let tokens = Tokenizer.tokens(of: source, in: span)
      var index = 0
      while index < tokens.count {
        let end = min(index + Int.random(in: 1...2, using: &generator), tokens.count)
        if Int.random(in: 0..<3, using: &generator) == 0 {
          let type = EntityType.allCases.randomElement(using: &generator) ?? .person
          mentions.append(
            EntityMention(
              id: "e\(mentions.count + 1)", span: tokens.span(index..<end).shifted(by: span.start), type: type,
              name: "اسم",
              entity: "x1", article: 1, confidence: 1))
        }
        index = end
      }
    }
    document.entities = mentions
    return AnnotatedPage(id: id, source: source, document: document)
  }

  @Test(arguments: [
    ("brat", "X1\tPER 0 1\tا\n", "only text-bound"), ("brat", "T1\tPER 0\tا\n", "not a start and an end"),
    ("brat", "T1\tPERSON 0 1\tا\n", "no label \"PERSON\""), ("brat", "T1\tPER 0 9\tا\n", "0 to 9"),
    ("brat", "T1\n", "an id, a tab"), ("conllu", "1\tا\t_\n", "10 columns"),
    ("labelstudio", "[{\"data\":{}}]", "data.text"),
    ("labelstudio", "[", "byte"), ("jsonl", "{\"id\":\"a\"}", "--with-text"),
    ("jsonl", "{\"text\":\"ا\",\"times\":{}}", "an object"),
    ("jsonl", "{\"text\":\"ا\",\"offsetEncoding\":\"x\"}", "utf-8, utf-16 or utf-32"),
    (
      "jsonl", "{\"text\":\"ا\",\"entities\":[{\"start\":0,\"end\":1,\"type\":\"P\"}]}",
      "entities[0]: \"type\" is \"P\""
    ),
  ])
  func whatIsWrongIsNamed(format: String, content: String, message: String) throws {
    let reader = try #require(InterchangeFormats.reader(format))
    do throws(DocumentFailure) {
      _ = try reader.read(Array(content.utf8), id: "a") { $0 == ".txt" ? Array("ابجد".utf8) : nil }
      Issue.record("it was read")
    } catch {
      #expect(error.message.contains(message), "\(error.message)")
    }
  }
}

/// A small generator of the same numbers on every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

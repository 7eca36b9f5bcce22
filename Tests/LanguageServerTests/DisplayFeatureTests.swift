import AnnotationModel
import Configuration
import JSON
import JSONRPC
@testable import LanguageServer
import LanguageServerProtocol
import Testing

/// What is shown beside or within the text: hovers, hints, lenses, links.
@Suite struct DisplayFeatureTests {
  private typealias Page = SamplePage
  private static let everything = PositionRange(Position(line: 0, character: 0), Position(line: 99, character: 0))

  private static func hover(_ word: String, _ line: Int, _ change: (inout Session) -> Void = { _ in }) throws -> String?
  {
    HoverFeature.hover(try Page.message(Page.params(word, line)), Page.view(change))?.text
  }

  @Test func hoverTellsADayInBothCalendars() throws {
    let english = try Self.hover("أمس", 1) { $0.client.rendersMarkdown = true }
    #expect(
      english == """
        Date
        - Value: `2024-05-14`
        - Weekday: \u{2068}Tuesday\u{2069}
        - Gregorian: \u{2068}14 May 2024\u{2069}
        - Hijri: \u{2068}6 Dhu al-Qadah 1445 AH\u{2069}
        - Rule: `day.deictic`
        """)
    let arabic = try Self.hover("أمس", 1) { $0.language = .arabic }
    #expect(arabic?.contains("اليوم: \u{2068}الثلاثاء\u{2069}") == true)
    #expect(arabic?.contains("6 ذو القعدة 1445 هـ") == true)
  }

  @Test func hoverTellsWhoSpeaksAndHowThatIsKnown() throws {
    let text = try Self.hover("أضافت", 2)
    #expect(text?.contains("Speaker: \u{2068}سعاد العمري\u{2069}") == true)
    #expect(text?.contains("dropped subject") == true)
    let denial = try Self.hover("كل ذلك", 3)
    #expect(denial?.contains("denied") == true)
    #expect(denial?.contains("Via: \u{2068}وكالة الشرق\u{2069}") == true)
  }

  @Test func hoverTellsANameWithItsCountryAndQuotes() throws {
    #expect(try Self.hover("لبنان", 4)?.contains("Country: \u{2068}LB\u{2069}") == true)
    #expect(try Self.hover("سعاد", 0)?.contains("Quotes: \u{2068}3\u{2069}") == true)
  }

  @Test func isolatesCanBeSwitchedOff() throws {
    var display = DisplaySettings()
    display.isolates = false
    let view = Page.view(display: display)
    let hover = HoverFeature.hover(try Page.message(Page.params("أمس", 1)), view)
    #expect(hover?.text.unicodeScalars.contains("\u{2068}") == false)
    let hints = InlayHintFeature.hints(try Page.message(Page.params(Self.everything)), view)
    #expect(hints.map(\.label) == ["2024-05-14", "سعاد العمري"])
  }

  /// The date of "أمس" and the speaker behind "أضافت"; a date that is spelled out needs none.
  @Test func hintsTellWhatTheTextDoesNot() throws {
    let hints = InlayHintFeature.hints(try Page.message(Page.params(Self.everything)), Page.view())
    #expect(hints.map(\.position) == [Page.range("أمس", 1).end, Page.range("أضافت", 2).end])
    #expect(hints.map(\.kind) == [.type, .parameter])
    #expect(hints.allSatisfy { $0.tooltip?.isEmpty == false })
  }

  @Test func hintsAreThoseOfTheRange() throws {
    let line = PositionRange(Position(line: 2, character: 0), Position(line: 3, character: 0))
    let hints = InlayHintFeature.hints(try Page.message(Page.params(line)), Page.view())
    #expect(hints.map(\.annotation) == ["q2"])
  }

  @Test func eachKindOfHintCanBeSwitchedOff() throws {
    var display = DisplaySettings()
    display.inlayHints = [.speakers]
    let message: InlayHintRequest = try Page.message(Page.params(Self.everything))
    #expect(InlayHintFeature.hints(message, Page.view(display: display)).map(\.annotation) == ["q2"])
    display.inlayHints = []
    #expect(InlayHintFeature.hints(message, Page.view(display: display)) == [])
  }

  @Test func hintsAreExplainedLaterToClientsThatAsk() throws {
    let view = Page.view { $0.client.resolvesInlayHints = true }
    let hint = try #require(InlayHintFeature.hints(try Page.message(Page.params(Self.everything)), view).first)
    #expect(hint.tooltip == nil)
    let resolved = InlayHintFeature.resolve(try Page.message(try hint.asJSON), view)
    #expect(resolved["tooltip"]?.string?.contains("Tuesday") == true)
    #expect(resolved["label"]?.string == hint.label)
  }

  @Test func lensesCount() throws {
    let message: CodeLensRequest = try Page.message(Page.params("لبنان", 0))
    let lenses = CodeLensFeature.lenses(message, Page.view { $0.language = .arabic })
    #expect(
      lenses.map(\.command.title) == [
        "8 أسماء · تاريخان · 3 اقتباسات", "\u{2068}سعاد العمري\u{2069}: 3 اقتباسات",
      ])
    #expect(Set(lenses.map(\.command.name)).isSubset(of: ServerCommand.allCases.map(\.rawValue)))
    var display = DisplaySettings()
    display.codeLenses = []
    #expect(CodeLensFeature.lenses(message, Page.view(display: display)) == [])
  }

  @Test(arguments: [
    (1, "اقتباس"), (2, "اقتباسان"), (3, "3 اقتباسات"), (10, "10 اقتباسات"), (11, "11 اقتباسا"), (100, "100 اقتباس"),
    (103, "103 اقتباسات"),
  ])
  func numbersAgreeWithTheirNouns(number: Int, expected: String) {
    #expect(DisplayLanguage.arabic.count(number, .quotes) == expected)
    #expect(DisplayLanguage.english.count(1, .quotes) == "1 quote")
  }

  @Test(arguments: [
    ("زوروا https://example.com/a?b=c، اليوم", ["https://example.com/a?b=c"]),
    ("(www.example.org).", ["www.example.org"]),
    ("http:// وحدها", []), ("لا رابط", []), ("https://مثال.com", []),
  ])
  func linksAreAddresses(text: String, expected: [String]) {
    let bytes = Array(text.utf8)
    let found = DocumentLinkFeature.addresses(in: bytes).map {
      String(decoding: bytes[$0.start..<$0.end], as: UTF8.self)
    }
    #expect(found == expected)
  }

  @Test func theOutlineShowsQuotationsWhereTheyAreWanted() throws {
    var display = DisplaySettings()
    let message: DocumentSymbolRequest = try Page.message(Page.params("لبنان", 0))
    func names() -> [String]? {
      let view = Page.view({ $0.client.showsSymbolTree = true }, display: display)
      guard case .tree(let tree) = DocumentSymbolFeature.symbols(message, view) else { return nil }
      return tree.first?.children.map(\.name)
    }
    #expect(names() == [])
    display.outlineQuotes = true
    #expect(names()?.count == 3)
    #expect(names()?.last == "سعاد العمري: كل ذلك")
  }

  @Test func linksAreOffUnlessAskedFor() throws {
    let message: DocumentLinkRequest = try Page.message(Page.params("لبنان", 0))
    #expect(DocumentLinkFeature.links(message, Page.view()) == [])
  }
}

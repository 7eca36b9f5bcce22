import AnnotationModel
import ArabicText
import JSON
import JSONRPC
@testable import LanguageServer
import LanguageServerProtocol
import Testing

@Suite struct CodeActionTests {
  private typealias Page = SamplePage

  private static func actions(
    _ word: String, _ line: Int, only: JSONValue = nil, _ view: DocumentView = Page.view()
  ) throws -> [JSONValue] {
    let message: CodeActionRequest = try Page.message(
      Page.params(Page.range(word, line), [("context", ["diagnostics": [], "only": only])]))
    return try CodeActionFeature.actions(message, view).map { try $0.asJSON }
  }

  @Test func aFindingCanBeMendedAndDismissed() throws {
    let actions = try Self.actions("شكرا", 4)
    #expect(actions.map { $0["kind"] } == ["quickfix", "quickfix", "quickfix"])
    #expect(actions[0]["title"] == "Mend it" && actions[0]["isPreferred"] == true)
    #expect(actions[0]["diagnostics"]?.array?.first?["code"] == "sample")
    #expect(actions[0]["edit"]?["changes"]?[Page.uri]?.array?.first?["newText"] == "مرحبا")
    #expect(actions[1]["command"]?["command"] == "hashiya.ignoreFinding")
    #expect(
      actions[1]["command"]?["arguments"] == [["uri": .string(Page.uri), "code": "sample", "text": "شكرا"]])
    #expect(actions[2]["command"]?["command"] == "hashiya.ignoreCode")
  }

  @Test func theOtherCalendarIsInserted() throws {
    let actions = try Self.actions("أمس", 1)
    let texts = actions.compactMap { $0["edit"]?["changes"]?[Page.uri]?.array?.first?["newText"]?.string }
    #expect(texts == [" (2024-05-14)", " (6 ذو القعدة 1445 هـ)"])
    // Nothing invisible ever goes into the text.
    #expect(texts.allSatisfy { $0.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format } })
  }

  @Test(arguments: [("quickfix", 0), ("refactor", 3), ("refactor.rewrite", 3), ("source", 1), ("", 4), ("notebook", 0)])
  func onlyTheKindsAskedForAreGiven(only: String, count: Int) throws {
    // The day's two forms, its digits, and the digits of the whole document.
    #expect(try Self.actions("5 مايو 2024", 2, only: [.string(only)]).count == count)
  }

  @Test func editsComeLaterForClientsThatAsk() throws {
    let view = Page.view { $0.client.resolvesCodeActions = true }
    let action = try #require(try Self.actions("شكرا", 4, view).first)
    #expect(action["edit"] == nil)
    let resolved = CodeActionFeature.resolve(try Page.message(action), view)
    #expect(resolved["edit"]?["changes"]?[Page.uri]?.array?.first?["newText"] == "مرحبا")
    #expect(resolved["title"] == action["title"])
  }

  /// Clients without actions get commands, whose edits the server asks them to apply.
  @Test func oldClientsGetCommands() throws {
    let actions = try Self.actions("شكرا", 4, Page.view { $0.client = ClientCapabilities(.null) })
    #expect(
      actions.map { $0["command"]?.string } == ["hashiya.applyEdit", "hashiya.ignoreFinding", "hashiya.ignoreCode"])
    #expect(actions[0]["arguments"]?.array?.first?["changes"]?[Page.uri] != nil)
    #expect(actions.allSatisfy { $0["kind"] == nil && $0["title"]?.string != nil })
  }

  @Test func titlesAreInTheUsersLanguage() throws {
    let actions = try Self.actions("أمس", 1, Page.view { $0.language = .arabic })
    #expect(actions.first?["title"] == "إضافة (2024-05-14)")
  }

  // MARK: - Characters

  private static func repaired(_ repair: CharacterRepair, _ text: String) -> String {
    var source = SourceText(text)
    for edit in repair.edits(in: source, source.span).reversed() {
      source = source.replacing(edit.span, with: edit.newText).text
    }
    return source.string
  }

  @Test(arguments: [
    ("کتاب", "كتاب"), ("الیوم", "اليوم"), ("علی", "على"), ("وعلی المکتب", "وعلى المكتب"), ("نبی", "نبي"),
    ("ہنا", "هنا"),
    ("مدرسۃ", "مدرسة"), ("كتاب علي", "كتاب علي"), ("إلیٰ 5", "إليٰ 5"),
  ])
  func persianLettersBecomeArabic(text: String, expected: String) {
    #expect(Self.repaired(.persianLetters, text) == expected)
  }

  @Test func invisibleCharactersGo() {
    #expect(Self.repaired(.invisibleControls, "\u{200F}قال\u{202B} نعم\u{FEFF}\u{2069}") == "قال نعم")
    // The joiner within an emoji and the one that keeps letters apart are seen.
    let kept = "👨\u{200D}👩 می\u{200C}رود"
    #expect(Self.repaired(.invisibleControls, kept) == kept)
  }

  @Test func digitsAreOfOneSystem() {
    #expect(Self.repaired(.westernDigits, "٢٠٢٤ و۱۲ و3") == "2024 و12 و3")
    #expect(Self.repaired(.arabicDigits, "2024 و۱۲ و٣") == "٢٠٢٤ و١٢ و٣")
  }

  @Test func neighbouringCharactersAreOneEdit() {
    let source = SourceText("عام ٢٠٢٤")
    #expect(CharacterRepair.westernDigits.edits(in: source, source.span).map(\.newText) == ["2024"])
  }

  @Test func aNameGetsOneSpelling() throws {
    let text = SourceText("أحمد قال. ثم قال احمد نعم.")
    var document = AnnotatedDocument(language: "ar")
    let second = "أحمد قال. ثم قال ".utf8.count
    let spans = [TextSpan(start: 0, end: 8), TextSpan(start: second, end: second + 8)]
    #expect(spans.map { text.string($0) } == ["أحمد", "احمد"])
    document.entities = spans.enumerated().map { number, span in
      EntityMention(
        id: "e\(number)", span: span, type: .person, name: "أحمد", entity: "x1", article: 1, confidence: 1)
    }
    let view = DocumentView(uri: Page.uri, text: text, annotations: document, session: Session())
    let proposals = SpellingActions.proposals(in: TextSpan(start: 2, end: 2), view)
    guard case .edits(let edits)? = proposals.first?.effect else {
      Issue.record("no proposal")
      return
    }
    #expect(edits() == [TextEdit(span: spans[1], newText: "أحمد")])
  }
}

import AnnotationModel
import ArabicText
import JSON
import JSONRPC
@testable import LanguageServer
import LanguageServerProtocol
import Testing

/// What changes the text: renaming and completion.
@Suite struct EditingFeatureTests {
  private typealias Page = SamplePage

  private static func renamed(_ word: String, _ line: Int, to name: String) throws -> [String] {
    let message: RenameRequest = try Page.message(Page.params(word, line, [("newName", .string(name))]))
    return Page.applying(try RenameFeature.edit(message, Page.view()))
  }

  @Test func aNameIsRenamedWhereverItStandsAndPrefixesStay() throws {
    let lines = try Self.renamed("لبنان", 1, to: "سوريا")
    #expect(lines[0] == "سعاد العمري تزور سوريا")
    #expect(lines[1] == "قالت سعاد العمري، أمس، إن العمل بدأ في سوريا.")
    #expect(lines[4] == "وكالة الشرق قالت لسوريا شكرا.")
  }

  /// ل + العراق is written للعراق, ل + اللجنة للجنة.
  @Test(arguments: [("العراق", "قالت للعراق شكرا."), ("اللجنة", "قالت للجنة شكرا."), ("دمشق", "قالت لدمشق شكرا.")])
  func theArticleMergesWithThePreposition(name: String, expected: String) throws {
    #expect(try Self.renamed("لبنان", 1, to: name)[4] == "وكالة الشرق " + expected)
  }

  @Test func aMergedArticleIsTakenApart() throws {
    #expect(try Self.renamed("لأمم", 2, to: "منظمة الصحة")[2] == "وأضافت أن السفن ستصل لمنظمة الصحة في 5 مايو 2024.")
    #expect(try Self.renamed("لأمم", 2, to: "الدول العربية")[2] == "وأضافت أن السفن ستصل للدول العربية في 5 مايو 2024.")
  }

  /// A short name becomes the same part of the new one, where the parts match.
  @Test func aShortNameStaysShort() throws {
    let lines = try Self.renamed("سعاد", 0, to: "هدى منصور")
    #expect(lines[1].hasPrefix("قالت هدى منصور،"))
    #expect(lines[3].hasPrefix("ونفت منصور «"))
    #expect(try Self.renamed("سعاد", 0, to: "هدى")[3].hasPrefix("ونفت هدى «"))
  }

  @Test(arguments: ["", "  ", "سطر\nآخر"])
  func whatIsNoNameIsRefused(name: String) throws {
    #expect(throws: ResponseError.self) { try Self.renamed("لبنان", 0, to: name) }
  }

  @Test func thereMustBeANameToRename() throws {
    #expect(throws: ResponseError.self) { try Self.renamed("شكرا", 4, to: "اسم") }
    let nothing: PrepareRenameRequest = try Page.message(Page.params("شكرا", 4))
    #expect(RenameFeature.place(nothing, Page.view()) == nil)
    // What is shown to start from is the name as it stands alone.
    let merged: PrepareRenameRequest = try Page.message(Page.params("لأمم", 2))
    #expect(
      RenameFeature.place(merged, Page.view())
        == RenamePlace(range: Page.range("لأمم المتحدة", 2), placeholder: "الأمم المتحدة"))
  }

  @Test func editsNameTheVersionForClientsThatKnowVersions() throws {
    let message: RenameRequest = try Page.message(Page.params("لبنان", 0, [("newName", "سوريا")]))
    let plain = try RenameFeature.edit(message, Page.view()).asJSON
    #expect(plain["changes"]?[Page.uri]?.array?.count == 3)
    let versioned = try RenameFeature.edit(message, Page.view { $0.client.knowsVersionedEdits = true }).asJSON
    let change = try #require(versioned["documentChanges"]?.array?.first)
    #expect(change["textDocument"]?["uri"]?.string == Page.uri)
    #expect(change["edits"]?.array?.count == 3)
  }

  // MARK: - Completion

  /// What completion proposes at the end of the page once something more is typed there, as whole last words.
  private static func completed(_ typed: String) throws -> [String] {
    let text = SourceText(Page.text.string + "\n" + typed)
    let view = DocumentView(uri: Page.uri, text: text, annotations: Page.annotations, session: Session())
    let position = Position(line: Page.lines.count, character: typed.utf16.count)
    let message: CompletionRequest = try Page.message([
      "textDocument": ["uri": .string(Page.uri)], "position": Page.json(position),
    ])
    let reader = PositionReader(text, encoding: .utf16)
    return CompletionFeature.completions(message, view).items.map { item in
      let edited = text.replacing(reader.span(of: item.edit.range), with: item.edit.newText).text
      return edited.string(edited.line(Page.lines.count))
    }
  }

  @Test func namesAndTitlesAreProposedAfterTwoLetters() throws {
    #expect(try Self.completed("سع") == ["سعاد العمري"])
    #expect(try Self.completed("س") == [])
    #expect(try Self.completed("وز") == ["وزيرة النقل"])
    #expect(try Self.completed("الأ") == ["الأمم المتحدة"])
    #expect(try Self.completed("العم") == ["العمري"])
    #expect(try Self.completed("") == [])
  }

  /// Hamza carriers and harakat do not matter, prefixes stay, and an article merges with its preposition.
  @Test func prefixesStay() throws {
    #expect(try Self.completed("ولب") == ["ولبنان"])
    #expect(try Self.completed("وبسعا") == ["وبسعاد العمري"])
    #expect(try Self.completed("للأ") == ["للأمم المتحدة"])
    #expect(try Self.completed("الام") == ["الأمم المتحدة"])
  }

  @Test func proposalsAreShownInTheirOrder() throws {
    let item = CompletionList.Item(
      label: "لبنان", kind: .module, detail: nil, edit: RangeEdit(range: Page.range("لبنان", 0), newText: "لبنان"))
    let list = try CompletionList(isIncomplete: false, items: [item, item]).asJSON
    let keys = list["items"]?.array?.compactMap { $0["sortText"]?.string } ?? []
    #expect(keys == keys.sorted() && Set(keys).count == 2)
  }
}

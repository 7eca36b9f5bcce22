import AnnotationModel
import ArabicText
import JSON
import JSONRPC
@testable import LanguageServer
import LanguageServerProtocol
import Testing

/// From a place to other places: selection, highlights, references, definitions.
@Suite struct NavigationFeatureTests {
  private typealias Page = SamplePage

  /// The stretches of text that a growing selection takes in.
  private static func steps(_ word: String, _ line: Int, offset: Int = 1) -> [String] {
    let view = Page.view()
    let start = Page.range(word, line).start
    let place = view.offset(of: Position(line: start.line, character: start.character + offset))
    return SelectionRangeFeature.steps(at: place, view).map { Page.text.string($0) }
  }

  @Test func aSelectionGrowsFromTheWordToThePage() {
    let steps = Self.steps("للبنان", 4, offset: 2)
    #expect(steps.prefix(3) == ["لبنان", "للبنان", "وكالة الشرق قالت للبنان شكرا."])
    #expect(steps.last == Page.text.string)
    #expect(steps.count == 5)
  }

  @Test func aSelectionTakesInNamesAndQuotations() {
    #expect(Self.steps("العمري", 1).prefix(2) == ["العمري", "سعاد العمري"])
    let dated = Self.steps("مايو", 2)
    #expect(dated.prefix(3) == ["مايو", "5 مايو 2024", "السفن ستصل للأمم المتحدة في 5 مايو 2024"])
  }

  /// The prefix is no part of a name of several words, which comes next.
  @Test func aPrefixDoesNotHideTheName() {
    let steps = Self.steps("للأمم", 2, offset: 2)
    #expect(steps.contains("لأمم المتحدة"))
    #expect(!steps.contains("للأمم"))
  }

  @Test func eachStepHoldsTheOneBefore() throws {
    let view = Page.view()
    for offset in 0...Page.text.bytes.count {
      let steps = SelectionRangeFeature.steps(at: offset, view)
      #expect(!steps.isEmpty)
      for (inner, outer) in zip(steps, steps.dropFirst()) { #expect(outer.contains(inner) && outer != inner) }
    }
  }

  @Test func selectionRangesNestOnTheWire() throws {
    let ranges = SelectionRange(ranges: [Page.range("لبنان", 4), Page.range("للبنان", 4)])
    let json = try ranges.asJSON
    #expect(json["parent"]?["range"] != nil && json["parent"]?["parent"] == nil)
  }

  @Test func highlightsAreAllMentions() throws {
    let message: DocumentHighlightRequest = try Page.message(Page.params("العمري", 3))
    let highlights = DocumentHighlightFeature.highlights(message, Page.view())
    #expect(
      highlights == [
        DocumentHighlight(range: Page.range("سعاد العمري", 0), kind: .write),
        DocumentHighlight(range: Page.range("سعاد العمري", 1), kind: .read),
        DocumentHighlight(range: Page.range("العمري", 3), kind: .read),
      ])
  }

  @Test func theCursorBehindAWordIsAboutIt() throws {
    let message: DocumentHighlightRequest = try Page.message(Page.params("لبنان", 0, offset: 5))
    #expect(DocumentHighlightFeature.highlights(message, Page.view()).count == 3)
  }

  @Test func highlightsOfAQuotationAreItsParts() throws {
    let message: DocumentHighlightRequest = try Page.message(Page.params("نفت", 3))
    let ranges = DocumentHighlightFeature.highlights(message, Page.view()).map(\.range)
    #expect(ranges == ["نفت", "العمري", "كل ذلك", "الوكالة"].map { Page.range($0, 3) })
  }

  @Test(arguments: [(true, 3), (false, 2)])
  func referencesAreMentionsAndWhatIsSaid(includesDeclaration: Bool, mentions: Int) throws {
    let message: ReferencesRequest = try Page.message(
      Page.params("العمري", 3, [("context", ["includeDeclaration": .bool(includesDeclaration)])]))
    let locations = ReferencesFeature.references(message, Page.view())
    #expect(locations.count == mentions + 3)
    #expect(locations.contains(Location(uri: Page.uri, range: Page.range("كل ذلك", 3))))
    #expect(locations.contains { $0.range == Page.range("سعاد العمري", 0) } == includesDeclaration)
  }

  private static func definition(_ word: String, _ line: Int) throws -> PositionRange? {
    let message: DefinitionRequest = try Page.message(Page.params(word, line))
    return DefinitionFeature.definition(message, Page.view())?.target.range
  }

  @Test func definitionsAreFullMentions() throws {
    let full = Page.range("سعاد العمري", 0)
    // A short name, a dropped subject, words of a quotation.
    #expect(try Self.definition("العمري", 3) == full)
    #expect(try Self.definition("أضافت", 2) == full)
    #expect(try Self.definition("كل ذلك", 3) == full)
    // "The agency" is named in another line.
    #expect(try Self.definition("الوكالة", 3) == Page.range("وكالة الشرق", 4))
    #expect(try Self.definition("بدأ", 1) == full)
    #expect(try Self.definition("تزور", 0) == nil)
  }

  @Test func clientsThatKnowLinksGetOne() throws {
    let message: DefinitionRequest = try Page.message(Page.params("العمري", 3))
    let view = Page.view { $0.client.takesDefinitionLinks = true }
    let link = try #require(try DefinitionFeature.definition(message, view)?.asJSON.array?.first)
    #expect(link["targetUri"] == .string(Page.uri))
    #expect(link["originSelectionRange"]?["start"]?["line"] == 3)
    let plain = try #require(try DefinitionFeature.definition(message, Page.view())?.asJSON.array?.first)
    #expect(plain["uri"] == .string(Page.uri))
  }
}

import AnnotationModel
import ArabicText
import JSON
import JSONRPC
@testable import LanguageServer
import LanguageServerProtocol
import Testing

/// Diagnostics that are asked for, symbols, who quotes whom.
@Suite struct WorkspaceFeatureTests {
  private typealias Page = SamplePage

  @Test func findingsThatTheClientHasAreNotSentAgain() throws {
    let first = DiagnosticsFeature.report(Page.view(), previous: nil)
    #expect(first.items?.map(\.code) == ["sample"])
    let second = DiagnosticsFeature.report(Page.view(), previous: first.resultID)
    #expect(second.items == nil && second.resultID == first.resultID)
    #expect(try second.asJSON == ["kind": "unchanged", "resultId": .string(first.resultID)])
    let arabic = DiagnosticsFeature.report(Page.view { $0.encoding = .utf8 }, previous: first.resultID)
    #expect(arabic.items != nil)
  }

  @Test func aFindingAboutADateLeadsToTheOtherHalf() throws {
    var document = Page.annotations
    document.times?[1].sameAs = "t1"
    document.diagnostics = [
      Diagnostic(span: Page.span("5 مايو 2024", 2), code: "dualDateMismatch", severity: .warning, message: "m")
    ]
    var session = Session()
    func related() -> [PublishDiagnosticsNotification.Related] {
      let view = DocumentView(uri: Page.uri, text: Page.text, annotations: document, session: session)
      return DiagnosticsFeature.findings(view).flatMap(\.related)
    }
    #expect(related() == [])
    session.client.showsRelatedInformation = true
    #expect(related().map(\.location.range) == [Page.range("أمس", 1)])
  }

  @Test(arguments: [(0.0, 0.02, 0.15), (0.001, 0.02, 0.15), (0.05, 0.15, 0.3), (2, 0.3, 3)])
  func theRestBeforePushingGrowsWithTheWork(work: Double, rest: Double, ofWhoMayAsk: Double) {
    #expect(abs(DiagnosticsPublisher.rest(afterWorkOf: work) - rest) < 1e-9)
    #expect(abs(DiagnosticsPublisher.rest(afterWorkOf: work, mayAsk: true) - ofWhoMayAsk) < 1e-9)
  }

  @Test(arguments: [
    ("العمري", ["سعاد العمري"]), ("الامم", ["الأمم المتحدة"]), ("تزور", ["سعاد العمري تزور لبنان"]), ("غائب", []),
  ])
  func symbolsAreFoundWhateverTheirHamza(query: String, expected: [String]) {
    let symbols = WorkspaceSymbolFeature.symbols(matching: FoldedText(query).letters, Page.view())
    #expect(symbols.map(\.name).filter { !$0.contains("تزور") || query == "تزور" } == expected)
    #expect(symbols.allSatisfy { $0.range != nil })
  }

  @Test func placesOfSymbolsComeLaterForClientsThatAsk() throws {
    let view = Page.view { $0.client.resolvesSymbols = true }
    let symbol = try #require(
      WorkspaceSymbolFeature.symbols(matching: FoldedText("لبنان").letters, view).last)
    #expect(symbol.range == nil)
    let resolved = WorkspaceSymbolFeature.resolve(try Page.message(try symbol.asJSON), view)
    #expect(resolved["location"]?["range"] == (try Page.range("لبنان", 0).asJSON))
  }

  @Test func quotesTellWhoQuotesWhom() throws {
    let all: QuotesRequest = try Page.message(["textDocument": ["uri": .string(Page.uri)]])
    let graph = QuotesFeature.graph(all, Page.view())
    #expect(graph.edges.map(\.quoted.name) == ["سعاد العمري", "سعاد العمري"])
    #expect(graph.edges.map(\.quoting?.name) == [nil, "وكالة الشرق"])
    #expect(graph.edges.map { $0.quotes.map(\.id) } == [["q1", "q2"], ["q3"]])
    #expect(graph.edges[1].quoting?.entity == "x4")
    #expect(graph.edges[1].quotes.first?.polarity == "deny")
    let one: QuotesRequest = try Page.message(["textDocument": ["uri": .string(Page.uri)], "entity": "x2"])
    #expect(QuotesFeature.graph(one, Page.view()).edges == [])
  }
}

import AnnotationModel
import ArabicText
import JSON
@testable import LanguageServer
import LanguageServerProtocol
import Testing

@Suite struct SemanticTokensTests {
  private typealias Page = SamplePage

  private static func tokens(_ stretch: TextSpan = Page.text.span) -> [ColoredToken] {
    TokenPainter(Page.view()).tokens(in: stretch)
  }

  private static func token(_ word: String, _ line: Int) -> ColoredToken? {
    tokens().first { Page.text.string($0.span) == word && Page.text.lineIndex(at: $0.span.start) == line }
  }

  @Test func namesQuotesTimesAndFurnitureHaveTheirColours() throws {
    #expect(Self.token("سعاد العمري", 0)?.type == .class)
    #expect(Self.token("سعاد العمري", 1)?.modifiers == [.speaker])
    #expect(Self.token("أمس", 1) == ColoredToken(span: Page.span("أمس", 1), type: .number, modifiers: .time))
    #expect(Self.token("العمل بدأ في", 1)?.type == .string)
    #expect(Self.token("لبنان", 1)?.modifiers == [.quoted])
    #expect(Self.token("كل ذلك", 3)?.modifiers == [.denied])
    #expect(Self.token("شارك 😀 المقال", 5)?.type == .comment)
  }

  /// A colour that changes within a word tears its letters apart: the prefix has the name's colour.
  @Test func tokensAreWholeWords() {
    #expect(Self.token("للأمم المتحدة", 2)?.type == .interface)
    #expect(Self.token("للبنان", 4)?.type == .namespace)
    #expect(Self.token("وأضافت", 2)?.type == .keyword)
  }

  @Test func tokensComeInOrderWithinLinesAndShareNothing() {
    let tokens = Self.tokens()
    for (first, second) in zip(tokens, tokens.dropFirst()) { #expect(first.span.end <= second.span.start) }
    for token in tokens {
      #expect(!token.span.isEmpty)
      #expect(Page.text.lineIndex(at: token.span.start) == Page.text.lineIndex(at: token.span.end - 1))
    }
  }

  @Test func aRangeGivesTheTokensOfItsLines() {
    for line in 0..<Page.lines.count {
      let span = Page.text.line(line)
      let expected = Self.tokens().filter { $0.span.overlaps(span) }
      #expect(Self.tokens(TextSpan(start: span.start + 1, end: span.start + 2)) == expected)
      // Up to the first column of the next line.
      let next = line + 1 < Page.lines.count ? Page.text.line(line + 1).start : span.end
      #expect(Self.tokens(TextSpan(start: span.start, end: next)) == expected)
    }
  }

  /// The emoji counts two units in UTF-16.
  @Test func theDataCountFromTokenToToken() throws {
    let feature = SemanticTokensFeature(store: SemanticTokensStore())
    let data = feature.full(try Page.message(Page.params("لبنان", 0)), Page.view()).data
    #expect(data.count == Self.tokens().count * 5)
    #expect(data.prefix(5) == [0, 0, 11, UInt32(ColoredToken.Kind.class.number), 0])
    #expect(data.suffix(5).dropFirst().prefix(2) == [0, 14])
  }

  @Test func allTypesAreStandard() {
    let standard: Set<String> = [
      "namespace", "type", "class", "enum", "interface", "struct", "typeParameter", "parameter", "variable", "property",
      "enumMember", "event", "function", "method", "macro", "keyword", "modifier", "comment", "string", "number",
      "regexp",
      "operator", "decorator",
    ]
    #expect(Set(ColoredToken.Kind.allCases.map(\.rawValue)).isSubset(of: standard))
    #expect(ColoredToken.Modifiers.names.count == 7)
  }

  private static func apply(_ edits: [SemanticTokensChange.Edit], to old: [UInt32]) -> [UInt32] {
    var result = old
    for edit in edits.reversed() {
      result.replaceSubrange(edit.start..<edit.start + edit.deleteCount, with: edit.data)
    }
    return result
  }

  /// A fixed generator, so that a failure can be seen again.
  private struct Steps: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  @Test func editsMakeTheNewOfTheOld() {
    var random = Steps(state: 7)
    for _ in 0..<300 {
      let old = (0..<Int.random(in: 0...40, using: &random)).flatMap { _ in
        (0..<5).map { _ in UInt32.random(in: 0...2, using: &random) }
      }
      var new = old
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        let start = Int.random(in: 0...(new.count / 5), using: &random) * 5
        let end = min(start + Int.random(in: 0...2, using: &random) * 5, new.count)
        let data = (0..<(Int.random(in: 0...2, using: &random) * 5)).map { _ in UInt32.random(in: 0...2, using: &random)
        }
        new.replaceSubrange(start..<end, with: data)
      }
      let edits = TokenDifference.edits(from: old, to: new)
      #expect(Self.apply(edits, to: old) == new)
      for (first, second) in zip(edits, edits.dropFirst()) { #expect(first.start + first.deleteCount <= second.start) }
    }
  }

  @Test func aSmallChangeMakesASmallDelta() {
    let old = (0..<1000).flatMap { number -> [UInt32] in
      let numbers = [number % 3, number % 7, 4 + number % 5, 1, 0]
      return numbers.map { UInt32($0) }
    }
    var new = old
    new[2501] += 1
    new[3501] += 1
    let edits = TokenDifference.edits(from: old, to: new)
    #expect(edits.map(\.start) == [2500, 3500])
    #expect(TokenDifference.edits(from: old, to: old) == [])
  }

  @Test func aDeltaCountsFromTheAnswerThatTheClientHas() throws {
    let store = SemanticTokensStore()
    let feature = SemanticTokensFeature(store: store)
    let full = feature.full(try Page.message(Page.params("لبنان", 0)), Page.view())
    func delta(_ previous: String) throws -> SemanticTokensChange {
      feature.delta(
        try Page.message(["textDocument": ["uri": .string(Page.uri)], "previousResultId": .string(previous)]),
        Page.view())
    }
    guard case .edits(let id, let edits) = try delta(full.resultID ?? "") else {
      Issue.record("not a delta")
      return
    }
    #expect(edits == [] && id != full.resultID)
    guard case .full(let again) = try delta("unknown") else {
      Issue.record("not all tokens")
      return
    }
    #expect(again.data == full.data)
    store.forget(Page.uri)
    guard case .full = try delta(id) else {
      Issue.record("a closed document is not forgotten")
      return
    }
  }
}

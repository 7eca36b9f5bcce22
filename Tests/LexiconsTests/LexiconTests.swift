import ArabicText
import Lexicons
import Testing

@Suite("Lexicon")
struct LexiconTests {
  static let list = """
    # title: Sample
    # source: written for this test
    # licence: Apache-2.0
    # class: entity.country
    كوريا الشمالية\tKP
    لبنان\tLB
    # class: entity.title
    # article: both
    رئيس الوزراء
    وزير
    # class: entity.organization
    # article: as-written
    الأمم المتحدة
    الأهلي\t?
    """

  static func lexicon() throws -> Lexicon {
    var compiler = LexiconCompiler()
    try compiler.add(list: "sample.txt", text: list)
    return try #require(Lexicon(compiled: compiler.image()))
  }

  @Test(
    "A word is found with and without its prefixes, in any spelling",
    arguments: [
      ("لبنان", true, 0), ("ولبنان", false, 1), ("وبلبنان", false, 2), ("لُبْنانَ", true, 0), ("الوزير", true, 0),
      ("للوزير", false, 1), ("للبنان", false, 1), ("وللبنان", false, 2), ("والوزير", false, 1), ("فلوزير", false, 2),
    ])
  func words(_ word: String, whole: Bool, stemLetter: Int) throws {
    let lexicon = try Self.lexicon()
    let source = SourceText(word)
    let hit = lexicon.hits(in: Tokenizer.tokens(of: source, in: source.span))[0]
    #expect((hit.whole >= 0) == whole)
    if !whole {
      #expect(hit.stem >= 0)
      #expect(Int(hit.stemLetter) == stemLetter)
    }
  }

  @Test func unknownWordsAreUnknown() throws {
    let lexicon = try Self.lexicon()
    let source = SourceText("ماء وماء x 5 ، و ل")
    #expect(lexicon.hits(in: Tokenizer.tokens(of: source, in: source.span)).allSatisfy { $0 == .none })
  }

  @Test("A symbol without letters is no word, even before any other was looked up")
  func letterless() throws {
    let lexicon = try Self.lexicon()
    // A mark on a space.
    let source = SourceText(" \u{064B} ")
    let tokens = Tokenizer.tokens(of: source, in: source.span)
    #expect(tokens.count == 1 && tokens.letters.isEmpty)
    #expect(lexicon.hits(in: tokens) == [.none])
  }

  @Test func phrasesFollowWordByWord() throws {
    let lexicon = try Self.lexicon()
    func end(_ phrase: String) -> Lexicon.PhraseState? {
      LexiconCompiler.words(of: phrase).reduce(.root as Lexicon.PhraseState?) { state, word in
        state.flatMap { lexicon.advance($0, by: lexicon.word(word)) }
      }
    }
    let korea = try #require(end("كوريا الشمالية"))
    #expect(lexicon.endsPhrase(korea))
    #expect(lexicon.senses(of: korea).map(\.text) == ["KP"])
    let part = try #require(end("كوريا"))
    #expect(!lexicon.endsPhrase(part))
    #expect(end("رئيس الوزراء").map(lexicon.endsPhrase) == true)
    #expect(end("الرئيس الوزراء").map(lexicon.endsPhrase) == true)
    #expect(end("الشمالية كوريا") == nil)
  }

  @Test func sensesCarryClassAndPayload() throws {
    let lexicon = try Self.lexicon()
    let ahli = lexicon.word(FoldedText("الأهلي").letters)
    #expect(lexicon.classes(of: ahli).contains(.organization))
    #expect(lexicon.senses(of: ahli).first?.isAmbiguous == true)
    #expect(lexicon.senses(of: lexicon.word(FoldedText("لبنان").letters)).map(\.text) == ["LB"])
  }

  @Test("A user's entries join the lists and change nothing else")
  func merging() throws {
    let lexicon = try Self.lexicon()
    let merged = lexicon.merging([
      .init(form: "شركة النور", lexicalClass: .organization), .init(form: "لبنان", lexicalClass: .given, payload: "m"),
      .init(form: " ", lexicalClass: .place),
    ])
    let lebanon = merged.word(FoldedText("لبنان").letters)
    #expect(merged.senses(of: lebanon).map(\.text) == ["LB", "m"])
    let state = try #require(merged.advance(.root, by: merged.word(FoldedText("شركة").letters)))
    let end = try #require(merged.advance(state, by: merged.word(FoldedText("النور").letters)))
    #expect(merged.endsPhrase(end))
    #expect(merged.merging([]).senses(of: end).count == 1)
    let korea = try #require(merged.advance(.root, by: merged.word(FoldedText("كوريا").letters)))
    #expect(merged.advance(korea, by: merged.word(FoldedText("الشمالية").letters)).map(merged.endsPhrase) == true)
  }

  @Test(
    "Errors in a list name the file and the line",
    arguments: [
      ("كلمة\n", 1), ("# title: a\n# source: b\n# licence: c\n# class: no.such\n", 4),
      ("# title: a\n# source: b\n# licence: c\n# class: entity.place\n\tpayload\n", 5),
    ])
  func errors(_ text: String, line: Int) {
    var compiler = LexiconCompiler()
    do throws(LexiconCompiler.ListError) {
      try compiler.add(list: "bad.txt", text: text)
      Issue.record("no error")
    } catch {
      #expect(error.list == "bad.txt" && error.line == line)
    }
  }

  @Test("A damaged image is refused, never read out of bounds")
  func damagedImages() throws {
    var compiler = LexiconCompiler()
    try compiler.add(list: "sample.txt", text: Self.list)
    let image = compiler.image()
    for length in stride(from: 0, to: image.count, by: 37) {
      if let lexicon = Lexicon(compiled: Array(image[..<length])) {
        _ = lexicon.senses(of: 3)
      }
    }
    for index in stride(from: 8, to: image.count, by: 11) {
      var damaged = image
      damaged[index] ^= 0x5A
      if let lexicon = Lexicon(compiled: damaged) {
        for word in WordID(0)..<8 { _ = lexicon.senses(of: word) }
      }
    }
  }
}

import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// A candidate at its place in the document. Plain numbers, so that copying one costs nothing but its bytes.
struct DocumentMention: Sendable {
  /// Index into the lines being resolved.
  let line: Int
  /// The tokens of the line that the name touches.
  let tokens: Range<Int>
  /// In the document.
  let span: TextSpan
  var type: EntityType
  let confidence: Float
  let article: Int
  /// Its number among the article's forms.
  private(set) var form: Int
  /// How many words the form has.
  let wordCount: Int
  /// Whether the first word is written "لأمم" for "الأمم", its article fused with the prefix ل.
  let hasFusedArticle: Bool
  /// How many words at the start only say what kind of thing it is ("وكالة رويترز": 1).
  let headWords: Int
  /// Set when a list has the name as a country.
  let country: CountryCode?
  /// The country that a people or a body belongs to, as its demonym says ("الروس", "الجيش الروسي").
  let origin: CountryCode?

  /// - Parameters:
  ///   - index: the number of the candidate's line among those being resolved.
  ///   - tokens: the tokens that it touches.
  ///   - forms: the article's, which its form joins.
  init(
    _ candidate: EntityCandidate, line index: Int, tokens: Range<Int>, of placed: PlacedLine,
    forms: inout NameForms
  ) {
    let line = placed.line
    var name = NameReader(line: line, span: candidate.span, type: candidate.type)
    for token in tokens { name.read(token, into: &forms) }
    self.line = index
    self.tokens = tokens
    span = candidate.span.shifted(by: placed.start)
    type = candidate.type
    confidence = candidate.confidence
    article = placed.article
    form = forms.finish()
    wordCount = name.wordCount
    hasFusedArticle = name.hasFusedArticle
    country = name.country
    origin = name.origin
    // "جنوب السودان" is a name of its own, not a kind of "السودان".
    headWords = country == nil && name.hasHead ? 1 : 0
  }

  /// The mention among other forms.
  func among(_ forms: inout NameForms, of own: NameForms) -> DocumentMention {
    for word in own.range(form) { forms.append(own.words[word]) }
    var mention = self
    mention.form = forms.finish()
    return mention
  }

  /// Whether this mention names the thing by more words. Among equals the one that the text has first is the spelling
  /// for the name, unless its article is fused with a prefix.
  func isFuller(than other: DocumentMention) -> Bool {
    wordCount == other.wordCount ? other.hasFusedArticle && !hasFusedArticle : wordCount > other.wordCount
  }
}

extension EntityType {
  /// Its place in rows of one value for each type, in the order of `EntityLabel.types`.
  var column: Int { Int(EntityLabel.number(of: self)) }
}

/// Reads the words of a name one by one: its form, and what lists say of it.
private struct NameReader {
  private let line: AnalyzedLine
  private let span: TextSpan
  private let type: EntityType
  private(set) var wordCount = 0
  private(set) var hasFusedArticle = false
  private var first = PackedWord()
  private var firstNumber: WordID = -1
  private var lastNumber: WordID = -1
  /// Where the words so far lead among listed phrases, nil when nowhere; kept for places alone.
  private var state: Lexicon.PhraseState? = .root

  init(line: AnalyzedLine, span: TextSpan, type: EntityType) {
    self.line = line
    self.span = span
    self.type = type
  }

  mutating func read(_ token: Int, into forms: inout NameForms) {
    let kind = line.tokens.kinds[token]
    guard kind == .word || kind == .foreign || kind == .number else { return }
    let range = line.tokens.letterRange(token)
    var start = 0
    while start < range.count - 1, line.tokens.offset(ofLetter: start, in: token) < span.start { start += 1 }
    let at = range.lowerBound + start
    let (word, isFused) = line.tokens.folded.withUnsafeBufferPointer { folded in
      // "للأمم" without its prefix is written "لأمم" and means "الأمم".
      if start > 0, at < folded.count, folded[at] == Letter.lam, folded[at - 1] == Letter.lam {
        return (PackedWord([Letter.alef] + folded[at..<range.upperBound]), true)
      }
      return (PackedWord(at..<range.upperBound, of: folded), false)
    }
    if isFused { hasFusedArticle = true }
    let number = number(of: word, token, from: start, isFused: isFused)
    if wordCount == 0 { (first, firstNumber) = (word, number) }
    lastNumber = number
    if type == .location, let reached = state { state = line.lexicon.advance(reached, by: number) }
    wordCount += 1
    forms.append(word)
  }

  /// The number of a word of the name: mostly what the line has looked up already.
  private func number(of word: PackedWord, _ token: Int, from letter: Int, isFused: Bool) -> WordID {
    guard !word.isLong else { return -1 }
    let hit = line.hits[token]
    if letter == 0 { return hit.whole }
    if !isFused, letter == Int(hit.stemLetter), hit.stem >= 0 { return hit.stem }
    return word.number(in: line.lexicon)
  }

  var country: CountryCode? {
    guard type == .location, wordCount > 0 else { return nil }
    if wordCount == 1 { return CountryCode(of: firstNumber, as: .country, in: line.lexicon) }
    return state.flatMap { CountryCode(of: $0, in: line.lexicon) }
  }

  var origin: CountryCode? {
    switch type {
    case .people: wordCount == 1 ? CountryCode(of: lastNumber, as: .people, in: line.lexicon) : nil
    case .organization: wordCount > 1 ? CountryCode(of: lastNumber, as: .demonym, in: line.lexicon) : nil
    case .person, .location, .event, .miscellaneous: nil
    }
  }

  /// Whether the first word only says what kind of thing it is.
  var hasHead: Bool {
    guard wordCount > 1 else { return false }
    let heads: LexicalClasses
    switch type {
    case .organization: heads = LexicalClasses(.orgHead)
    case .location: heads = LexicalClasses(.placeHead)
    case .event: heads = LexicalClasses(.eventHead)
    case .miscellaneous: heads = LexicalClasses(.miscHead)
    case .person, .people: return false
    }
    return line.lexicon.classes(of: firstNumber).intersects(heads) && !NameReader.compass.contains(first)
  }

  /// Heads that pick a part of the place that follows: "شمال سوريا" is not "سوريا".
  private static let compass: Set<PackedWord> = Set(
    ["شمال", "جنوب", "شرق", "غرب", "وسط", "شمالي", "جنوبي", "شرقي", "غربي", "ريف", "ضواحي"].map {
      PackedWord(FoldedText($0).letters)
    })
}

extension PackedWord {
  /// The word's number in a lexicon, -1 when it is not there.
  func number(in lexicon: Lexicon) -> WordID { withLetters { lexicon.word($0) } }
}

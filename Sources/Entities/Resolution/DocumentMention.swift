import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// A candidate at its place in the document.
struct DocumentMention: Sendable {
  /// Index into the lines being resolved.
  let line: Int
  /// In the document.
  var span: TextSpan
  var type: EntityType
  var confidence: Float
  let article: Int
  let form: NameForm
  /// ISO code when a list has the name as a country.
  let country: String?
  /// ISO code of the country that a people or a body belongs to, as its demonym says ("الروس", "الجيش الروسي").
  let origin: String?
  /// How many words at the start only say what kind of thing it is ("وكالة رويترز": 1).
  let headWords: Int

  init(_ candidate: EntityCandidate, line index: Int, of placed: PlacedLine) {
    line = index
    span = candidate.span.shifted(by: placed.start)
    type = candidate.type
    confidence = candidate.confidence
    article = placed.article
    form = NameForm(candidate.span, in: placed.line)
    let lexicon = placed.line.lexicon
    country = candidate.type == .location ? CountryCode.of(form, in: lexicon) : nil
    origin = CountryCode.origin(of: form, type: candidate.type, in: lexicon)
    // "جنوب السودان" is a name of its own, not a kind of "السودان".
    headWords = country == nil ? DocumentMention.headWords(form, type: candidate.type, lexicon: lexicon) : 0
  }

  /// Whether this mention names the thing by more words. Among equals the one that the text has first is the spelling
  /// for the name, unless its article is fused with a prefix.
  func isFuller(than other: DocumentMention) -> Bool {
    let (words, others) = (form.words.count, other.form.words.count)
    return words == others ? other.form.hasFusedArticle && !form.hasFusedArticle : words > others
  }

  private static func headWords(_ form: NameForm, type: EntityType, lexicon: Lexicon) -> Int {
    guard form.words.count > 1 else { return 0 }
    let heads: LexicalClasses
    switch type {
    case .organization: heads = LexicalClasses(.orgHead)
    case .location: heads = LexicalClasses(.placeHead)
    case .event: heads = LexicalClasses(.eventHead)
    case .miscellaneous: heads = LexicalClasses(.miscHead)
    case .person, .people: return 0
    }
    let first = form.words[0]
    guard !compass.contains(first) else { return 0 }
    return lexicon.classes(of: first.number(in: lexicon)).intersects(heads) ? 1 : 0
  }

  /// Heads that pick a part of the place that follows: "شمال سوريا" is not "سوريا".
  private static let compass: Set<PackedWord> = Set(
    ["شمال", "جنوب", "شرق", "غرب", "وسط", "شمالي", "جنوبي", "شرقي", "غربي", "ريف", "ضواحي"].map {
      PackedWord(FoldedText($0).letters)
    })
}

/// Looks up country names.
enum CountryCode {
  /// The ISO 3166-1 alpha-2 code of a country's name, nil for anything else.
  static func of(_ form: NameForm, in lexicon: Lexicon) -> String? {
    guard let first = form.words.first else { return nil }
    let word = first.number(in: lexicon)
    if form.words.count == 1 { return code(lexicon.senses(of: word)) }
    guard var state = lexicon.advance(.root, by: word) else { return nil }
    for next in form.words.dropFirst() {
      guard let further = lexicon.advance(state, by: next.number(in: lexicon)) else { return nil }
      state = further
    }
    return code(lexicon.senses(of: state))
  }

  /// The code of the country that a people ("الروس") or a body ("وزارة الخارجية الروسية") belongs to, nil when no list
  /// says so.
  static func origin(of form: NameForm, type: EntityType, in lexicon: Lexicon) -> String? {
    guard let last = form.words.last else { return nil }
    switch type {
    case .people:
      return form.words.count == 1 ? code(lexicon.senses(of: last.number(in: lexicon)), of: .people) : nil
    case .organization:
      return form.words.count > 1 ? code(lexicon.senses(of: last.number(in: lexicon)), of: .demonym) : nil
    case .person, .location, .event, .miscellaneous: return nil
    }
  }

  private static func code(_ senses: [LexicalSense], of lexicalClass: LexicalClass = .country) -> String? {
    senses.first { $0.lexicalClass == lexicalClass && $0.text.utf8.count == 2 }?.text
  }
}

extension PackedWord {
  /// The word's number in a lexicon, -1 when it is not there.
  func number(in lexicon: Lexicon) -> WordID { withLetters { lexicon.word($0) } }
}

import ArabicText
import Lexicons

/// Gender and number of a verb's subject or of a noun phrase, as far as they are known.
struct Agreement: Hashable, Sendable {
  enum Gender: UInt8, Sendable { case unknown, masculine, feminine }
  enum Number: UInt8, Sendable { case unknown, singular, dual, plural }

  var gender: Gender
  var number: Number

  static let unknown = Agreement(gender: .unknown, number: .unknown)

  init(gender: Gender, number: Number) {
    self.gender = gender
    self.number = number
  }

  /// The agreement digit of the word lists: 0 he, 1 she, 2 they (m.), 3 they (f.), 4 and 5 dual.
  init(digit: Int) {
    switch digit {
    case 0: self.init(gender: .masculine, number: .singular)
    case 1: self.init(gender: .feminine, number: .singular)
    case 2: self.init(gender: .masculine, number: .plural)
    case 3: self.init(gender: .feminine, number: .plural)
    case 4: self.init(gender: .masculine, number: .dual)
    case 5: self.init(gender: .feminine, number: .dual)
    default: self = .unknown
    }
  }

  /// The payload of a noun for people: kind × 100 + gender × 10 + number.
  init(nounPayload: Int32) {
    let gender: Gender =
      switch nounPayload / 10 % 10 {
      case 1: .masculine
      case 2: .feminine
      default: .unknown
      }
    let number: Number =
      switch nounPayload % 10 {
      case 1: .dual
      case 2: .plural
      default: .singular
      }
    self.init(gender: gender, number: number)
  }

  /// Whether a subject with this agreement may stand for `other`: what is unknown fits all.
  func fits(_ other: Agreement) -> Bool {
    let genderFits = gender == .unknown || other.gender == .unknown || gender == other.gender
    let numberFits = number == .unknown || other.number == .unknown || number == other.number
    // "الخبراء … وأضافوا": a plural of people may mix genders; "وزارتان … أكدتا" stays feminine.
    return numberFits && (genderFits || number == .plural)
  }
}

extension QuotationLine {
  /// Gender and number of the phrase, from its head; `human` is the payload of its first token as a noun for people.
  func agreement(of range: Range<Int>, human: Int32?) -> Agreement {
    let head = kind(range.lowerBound) == .number ? range.lowerBound + 1 : range.lowerBound
    guard head < range.upperBound else { return .unknown }
    if conjoinsPeople(range) { return Agreement(gender: .masculine, number: .unknown) }
    if kind(range.lowerBound) == .number { return Agreement(gender: .masculine, number: .plural) }
    let letters = tokens.letterCount(head)
    let last = lastLetter(head)
    if let payload = head == range.lowerBound ? human : value(.human, head) {
      var agreement = Agreement(nounPayload: payload)
      // "محاميه" folds like "محامية".
      if agreement.gender == .feminine, last == Letter.heh { agreement.gender = .unknown }
      return agreement
    }
    if has(.given, head) || has(.person, head) || has(.family, head) { return .unknown }
    if isWord(head, anyOf: Words.crowds) { return Agreement(gender: .masculine, number: .plural) }
    if last == Letter.tehMarbuta { return Agreement(gender: .feminine, number: .singular) }
    if letters > 4, ends(head, with: Letter.waw, Letter.noon) || ends(head, with: Letter.yeh, Letter.noon) {
      return Agreement(gender: .masculine, number: .plural)
    }
    if letters > 4, ends(head, with: Letter.alef, Letter.teh) {
      return Agreement(gender: .feminine, number: .unknown)
    }
    if letters > 5, ends(head, with: Letter.alef, Letter.noon), hasArticle(head) {
      return Agreement(gender: .masculine, number: .dual)
    }
    if has(.country, head) { return Agreement(gender: .unknown, number: .singular) }
    return .unknown
  }

  private func conjoinsPeople(_ range: Range<Int>) -> Bool {
    var token = range.lowerBound + 2
    while token < range.upperBound {
      if has(.human, token) || has(.title, token), hasConjunction(token) { return true }
      token += 1
    }
    return false
  }
}

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

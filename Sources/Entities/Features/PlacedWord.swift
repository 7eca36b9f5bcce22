import ArabicText
import Lexicons
import Morphology

/// A word where it stands: what its place says about names.
struct PlacedWord {
  /// Entity classes that the lexicon gives the word, as in `WordValues`.
  var classes: UInt32 = 0
  /// Letters that the prefixes take.
  var stemLetter: UInt8 = 0
  /// Token kind, length, digits, mark, as in `WordValues`.
  var shape: UInt8 = 0
  /// The next four as in `WordValues`.
  var prefix: UInt8 = 0
  var grammar: UInt8 = 0
  var coarse: UInt8 = 0
  var middle: UInt8 = 0
  /// Part in the longest listed phrase: 0 none, else 1 + 2 × class for its first word, one more for the others.
  var phrase: UInt8 = 0
  /// Whether the lists know the phrase as one type of name only.
  var isPhraseCertain = false
  /// Class of the nearest head or title up to three words before, and how far: 0 none.
  var head: UInt8 = 0
  /// Whether the token stands between quotation marks (1), right after an opening one (2), or in a hashtag (3).
  var enclosure: UInt8 = 0

  /// Bits of `classes`.
  static let country: UInt32 = 1 << 0
  static let demonym: UInt32 = 1 << 2
  static let people: UInt32 = 1 << 3
  static let placeHead: UInt32 = 1 << 12
  static let orgHead: UInt32 = 1 << 13

  /// Whether the word has the article, with or without prefixes before it.
  @inline(__always)
  var hasArticle: Bool { grammar & 1 != 0 }

  /// Whether it is a number, in digits or in words.
  @inline(__always)
  var isNumber: Bool { 40...45 ~= shape || grammar >> 3 == PartOfSpeech.numeral.rawValue }

  /// Whether the lists have the word, or a phrase that it belongs to, as an organisation or a medium.
  var isBody: Bool {
    let bodies = [LexicalClass.organization, .media]
    return bodies.contains {
      classes & 1 << UInt32($0.rawValue - 48) != 0 || phrase != 0 && (phrase - 1) / 2 + 48 == $0.rawValue
    }
  }

  init() {}

  /// A word without its place.
  init(_ word: WordValues) {
    classes = word.classes
    stemLetter = word.stemLetter
    shape = word.shape
    (prefix, grammar) = (word.prefix, word.grammar)
    (coarse, middle) = (word.clusters.coarse, word.clusters.middle)
  }

  /// Puts a word into a place whose phrase is known.
  @inline(__always)
  mutating func place(_ word: PlacedWord) {
    let (phrase, isCertain) = (phrase, isPhraseCertain)
    self = word
    (self.phrase, isPhraseCertain) = (phrase, isCertain)
  }

  /// Whether its place says anything.
  @inline(__always)
  var isSituated: Bool { head | phrase | enclosure != 0 }
}

extension PlacedWord {
  /// Notes for each word the nearest head or title before it, not looking across marks.
  static func markHeads(_ words: UnsafeMutableBufferPointer<PlacedWord>) {
    // Bits of title, place, organisation, event and miscellaneous heads.
    let headBits: UInt32 = 0b11111 << 11
    var last = -1
    var lastClass: UInt8 = 0
    for token in words.indices {
      if words[token].shape >= 64, words[token].shape != 64 + PunctuationMark.straightQuote.rawValue { last = -1 }
      if last >= 0, token - last <= 3 { words[token].head = lastClass << 2 | UInt8(token - last) }
      let heads = words[token].classes & headBits
      if heads != 0 {
        last = token
        lastClass = UInt8(truncatingIfNeeded: heads >> 11)
      }
    }
  }

  static func markEnclosures(_ words: UnsafeMutableBufferPointer<PlacedWord>, _ line: AnalyzedLine) {
    var isOpen = false
    var openedAt = -1
    for token in words.indices {
      switch line.tokens.marks[token] {
      case .leftGuillemet, .leftQuote, .lowQuote, .leftSingleQuote: (isOpen, openedAt) = (true, token)
      case .rightGuillemet, .rightQuote: isOpen = false
      case .straightQuote:
        isOpen.toggle()
        openedAt = token
      default:
        // A quotation of many words says nothing about the names inside it.
        if isOpen, token - openedAt <= 6 { words[token].enclosure = openedAt == token - 1 ? 2 : 1 }
      }
      if token > 0, line.tokens.marks[token - 1] == .hash, !line.tokens.spaceBefore[token] {
        words[token].enclosure = 3
      }
    }
  }
}

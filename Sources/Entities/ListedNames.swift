import AnnotationModel
import Lexicons

/// Listed names of several words ("الأمم المتحدة") that the sequence model left out, cut up or took for something else: a
/// phrase of a list is hardly ever anything else.
enum ListedNames {
  /// Confidence of a name that only a list vouches for.
  static let confidence: Float = 0.6

  /// A name that the words of a line give away, whatever the model made of them.
  struct Phrase {
    let tokens: Range<Int>
    let type: EntityType
    var confidence = ListedNames.confidence
    /// Whether what looks like attached prefixes of its first word belongs to it.
    var hasPrefixes = false
  }

  /// The listed phrases of several words that the lists know as one type of name, in order.
  static func phrases(in words: UnsafeBufferPointer<PlacedWord>) -> [Phrase] {
    var result: [Phrase] = []
    var token = 0
    while token < words.count {
      let word = words[token]
      guard word.phrase != 0 else {
        token += 1
        continue
      }
      var end = token + 1
      // An odd number begins a phrase, the next one continues it.
      while word.phrase & 1 == 1, end < words.count, words[end].phrase == word.phrase + 1 { end += 1 }
      if end > token + 1, word.isPhraseCertain, let type = type(of: LexicalClass(48 + (word.phrase - 1) / 2)) {
        result.append(Phrase(tokens: token..<end, type: type))
      }
      token = end
    }
    return result
  }

  /// Makes the labels agree with the phrases: a name that reaches beyond a phrase stays as it is, names inside one give
  /// way to it. "باريس" and "سان جرمان" side by side become the club. Returns the phrases that the labels lacked.
  static func settle(_ labels: inout [EntityLabel], with phrases: [Phrase]) -> [Phrase] {
    phrases.filter { phrase in
      let (first, end) = (phrase.tokens.lowerBound, phrase.tokens.upperBound)
      let continues = labels[first].isInside || (end < labels.count && labels[end].isInside)
      guard !continues, !isName(phrase, labels) else { return false }
      for token in phrase.tokens { labels[token] = token == first ? .begin(phrase.type) : .inside(phrase.type) }
      return true
    }
  }

  private static func isName(_ phrase: Phrase, _ labels: [EntityLabel]) -> Bool {
    phrase.tokens.allSatisfy {
      labels[$0] == ($0 == phrase.tokens.lowerBound ? .begin(phrase.type) : .inside(phrase.type))
    }
  }

  /// The type of the names in a list of the given class, nil for lists of other words.
  static func type(of lexicalClass: LexicalClass) -> EntityType? {
    switch lexicalClass {
    case .country, .place: .location
    case .organization, .media: .organization
    case .person: .person
    case .event: .event
    case .misc: .miscellaneous
    case .people: .people
    default: nil
    }
  }
}

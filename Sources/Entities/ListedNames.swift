import AnnotationModel
import Lexicons

/// Listed names of several words ("الأمم المتحدة") that the sequence model left out: a phrase of a list is hardly ever
/// anything else.
enum ListedNames {
  /// Confidence of a name that only a list vouches for.
  static let confidence: Float = 0.6

  /// The ranges of tokens of listed phrases that touch no name, with their types; in order.
  static func missed(
    by labels: [EntityLabel], _ values: LineValues
  ) -> [(tokens: Range<Int>, type: EntityType)] {
    var result: [(tokens: Range<Int>, type: EntityType)] = []
    var token = 0
    while token < labels.count {
      let phrase = values.values[token + LineValues.padding].phrase
      var end = token + 1
      // An odd number begins a phrase, the next one continues it.
      while phrase & 1 == 1, end < labels.count, values.values[end + LineValues.padding].phrase == phrase + 1 {
        end += 1
      }
      if end > token + 1, let type = type(of: phrase), labels[token..<end].allSatisfy({ $0 == .outside }) {
        result.append((token..<end, type))
      }
      token = end
    }
    return result
  }

  private static func type(of phrase: UInt8) -> EntityType? {
    switch LexicalClass(rawValue: 48 + (phrase - 1) / 2) {
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

import ArabicText
import Lexicons
import Morphology

/// What the grammar knows better than a model in training: contexts and endings that decide between verb and noun.
enum TagConstraints {
  /// The class of a word that no list decides: the model's, corrected where the grammar leaves no choice.
  static func tag(_ analysis: WordAnalysis, _ form: WordForm, _ context: WordContext, _ words: WordFrequencies)
    -> (tag: TagClass, isSure: Bool)
  {
    let tagged: TagClass =
      switch analysis.partOfSpeech {
      case .verb: .verb
      case .adjective: .adjective
      case .adverb: .adverb
      case .numeral: .numeral
      case .noun, .properNoun: .noun
      default: .function
      }
    if analysis.proclitics.contains(.al) { return (tagged == .verb ? .noun : tagged, false) }
    // سيعلن، لم يعلن، قد أعلن
    if analysis.proclitics.contains(.sa) || context.previousWantsVerb { return (.verb, true) }
    // أعلنوا, but not عضوا: أعلنو is no word.
    if form.endsInVerbalWaw(from: Int(analysis.baseLetter), words: words) { return (.verb, true) }
    // في إعلان
    if prepositions.contains(context.previousHash), analysis.proclitics.isEmpty {
      return (tagged == .verb ? .noun : tagged, true)
    }
    return (tagged, false)
  }

  private static let prepositions = hashes(["في", "على", "إلى", "عن", "مع", "بين"])

  private static func hashes(_ words: [String]) -> Set<UInt32> {
    Set(words.map { WordHash.of(FoldedText($0).letters) })
  }
}

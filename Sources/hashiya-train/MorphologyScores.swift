import ArabicText
import Lexicons
import Morphology

/// How well a model analyses segmented words.
struct MorphologyScores: CustomStringConvertible {
  private(set) var words = 0
  private(set) var splits = 0
  private(set) var enclitics = 0
  private(set) var tags = 0
  private(set) var verbsGold = 0
  private(set) var verbsFound = 0
  private(set) var verbsRight = 0

  init(_ sentences: [SegmentedSentence], model: MorphologyModel, usesSettled: Bool = true, printsErrors: Bool = false) {
    for sentence in sentences {
      let found = MorphologicalAnalyzer.analyze(
        sentence.tokens, hits: sentence.hits, lexicon: .standard, model: model, usesSettled: usesSettled)
      for (token, gold) in sentence.words.enumerated() {
        guard let gold else { continue }
        let split = SplitCandidate(
          proclitics: found[token].proclitics, stemLetter: found[token].stemLetter, baseLetter: found[token].baseLetter)
        let hasSplit = split == gold.split
        let hasEnclitic = Int(found[token].encliticLetters) == gold.encliticLetters
        let hasTag = MorphologyScores.agrees(found[token].partOfSpeech, gold.tag)
        words += 1
        splits += hasSplit ? 1 : 0
        enclitics += hasEnclitic ? 1 : 0
        tags += hasTag ? 1 : 0
        verbsGold += gold.tag == .verb ? 1 : 0
        verbsFound += found[token].partOfSpeech == .verb ? 1 : 0
        verbsRight += gold.tag == .verb && found[token].partOfSpeech == .verb ? 1 : 0
        if printsErrors, !(hasSplit && hasEnclitic && hasTag) {
          let kind = (hasSplit ? "" : "S") + (hasEnclitic ? "" : "E") + (hasTag ? "" : "T")
          let before = token > 0 ? sentence.tokens.string(token - 1) : "^"
          print(kind, before, sentence.tokens.string(token), gold.label, found[token], separator: "\t")
        }
      }
    }
  }

  /// Whether a part of speech is what the data calls it. The data calls adverbs ("أمس", "حاليا"), adverbs used as
  /// prepositions ("بعد", "بين") and circumstantial participles nouns or adjectives.
  private static func agrees(_ found: PartOfSpeech, _ gold: TagClass) -> Bool {
    switch gold {
    case .noun: [.noun, .properNoun, .preposition, .adverb, .participle, .numeral].contains(found)
    case .adjective: [.adjective, .adverb, .participle, .numeral].contains(found)
    case .verb: found == .verb || found == .negation
    case .adverb: found == .adverb || found == .particle
    case .numeral: found == .numeral || found == .noun
    case .function: ![.noun, .properNoun, .adjective, .verb, .participle, .numeral, .none].contains(found)
    }
  }

  var description: String {
    func percent(_ part: Int, of whole: Int) -> String {
      let tenths = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole
      return "\(tenths / 10).\(tenths % 10) %"
    }
    return "\(words) words: proclitics \(percent(splits, of: words)), enclitics \(percent(enclitics, of: words)), "
      + "part of speech \(percent(tags, of: words)), verbs found \(percent(verbsRight, of: verbsGold)) "
      + "right \(percent(verbsRight, of: verbsFound))"
  }
}

import AnnotationModel
import ArabicText
public import Lexicons

extension Configuration {
  /// The lexicon with the user's names, cues and section phrases, and what could not be added.
  ///
  /// O(size of the lexicon) when there are any, so keep the result.
  public func lexicon(over base: Lexicon = .standard) -> (lexicon: Lexicon, problems: [ConfigurationProblem]) {
    guard hasWords else { return (base, []) }
    var entries = names.map {
      Lexicon.Entry(form: $0.form, lexicalClass: .userName, payload: $0.type.rawValue)
    }
    entries += sectionPhrases.map { phrase in
      let (lexicalClass, payload) = Configuration.lexicalClass(of: phrase.kind)
      return Lexicon.Entry(form: phrase.form, lexicalClass: lexicalClass, payload: payload)
    }
    var problems: [ConfigurationProblem] = []
    for (index, cue) in cues.enumerated() {
      let senses = Configuration.cueSenses(of: cue.like, in: base)
      if senses.isEmpty {
        problems.append(
          ConfigurationProblem(path: "cues[\(index)].like", message: "\"\(cue.like)\" is no cue that hashiya knows"))
      }
      entries += senses.map { Lexicon.Entry(form: cue.form, lexicalClass: $0.lexicalClass, payload: $0.text) }
    }
    return (base.merging(entries), problems)
  }

  private static func lexicalClass(of kind: SectionPhrase.Kind) -> (LexicalClass, payload: String) {
    switch kind {
    case .readAlso: (.sectionReadAlso, "1")
    case .keywords: (.sectionKeywords, "")
    case .source: (.sectionAttribution, "1")
    case .byline: (.sectionAttribution, "3")
    case .chrome: (.sectionFurniture, "2")
    case .caption: (.sectionCaption, "")
    case .copyright: (.sectionCopyright, "")
    }
  }

  /// The senses as a cue of a built-in word or phrase.
  private static func cueSenses(of form: String, in lexicon: Lexicon) -> [LexicalSense] {
    let words = SourceText(form)
    let tokens = Tokenizer.tokens(of: words, in: words.span)
    let ids = (0..<tokens.count).map { lexicon.word(Array(tokens.folded[tokens.letterRange($0)])) }
    let cueClasses: Set<LexicalClass> = [.cueVerb, .cueParticiple, .cueNoun, .sourcePhrase]
    let senses: [LexicalSense]
    if ids.count == 1 {
      senses = lexicon.senses(of: ids[0])
    } else {
      let state = ids.reduce(Lexicon.PhraseState?.some(.root)) { state, word in
        state.flatMap { lexicon.advance($0, by: word) }
      }
      senses = state.map { lexicon.senses(of: $0) } ?? []
    }
    return senses.filter { cueClasses.contains($0.lexicalClass) }
  }
}

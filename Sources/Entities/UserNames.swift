import AnnotationModel
import ArabicText
import Lexicons
package import Morphology

/// Names that the user listed in a configuration. They win over what the model finds: with "شركة النورس للشحن" listed as
/// an organisation, "وقالت شركة النورس للشحن" holds that name and no other in its place.
package enum UserNames {
  /// The candidates of a line with the listed names among them, in order. A candidate that overlaps a listed name gives
  /// way to it.
  package static func merged(into candidates: [EntityCandidate], _ line: AnalyzedLine) -> [EntityCandidate] {
    guard line.lexicon.mayHaveUserNames else { return candidates }
    let names = names(in: line)
    if names.isEmpty { return candidates }
    let others = candidates.filter { candidate in !names.contains { $0.span.overlaps(candidate.span) } }
    return (others + names).sorted { $0.span < $1.span }
  }

  /// The listed names from left to right, the longest first where two begin at one word.
  private static func names(in line: AnalyzedLine) -> [EntityCandidate] {
    var names: [EntityCandidate] = []
    var token = 0
    while token < line.count {
      guard let (name, end) = longestName(in: line, at: token) else {
        token += 1
        continue
      }
      names.append(name)
      token = end
    }
    return names
  }

  /// The longest listed name that begins at a token, as written or after attached prefixes ("لرمالستان" has رمالستان).
  private static func longestName(in line: AnalyzedLine, at token: Int) -> (name: EntityCandidate, end: Int)? {
    let hit = line.hits[token]
    for (word, letter) in [(hit.whole, 0), (hit.stem, Int(hit.stemLetter))] where word >= 0 {
      guard let (type, end) = longestMatch(in: line, at: token, beginningWith: word) else { continue }
      let span = TextSpan(start: line.tokens.offset(ofLetter: letter, in: token), end: Int(line.tokens.ends[end - 1]))
      return (EntityCandidate(span: span, type: type, confidence: 1), end)
    }
    return nil
  }

  private static func longestMatch(
    in line: AnalyzedLine, at token: Int, beginningWith word: WordID
  ) -> (type: EntityType, end: Int)? {
    let lexicon = line.lexicon
    var longest: (type: EntityType, end: Int)?
    if lexicon.classes(of: word).contains(.userName), let type = type(in: lexicon.senses(of: word)) {
      longest = (type, token + 1)
    }
    var state = lexicon.advance(.root, by: word)
    var end = token + 1
    while let current = state, end < line.count {
      state = lexicon.advance(current, by: line.hits[end].whole)
      end += 1
      guard let state, lexicon.value(of: state, as: .userName) != nil else { continue }
      if let type = type(in: lexicon.senses(of: state)) { longest = (type, end) }
    }
    return longest
  }

  private static func type(in senses: [LexicalSense]) -> EntityType? {
    // Of two lists that disagree the one that was merged last is the closer one.
    senses.last { $0.lexicalClass == .userName }.flatMap { EntityType(rawValue: $0.text) }
  }
}

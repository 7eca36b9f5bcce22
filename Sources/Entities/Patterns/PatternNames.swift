import AnnotationModel
import Morphology

/// Names that a fixed pattern gives away, whatever the sequence model made of them.
struct PatternNames {
  let line: AnalyzedLine
  let words: UnsafeBufferPointer<PlacedWord>

  /// Makes the labels agree with the patterns; returns the names that they lacked, not in order.
  func settle(_ labels: inout [EntityLabel]) -> [ListedNames.Phrase] {
    var phrases: [ListedNames.Phrase] = []
    PeopleNouns(line: line, words: words).add(to: &phrases, &labels)
    StateBodies(line: line, words: words).add(to: &phrases)
    QuotedNames(line: line, words: words, labels: labels).add(to: &phrases)
    return phrases.isEmpty ? [] : ListedNames.settle(&labels, with: phrases)
  }
}

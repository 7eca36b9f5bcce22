import Entities
import Morphology

/// Where a line's labels come from: corpora differ in what they call a name and where a name ends.
enum CorpusDomain: Int, CaseIterable {
  case gold, anercorp, fane, aqmar, wojood
  /// Raw text labelled by a model.
  case raw
}

/// A line with what is known about its labels.
struct TrainingLine {
  let line: AnalyzedLine
  /// The labels that each token may bear.
  var labels: [LabelSet]
  let domain: CorpusDomain
}

/// A name in the characters of a text, with the types it may have in our scheme.
struct LabelledSpan {
  /// UTF-8 offsets in the line.
  var start: Int
  var end: Int
  var reading: LabelMapping.Reading
}

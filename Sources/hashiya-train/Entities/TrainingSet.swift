import Entities
import Morphology

/// Lines as numbers: what the optimizer reads.
struct TrainingSet {
  struct Line {
    /// Index of the line's first token in `offsets`.
    var firstToken: Int
    var tokenCount: Int
    var domain: Int
  }

  private(set) var lines: [Line] = []
  /// Where each token's features start in `features`; one more than there are tokens.
  private(set) var offsets: [Int32] = [0]
  private(set) var features: [Int32] = []
  /// The labels that each token may bear, as a mask.
  private(set) var allowed: [UInt16] = []
  let index: FeatureIndex

  init(_ lines: [TrainingLine], model: EntityModel, minimumCount: Int32) {
    index = FeatureIndex(minimum: minimumCount) { visit in
      for line in lines {
        for keys in EntityTagger.features(of: line.line, model: model) { for key in keys { visit(key) } }
      }
    }
    var token = 0
    for line in lines {
      self.lines.append(Line(firstToken: token, tokenCount: line.line.count, domain: line.domain.rawValue))
      for (position, keys) in EntityTagger.features(of: line.line, model: model).enumerated() {
        for key in keys { if let number = index.number(of: key) { features.append(number) } }
        offsets.append(Int32(features.count))
        allowed.append(line.labels[position].rawValue)
      }
      token += line.line.count
    }
  }
}

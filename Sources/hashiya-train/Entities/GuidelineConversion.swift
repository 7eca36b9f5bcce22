import AnnotationModel
import ArabicText
import Entities
import Morphology

/// Puts names that follow our guidelines in the terms of a corpus that has others, so that its labels measure what was found
/// and not where two schemes draw a border: whether the head belongs to a name ("شركة نوكيا"), whether a national team is an
/// organisation or a place ("منتخب تونس"), whether "الجيش الفرنسي" is a name at all.
///
/// What is done with names that begin with a word is what agrees best with the labels of the corpus's training part.
struct GuidelineConversion {
  private enum Action: CaseIterable { case keep, drop, leaveHeadOut, nameThePlaceAlone }

  /// What names have in common that are converted alike.
  private struct Head: Hashable {
    let type: EntityType
    /// The first word without attached prefixes.
    let word: UInt64
    let isAlone: Bool
  }

  /// Names with a head, in the training part, before it is converted.
  private static let minimumCount = 3

  private var actions: [Head: Action] = [:]

  /// Learns from lines whose labels are certain.
  init(_ tagger: EntityTagger, learningFrom lines: [TrainingLine]) {
    var counts: [Head: Int] = [:]
    var agreement: [Head: [Action: Int]] = [:]
    for line in lines {
      let wanted = Evaluation.names(in: line)
      for name in Evaluation.words(of: tagger.analyze(line.line), in: line.line) {
        let head = Self.head(of: name, in: line.line)
        counts[head, default: 0] += 1
        for action in Action.allCases {
          guard let converted = Self.converted(name, by: action), Evaluation.common.contains(converted.type) else {
            continue
          }
          let isRight = wanted.contains { $0 == converted }
          agreement[head, default: [:]][action, default: 0] += isRight ? 1 : -1
        }
      }
    }
    for (head, count) in counts where count >= Self.minimumCount {
      var best = 0
      for action in Action.allCases {
        let sum = agreement[head]?[action] ?? 0
        // The first of equals: what changes less.
        if actions[head] == nil || sum > best { (best, actions[head]) = (sum, action) }
      }
    }
  }

  /// The name in the corpus's terms, nil where it is none there. Spans count tokens.
  func converted(_ name: Evaluation.WordName, in line: AnalyzedLine) -> Evaluation.WordName? {
    Self.converted(name, by: actions[Self.head(of: name, in: line)] ?? .keep)
  }

  private static func converted(_ name: Evaluation.WordName, by action: Action) -> Evaluation.WordName? {
    let rest = TextSpan(start: min(name.span.start + 1, name.span.end - 1), end: name.span.end)
    return switch action {
    case .keep: name
    case .drop: nil
    case .leaveHeadOut: .init(span: rest, type: name.type)
    case .nameThePlaceAlone: .init(span: rest, type: .location)
    }
  }

  private static func head(of name: Evaluation.WordName, in line: AnalyzedLine) -> Head {
    let letters = line.tokens.letterRange(name.span.start).dropFirst(Int(line.words[name.span.start].stemLetter))
    let word = line.tokens.folded.withUnsafeBufferPointer { WordKey.of(UnsafeBufferPointer(rebasing: $0[letters])) }
    return Head(type: name.type, word: word, isAlone: name.span.end == name.span.start + 1)
  }
}

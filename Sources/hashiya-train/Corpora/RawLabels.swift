import AnnotationModel
import ArabicText
import Entities
import Foundation
import Lexicons
import Morphology

/// Raw text labelled by trained models, for self-training: what several models agree on after each has seen the whole
/// article is taken for true, what they doubt is left open.
struct RawLabels {
  let teachers: [EntityTagger]
  /// A token is left open where a teacher's best reading wins by less (in nats).
  let minimumMargin: Float
  let lexicon: Lexicon

  /// The labelled lines of every `stride`-th article; articles that share a line with `excluded` are left out.
  func lines(ofArticlesIn path: String, stride: Int, excluding excluded: Set<UInt64>) throws -> [TrainingLine] {
    var lines: [TrainingLine] = []
    var article = 0
    try RawText.forEachArticle(in: path) { text in
      article += 1
      guard article % stride == 0 else { return }
      let source = SourceText(text)
      let placed = (0..<source.lineCount).compactMap { number -> PlacedLine? in
        let range = source.line(number)
        let line = AnalyzedLine(source, in: range, lexicon: lexicon)
        return line.count == 0 ? nil : PlacedLine(start: range.start, line: line, kind: .paragraph, article: 1)
      }
      guard !placed.contains(where: { excluded.contains(RawLabels.fingerprint($0.line)) }) else { return }
      lines += labelled(placed, in: source)
    }
    return lines
  }

  /// A hash of a line's letters; 0 for short lines, which many articles share.
  static func fingerprint(_ line: AnalyzedLine) -> UInt64 {
    line.tokens.folded.count < 60 ? 0 : WordKey.of(line.tokens.folded)
  }

  private func labelled(_ placed: [PlacedLine], in source: SourceText) -> [TrainingLine] {
    var readings: [[[EntityLabel]]] = []
    var open = placed.map { [Bool](repeating: false, count: $0.line.count) }
    for teacher in teachers {
      let lines = placed.map { (line: $0, candidates: teacher.analyze($0.line)) }
      let mentions = EntityResolver.page(lines, in: source).names.mentions
      readings.append(placed.map { RawLabels.labels(of: $0, mentions) })
      for (number, line) in placed.enumerated() {
        for (token, margin) in teacher.margins(of: line.line).enumerated() where margin < minimumMargin {
          open[number][token] = true
        }
      }
    }
    return placed.indices.map { number in
      let line = placed[number].line
      let labels = (0..<line.count).map { token -> LabelSet in
        let label = readings[0][number][token]
        let isAgreed = readings.allSatisfy { $0[number][token] == label }
        // The document may have found what the line alone leaves open.
        return isAgreed && (label != .outside || !open[number][token]) ? LabelSet(label) : .all
      }
      return TrainingLine(line: line, labels: labels, domain: .raw)
    }
  }

  private static func labels(of placed: PlacedLine, _ mentions: [EntityMention]) -> [EntityLabel] {
    var labels = [EntityLabel](repeating: .outside, count: placed.line.count)
    let tokens = placed.line.tokens
    let first = SpanIndex.first(endingAfter: placed.start, mentions)
    for mention in mentions[first...] {
      let (start, end) = (mention.span.start - placed.start, mention.span.end - placed.start)
      guard let last = tokens.ends.last, start < Int(last) else { break }
      var isFirst = true
      for token in labels.indices where Int(tokens.starts[token]) < end && Int(tokens.ends[token]) > start {
        labels[token] = isFirst ? .begin(mention.type) : .inside(mention.type)
        isFirst = false
      }
    }
    return labels
  }
}

/// Finds mentions by place.
private enum SpanIndex {
  /// The number of the first of `mentions`, sorted by place, that ends after `offset`.
  static func first(endingAfter offset: Int, _ mentions: [EntityMention]) -> Int {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].span.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

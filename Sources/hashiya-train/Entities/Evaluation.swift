import AnnotationModel
import ArabicText
import Entities
import Morphology

/// Measures a tagger on development data.
enum Evaluation {
  /// Exact spans and types on annotated pages, before document-level resolution.
  static func score(_ tagger: EntityTagger, on lines: [GoldCorpus.Line]) -> EntityScore {
    var score = EntityScore()
    for line in lines {
      let found = tagger.analyze(line.line).map { (span: $0.span, type: $0.type) }
      score.add(found: found, wanted: line.names)
    }
    return score
  }

  /// A name of whole words; its span counts tokens.
  struct WordName: Hashable {
    let span: TextSpan
    let type: EntityType
  }

  /// Types that all corpora mark alike.
  static let common: Set<EntityType> = [.person, .location, .organization]

  /// Whole words and types on lines whose labels are certain: persons, places, organisations. Names of other types are
  /// left out on both sides, since the corpus marks other things with them.
  ///
  /// - Parameter conversion: what puts the names found in the terms of the corpus.
  static func score(
    _ tagger: EntityTagger, onWords lines: [TrainingLine], convertedBy conversion: GuidelineConversion? = nil
  ) -> EntityScore {
    var score = EntityScore()
    for line in lines {
      var found = words(of: tagger.analyze(line.line), in: line.line)
      if let conversion { found = found.compactMap { conversion.converted($0, in: line.line) } }
      score.add(
        found: found.filter { common.contains($0.type) }.map { ($0.span, $0.type) },
        wanted: names(in: line).filter { common.contains($0.type) }.map { ($0.span, $0.type) })
    }
    return score
  }

  /// The names of the common types that a tagger finds on held-out lines, and whether each is right.
  static func outcomes(
    _ tagger: EntityTagger, onWords lines: [TrainingLine]
  ) -> [(candidate: EntityCandidate, isRight: Bool)] {
    lines.flatMap { line in
      let wanted = names(in: line)
      return tagger.analyze(line.line).filter { common.contains($0.type) }.map { candidate in
        let name = WordName(span: words(candidate.span, in: line.line), type: candidate.type)
        return (candidate, wanted.contains(name))
      }
    }
  }

  /// The names that a tagger finds on annotated pages, and whether each is right.
  static func outcomes(
    _ tagger: EntityTagger, on lines: [GoldCorpus.Line]
  ) -> [(candidate: EntityCandidate, isRight: Bool)] {
    lines.flatMap { line in
      tagger.analyze(line.line).map { candidate in
        (candidate, line.names.contains { $0.span == candidate.span && $0.type == candidate.type })
      }
    }
  }

  /// Names as whole words.
  static func words(of candidates: [EntityCandidate], in line: AnalyzedLine) -> [WordName] {
    candidates.map { WordName(span: words($0.span, in: line), type: $0.type) }
  }

  /// A span as a range of token numbers.
  private static func words(_ span: TextSpan, in line: AnalyzedLine) -> TextSpan {
    let first = (0..<line.count).first { Int(line.tokens.ends[$0]) > span.start } ?? 0
    let last = (0..<line.count).last { Int(line.tokens.starts[$0]) < span.end } ?? 0
    return TextSpan(start: first, end: last + 1)
  }

  /// The names that the labels of a line spell out, as ranges of token numbers.
  static func names(in line: TrainingLine) -> [WordName] {
    var result: [WordName] = []
    for (token, set) in line.labels.enumerated() {
      for type in EntityLabel.types where set == LabelSet(.begin(type)) {
        var end = token + 1
        while end < line.labels.count, line.labels[end] == LabelSet(.inside(type)) { end += 1 }
        result.append(WordName(span: TextSpan(start: token, end: end), type: type))
      }
    }
    return result
  }
}

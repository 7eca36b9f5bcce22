public import AnnotationModel
import ArabicText
public import Morphology

/// A name found in its line, before the document is known.
public struct EntityCandidate: Sendable {
  /// Relative to the line's start, without attached prefixes.
  public var span: TextSpan
  public var type: EntityType
  public var confidence: Float
  /// By how many nats the name beats every reading of its words without it.
  package var margin: Float = 0

  public init(span: TextSpan, type: EntityType, confidence: Float) {
    self.span = span
    self.type = type
    self.confidence = confidence
  }
}

/// Finds names in a line with a linear sequence model over hashed features.
///
/// The weights are read in place from the embedded model file; nothing is allocated for single tokens.
public struct EntityTagger: Sendable {
  /// Nil finds no names.
  private let model: EntityModel?

  /// A tagger over the built-in model.
  public init() { self.init(model: .standard) }

  /// A tagger over another model, for the trainer and for tests.
  package init(model: EntityModel?) { self.model = model }

  /// The names of one line, in order, not overlapping.
  public func analyze(_ line: AnalyzedLine) -> [EntityCandidate] {
    guard let model else { return [] }
    return read(line, orElse: []) { words, path in candidates(&path, words, line, model) }
  }

  /// Decodes a line and calls `body` with its words and the best path.
  private func read<Result>(
    _ line: AnalyzedLine, judgesAll: Bool = false, orElse nothing: Result,
    _ body: (UnsafeBufferPointer<PlacedWord>, inout ViterbiDecoder.Path) -> Result
  ) -> Result {
    guard line.count > 0, let model else { return nothing }
    return withUnsafeTemporaryAllocation(of: PlacedWord.self, capacity: line.count) { words in
      // One allocation for the scores and for what the decoder needs.
      let rows = line.count + 2 * LineScorer.padding
      var path = withUnsafeTemporaryAllocation(of: LabelScores.self, capacity: rows + line.count) { room in
        let scores = UnsafeMutableBufferPointer(rebasing: room[..<rows])
        LineScorer(line: line, model: model).read(words, scores: scores)
        let inner = UnsafeBufferPointer(rebasing: scores[LineScorer.padding..<(rows - LineScorer.padding)])
        return model.decoder.decode(
          inner, UnsafeMutableBufferPointer(rebasing: room[rows...]), judgesAll: judgesAll)
      }
      return body(UnsafeBufferPointer(words), &path)
    }
  }

  private func candidates(
    _ path: inout ViterbiDecoder.Path, _ words: UnsafeBufferPointer<PlacedWord>, _ line: AnalyzedLine,
    _ model: EntityModel
  ) -> [EntityCandidate] {
    NameBoundaries(line: line).settle(&path.labels)
    var listed = ListedNames.settle(&path.labels, with: ListedNames.phrases(in: words))
    listed += PatternNames(line: line, words: words).settle(&path.labels)
    if listed.count > 1 { listed.sort { $0.tokens.lowerBound < $1.tokens.lowerBound } }
    let labels = path.labels
    var nextListed = listed.startIndex
    var result: [EntityCandidate] = []
    result.reserveCapacity(labels.count { $0.isBegin })
    var token = 0
    while token < labels.count {
      guard labels[token].isBegin, let type = labels[token].type else {
        token += 1
        continue
      }
      var end = token + 1
      while end < labels.count, labels[end].isInside { end += 1 }
      while nextListed < listed.endIndex, listed[nextListed].tokens.lowerBound < token { nextListed += 1 }
      let isListed = nextListed < listed.endIndex && listed[nextListed].tokens.lowerBound == token
      let nats = Float(path.margins[token..<end].min() ?? 0) / model.unitsPerNat
      if let closing = closingQuote(of: token..<end, in: line) { end = closing + 1 }
      let hasPrefixes =
        isListed && listed[nextListed].hasPrefixes
        || type == .person && SubjectNames.isWhole(token, withoutLetters: words[token].stemLetter, line)
      var candidate = EntityCandidate(
        span: span(of: token..<end, withoutLetters: hasPrefixes ? 0 : words[token].stemLetter, line), type: type,
        confidence: isListed ? listed[nextListed].confidence : model.calibration.confidence(margin: nats))
      candidate.margin = nats
      result.append(candidate)
      token = end
    }
    return result
  }

  /// The span of a name without the letters that its first word's prefixes take.
  private func span(of tokens: Range<Int>, withoutLetters letter: UInt8, _ line: AnalyzedLine) -> TextSpan {
    TextSpan(
      start: line.tokens.offset(ofLetter: Int(letter), in: tokens.lowerBound),
      end: Int(line.tokens.ends[tokens.upperBound - 1]))
  }
}

extension EntityTagger {
  /// The quotation mark right after a name that closes one opened inside it: حزب "الخير" keeps both.
  private func closingQuote(of name: Range<Int>, in line: AnalyzedLine) -> Int? {
    let marks = line.tokens.marks
    guard name.upperBound < line.count, let opening = name.dropFirst().first(where: { marks[$0].opensQuotation }),
      marks[name.upperBound].closesQuotation,
      !name.contains(where: { $0 > opening && marks[$0].closesQuotation })
    else { return nil }
    return name.upperBound
  }

  /// The feature keys of every token of a line, for the trainer.
  package static func features(of line: AnalyzedLine, model: EntityModel) -> [[UInt64]] {
    let (placed, values) = LineScorer(line: line, model: model).words()
    return values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return [] }
      return placed.indices.map { token in
        [UInt64](unsafeUninitializedCapacity: FeatureExtractor.maximum) { buffer, count in
          guard let keys = buffer.baseAddress else { return }
          count = FeatureExtractor.extract(base + token + LineScorer.padding, at: placed[token], into: keys)
        }
      }
    }
  }

  /// The best label of every token, for the trainer.
  package func labels(of line: AnalyzedLine) -> [EntityLabel] { read(line, orElse: []) { $1.labels } }

  /// By how many nats the label of every token beats all others, for the trainer.
  package func margins(of line: AnalyzedLine) -> [Float] {
    guard let model else { return [] }
    return read(line, judgesAll: true, orElse: []) { $1.margins.map { Float($0) / model.unitsPerNat } }
  }

  /// Labels after what brackets and ordinary words say about them, for tests.
  package static func settled(_ labels: [EntityLabel], in line: AnalyzedLine) -> [EntityLabel] {
    var labels = labels
    NameBoundaries(line: line).settle(&labels)
    return labels
  }

  /// Letters that attached prefixes take from each token where a name begins, for the trainer.
  package static func prefixLetters(of line: AnalyzedLine, model: EntityModel) -> [UInt8] {
    LineScorer(line: line, model: model).words().placed.map(\.stemLetter)
  }

  /// The hashes of the tokens without prefixes; all numbers share one. For the trainer.
  package static func stems(of line: AnalyzedLine, model: EntityModel) -> [UInt64] {
    let values = LineScorer(line: line, model: model).words().values
    return line.tokens.kinds.indices.map {
      line.tokens.kinds[$0] == .number ? WordKey.numbers : values[$0 + LineScorer.padding].stem
    }
  }
}

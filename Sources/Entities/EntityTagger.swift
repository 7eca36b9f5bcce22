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
  private let decoder: ViterbiDecoder?

  /// A tagger over the built-in model.
  public init() { self.init(model: .standard) }

  /// A tagger over another model, for the trainer and for tests.
  package init(model: EntityModel?) {
    self.model = model
    decoder = model.map { ViterbiDecoder(model: $0) }
  }

  /// The names of one line, in order, not overlapping.
  public func analyze(_ line: AnalyzedLine) -> [EntityCandidate] {
    guard line.count > 0, let model, let decoder else { return [] }
    let values = LineValues(line, model: model)
    return candidates(path(values, line.count, model, decoder), values, line, model)
  }

  /// The label of every token.
  private func path(
    _ values: LineValues, _ count: Int, _ model: EntityModel, _ decoder: ViterbiDecoder, judgesAll: Bool = false
  ) -> ViterbiDecoder.Path {
    withUnsafeTemporaryAllocation(of: SIMD16<Int16>.self, capacity: count) { emissions in
      emit(values, model, into: emissions)
      return decoder.decode(UnsafeBufferPointer(emissions), judgesAll: judgesAll)
    }
  }

  /// Sums the weights of each token's features: what each word brings along, then what joins it with its neighbours.
  private func emit(
    _ values: LineValues, _ model: EntityModel, into emissions: UnsafeMutableBufferPointer<SIMD16<Int16>>
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 3 * FeatureExtractor.maximum) { keys in
      values.values.withUnsafeBufferPointer { words in
        values.sums.withUnsafeBufferPointer { sums in
          guard let keys = keys.baseAddress, let words = words.baseAddress, let sums = sums.baseAddress else { return }
          join(words + LineValues.padding, sums + LineValues.padding, model, keys, into: emissions)
        }
      }
    }
  }

  /// Adds what words bring along and what joins them.
  ///
  /// Nearly every weight is a cache miss, so the weights of the next token are asked for before those of this one are
  /// summed.
  private func join(
    _ words: UnsafePointer<WordValues>, _ sums: UnsafePointer<WordSums>, _ model: EntityModel,
    _ keys: UnsafeMutablePointer<UInt64>, into emissions: UnsafeMutableBufferPointer<SIMD16<Int16>>
  ) {
    var (these, following) = (keys + FeatureExtractor.maximum, keys + 2 * FeatureExtractor.maximum)
    var count = 0
    for token in -1..<emissions.count {
      var followingCount = 0
      if token + 1 < emissions.count {
        var features = FeatureKeys(keys)
        FeatureExtractor.joined(words + token + 1, &features)
        followingCount = model.keep(features, following)
        for index in 0..<followingCount { model.prefetch(following[index]) }
      }
      if token >= 0 {
        var sum = sums[token].own
        if !FeatureExtractor.isSituated(words[token]) { sum += sums[token].unsituated }
        sum += sums[token - 1].asBefore
        sum += sums[token + 1].asAfter
        sum += sums[token - 2].asSecondBefore
        sum += sums[token + 2].asSecondAfter
        for index in 0..<count { model.add(these[index], to: &sum) }
        emissions.initializeElement(at: token, to: sum.scores)
      }
      swap(&these, &following)
      count = followingCount
    }
  }

  private func candidates(
    _ path: ViterbiDecoder.Path, _ values: LineValues, _ line: AnalyzedLine, _ model: EntityModel
  ) -> [EntityCandidate] {
    var labels = path.labels
    NameBoundaries(line: line).settle(&labels)
    let listed = ListedNames.settle(&labels, with: ListedNames.phrases(in: values, count: line.count))
    var nextListed = listed.startIndex
    var result: [EntityCandidate] = []
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
      var candidate = EntityCandidate(
        span: span(of: token..<end, values, line), type: type,
        confidence: isListed ? ListedNames.confidence : model.calibration.confidence(margin: nats))
      candidate.margin = nats
      result.append(candidate)
      token = end
    }
    return result
  }

  /// The span of a name without the prefixes of its first word.
  private func span(of tokens: Range<Int>, _ values: LineValues, _ line: AnalyzedLine) -> TextSpan {
    let stemLetter = Int(values.values[tokens.lowerBound + LineValues.padding].stemLetter)
    return TextSpan(
      start: line.tokens.offset(ofLetter: stemLetter, in: tokens.lowerBound),
      end: Int(line.tokens.ends[tokens.upperBound - 1]))
  }
}

extension EntityTagger {
  /// The quotation mark right after a name that closes one opened inside it: حزب "الخير" keeps both.
  private func closingQuote(of name: Range<Int>, in line: AnalyzedLine) -> Int? {
    let marks = line.tokens.marks
    guard name.upperBound < line.count, let opening = name.dropFirst().first(where: { opens(marks[$0]) }),
      closes(marks[name.upperBound]), !name.contains(where: { $0 > opening && closes(marks[$0]) })
    else { return nil }
    return name.upperBound
  }

  private func opens(_ mark: PunctuationMark) -> Bool {
    mark == .straightQuote || mark == .leftQuote || mark == .leftGuillemet || mark == .lowQuote
  }

  private func closes(_ mark: PunctuationMark) -> Bool {
    mark == .straightQuote || mark == .rightQuote || mark == .rightGuillemet
  }

  /// The feature keys of every token of a line, for the trainer.
  package static func features(of line: AnalyzedLine, model: EntityModel) -> [[UInt64]] {
    let values = LineValues(line, model: model)
    return values.values.withUnsafeBufferPointer { words in
      guard let base = words.baseAddress else { return [] }
      return (0..<line.count).map { token in
        [UInt64](unsafeUninitializedCapacity: FeatureExtractor.maximum) { buffer, count in
          guard let keys = buffer.baseAddress else { return }
          count = FeatureExtractor.extract(base, at: token + LineValues.padding, into: keys)
        }
      }
    }
  }

  /// The best label of every token, for the trainer.
  package func labels(of line: AnalyzedLine) -> [EntityLabel] {
    guard line.count > 0, let model, let decoder else { return [] }
    return path(LineValues(line, model: model), line.count, model, decoder).labels
  }

  /// By how many nats the label of every token beats all others, for the trainer.
  package func margins(of line: AnalyzedLine) -> [Float] {
    guard line.count > 0, let model, let decoder else { return [] }
    let path = path(LineValues(line, model: model), line.count, model, decoder, judgesAll: true)
    return path.margins.map { Float($0) / model.unitsPerNat }
  }

  /// Labels after what brackets and ordinary words say about them, for tests.
  package static func settled(_ labels: [EntityLabel], in line: AnalyzedLine) -> [EntityLabel] {
    var labels = labels
    NameBoundaries(line: line).settle(&labels)
    return labels
  }

  /// Letters that attached prefixes take from each token where a name begins, for the trainer.
  package static func prefixLetters(of line: AnalyzedLine, model: EntityModel) -> [UInt8] {
    LineValues(line, model: model).values.dropFirst(LineValues.padding).dropLast(LineValues.padding).map(\.stemLetter)
  }

  /// The hashes of the tokens without prefixes; all numbers share one. For the trainer.
  package static func stems(of line: AnalyzedLine, model: EntityModel) -> [UInt64] {
    let values = LineValues(line, model: model).values.dropFirst(LineValues.padding).dropLast(LineValues.padding)
    return zip(values, line.tokens.kinds).map { $1 == .number ? WordKey.numbers : $0.stem }
  }
}

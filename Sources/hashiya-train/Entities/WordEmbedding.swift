import Glibc

/// Skip-gram embeddings with negative sampling, one output table for each relative position (Ling et al. 2015): words
/// that stand in the same places get close vectors, which is what name types need.
struct WordEmbedding {
  /// Knobs of a run.
  struct Options {
    var epochs = 2
    var window = 2
    var negatives = 4
    var rate: Float = 0.04
    /// Words more frequent than this share of the text are thinned out.
    var threshold: Float = 2e-4
    var seed: UInt64 = 11
  }

  /// One vector for each word number.
  let vectors: VectorTable

  init(_ corpus: StemSequence, options: Options, report: (Int) -> Void) {
    let count = corpus.stems.count
    var generator = SeededGenerator(seed: options.seed)
    vectors = VectorTable(count: count)
    vectors.randomize(&generator)
    let positions = options.window * 2
    let outputs = VectorTable(count: count * positions)
    let change = VectorTable(count: 1)
    let noise = WordEmbedding.noiseTable(corpus.stems.map { $0.count })
    let total = corpus.stems.reduce(Float(0)) { $0 + Float($1.count) }
    let keep = corpus.stems.map { stem -> Float in
      let share = Float(stem.count) / total
      return min(1, (options.threshold / share).squareRoot() + options.threshold / share)
    }
    let all = Float(options.epochs * corpus.sequence.count)
    corpus.sequence.withUnsafeBufferPointer { sequence in
      for epoch in 0..<options.epochs {
        for center in sequence.indices {
          let word = Int(sequence[center])
          guard word >= 0, generator.unit() < keep[word] else { continue }
          let rate = options.rate * max(0.02, 1 - Float(epoch * sequence.count + center) / all)
          VectorTable.clear(change[0])
          for position in 0..<positions {
            let offset = position < options.window ? position - options.window : position - options.window + 1
            let context = WordEmbedding.context(of: center, at: offset, in: sequence)
            guard context >= 0 else { continue }
            WordEmbedding.learn(vectors[word], outputs[context * positions + position], 1, rate, change[0])
            for _ in 0..<options.negatives {
              let other = Int(noise[Int(truncatingIfNeeded: generator.next() >> 40) % noise.count])
              if other == context { continue }
              WordEmbedding.learn(vectors[word], outputs[other * positions + position], 0, rate, change[0])
            }
          }
          VectorTable.add(change[0], times: 1, to: vectors[word])
        }
        report(epoch)
      }
    }
  }

  /// The word number at `offset` from a word, negative beyond the line's ends and for rare words.
  @inline(__always)
  private static func context(of center: Int, at offset: Int, in sequence: UnsafeBufferPointer<Int32>) -> Int {
    let target = center + offset
    guard target >= 0, target < sequence.count else { return -1 }
    let between = (center + target) / 2
    return between != center && sequence[between] == -2 ? -1 : Int(sequence[target])
  }

  @inline(__always)
  private static func learn(
    _ word: UnsafeMutablePointer<VectorTable.Lane>, _ output: UnsafeMutablePointer<VectorTable.Lane>, _ truth: Float,
    _ rate: Float, _ change: UnsafeMutablePointer<VectorTable.Lane>
  ) {
    let score = VectorTable.dot(word, output)
    let step = (truth - 1 / (1 + expf(-min(max(score, -8), 8)))) * rate
    VectorTable.add(output, times: step, to: change)
    VectorTable.add(word, times: step, to: output)
  }

  /// Word numbers in proportion to count^0.75.
  private static func noiseTable(_ counts: [Int32]) -> [Int32] {
    let powers = counts.map { powf(Float($0), 0.75) }
    let total = powers.reduce(0, +)
    let size = 1 << 21
    var table: [Int32] = []
    table.reserveCapacity(size)
    for (word, power) in powers.enumerated() {
      let share = max(1, Int(power / total * Float(size)))
      table += repeatElement(Int32(word), count: share)
    }
    return table
  }
}

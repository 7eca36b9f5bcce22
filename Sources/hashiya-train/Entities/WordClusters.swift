/// Spherical k-means over word vectors.
struct WordClusters {
  /// Cluster number of each word.
  private(set) var assignment: [Int]
  let centers: VectorTable

  /// - Parameter vectors: most frequent word first; the first ones place the centres. They are normalized in place.
  init(_ vectors: VectorTable, count: Int, rounds: Int, seed: UInt64) {
    for row in 0..<vectors.count { VectorTable.normalize(vectors[row]) }
    var generator = SeededGenerator(seed: seed)
    centers = VectorTable(count: min(count, vectors.count))
    let seeds = Array(0..<min(vectors.count, count * 8)).shuffled(using: &generator)
    for center in 0..<centers.count { VectorTable.add(vectors[seeds[center]], times: 1, to: centers[center]) }
    assignment = [Int](repeating: 0, count: vectors.count)
    // Rare words follow; they do not move the centres.
    let movers = min(vectors.count, count * 30)
    for _ in 0..<rounds {
      for word in 0..<movers { assignment[word] = nearest(vectors[word]) }
      for center in 0..<centers.count { VectorTable.clear(centers[center]) }
      for word in 0..<movers { VectorTable.add(vectors[word], times: 1, to: centers[assignment[word]]) }
      for center in 0..<centers.count { VectorTable.normalize(centers[center]) }
    }
    for word in 0..<vectors.count { assignment[word] = nearest(vectors[word]) }
  }

  private func nearest(_ point: UnsafeMutablePointer<VectorTable.Lane>) -> Int {
    var best = 0
    var bestScore = -Float.infinity
    for number in 0..<centers.count {
      let score = VectorTable.dot(centers[number], point)
      if score > bestScore { (best, bestScore) = (number, score) }
    }
    return best
  }
}

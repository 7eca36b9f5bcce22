import Annotator
import ArabicText
import ArgumentParser
import Foundation

/// `hashiya-bench sweep`: time against the size of a document, and the exponent that fits it.
struct SizeSweep: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Annotates documents of growing size and fits the exponent of time against size.",
    discussion: "Processor time of one thread. Exit status: 0 when the exponent is at most 1.05, else 1.")

  @Option(help: "Kilobytes of the largest document: 100000 is 100 MB.") var largest = 100_000
  @Option(help: "Runs of each measurement; the fastest counts.") var runs = 3

  /// The exponent above which the work does not count as linear.
  private static let limit = 1.05

  func run() throws {
    print("bytes         seconds      MB/s   exponent from the size before   peak RSS MiB")
    var points: [(size: Double, seconds: Double)] = []
    for size in sizes {
      let point = measured(size)
      let local = points.last.map { String(format: "%8.3f", exponent([$0, point])) } ?? "       –"
      points.append(point)
      print(
        String(format: "%-10.0f %10.5f %9.2f   ", point.size, point.seconds, point.size / 1e6 / point.seconds) + local
          + String(format: "%39.0f", Measurement.peakResidentMebibytes()))
    }
    let overall = exponent(points)
    print(String(format: "exponent %.3f (at most %.2f)", overall, SizeSweep.limit))
    if overall > SizeSweep.limit { throw ExitCode(1) }
  }

  /// 1 KB, 3 KB, 10 KB … up to the largest.
  private var sizes: [Int] {
    var sizes: [Int] = []
    var size = 1_000
    while size <= largest * 1_000 {
      sizes.append(size)
      size = String(size).hasPrefix("1") ? size * 3 : size / 3 * 10
    }
    return sizes
  }

  /// The real size and the processor time of one document of about `size` bytes.
  private func measured(_ size: Int) -> (size: Double, seconds: Double) {
    var prose = SampleProse()
    var text = ""
    while text.utf8.count < size { text += "نشر في: 14 أيار/ مايو 2024\n" + prose.article() + "\n\n" }
    let source = SourceText(SizeSweep.prefix(of: text, size))
    let annotator = Annotator()
    // Of small documents as many as make a measurable time, of large ones no more runs than patience allows.
    let rounds = max(1, 1_000_000 / size)
    let runs = size > 5_000_000 ? 1 : runs
    var best = Double.infinity
    for _ in 0..<runs {
      let start = Measurement.processorSeconds()
      for _ in 0..<rounds { _ = blackHole(annotator.annotate(source)) }
      best = min(best, (Measurement.processorSeconds() - start) / Double(rounds))
    }
    return (Double(source.bytes.count), best)
  }

  /// The first `size` bytes of a text, cut at the end of a word.
  private static func prefix(of text: String, _ size: Int) -> String {
    let bytes = Array(text.utf8.prefix(size))
    let end = bytes.lastIndex { $0 == 0x20 || $0 == 0x0A } ?? bytes.count
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  /// The slope of the line through the logarithms, by least squares.
  private func exponent(_ points: [(size: Double, seconds: Double)]) -> Double {
    let logs = points.map { (x: log($0.size), y: log($0.seconds)) }
    let count = Double(logs.count)
    let meanX = logs.reduce(0) { $0 + $1.x } / count
    let meanY = logs.reduce(0) { $0 + $1.y } / count
    let covariance = logs.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
    let variance = logs.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    return covariance / max(variance, .leastNonzeroMagnitude)
  }
}

import ArabicText
import ArgumentParser
import Foundation
import Sections

/// `hashiya-bench extremes`: what the sections layer, tokens included, costs on texts of extreme shape, at full size and
/// at a tenth of it, best of three: linear means ten times.
struct Extremes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extremes",
    abstract: "The sections layer on extreme shapes of text: one line of 50 MB, a million empty lines.")

  func run() {
    print("shape                                     MB   seconds    per MB   to a tenth")
    let sentence = "قال الوزير إن الحكومة ستعلن القرار غدا في العاصمة. "
    report("one line of 50 MB") { String(repeating: sentence, count: $0 * 50_000_000 / 10 / sentence.utf8.count) }
    report("a million empty lines") { String(repeating: "\n", count: $0 * 100_000) }
    report("a million lines of one word") { String(repeating: "خبر\n", count: $0 * 100_000) }
  }

  /// `text` gives a tenth of the shape's size for 1, all of it for 10.
  private func report(_ name: String, _ text: (Int) -> String) {
    let sizes = [1, 10].map { tenths -> (bytes: Int, seconds: Double) in
      let source = SourceText(text(tenths))
      let runs = (0..<3).map { _ in
        ContinuousClock().measure { _ = SectionResolver.resolve(SectionResolver.lines(of: source), in: source) }
      }
      return (source.bytes.count, (runs.min() ?? .zero) / .seconds(1))
    }
    let (tenth, full) = (sizes[0], sizes[1])
    let megabytes = Double(full.bytes) / 1e6
    print(
      name.padding(toLength: 36, withPad: " ", startingAt: 0)
        + String(
          format: "%8.1f  %8.3f  %8.4f  %8.1f ×", megabytes, full.seconds, full.seconds / megabytes,
          full.seconds / max(tenth.seconds, 1e-9)))
  }
}

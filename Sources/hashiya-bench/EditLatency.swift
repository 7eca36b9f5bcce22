import AnnotationModel
import Annotator
import ArabicText
import ArgumentParser
import Foundation

/// `hashiya-bench edits`: what an edit costs in documents of growing size, from the edit to the annotations, and to the
/// outline alone.
struct EditLatency: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edits", abstract: "What an edit costs against the size of the document.")

  @Option(help: "Bytes of the largest document.") var largest = 5_000_000

  private static let sizes = [10_000, 50_000, 200_000, 1_000_000, 5_000_000]
  private static let editCount = 15

  func run() {
    print("bytes      articles   open ms   edit ms (median)   outline ms (median)")
    for size in EditLatency.sizes where size <= largest { row(size) }
  }

  private func row(_ size: Int) {
    var prose = SampleProse()
    var text = ""
    while text.utf8.count < size { text += "نشر في: 14 أيار/ مايو 2024\n" + prose.article() + "\n\n" }
    let source = SourceText(text)
    let clock = ContinuousClock()
    var document = IncrementalDocument(source, annotator: Annotator())
    let opened = clock.measure { document = IncrementalDocument(source, annotator: Annotator()) }
    let edits = EditLatency.editCount
    let articles = document.annotations().articles?.count ?? 0
    var annotated: [Duration] = []
    var outlined: [Duration] = []
    for number in 0..<edits {
      let place = source.bytes.count * (number * 7 % edits) / edits
      annotated.append(
        clock.measure {
          document.replace(TextSpan(start: place, end: place), with: "س")
          _ = blackHole(document.annotations())
        })
      outlined.append(
        clock.measure {
          document.replace(TextSpan(start: place, end: place), with: "س")
          _ = blackHole(document.annotations(layers: .sections))
        })
    }
    print(
      String(
        format: "%8d %10d %9.1f %18.2f %21.2f", source.bytes.count, articles, milliseconds(opened),
        milliseconds(annotated.sorted()[edits / 2]), milliseconds(outlined.sorted()[edits / 2])))
  }

  private func milliseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) * 1e-15
  }
}

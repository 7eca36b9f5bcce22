import AnnotationModel
import Annotator
import ArgumentParser
import Batch
import Evaluation
import Glibc
import Interchange
import JSON

/// `hashiya evaluate`: annotations against gold.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compare annotations with gold annotations.",
    discussion: """
      Gold and answers are documents in the native JSON with their text: a JSONL file, or a folder of .json files. A \
      document made by hand needs only spans and types. Answers belong to gold by id.

      Figures are micro-averaged over the documents. Names: equal span and type. Times: equal span; overlap; type and \
      value on overlaps. Quotes: contents with half of their words in common; speaker and kind on matches. Blocks: kind.
      """)

  @Flag(name: .customLong("run"), help: "Annotate the texts of the gold now, instead of reading answers.")
  var annotates = false

  @Option(help: "Layers to compare, comma-separated: entities, times, quotes, blocks.", transform: layers)
  var layers: [Evaluation.Layer] = Evaluation.Layer.allCases

  @Option(help: ArgumentHelp("Show that many differences of each layer.", valueName: "n"))
  var errors = 0

  @Flag(help: "Print JSON.")
  var json = false

  @Argument(help: ArgumentHelp("The gold: a file or a folder.", valueName: "gold"))
  var gold: String

  @Argument(help: ArgumentHelp("The answers: a file or a folder.", valueName: "answers"))
  var answers: String?

  func validate() throws {
    if annotates == (answers != nil) { throw ValidationError("Please give the answers, or --run.") }
    if errors < 0 { throw ValidationError("Please give a number of differences that is not negative.") }
  }

  func run() throws {
    var evaluation = Evaluation()
    let known = try answers.map { try pages(of: $0) } ?? []
    let byID = Dictionary(known.map { ($0.id, $0.document) }) { _, last in last }
    let annotator = Annotator()
    for page in try pages(of: gold) {
      var answer = byID[page.id]
      if annotates {
        answer = annotator.annotate(page.source, options: AnnotationOptions(referenceTime: page.document.referenceTime))
      }
      evaluation.add(gold: page.document, answer: answer, of: page.source, id: page.id, layers: layers)
    }
    let report = EvaluationReport(evaluation)
    if json {
      var writer = JSONWriter()
      writer.value(.object(report.json))
      OutputFile.standard().write(JSONLayout.readable(writer.bytes) + [0x0A], toShared: "")
    } else {
      OutputFile.standard().write(Array(report.text(layers: layers, mistakes: errors).utf8), toShared: "")
    }
  }

  /// The pages of a file, or of the .json files in a folder in the order of their names.
  private func pages(of path: String) throws -> [AnnotatedPage] {
    var discovery = InputDiscovery(kind: .text, includes: ["*.json", "*.jsonl"])
    discovery.add(path)
    var pages: [AnnotatedPage] = []
    for input in discovery.inputs {
      do throws(DocumentFailure) {
        pages += try PageFile.pages(in: input)
      } catch {
        standardError("\(input.path)\(error.line.map { ":\($0)" } ?? ""): \(error.message)")
        throw ExitCode(1)
      }
    }
    if pages.isEmpty {
      standardError("\(path): no document is in it")
      throw ExitCode(1)
    }
    return pages
  }

  private static func layers(_ text: String) throws -> [Evaluation.Layer] {
    try text.split(separator: ",").map { name in
      guard let layer = Evaluation.Layer(rawValue: String(name)) else {
        throw ValidationError("There is no layer '\(name)' to compare: entities, times, quotes, blocks.")
      }
      return layer
    }
  }
}

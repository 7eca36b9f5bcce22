import AnnotationModel
import Annotator
import ArabicText
import ArgumentParser
import CICU
import Entities
import Foundation
import Interchange
import Lexicons
import Morphology
import Numerals
import Quotations
import Sections
import Times

/// Measures each layer and the whole annotation against one ICU word-break pass over the same bytes.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hashiya-bench",
    abstract: "Speed of every layer and of the whole annotation, as multiples of one ICU word-break pass.")

  @Option(help: "Articles to annotate, one JSON object with a \"text\" a line; made-up prose when absent.")
  var input: String?
  @Option(help: "Megabytes of text to use.") var megabytes = 4
  @Option(help: "Runs of each measurement; the fastest counts.") var runs = 3
  @Flag(help: "Times and quantities on 1 MB and 2 MB lines of one word: the ratio tells whether the work is linear.")
  var worst = false
  @Flag(help: "Measure the sections layer on extreme shapes of text: one line of 50 MB, a million empty lines.")
  var extremes = false
  @Flag(help: "Measure what an edit costs against the size of the document instead.") var edits = false
  @Option(help: "Measure only the rows whose name holds this word, beside the floor.") var only: String?

  func run() throws {
    if edits { return EditLatency.report() }
    if worst { return WorstCases(runs: runs).report() }
    if extremes { return Extremes.report() }
    let corpus = try Corpus(input: input, megabytes: megabytes)
    let lexicon = Lexicon.standard
    let lines = corpus.sources.flatMap { source in
      (0..<source.lineCount).map { AnalyzedLine(source, in: source.line($0), lexicon: lexicon) }
    }
    let tokens = lines.reduce(0) { $0 + $1.count }
    let pages = corpus.sources.map { SectionResolver.lines(of: $0) }
    func measure(_ name: String, _ body: () -> Int) -> Measurement? {
      guard only.map(name.contains) ?? true else { return nil }
      return .best(name, bytes: corpus.bytes, tokens: tokens, runs: runs, body)
    }
    let floor = Measurement.best("ICU word break (floor)", bytes: corpus.bytes, tokens: tokens, runs: runs) {
      corpus.sources.reduce(0) { sum, source in
        sum
          &+ source.bytes.withUnsafeBytes {
            Int(hicu_word_breaks($0.bindMemory(to: CChar.self).baseAddress, Int64($0.count), nil, nil, 0))
          }
      }
    }
    let times = TimeTagger()
    let quantities = QuantityTagger()
    let entities = EntityTagger()
    let quotations = QuotationTagger()
    let sections = SectionTagger()
    let annotator = Annotator()
    let rows = [
      floor,
      measure("tokens") {
        corpus.sources.reduce(0) { sum, source in
          (0..<source.lineCount).reduce(sum) { $0 &+ Tokenizer.tokens(of: source, in: source.line($1)).count }
        }
      },
      measure("tokens + lexicon + morphology") {
        corpus.sources.reduce(0) { sum, source in
          (0..<source.lineCount).reduce(sum) {
            $0 &+ AnalyzedLine(source, in: source.line($1), lexicon: lexicon).count
          }
        }
      },
      measure("sections (local)") { lines.reduce(0) { $0 &+ blackHole(sections.analyze($1)) } },
      measure("sections (pages)") {
        zip(pages, corpus.sources).reduce(0) { $0 &+ SectionResolver.resolve($1.0, in: $1.1).blocks.count }
      },
      measure("times (local)") { lines.reduce(0) { $0 &+ times.analyze($1).count } },
      measure("quantities (local)") { lines.reduce(0) { $0 &+ quantities.analyze($1).count } },
      measure("times + quantities (local)") {
        lines.reduce(0) {
          let senses = LineSenses($1)
          return $0 &+ times.analyze(senses).count &+ quantities.analyze(senses).count
        }
      },
      measure("entities (local)") { lines.reduce(0) { $0 &+ entities.analyze($1).count } },
      measure("quotes (local)") { lines.reduce(0) { $0 &+ blackHole(quotations.analyze($1)) } },
      measure("everything, to annotated documents") {
        corpus.sources.reduce(0) { $0 &+ (annotator.annotate($1).entities?.count ?? 0) }
      },
    ]
    report(rows.compactMap { $0 }, floor: floor)
  }

  private func report(_ rows: [Measurement], floor: Measurement) {
    print("\(floor.bytes) bytes, \(floor.tokens) tokens, best of \(runs)")
    print("layer                               MB/s     Mtokens/s   × floor")
    for row in rows {
      let name = row.name.padding(toLength: 34, withPad: " ", startingAt: 0)
      print(
        name
          + String(
            format: "%8.1f  %10.2f  %8.2f", row.megabytesPerSecond, row.tokensPerSecond / 1e6,
            row.seconds / floor.seconds))
    }
    print(String(format: "peak RSS %.0f MiB", Measurement.peakResidentMebibytes()))
  }
}

/// The texts that are measured.
private struct Corpus {
  var sources: [SourceText] = []
  var bytes = 0

  init(input: String?, megabytes: Int) throws {
    let limit = megabytes * 1_000_000
    if let input {
      for line in try String(contentsOfFile: input, encoding: .utf8).split(separator: "\n") where bytes < limit {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        add(object?["text"] as? String ?? "")
      }
    } else {
      var prose = SampleProse()
      while bytes < limit { add(prose.article()) }
    }
  }

  private mutating func add(_ text: String) {
    let source = SourceText(text)
    bytes += source.bytes.count
    sources.append(source)
  }
}

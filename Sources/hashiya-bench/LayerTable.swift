import ArgumentParser
import Foundation

/// `hashiya-bench`: speed of every layer and of the whole annotation, as multiples of the floor.
struct LayerTable: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layers", abstract: "Speed of every layer and of the whole annotation (the default).")

  @OptionGroup var options: CorpusOptions
  @Option(help: "Megabytes of text to use.") var megabytes = 4.0
  @Option(help: "Runs of each measurement; the fastest counts.") var runs = 3
  @Option(help: "Measure only the rows whose name holds this word, beside the floor.") var only: String?

  /// Bytes over which callgrind counts, which makes a program about fifty times slower.
  static let countedBytes = 100_000

  func run() throws {
    let corpus = try options.corpus(bytes: Int(megabytes * 1e6))
    let suite = LayerSuite(corpus, only: only)
    let counter = InstructionCounter()
    let rows = ([suite.floor] + suite.layers).map { layer in
      var row = Measurement.best(layer.name, bytes: corpus.bytes, tokens: suite.tokens, runs: runs, layer.pass)
      row.instructionsPerByte = counter.map { Double($0.count(layer.pass)) / Double(max(corpus.bytes, 1)) }
      return row
    }
    let peak = Measurement.peakResidentMebibytes()
    let (counted, how) = counter == nil ? counted(rows) : (rows, "instructions by the processor's counter")
    report(counted)
    print(String(format: "peak RSS %.0f MiB; ", peak) + how)
  }

  /// The rows with callgrind's counts, and a word on where they come from.
  private func counted(_ rows: [Measurement]) -> ([Measurement], String) {
    do throws(Callgrind.Failure) {
      let bytes = min(LayerTable.countedBytes, rows.first?.bytes ?? 0)
      let (counts, counted) = try Callgrind().layers(input: options.input == "-" ? nil : options.input, bytes: bytes)
      let table = Dictionary(counts.map { ($0.name, $0.perByte) }) { first, _ in first }
      return (
        rows.map {
          var row = $0
          row.instructionsPerByte = table[row.name]
          return row
        }, "instructions by callgrind over \(counted) bytes"
      )
    } catch {
      return (
        rows,
        """
        instructions: not available: the processor lends no counter here, and \(error.message). With valgrind and \
        objcopy installed, `hashiya-bench instructions` counts them.
        """
      )
    }
  }

  private func report(_ rows: [Measurement]) {
    guard let floor = rows.first else { return }
    print("\(floor.bytes) bytes, \(floor.tokens) tokens, best of \(runs)")
    print("layer                                     MB/s   Mtokens/s    × floor   instr/byte")
    for row in rows {
      let instructions = row.instructionsPerByte.map { String(format: "%11.0f", $0) } ?? "          –"
      print(
        row.name.padding(toLength: 38, withPad: " ", startingAt: 0)
          + String(
            format: "%8.1f  %10.2f  %9.2f  ", row.megabytesPerSecond, row.tokensPerSecond / 1e6,
            row.seconds / floor.seconds) + instructions)
    }
  }
}

/// `hashiya-bench workload`: what runs under callgrind.
struct CountedWorkload: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workload", abstract: "Does each layer's work once, inside the function that callgrind watches.",
    shouldDisplay: false)

  @OptionGroup var options: CorpusOptions
  @Option(help: "Bytes of text to use.") var bytes: Int

  func run() throws {
    // Tables that are made on first use are no part of the work.
    let first = LayerSuite(Corpus(bytes: 1))
    for layer in [first.floor] + first.layers { _ = layer.pass() }
    let corpus = try options.corpus(bytes: bytes)
    let suite = LayerSuite(corpus)
    print(corpus.bytes)
    for layer in [suite.floor] + suite.layers {
      InstructionCounter.mark(layer.pass)
      print(layer.name)
    }
  }
}

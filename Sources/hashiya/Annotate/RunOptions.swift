import ArgumentParser
import Batch

/// How a run over many documents goes.
struct RunOptions: ParsableArguments {
  @Option(help: "Number of workers (default: one a core).", transform: OptionValues.jobs)
  var jobs: Int?

  @Flag(help: "Write documents as they are finished, not in the order of the input.")
  var unordered = false

  @Option(
    help: ArgumentHelp("Seconds that one document may take (default: 60).", valueName: "seconds"),
    transform: OptionValues.timeout)
  var timeout: Int?

  @Flag(help: "End with the first document that fails.")
  var failFast = false

  @Flag(help: "Go on where an earlier run with -o was ended; nothing is done twice.")
  var resume = false

  @Option(help: ArgumentHelp("Write tool, model, options and hashes of the inputs here.", valueName: "path"))
  var manifest: String?

  @Flag(help: "Write a summary to standard error at the end.")
  var summary = false

  @Flag(name: .shortAndLong, help: "No progress, notes and summary on standard error.")
  var quiet = false
}

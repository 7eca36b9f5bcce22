import ArgumentParser
import Batch

/// Which files are read, and how.
struct InputOptions: ParsableArguments {
  @Option(help: "What the files hold (default: by name, .jsonl, .html or else text).")
  var input: BatchInput.Kind?

  @Option(
    help: ArgumentHelp("In folders, only files whose path fits the pattern (may be repeated).", valueName: "glob"))
  var include: [String] = []

  @Option(help: ArgumentHelp("In folders, no files or folders that fit the pattern.", valueName: "glob"))
  var exclude: [String] = []

  @Option(
    help: ArgumentHelp("Charset of the inputs, by ICU name (default: detect).", valueName: "name"),
    transform: OptionValues.charset)
  var encoding: String?

  @Flag(help: "Replace bytes that are not valid in the charset by U+FFFD.")
  var lossy = false

  @Option(
    help: ArgumentHelp("Largest document in MiB of its file or line (default: 8).", valueName: "mib"),
    transform: OptionValues.size)
  var maxSize: Int?

  @Argument(
    help: ArgumentHelp(
      "Files, folders and quoted patterns; - is standard input (the default). Files may be .gz, .xz or .zst.",
      valueName: "file"))
  var files: [String] = []
}

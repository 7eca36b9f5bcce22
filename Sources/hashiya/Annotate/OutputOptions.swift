import AnnotationModel
import ArgumentParser

/// What is written, and where.
struct OutputOptions: ParsableArguments {
  @Option(help: "Form of the output (default: json for one document, jsonl for several).")
  var format: FormatName?

  @Option(name: .customLong("offset-encoding"), help: "How offsets count in json and jsonl.")
  var offsetEncoding: PositionEncoding = .utf8

  @Flag(help: "Include the text in every document.")
  var withText = false

  @Option(help: "Whether --format text has colours (auto: on a terminal, unless NO_COLOR is set).")
  var color: ColorChoice = .auto

  @Option(
    help: ArgumentHelp("Columns of --format text, 40 to 400 (default: the terminal's, or 100).", valueName: "columns"),
    transform: OptionValues.width)
  var width: Int?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Write here; a folder, or a path that ends in /, gets a file for each document.", valueName: "out"))
  var output: String?
}

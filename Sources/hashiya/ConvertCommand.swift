import AnnotationModel
import ArgumentParser
import Batch
import Interchange

/// `hashiya convert`: annotated documents from one format to another.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert annotated documents from one format to another.",
    discussion: """
      Reads jsonl, json (with the text in each document), brat (.ann beside .txt), conllu and labelstudio; writes every \
      format of annotate. What the target cannot hold is said on standard error.
      """)

  /// The formats that can be read.
  enum ReadableName: String, CaseIterable, ExpressibleByArgument { case jsonl, json, brat, conllu, labelstudio }

  @Option(name: .customLong("from"), help: "Format of the input (default: by name).")
  var source: ReadableName?

  @Option(name: .customLong("to"), help: "Format of the output (default: by name).")
  var target: FormatName?

  @Option(name: .customLong("offset-encoding"), help: "How offsets count in json and jsonl.")
  var offsetEncoding: PositionEncoding = .utf8

  @Flag(name: .shortAndLong, help: "Do not say what the format cannot hold.")
  var quiet = false

  @Argument(help: ArgumentHelp("File or folder to read.", valueName: "from"))
  var input: String

  @Argument(help: ArgumentHelp("File or folder to write; - is standard output.", valueName: "to"))
  var output: String = "-"

  func run() throws {
    let (reader, inputs) = try reading()
    let writer = try writing()
    if let losses = writer.format.losses, !quiet {
      standardError("\(writer.format.name): not in this format: \(losses)")
    }
    // A path that is called like one file of the format is one; more than one document then is an error.
    var isSingle = inputs.count == 1 && reader.name == "brat"
    if case .files(let main) = writer.format.layout, inputs.count == 1, output.hasSuffix(main) { isSingle = true }
    let plan = OutputPlan(.written(writer), isSingle: isSingle, path: output, layers: .standard)
    if let problem = plan.problem(inputs) { throw ValidationError(problem) }
    guard let sink = plan.open(inputs: inputs, lengths: nil) else { throw ExitCode(1) }
    let summary = Conversion(from: reader, to: writer, sink: sink).run(inputs)
    if summary.failures > 0 { throw ExitCode(1) }
  }

  private func reading() throws -> (any FormatReader, [BatchInput]) {
    let suffixes: [(name: ReadableName, suffix: String)] = [
      (.brat, ".ann"), (.conllu, ".conllu"), (.jsonl, ".jsonl"), (.json, ".json"), (.labelstudio, ".json"),
    ]
    var discovery = InputDiscovery(kind: .text, includes: ["*"])
    discovery.add(input)
    let names = discovery.inputs.map(\.path)
    let found = source ?? suffixes.first { kind in names.contains { $0.hasSuffix(kind.suffix) } }?.name
    guard let name = found, let reader = InterchangeFormats.reader(name.rawValue) else {
      throw ValidationError("The name of '\(input)' does not tell its format. Please give --from.")
    }
    let suffix = suffixes.first { $0.name == name }?.suffix ?? ""
    let inputs = names.count == 1 ? discovery.inputs : discovery.inputs.filter { $0.path.hasSuffix(suffix) }
    guard !inputs.isEmpty else {
      standardError("\(input): no \(suffix) file is in it")
      throw ExitCode(1)
    }
    return (reader, inputs.map { BatchInput(path: $0.path, kind: .text, name: ConvertCommand.stem($0.name)) })
  }

  private func writing() throws -> any FormatWriter {
    let suffixes: [(suffix: String, name: FormatName)] = [
      (".jsonl", .jsonl), (".conllu", .conllu), (".conll", .conll), (".xmi", .xmi), (".html", .html), (".tml", .timeml),
      (".xml", .tei), (".jsonld", .webannotation), (".ann", .brat), (".json", .json), (".txt", .text),
    ]
    guard let name = target ?? suffixes.first(where: { output.hasSuffix($0.suffix) })?.name else {
      throw ValidationError("The name of '\(output)' does not tell its format. Please give --to.")
    }
    switch name {
    case .json, .jsonl:
      return InterchangeFormats.jsonWriter(lines: name == .jsonl, encoding: offsetEncoding, model: .current)
    case .text: return TerminalRenderer(color: .auto, isTerminal: output == "-", width: nil)
    case .html: return HTMLRenderer()
    default:
      guard let writer = InterchangeFormats.writer(name.rawValue, model: .current) else {
        throw ValidationError("'\(name.rawValue)' cannot be written.")
      }
      return writer
    }
  }

  /// A file's name without its suffix.
  private static func stem(_ name: String) -> String {
    for suffix in [".ann", ".conllu", ".json"] where name.hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return name
  }
}

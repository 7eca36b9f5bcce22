import AnnotationModel
import AnnotationStore
import Annotator
import ArgumentParser
import Batch
import Configuration
import Glibc
import Interchange

/// `hashiya annotate`: files in, annotated documents out.
struct AnnotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Annotate text files or JSONL.",
    discussion: """
      A bad input gives an error record in the output and a message; the run goes on. Exit status: 0 all well, \
      1 some documents failed, 64 wrong usage, 130 interrupted.

      A JSONL line is {"id"?, "text", "referenceTime"?, "layers"?, …}; other fields come back under "meta".
      """)

  @Option(help: "What the files hold (default: by name, .jsonl or else text).")
  var input: BatchInput.Kind?

  @Option(help: "Form of the output (default: json for one document, jsonl for several).")
  var format: FormatName?

  @Option(name: .customLong("offset-encoding"), help: "How offsets count.")
  var offsetEncoding: PositionEncoding = .utf8

  @Option(
    help: "When the text was published: ISO date or date-time.", transform: OptionValues.referenceTime)
  var referenceTime: String?

  @Option(help: "Which reading of an ambiguous date to prefer (default: nearest).")
  var prefer: AnnotationOptions.Preference?

  @Option(help: "Order of a date in digits that more than one order fits (default: dmy).")
  var dateOrder: AnnotationOptions.DateOrder?

  @Option(help: "How Hijri dates become Gregorian ones (default: umalqura).")
  var hijri: AnnotationOptions.HijriReckoning?

  @Option(
    help: "Layers to return, comma-separated: sections, sentences, entities, times, quantities, quotes, diagnostics.",
    transform: OptionValues.layers)
  var layers: Layers?

  @Option(
    help: ArgumentHelp(
      "Folder whose .hashiya.json counts (default: the nearest at or above the first file).", valueName: "folder"))
  var config: String?

  @Flag(help: "Read no .hashiya.json.")
  var noConfig = false

  @Option(help: "Number of threads (default: one a core).", transform: OptionValues.jobs)
  var jobs: Int?

  @Option(help: ArgumentHelp("Keep results in this SQLite file and reuse them.", valueName: "path"))
  var cache: String?

  @Flag(help: "Keep no results (the default).")
  var noCache = false

  @Flag(help: "Include the text in every document.")
  var withText = false

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

  @Option(help: "Whether --format text has colours (auto: on a terminal, unless NO_COLOR is set).")
  var color: ColorChoice = .auto

  @Option(name: [.short, .long], help: ArgumentHelp("Write here.", valueName: "out"))
  var output: String?

  @Argument(help: ArgumentHelp("Files to annotate; - is standard input (the default).", valueName: "file"))
  var files: [String] = []

  func validate() throws {
    if cache != nil, noCache { throw ValidationError("Please give either --cache or --no-cache.") }
    if config != nil, noConfig { throw ValidationError("Please give either --config or --no-config.") }
  }

  func run() throws {
    let interrupts = Interrupts()
    let inputs = (files.isEmpty ? ["-"] : files).map { BatchInput(path: $0, kind: input ?? kind(of: $0)) }
    guard let sink = output.map({ OutputFile(path: $0, inputs: inputs) }) ?? .standard else { throw ExitCode(1) }
    if inputs.contains(where: { $0.path == "-" }), isatty(STDIN_FILENO) == 1 {
      standardError("reading from the terminal; end the text with Ctrl-D")
    }
    let settings = settings(for: inputs, sink: sink)
    let run = BatchRun(settings, sink: sink)
    interrupts.watch { run.interrupt() }
    let summary = run.run(inputs)
    settings.cache?.close()
    if summary.failures > 0 { throw ExitCode(1) }
  }

  private func kind(of path: String) -> BatchInput.Kind { path.hasSuffix(".jsonl") ? .jsonl : .text }

  private func settings(for inputs: [BatchInput], sink: OutputFile) -> BatchSettings {
    var settings = BatchSettings(
      model: ModelIdentity(version: Annotator.modelVersion, entities: Annotator.modelVersion))
    settings.options = AnnotationOptions()
    configure(&settings, for: inputs)
    settings.options.layers = layers ?? settings.options.layers
    settings.options.referenceTime = referenceTime ?? settings.options.referenceTime
    settings.options.preference = prefer ?? settings.options.preference
    settings.options.dateOrder = dateOrder ?? settings.options.dateOrder
    settings.options.hijri = hijri ?? settings.options.hijri
    settings.encoding = offsetEncoding
    settings.withText = withText
    settings.charset = encoding
    settings.lossy = lossy
    settings.jobs = jobs ?? settings.jobs
    settings.sizeLimit = maxSize ?? settings.sizeLimit
    settings.cache = cache.flatMap(openCache)
    settings.format = outputFormat(for: inputs, sink: sink)
    return settings
  }

  /// Applies the project's configuration; what is wrong with it is reported and left out.
  private func configure(_ settings: inout BatchSettings, for inputs: [BatchInput]) {
    if noConfig { return }
    let first = inputs.first.map { $0.path == "-" ? "." : $0.path } ?? "."
    let file =
      config.map { ConfigurationFile(folder: $0) } ?? ConfigurationFile.nearest(to: first + (first == "." ? "/" : ""))
    if let config, access(config + "/" + ConfigurationFile.name, F_OK) != 0 {
      standardError("configuration: there is no \(config)/\(ConfigurationFile.name)")
    }
    let (lexicon, problems) = file.configuration.lexicon()
    for problem in file.problems + problems.map({ "\(ConfigurationFile.name): \($0)" }) {
      standardError("configuration: \(problem)")
    }
    settings.options = file.configuration.applied(to: settings.options)
    if file.configuration.hasWords {
      settings.annotator = Annotator(lexicon: lexicon)
      settings.lexiconIdentity = file.configuration.wordsIdentity
    }
  }

  /// The cache at `path`; nil after a warning when the file cannot serve.
  private func openCache(_ path: String) -> ResultCache? {
    do throws(StoreFailure) {
      return try ResultCache(path: path) { standardError("cache: \($0); going on without it") }
    } catch {
      standardError("cache: \(error.message); going on without it")
      return nil
    }
  }

  private func outputFormat(for inputs: [BatchInput], sink: OutputFile) -> OutputFormat {
    let isSingle = inputs.count == 1 && inputs[0].kind == .text
    switch format ?? (isSingle ? .json : .jsonl) {
    case .json: return isSingle ? .json : .jsonArray
    case .jsonl: return .jsonl
    case .text: return .rendered(TerminalRenderer(color: color, isTerminal: sink.isTerminal))
    }
  }
}

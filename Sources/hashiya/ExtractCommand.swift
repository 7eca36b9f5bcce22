import AnnotationModel
import ArgumentParser
import Batch
import Glibc
import Interchange

/// `hashiya extract`: pages in, their main articles out.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Take the main article out of pages.",
    discussion: """
      Writes title, text and headings of each page's main article, without menus, links, tags and captions. A page \
      without an article gives nothing, or a JSON object without parts.

      A bad input gives an error record in JSON and a message; the run goes on. Exit status: 0 all well, 1 some \
      documents failed, 64 wrong usage, 130 interrupted.
      """)

  @Option(help: "What the files hold (default: by name, .jsonl, .html or else text).")
  var input: BatchInput.Kind?

  @Option(help: "Form of the output. Several documents as json are one a line.")
  var format: ArticleWriter.Format = .text

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

  @Option(help: "Number of threads (default: one a core).", transform: OptionValues.jobs)
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Folder whose .hashiya.json counts (default: the nearest at or above the first file).", valueName: "folder"))
  var config: String?

  @Flag(help: "Read no .hashiya.json.")
  var noConfig = false

  @Option(name: [.short, .long], help: ArgumentHelp("Write here.", valueName: "out"))
  var output: String?

  @Argument(
    help: ArgumentHelp("Pages, folders and quoted patterns; - is standard input (the default).", valueName: "file"))
  var files: [String] = []

  func validate() throws {
    if config != nil, noConfig { throw ValidationError("Please give either --config or --no-config.") }
  }

  func run() throws {
    if let worker = Main.worker {
      return serve(settings(firstInput: worker.firstInput, isSingle: worker.isSingle))
    }
    let interrupts = Interrupts()
    let inputs = try InputDiscovery(kind: input).inputs(of: files)
    let isSingle = inputs.count == 1 && inputs[0].kind != .jsonl
    var settings = settings(firstInput: inputs[0].path, isSingle: isSingle)
    settings.worker = WorkerIdentity.command(isSingle: isSingle, firstInput: inputs[0].path)
    if settings.worker != nil { settings.forkedWorker = ForkedWorker { [settings] in serve(settings) } }
    guard let sink = output.map({ OutputFile(path: $0, inputs: inputs) }) ?? .standard() else { throw ExitCode(1) }
    if inputs.contains(where: { $0.path == "-" }), isatty(STDIN_FILENO) == 1 {
      standardError("reading from the terminal; end the page with Ctrl-D")
    }
    let run = BatchRun(settings, sink: sink)
    interrupts.watch { run.interrupt() }
    if run.run(inputs).failures > 0 { throw ExitCode(1) }
  }

  /// The part of a run that a process of its own does.
  private func serve(_ settings: BatchSettings) { BatchWorker(settings, notes: WorkerNotes()).serve() }

  private func settings(firstInput: String, isSingle: Bool) -> BatchSettings {
    var settings = BatchSettings(model: .current)
    if !noConfig { settings.applyConfiguration(in: config, near: firstInput) }
    settings.options.layers = .sections
    settings.charset = encoding
    settings.lossy = lossy
    settings.jobs = jobs ?? settings.jobs
    settings.sizeLimit = maxSize ?? settings.sizeLimit
    settings.extractsArticles = true
    switch format {
    case .json: settings.format = isSingle ? .json : .jsonl
    case .text, .markdown: settings.format = .written(ArticleRenderer(form: format, showsNames: !isSingle))
    }
    return settings
  }
}

/// Articles as text or Markdown, as a run's output format.
struct ArticleRenderer: FormatWriter {
  let form: ArticleWriter.Format
  /// Whether a line above each article says where it comes from.
  let showsNames: Bool

  var format: FormatDescription {
    FormatDescription(form.rawValue, .stream(opening: "", separator: "", closing: ""))
  }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    let article = ExtractedArticle(page.document, of: page.source)
    let text = form == .markdown ? ArticleWriter.markdown(article) : ArticleWriter.text(article)
    return [.stream(Array((heading(page.id) + text + (showsNames ? "\n" : "")).utf8))]
  }

  /// The reason goes to standard error; here the place stays empty.
  func write(_ record: ErrorRecord) -> [OutputPart] {
    [.stream(Array((heading(record.id) + (showsNames ? "\n" : "")).utf8))]
  }

  private func heading(_ id: String) -> String {
    guard showsNames else { return "" }
    return form == .markdown ? "<!-- \(id.replacing("--", with: "- -")) -->\n\n" : "==> \(id) <==\n\n"
  }
}

import AnnotationModel
import AnnotationStore
import Annotator
import ArgumentParser
import Batch
import Glibc
import Interchange

/// `hashiya annotate`: files in, annotated documents out.
struct AnnotateCommand: ParsableCommand {
  static let name = "annotate"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Annotate text files, HTML pages or JSONL.",
    discussion: """
      A bad input gives an error record in the output and a message; the run goes on. Exit status: 0 all well, \
      1 some documents failed, 64 wrong usage, 130 interrupted.

      A JSONL line is {"id"?, "text", "referenceTime"?, "layers"?, …}; other fields come back under "meta". A line \
      without "text" may have "html". Of HTML the visible text is annotated; it comes with the document.
      """)

  @OptionGroup(title: "Input") var reading: InputOptions
  @OptionGroup(title: "Annotation") var annotation: AnnotationFlags
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Run") var batch: RunOptions

  @Option(help: ArgumentHelp("Keep results in this SQLite file and reuse them.", valueName: "path"))
  var cache: String?

  @Option(
    help: ArgumentHelp(
      "MiB that the cache may take (default: 1024); what was not used for longest goes.", valueName: "mib"),
    transform: OptionValues.cacheSize)
  var cacheSize: Int = ResultCache.standardLimit

  @Flag(help: "Keep no results (the default).")
  var noCache = false

  func validate() throws {
    if cache != nil, noCache { throw ValidationError("Please give either --cache or --no-cache.") }
    if batch.resume, output.output == nil { throw ValidationError("Please give -o with --resume.") }
  }

  func run() throws {
    if let worker = Main.worker {
      return serve(settings(firstInput: worker.firstInput, isSingle: worker.isSingle))
    }
    let interrupts = Interrupts()
    let inputs = try inputs()
    var settings = settings(firstInput: inputs[0].path, isSingle: isSingle(inputs))
    settings.worker = WorkerIdentity.command(isSingle: isSingle(inputs), firstInput: inputs[0].path)
    // Before there is anything that a copy of this process should not have: threads, open files.
    if settings.worker != nil { settings.forkedWorker = ForkedWorker { [settings] in serve(settings) } }
    settings.cache = cache.flatMap(openCache)
    if settings.worker != nil {
      // The workers keep the results; here it has only been seen whether the file can serve.
      settings.cache?.close()
      settings.cache = nil
    }
    let plan = OutputPlan(
      settings.format, isSingle: isSingle(inputs), path: output.output, layers: settings.options.layers)
    let (sink, journal) = try open(plan, inputs: inputs, settings: settings)
    if case .written(let writer) = settings.format, let losses = writer.format.losses, !batch.quiet {
      standardError("\(writer.format.name): not in this format: \(losses)")
    }
    if inputs.contains(where: { $0.path == "-" }), isatty(STDIN_FILENO) == 1 {
      standardError("reading from the terminal; end the text with Ctrl-D")
    }
    let progress = ProgressLine(inputs: inputs, isShown: !batch.quiet && isatty(STDERR_FILENO) == 1 && !sink.isTerminal)
    let run = BatchRun(settings, sink: sink, observer: progress)
    interrupts.watch { run.interrupt() }
    let summary = run.run(inputs, journal: journal)
    settings.cache?.close()
    progress.finish(summary, writesSummary: batch.summary && !batch.quiet)
    if let manifest = batch.manifest {
      try writeManifest(RunManifest(settings, toolVersion: HashiyaCommand.toolVersion).bytes(summary), to: manifest)
    }
    if summary.failures + summary.resumedFailures > 0 { throw ExitCode(1) }
  }

  /// The part of a run that a process of its own does.
  private func serve(_ settings: BatchSettings) {
    let notes = WorkerNotes()
    BatchWorker(settings, notes: notes) {
      // That the file cannot serve has been said by the run.
      cache.flatMap { path in
        try? ResultCache(path: path, limit: cacheSize) { notes.add("cache: \($0); going on without it") }
      }
    }.serve()
  }

  private func inputs() throws -> [BatchInput] {
    let discovery = InputDiscovery(kind: reading.input, includes: reading.include, excludes: reading.exclude)
    return try discovery.inputs(of: reading.files)
  }

  private func isSingle(_ inputs: [BatchInput]) -> Bool { inputs.count == 1 && inputs[0].kind != .jsonl }

  private func settings(firstInput: String, isSingle: Bool) -> BatchSettings {
    var settings = BatchSettings(model: .current)
    settings.options = AnnotationOptions()
    if !annotation.noConfig { settings.applyConfiguration(in: annotation.config, near: firstInput) }
    settings.options = annotation.applied(to: settings.options)
    settings.encoding = output.offsetEncoding
    settings.withText = output.withText
    settings.charset = reading.encoding
    settings.lossy = reading.lossy
    settings.jobs = batch.jobs ?? settings.jobs
    settings.sizeLimit = reading.maxSize ?? settings.sizeLimit
    settings.timeLimit = batch.timeout.map { $0 * 1000 } ?? settings.timeLimit
    settings.isOrdered = !batch.unordered
    settings.failsFast = batch.failFast
    settings.countsItems = batch.summary || batch.manifest != nil
    settings.hashesInputs = batch.manifest != nil
    settings.format = output.format(isSingle: isSingle)
    return settings
  }

  /// The cache at `path`; nil after a warning when the file cannot serve.
  private func openCache(_ path: String) -> ResultCache? {
    do throws(StoreFailure) {
      return try ResultCache(path: path, limit: cacheSize) { standardError("cache: \($0); going on without it") }
    } catch {
      standardError("cache: \(error.message); going on without it")
      return nil
    }
  }

  private func open(
    _ plan: OutputPlan, inputs: [BatchInput], settings: BatchSettings
  ) throws -> (any RunOutput, RunJournal?) {
    if let problem = plan.problem(inputs) { throw ValidationError(problem) }
    var journal: RunJournal?
    if batch.resume, let path = plan.journalPath {
      let identity = RunManifest(settings, toolVersion: HashiyaCommand.toolVersion)
        .identity(of: inputs, stamps: inputs.map { FileStamp.of($0.path) })
      do throws(RunJournal.Failure) {
        journal = try RunJournal(path: path, identity: identity, resumes: true)
      } catch {
        standardError(error.message)
        throw ExitCode(1)
      }
    }
    guard let sink = plan.open(inputs: inputs, lengths: journal?.state.lengths) else { throw ExitCode(1) }
    return (sink, journal)
  }

  private func writeManifest(_ bytes: [UInt8], to path: String) throws {
    guard let file = OutputFile(path: path, inputs: []) else { throw ExitCode(1) }
    file.write(bytes, toShared: "")
  }
}

import AnnotationModel
import AnnotationStore
import Annotator
import ArgumentParser
import Batch
import Glibc
import Interchange
import Synchronization

/// `hashiya index`: files into the corpus.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Annotate files and keep what is found in an index, for search.",
    discussion: """
      Only what is new is annotated: files of the same size and time of change are not read, and of those that changed only \
      the documents that did. What is gone from a folder goes from the index. Several runs may write to one index.

      Exit status: 0 all well, 1 some documents failed or the index cannot be written, 64 wrong usage, 130 interrupted.
      """)

  @OptionGroup(title: "Index") var place: CorpusPlace
  @OptionGroup(title: "Input") var reading: InputOptions

  @Option(
    help: "When texts were published that do not say it themselves: ISO date or date-time.",
    transform: OptionValues.referenceTime)
  var referenceTime: String?

  @Option(
    help: ArgumentHelp(
      "Folder whose .hashiya.json counts (default: the nearest at or above the first file).", valueName: "folder"))
  var config: String?

  @Flag(help: "Read no .hashiya.json.")
  var noConfig = false

  @Option(help: "Number of workers (default: one a core).", transform: OptionValues.jobs)
  var jobs: Int?

  @Option(
    help: ArgumentHelp("Seconds that one document may take (default: 60).", valueName: "seconds"),
    transform: OptionValues.timeout)
  var timeout: Int?

  @Flag(help: "Leave the processor to other programs: run at the lowest priority.")
  var background = false

  @Flag(name: .shortAndLong, help: "No progress and summary on standard error.")
  var quiet = false

  func validate() throws {
    if config != nil, noConfig { throw ValidationError("Please give either --config or --no-config.") }
    if reading.files.isEmpty || reading.files.contains("-") {
      throw ValidationError("Please name files and folders; standard input cannot be found again.")
    }
  }

  func run() throws {
    if background { _ = nice(19) }
    if let worker = Main.worker {
      return BatchWorker(settings(firstInput: worker.firstInput), notes: WorkerNotes()).serve()
    }
    let interrupts = Interrupts()
    var discovery = InputDiscovery(kind: reading.input, includes: reading.include, excludes: reading.exclude)
    for path in reading.files { discovery.add(path) }
    for problem in discovery.problems { standardError(problem) }
    let inputs = discovery.inputs
    let first = inputs.first?.path ?? "."
    var settings = settings(firstInput: first)
    let producer = settings.corpusProducer
    settings.worker = WorkerIdentity.command(isSingle: false, firstInput: first)
    let path = try place.pathToWrite()
    let current = Monitored<CorpusRun>()
    interrupts.watch { current.value?.interrupt() }
    let summary: CorpusSummary
    do throws(StoreFailure) {
      summary = try update(path, producer, settings, inputs, current)
    } catch {
      standardError("index: \(error.message)")
      throw ExitCode(1)
    }
    if !quiet { standardError("index: \(IndexCommand.text(summary))") }
    if summary.failures > 0 || !discovery.problems.isEmpty { throw ExitCode(1) }
  }

  /// Brings the index up to date. One that turns out to be damaged is made anew, once.
  private func update(
    _ path: String, _ producer: String, _ settings: BatchSettings, _ inputs: [BatchInput],
    _ current: Monitored<CorpusRun>, isRepaired: Bool = false
  ) throws(StoreFailure) -> CorpusSummary {
    do throws(StoreFailure) {
      let index = try CorpusIndex(path: path, producer: producer)
      defer { index.close() }
      let progress = ProgressLine(inputs: inputs, isShown: !quiet && isatty(STDERR_FILENO) == 1)
      defer { progress.clear() }
      let run = CorpusRun(settings, index: index, observer: progress) { standardError($0) }
      current.value = run
      return try run.run(inputs, folders: reading.files.filter(IndexCommand.isFolder))
    } catch {
      guard error.isDamage, !isRepaired, CorpusIndex.delete(path) else { throw error }
      standardError("index: \(path) was damaged and is made anew; other files that were in it have to be indexed again")
      return try update(path, producer, settings, inputs, current, isRepaired: true)
    }
  }

  private func settings(firstInput: String) -> BatchSettings {
    var settings = BatchSettings(model: .current)
    if !noConfig { settings.applyConfiguration(in: config, near: firstInput) }
    settings.options.referenceTime = referenceTime ?? settings.options.referenceTime
    settings.charset = reading.encoding
    settings.lossy = reading.lossy
    settings.jobs = jobs ?? settings.jobs
    settings.sizeLimit = reading.maxSize ?? settings.sizeLimit
    settings.timeLimit = timeout.map { $0 * 1000 } ?? settings.timeLimit
    settings.format = .corpus
    settings.options.layers = CorpusDocument.layers
    return settings
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func text(_ summary: CorpusSummary) -> String {
    var parts = ["\(summary.annotated) documents annotated", "\(summary.unchanged) unchanged"]
    if summary.removed > 0 { parts.append("\(summary.removed) removed") }
    if summary.failures > 0 { parts.append("\(summary.failures) failed") }
    return parts.joined(separator: ", ")
  }
}

/// Which index is meant.
struct CorpusPlace: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The index file (default: $XDG_CACHE_HOME/hashiya/corpus.sqlite, or that below ~/.cache).", valueName: "path"))
  var index: String?

  /// The file's path.
  ///
  /// - Throws: `ExitCode` after a message when there is no place for it.
  func path() throws -> String {
    guard let path = index ?? CacheLocation.corpus else {
      standardError("index: neither XDG_CACHE_HOME nor HOME is set; name the file with --index")
      throw ExitCode(1)
    }
    return path
  }

  /// The file's path; the folders of the file that is used by default are made.
  func pathToWrite() throws -> String {
    let path = try path()
    if index == nil { CacheLocation.createFolder(of: path) }
    return path
  }
}

/// A value that one thread sets and another one reads.
final class Monitored<Value: Sendable>: Sendable {
  private let content = Mutex<Value?>(nil)

  var value: Value? {
    get { content.withLock { $0 } }
    set { content.withLock { $0 = newValue } }
  }
}

package import AnnotationModel
package import AnnotationStore
package import Annotator
package import Interchange

/// The settings of a batch run.
package struct BatchSettings: Sendable {
  /// Options of every document; a JSONL line's own reference time and layers win.
  package var options = AnnotationOptions()
  package var annotator = Annotator()
  /// What tells the annotator's lexicon from the built-in one; part of the cache's key.
  package var lexiconIdentity = ""
  /// How offsets are counted in the output.
  package var encoding = PositionEncoding.utf8
  package var format = OutputFormat.jsonl
  /// Whether every document includes its text; a converted one always does.
  package var withText = false
  /// ICU name of the inputs' charset; nil: detect.
  package var charset: String?
  /// Whether bad bytes become U+FFFD instead of an error.
  package var lossy = false
  /// Number of worker threads.
  package var jobs = Thread.processorCount
  /// The largest document in bytes of its file or line.
  package var sizeLimit = BatchSettings.defaultSizeLimit
  package var model: ModelIdentity
  /// Where results are kept and looked for first; JSON formats only.
  package var cache: ResultCache?

  /// 8 MiB: eight hundred pages of news in one document, which still fit the 200 MB that a run may take.
  package static let defaultSizeLimit = 8 << 20

  /// The defaults of everything but the model's name.
  package init(model: ModelIdentity) { self.model = model }
}

/// What a finished run has to tell.
package struct BatchSummary: Hashable, Sendable {
  package var documents = 0
  /// How many of the documents have an error record.
  package var failures = 0
}

/// One pass over a list of inputs: read, annotate on several threads, write in input order.
///
/// The output is the same for any number of threads. Memory is bounded by a window of bytes between reader and writer.
package final class BatchRun: Sendable {
  /// Bytes of input that may be between reader and writer.
  private static let windowSize = 4 << 20

  private let settings: BatchSettings
  private let sink: any BatchSink
  private let window = WorkWindow<DocumentGroup, GroupOutput>(capacity: BatchRun.windowSize)
  private let summary = Monitor<(total: BatchSummary, isFinished: Bool)>((BatchSummary(), false))

  /// A run that writes to `sink`.
  package init(_ settings: BatchSettings, sink: any BatchSink) {
    self.settings = settings
    self.sink = sink
  }

  /// Reads and annotates all inputs. Returns when everything is written, or the run was interrupted.
  package func run(_ inputs: [BatchInput]) -> BatchSummary {
    let processor = DocumentProcessor(settings)
    let workers = (0..<max(1, settings.jobs)).compactMap { _ in
      Thread { [window] in
        while let (ticket, group) = window.take() { window.finish(ticket, processor.process(group)) }
      }
    }
    let writer = Thread { [self] in write() }
    guard let writer, !workers.isEmpty else {
      sink.write(message: "cannot start a thread; lower --jobs or the load of the machine")
      return BatchSummary(documents: 0, failures: 1)
    }
    var reader = InputReader(
      charset: settings.charset, lossy: settings.lossy, sizeLimit: settings.sizeLimit
    ) { [window] group in window.submit(group, cost: group.cost) }
    reader.read(inputs)
    window.close()
    for worker in workers { worker.join() }
    writer.join()
    settings.cache?.flush()
    return summary.update { $0.total }
  }

  /// Stops the run: documents that are finished and next in order are written, others dropped. Waits for that.
  package func interrupt() {
    window.cancel()
    summary.wait { $0.isFinished ? () : nil }
    settings.cache?.flush()
  }

  private func write() {
    sink.write(Array(settings.format.opening.utf8))
    while let outputs = window.nextOutputs() {
      // One write for all that is ready: few calls when busy, none held back when idle.
      var bytes: [UInt8] = []
      for output in outputs { bytes.append(contentsOf: output.bytes) }
      sink.write(bytes)
      for message in outputs.flatMap(\.messages) { sink.write(message: message) }
      summary.update {
        $0.total.documents += outputs.reduce(0) { $0 + $1.documents }
        $0.total.failures += outputs.reduce(0) { $0 + $1.failures }
      }
    }
    sink.write(Array(settings.format.closing.utf8))
    summary.update { $0.isFinished = true }
  }
}

/// Where a run's output goes. Called from one thread at a time.
package protocol BatchSink: Sendable {
  /// Takes whole records; returns when they are out of the process.
  func write(_ bytes: [UInt8])
  /// Takes a one-line message about an input, for people.
  func write(message: String)
}

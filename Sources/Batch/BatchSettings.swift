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
  /// Whether each document comes out as its main article, without the page around it, instead of annotated.
  package var extractsArticles = false
  /// Whether every document includes its text; a converted one always does.
  package var withText = false
  /// ICU name of the inputs' charset; nil: detect.
  package var charset: String?
  /// Whether bad bytes become U+FFFD instead of an error.
  package var lossy = false
  /// Number of workers.
  package var jobs = Thread.processorCount
  /// The largest document in bytes of its file or line.
  package var sizeLimit = BatchSettings.defaultSizeLimit
  /// The milliseconds that one document may take; counts only with a `worker`.
  package var timeLimit = BatchSettings.defaultTimeLimit
  /// How workers are started as processes of their own; nil: they are threads, and nothing protects the run.
  package var worker: WorkerCommand?
  /// A worker that is there already, for the first lane that needs one.
  package var forkedWorker: ForkedWorker?
  /// Whether documents are written in the order of the input.
  package var isOrdered = true
  /// Whether the run ends with the first document that fails.
  package var failsFast = false
  /// Whether the summary counts items of results from the cache as well, which costs time.
  package var countsItems = false
  /// Whether the summary has the hashes of the inputs.
  package var hashesInputs = false
  package var model: ModelIdentity
  /// Where results are kept and looked for first; JSON formats only.
  package var cache: ResultCache?

  /// 8 MiB: eight hundred pages of news in one document, which still fit the 200 MB that a run may take.
  package static let defaultSizeLimit = 8 << 20
  /// A minute: a document of the largest size takes some seconds.
  package static let defaultTimeLimit = 60_000

  /// Everything that the documents of a corpus index depend on besides their texts.
  package var corpusProducer: String {
    ResultKey.producer(versions: [
      model.version, model.entities, lexiconIdentity, options.referenceTime ?? "", options.preference.rawValue,
      options.dateOrder.rawValue, options.hijri.rawValue, charset ?? "", lossy ? "lossy" : "",
    ])
  }

  /// The defaults of everything but the model's name.
  package init(model: ModelIdentity) { self.model = model }
}

/// What a finished run has to tell.
package struct BatchSummary: Hashable, Sendable {
  /// The documents of this run.
  package var documents = 0
  /// How many of the documents have an error record.
  package var failures = 0
  /// The documents that earlier runs had finished.
  package var resumed = 0
  /// How many documents of earlier runs have an error record.
  package var resumedFailures = 0
  /// Bytes that were read, before decompression.
  package var bytes = 0
  /// Items by layer.
  package var counts = LayerCounts()
  /// The hashes of the inputs that were read to their ends, when they were asked for.
  package var digests: [InputDigest] = []
}

/// Where a run's output goes. Called from one thread at a time.
package protocol BatchSink: Sendable {
  /// Takes pieces of whole records for one place: the shared file of a name, "" being the run's one stream. Returns
  /// when they are out of the process.
  func write(_ bytes: [UInt8], toShared name: String)
  /// Takes a document's own file, whole. Returns when it is there.
  func write(_ bytes: [UInt8], toDocument name: String)
  /// The lengths of the shared files, by name.
  var lengths: [String: Int] { get }
  /// Takes a one-line message about an input, for people.
  func write(message: String)
  /// Whether nothing that is written from now on can be kept, so that the run had better end.
  var isBroken: Bool { get }
}

extension BatchSink {
  package var isBroken: Bool { false }
}

/// Who wants to know how a run goes. Called from the run's threads.
package protocol BatchObserver: Sendable {
  /// The run has read so many bytes of its inputs, before decompression.
  func didRead(_ bytes: Int)
  /// What the run has written so far.
  func didWrite(_ summary: BatchSummary)
}

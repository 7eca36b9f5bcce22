import AnnotationStore
import Interchange

/// One pass over a list of inputs: read, annotate in several workers, write in input order.
///
/// The output is the same for any number of workers. Memory is bounded by a window of bytes between reader and writer.
package final class BatchRun: Sendable {
  /// Bytes of input that may be between reader and writer.
  private static let windowSize = 4 << 20

  private let settings: BatchSettings
  private let sink: any BatchSink
  private let observer: (any BatchObserver)?
  private let window: WorkWindow<DocumentGroup, GroupOutput>
  private let progress: Monitor<(summary: BatchSummary, isFinished: Bool)>
  private let bytesRead = Monitor(0)
  private let said: SaidNotes
  private let filter: (any DocumentFilter)?

  /// A run that writes to `sink` and tells `observer` how it goes.
  package convenience init(_ settings: BatchSettings, sink: any BatchSink, observer: (any BatchObserver)? = nil) {
    self.init(settings, filter: nil, sink: sink, observer: observer)
  }

  /// A run over the inputs that `filter` wants.
  init(
    _ settings: BatchSettings, filter: (any DocumentFilter)?, sink: any BatchSink, observer: (any BatchObserver)? = nil
  ) {
    self.settings = settings
    self.filter = filter
    self.sink = sink
    self.observer = observer
    said = SaidNotes(sink)
    window = WorkWindow(capacity: BatchRun.windowSize, isOrdered: settings.isOrdered)
    progress = Monitor((BatchSummary(), false))
  }

  /// Reads and annotates all inputs, but for the documents that `journal` knows as finished. Returns when everything
  /// is written, or the run was interrupted.
  package func run(_ inputs: [BatchInput], journal: RunJournal? = nil) -> BatchSummary {
    let state = journal?.state ?? RunJournal.State()
    progress.update {
      $0.summary.resumed = state.finished.count
      $0.summary.resumedFailures = state.failures
    }
    if state.isComplete { return progress.update { $0.summary } }
    let lanes = startLanes()
    let writer = RunWriter(settings.format.layout, sink: sink, state: state)
    guard !lanes.isEmpty, let writing = startWriter(writer, journal: journal) else {
      sink.write(message: "cannot start a thread; lower --jobs or the load of the machine")
      return BatchSummary(documents: 0, failures: 1)
    }
    var reader = InputReader(settings, finished: state.finished, filter: filter) { [bytesRead, observer] count in
      bytesRead.update { $0 += count }
      observer?.didRead(count)
    } submit: { [window] group in
      window.submit(group, cost: group.cost)
    }
    reader.read(inputs)
    window.close()
    for lane in lanes { lane.join() }
    writing.join()
    settings.cache?.flush()
    let digests = reader.digests
    let total = bytesRead.update { $0 }
    return progress.update {
      $0.summary.digests = digests
      $0.summary.bytes = total
      return $0.summary
    }
  }

  /// Stops the run: documents that are finished and next in order are written, others dropped. Waits for that.
  package func interrupt() {
    window.cancel()
    progress.wait { $0.isFinished ? () : nil }
    settings.cache?.flush()
  }

  private func startLanes() -> [Thread] {
    let processor = DocumentProcessor(settings)
    return (0..<max(1, settings.jobs)).compactMap { number in
      Thread { [window, settings, said] in
        let lane: any GroupProcessor =
          settings.worker.map {
            SupervisedLane(
              $0, forked: settings.forkedWorker, number: number,
              work: LaneWork(processor: processor, timeLimit: settings.timeLimit))
          } ?? processor
        while let (ticket, group) = window.take() {
          let output = lane.process(group)
          window.finish(ticket, output, cost: output.cost)
        }
        for note in lane.close() { said.say(note) }
      }
    }
  }

  private func startWriter(_ writer: RunWriter, journal: RunJournal?) -> Thread? {
    let log = journal.map { Unshared($0) }
    let output = Unshared(writer)
    return Thread { [self] in write(output.value, journal: log?.value) }
  }

  private func write(_ writer: RunWriter, journal: RunJournal?) {
    writer.open()
    var isComplete = true
    while let outputs = window.nextOutputs() {
      let failures = writer.write(outputs)
      for output in outputs {
        let failed = output.documents.count { $0.failure != nil }
        let range = output.first..<(output.first + output.documents.count)
        journal?.add(range, failures: failed, records: writer.records, lengths: sink.lengths)
      }
      for message in failures { sink.write(message: message) }
      for note in outputs.flatMap(\.documents).flatMap(\.notes) { said.say(note) }
      let summary = progress.update { progress in
        for document in outputs.flatMap(\.documents) {
          progress.summary.documents += 1
          progress.summary.failures += document.failure == nil ? 0 : 1
          progress.summary.counts += document.counts
        }
        return progress.summary
      }
      observer?.didWrite(summary)
      if settings.failsFast && !failures.isEmpty || sink.isBroken {
        window.cancel()
        isComplete = false
        break
      }
    }
    writer.close()
    if isComplete, window.isFinished { journal?.complete(lengths: sink.lengths) }
    progress.update { $0.isFinished = true }
  }
}

/// A value that one thread hands to another and does not touch any more.
private struct Unshared<Value>: @unchecked Sendable {
  // Safe to share: the thread that makes it gives it away before the other one is started.
  let value: Value
  init(_ value: Value) { self.value = value }
}

/// Notes of workers on their way to people: each line once, whichever and how many workers have it to tell.
private final class SaidNotes: Sendable {
  private let sink: any BatchSink
  private let known = Monitor<Set<String>>([])

  init(_ sink: any BatchSink) { self.sink = sink }

  func say(_ note: String) {
    if known.update({ $0.insert(note).inserted }) { sink.write(message: note) }
  }
}

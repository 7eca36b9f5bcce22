import AnnotationModel
import Dispatch
import Glibc
package import Interchange
package import JSON

/// Worker processes of a service, which outlive its requests. They start with the first documents, and rest no longer
/// than they are of use.
///
/// Documents that bring a worker down, or take too long, become error records; the service lives on.
package final class WorkerPool: Sendable {
  /// What became of one document.
  package struct Result: Sendable {
    /// The annotated document or the error record, as JSON.
    package let json: [UInt8]
    package let isFailure: Bool
  }

  private struct State {
    var idle: [SupervisedLane] = []
    /// All lanes, busy ones too.
    var count = 0
    var lastUse = MonotonicTime.now
    var isReapingPlanned = false
    /// What workers have told so far.
    var told: Set<String> = []
    /// Makes what annotates when no process can be started.
    var processors: ServiceProcessors
  }

  /// Texts beyond this size in bytes are refused, as by the command.
  private static let largestText = 8 << 20
  /// Bytes of documents and results that may be between the workers and whoever takes the results.
  private static let windowSize = 16 << 20
  /// Workers that have had nothing to do for so long are ended, in milliseconds: they hold memory, and start quickly.
  private static let rest = 30_000

  private let command: WorkerCommand?
  private let size: Int
  private let timeLimit: Int
  private let notify: @Sendable (String) -> Void
  private let state: Monitor<State>

  /// A pool of as many workers as there are processors, none of which is started yet.
  ///
  /// - Parameters:
  ///   - command: how workers are started; nil: documents are annotated in this process, and nothing protects it.
  ///   - model: what the results say that they were made with.
  ///   - notify: gets what workers have to tell people, each line once, on any thread.
  package init(command: WorkerCommand?, model: ModelIdentity, notify: @escaping @Sendable (String) -> Void) {
    let settings = BatchSettings(model: model)
    self.command = command
    self.notify = notify
    size = settings.jobs
    timeLimit = settings.timeLimit
    state = Monitor(State(processors: ServiceProcessors(settings)))
  }

  /// Annotates documents, each as a line of the command's JSON Lines gives it. `deliver` gets the results in order, each
  /// as soon as it is its turn, on the calling thread.
  ///
  /// When `isCancelled` says so, workers that are busy with these documents are ended, and no more results come.
  package func annotate(
    _ documents: [JSONValue], by settings: ServiceSettings, isCancelled: @escaping @Sendable () -> Bool,
    deliver: (Result) -> Void
  ) {
    let window = WorkWindow<DocumentGroup, GroupOutput>(capacity: WorkerPool.windowSize)
    let groups = groups(of: documents)
    let reader = Thread {
      for group in groups where !window.submit(group, cost: group.cost) { break }
      window.close()
    }
    let lanes = (0..<min(size, groups.count)).compactMap { _ in
      Thread { [self] in work(on: window, by: settings, isCancelled) }
    }
    if reader == nil || lanes.isEmpty, !groups.isEmpty {
      // The system has no room for a thread: this one has to do.
      let processor = processor(for: settings)
      for group in groups where !isCancelled() { self.deliver(processor.process(group), to: deliver) }
      window.cancel()
    }
    while let outputs = window.nextOutputs() {
      for output in outputs where !isCancelled() { self.deliver(output, to: deliver) }
    }
    reader?.join()
    for lane in lanes { lane.join() }
  }

  /// Ends the workers that have nothing to do, and waits until what they hold is written.
  package func endIdleWorkers() {
    close(state.update { WorkerPool.takeIdle(&$0) })
  }

  // MARK: - Documents

  private func deliver(_ output: GroupOutput, to deliver: (Result) -> Void) {
    for document in output.documents {
      var json = document.parts.first?.bytes ?? []
      if json.last == 0x0A { json.removeLast() }
      deliver(Result(json: json, isFailure: document.failure != nil))
    }
  }

  /// The documents in groups: small ones together, but so few that all workers get some and results come soon.
  private func groups(of documents: [JSONValue]) -> [DocumentGroup] {
    let most = min(max(documents.count / (size * 4), 1), 16)
    var groups: [DocumentGroup] = []
    var group = DocumentGroup(first: 0)
    for (index, document) in documents.enumerated() {
      let pending = PendingDocument(document, number: index + 1, largestText: WorkerPool.largestText)
      group.documents.append(pending)
      group.cost += pending.cost
      if group.documents.count >= most || group.cost >= 1 << 15 {
        groups.append(group)
        group = DocumentGroup(first: index + 1)
      }
    }
    return group.documents.isEmpty ? groups : groups + [group]
  }

  private func processor(for settings: ServiceSettings) -> DocumentProcessor {
    state.update { $0.processors.processor(for: settings) }
  }

  // MARK: - Lanes

  private func work(
    on window: WorkWindow<DocumentGroup, GroupOutput>, by settings: ServiceSettings,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) {
    let work = LaneWork(
      settings: settings, processor: processor(for: settings), timeLimit: timeLimit, isCancelled: isCancelled)
    while let (ticket, group) = window.take() {
      guard let lane = acquire(unless: isCancelled) else { break }
      lane.work = work
      let output = lane.process(group)
      release(lane)
      for note in output.documents.flatMap(\.notes) { tell(note) }
      if isCancelled() { break }
      window.finish(ticket, output, cost: output.cost)
    }
    if isCancelled() { window.cancel() }
  }

  /// A lane for the caller alone; waits for one. Nil: the request was cancelled.
  private func acquire(unless isCancelled: () -> Bool) -> SupervisedLane? {
    while !isCancelled() {
      let lane = state.wait(milliseconds: 20) { state -> SupervisedLane? in
        if let lane = state.idle.popLast() { return lane }
        guard state.count < size else { return nil }
        state.count += 1
        return SupervisedLane(
          command, number: state.count - 1,
          work: LaneWork(processor: state.processors.standardProcessor, timeLimit: timeLimit))
      }
      if let lane { return lane }
    }
    return nil
  }

  private func release(_ lane: SupervisedLane) {
    let plansReaping = state.update { state in
      state.idle.append(lane)
      state.lastUse = .now
      defer { state.isReapingPlanned = true }
      return !state.isReapingPlanned
    }
    if plansReaping { planReaping(in: WorkerPool.rest) }
  }

  private func planReaping(in milliseconds: Int) {
    DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [weak self] in
      self?.reap()
    }
  }

  private func reap() {
    let (lanes, wait) = state.update { state -> ([SupervisedLane], Int?) in
      let rested = MonotonicTime.now.milliseconds - state.lastUse.milliseconds
      if rested < WorkerPool.rest || state.idle.count < state.count { return ([], max(WorkerPool.rest - rested, 1000)) }
      state.isReapingPlanned = false
      return (WorkerPool.takeIdle(&state), nil)
    }
    close(lanes)
    if let wait { planReaping(in: wait) }
  }

  private static func takeIdle(_ state: inout State) -> [SupervisedLane] {
    defer { state.idle = [] }
    state.count -= state.idle.count
    return state.idle
  }

  private func close(_ lanes: [SupervisedLane]) {
    for lane in lanes { for note in lane.close() { tell(note) } }
  }

  private func tell(_ note: String) {
    if state.update({ $0.told.insert(note).inserted }) { notify(note) }
  }
}

extension PendingDocument {
  /// A document of a request, the `number`th.
  fileprivate init(_ document: JSONValue, number: Int, largestText: Int) {
    func failed(_ code: DocumentFailure.Code, _ message: String) -> PendingDocument {
      let id = document["id"]?.string ?? document["id"]?.number?.text ?? String(number)
      return PendingDocument(path: id, name: "", content: .failure(DocumentFailure(code, message)))
    }
    guard document.object != nil else {
      self = failed(.invalidJSON, "a document must be an object, not \(document.kindName)")
      return
    }
    let size = (document["text"]?.string ?? document["html"]?.string ?? "").utf8.count
    guard size <= largestText else {
      self = failed(.tooLarge, "\(size) bytes; the limit is \(largestText)")
      return
    }
    var json = JSONWriter(capacity: size + 256)
    json.value(document)
    self.init(path: String(number), name: "", content: .value(json.bytes, number: number))
  }
}

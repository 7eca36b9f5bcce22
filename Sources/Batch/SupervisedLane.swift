import Interchange

/// What a lane is to do: how its groups are annotated, and when to give up.
struct LaneWork {
  /// What the worker is told before its first group; nil when its arguments say all.
  var settings: ServiceSettings?
  /// Writes the records of failures, and annotates when no process can be started.
  let processor: DocumentProcessor
  /// The milliseconds that a document may take.
  let timeLimit: Int
  /// Whether nobody wants the results any more.
  var isCancelled: () -> Bool = { false }
}

/// Annotates groups in a process of its own, which a document may bring down: that document gets an error record and a
/// new process goes on with the rest.
final class SupervisedLane: GroupProcessor {
  /// What the groups that follow are part of.
  var work: LaneWork
  private let command: WorkerCommand?
  private let number: Int
  private let forked: ForkedWorker?
  private var worker: WorkerProcess?
  /// What the worker was told last.
  private var toldSettings: ServiceSettings?

  /// A lane that starts its process when the first group comes, or takes the one that is there. Without a `command` there
  /// is none, and nothing protects this process.
  init(_ command: WorkerCommand?, forked: ForkedWorker? = nil, number: Int, work: LaneWork) {
    self.command = command
    self.forked = forked
    self.number = number
    self.work = work
  }

  /// The outputs of the group's documents; fewer when nobody wants them any more.
  func process(_ group: DocumentGroup) -> GroupOutput {
    GroupOutput(first: group.first, documents: outputs(of: group, isRetry: false))
  }

  private func outputs(of group: DocumentGroup, isRetry: Bool) -> [DocumentOutput] {
    guard let worker = worker ?? start() else {
      // Better without supervision than not at all.
      return work.processor.process(group).documents
    }
    let (outputs, failure) = answers(of: worker, to: group)
    guard let failure else { return outputs }
    let end = worker.kill()
    self.worker = nil
    let rest = group.documents.dropFirst(outputs.count)
    guard let first = rest.first, failure != .cancelled else { return outputs }
    // Of several documents in flight any may be to blame, and one alone may be the victim of whoever killed the
    // worker: tried again one by one they show it. A runaway is not given its time twice.
    if rest.count == 1, isRetry || failure == .timeout {
      return outputs + [work.processor.failed(first, record(of: failure, end: end))]
    }
    return outputs
      + rest.flatMap { document in
        work.isCancelled()
          ? [] : self.outputs(of: DocumentGroup(documents: [document], cost: document.cost, first: 0), isRetry: true)
      }
  }

  func close() -> [String] {
    guard let worker else { return [] }
    self.worker = nil
    return worker.finish()
  }

  private func start() -> WorkerProcess? {
    worker = forked?.take() ?? command.flatMap { WorkerProcess($0, number: number) }
    toldSettings = nil
    return worker
  }

  private func answers(
    of worker: WorkerProcess, to group: DocumentGroup
  ) -> (outputs: [DocumentOutput], failure: MessageChannel.Failure?) {
    var outputs: [DocumentOutput] = []
    do throws(MessageChannel.Failure) {
      if let settings = work.settings, settings != toldSettings {
        try worker.channel.send(WorkerMessage.settings(settings).bytes)
        toldSettings = settings
      }
      try worker.channel.send(WorkerMessage.group(group).bytes)
      while outputs.count < group.documents.count {
        let deadline = MonotonicTime.now.adding(milliseconds: work.timeLimit)
        let message = try worker.channel.receive(until: deadline, isCancelled: work.isCancelled)
        guard let output = DocumentOutput(message: message) else { return (outputs, .closed) }
        outputs.append(output)
      }
      return (outputs, nil)
    } catch {
      return (outputs, error)
    }
  }

  private func record(of failure: MessageChannel.Failure, end: String) -> DocumentFailure {
    switch failure {
    case .timeout:
      let advice = work.settings == nil ? "split the document or raise --timeout" : "split the document"
      return DocumentFailure(.timeout, "more than \(work.timeLimit / 1000) s; \(advice)")
    case .closed, .cancelled:
      return DocumentFailure(.crashed, "the annotator died on it (\(end)); please report the document")
    }
  }
}

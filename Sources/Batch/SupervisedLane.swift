import Interchange

/// Annotates groups in a process of its own, which a document may bring down: that document gets an error record and a
/// new process goes on with the rest.
final class SupervisedLane: GroupProcessor {
  private let command: WorkerCommand
  private let number: Int
  private let processor: DocumentProcessor
  private let timeLimit: Int
  private var worker: WorkerProcess?

  /// A lane that starts its process when the first group comes. `timeLimit` is the milliseconds that a document may
  /// take; `processor` writes the records of failures.
  init(_ command: WorkerCommand, number: Int, processor: DocumentProcessor, timeLimit: Int) {
    self.command = command
    self.number = number
    self.processor = processor
    self.timeLimit = timeLimit
  }

  func process(_ group: DocumentGroup) -> GroupOutput {
    GroupOutput(first: group.first, documents: outputs(of: group, isRetry: false))
  }

  private func outputs(of group: DocumentGroup, isRetry: Bool) -> [DocumentOutput] {
    guard let worker = worker ?? WorkerProcess(command, number: number) else {
      // Better without supervision than not at all.
      return processor.process(group).documents
    }
    self.worker = worker
    let (outputs, failure) = answers(of: worker, to: group)
    guard let failure else { return outputs }
    let end = worker.kill()
    self.worker = nil
    let rest = group.documents.dropFirst(outputs.count)
    guard let first = rest.first else { return outputs }
    // Of several documents in flight any may be to blame, and one alone may be the victim of whoever killed the
    // worker: tried again one by one they show it. A runaway is not given its time twice.
    if rest.count == 1, isRetry || failure == .timeout {
      return outputs + [processor.failed(first, record(of: failure, end: end))]
    }
    return outputs
      + rest.flatMap { document in
        self.outputs(of: DocumentGroup(documents: [document], cost: document.cost, first: 0), isRetry: true)
      }
  }

  func close() -> [String] {
    guard let worker else { return [] }
    self.worker = nil
    return worker.finish()
  }

  private func answers(
    of worker: WorkerProcess, to group: DocumentGroup
  ) -> (outputs: [DocumentOutput], failure: MessageChannel.Failure?) {
    var outputs: [DocumentOutput] = []
    do throws(MessageChannel.Failure) {
      try worker.channel.send(group.message)
      while outputs.count < group.documents.count {
        let deadline = MonotonicTime.now.adding(milliseconds: timeLimit)
        guard let output = DocumentOutput(message: try worker.channel.receive(until: deadline)) else {
          return (outputs, .closed)
        }
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
      DocumentFailure(.timeout, "more than \(timeLimit / 1000) s; split the document or raise --timeout")
    case .closed:
      DocumentFailure(.crashed, "the annotator died on it (\(end)); please report the document")
    }
  }
}

/// The hand-off between one reader, many workers and one writer: results come out in the order in which jobs went in,
/// or, if that is enough, in the order in which they are finished.
///
/// The bytes between reader and writer are bounded: `submit` waits while the window is full, so that memory stays flat
/// however long the stream is and however slow its consumer. A job that is larger than the window is let in alone.
final class WorkWindow<Job: Sendable, Output: Sendable>: Sendable {
  private struct State {
    var waiting: [(ticket: Int, job: Job)] = []
    /// The first of `waiting` that no worker has taken.
    var head = 0
    var finished: [Int: Output] = [:]
    /// Costs of the jobs between reader and writer.
    var costs: [Int: Int] = [:]
    var cost = 0
    var submitted = 0
    /// The tickets that the writer has, and says to have written when it asks again.
    var handedOut: [Int] = []
    var written = 0
    var isClosed = false
    var isCancelled = false
  }

  private let monitor: Monitor<State>
  private let capacity: Int
  private let isOrdered: Bool

  /// An empty window for jobs of `capacity` bytes in all.
  init(capacity: Int, isOrdered: Bool = true) {
    self.capacity = capacity
    self.isOrdered = isOrdered
    monitor = Monitor(State())
  }

  /// Hands over a job that takes `cost` bytes; waits while there is no room. False: the run was cancelled.
  func submit(_ job: Job, cost: Int) -> Bool {
    monitor.wait { state -> Bool? in
      if state.isCancelled { return false }
      guard state.cost == 0 || state.cost + cost <= capacity else { return nil }
      state.waiting.append((state.submitted, job))
      state.costs[state.submitted] = cost
      state.cost += cost
      state.submitted += 1
      return true
    }
  }

  /// Says that no job follows.
  func close() {
    monitor.update { $0.isClosed = true }
  }

  /// Drops the jobs that no worker has begun; what is finished and next in order is still written.
  func cancel() {
    monitor.update {
      $0.isCancelled = true
      $0.waiting.removeAll()
      $0.head = 0
    }
  }

  /// The next job for a worker, with the ticket to finish it by; waits for one. Nil: no job will come.
  func take() -> (ticket: Int, job: Job)? {
    monitor.wait { state -> (ticket: Int, job: Job)?? in
      if state.head < state.waiting.count {
        let next = state.waiting[state.head]
        state.head += 1
        // Taken jobs leave in one go, so that taking stays cheap and their bytes do not stay behind.
        if state.head == state.waiting.count || state.head >= 64 {
          state.waiting.removeFirst(state.head)
          state.head = 0
        }
        return .some(next)
      }
      return state.isClosed || state.isCancelled ? .some(nil) : nil
    }
  }

  /// Hands over the result of the job with that ticket, which takes `cost` bytes more until it is written.
  func finish(_ ticket: Int, _ output: Output, cost: Int = 0) {
    monitor.update {
      $0.finished[ticket] = output
      $0.costs[ticket, default: 0] += cost
      $0.cost += cost
    }
  }

  /// The results that may be written, at least one; waits for them. Asking again says that the last ones are written.
  /// Nil: there are no more.
  func nextOutputs() -> [Output]? {
    monitor.update { state in
      for ticket in state.handedOut { state.cost -= state.costs.removeValue(forKey: ticket) ?? 0 }
      state.handedOut.removeAll(keepingCapacity: true)
    }
    return monitor.wait { [isOrdered] state -> [Output]?? in
      let tickets = isOrdered ? WorkWindow.inOrder(state) : state.finished.keys.sorted()
      let outputs = tickets.compactMap { state.finished.removeValue(forKey: $0) }
      state.handedOut = tickets
      state.written += tickets.count
      if !outputs.isEmpty { return .some(outputs) }
      let isDone = state.isCancelled || state.isClosed && state.written == state.submitted
      return isDone ? .some(nil) : nil
    }
  }

  /// Whether every job came through: no more follow, and none was dropped.
  var isFinished: Bool { monitor.update { $0.isClosed && !$0.isCancelled && $0.written == $0.submitted } }

  /// The finished tickets that follow those written without a gap.
  private static func inOrder(_ state: State) -> [Int] {
    var next = state.written
    while state.finished[next] != nil { next += 1 }
    return Array(state.written..<next)
  }
}

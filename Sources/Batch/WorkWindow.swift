/// The hand-off between one reader, many workers and one writer: results come out in the order in which jobs went in.
///
/// The bytes between reader and writer are bounded: `submit` waits while the window is full, so that memory stays flat
/// however long the stream is and however slow its consumer. A job that is larger than the window is let in alone.
final class WorkWindow<Job: Sendable, Output: Sendable>: Sendable {
  private struct State {
    var waiting: [(ticket: Int, job: Job)] = []
    /// The first of `waiting` that no worker has taken.
    var head = 0
    var finished: [Int: Output] = [:]
    /// Costs of the jobs between reader and writer, from ticket `written` on.
    var costs: [Int] = []
    var cost = 0
    var submitted = 0
    var written = 0
    var isClosed = false
    var isCancelled = false
  }

  private let monitor: Monitor<State>
  private let capacity: Int

  /// An empty window for jobs of `capacity` bytes in all.
  init(capacity: Int) {
    self.capacity = capacity
    monitor = Monitor(State())
  }

  /// Hands over a job that takes `cost` bytes; waits while there is no room. False: the run was cancelled.
  func submit(_ job: Job, cost: Int) -> Bool {
    monitor.wait { state -> Bool? in
      if state.isCancelled { return false }
      guard state.cost == 0 || state.cost + cost <= capacity else { return nil }
      state.waiting.append((state.submitted, job))
      state.costs.append(cost)
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

  /// Hands over the result of the job with that ticket.
  func finish(_ ticket: Int, _ output: Output) {
    monitor.update { $0.finished[ticket] = output }
  }

  /// The results that are next in order, at least one; waits for them. Asking again says that the last ones are
  /// written. Nil: there are no more.
  func nextOutputs() -> [Output]? {
    monitor.update { state in
      let released = state.written - (state.submitted - state.costs.count)
      state.cost -= state.costs.prefix(released).reduce(0, +)
      state.costs.removeFirst(released)
    }
    return monitor.wait { state -> [Output]?? in
      var outputs: [Output] = []
      while let output = state.finished.removeValue(forKey: state.written) {
        outputs.append(output)
        state.written += 1
      }
      if !outputs.isEmpty { return .some(outputs) }
      let isDone = state.isCancelled || state.isClosed && state.written == state.submitted
      return isDone ? .some(nil) : nil
    }
  }
}

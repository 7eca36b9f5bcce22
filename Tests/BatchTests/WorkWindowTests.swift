import Synchronization
import Testing

@testable import Batch

/// The hand-off between reader, workers and writer.
struct WorkWindowTests {
  /// What the writer sees when `workers` threads double the numbers below `count`, each of which costs `cost`.
  private func outputs(workers: Int, count: Int, cost: Int, capacity: Int) -> [Int] {
    let window = WorkWindow<Int, Int>(capacity: capacity)
    let threads = (0..<workers).compactMap { worker in
      Thread {
        while let (ticket, job) = window.take() {
          // Uneven work, so that results arrive out of order.
          var sum = 0
          for step in 0..<(job * 7919 % 13 * 500 * (worker + 1)) { sum &+= step }
          window.finish(ticket, job * 2 + (sum == -1 ? 1 : 0))
        }
      }
    }
    let written = Mutex<[Int]>([])
    let writer = Thread {
      while let outputs = window.nextOutputs() { written.withLock { $0 += outputs } }
    }
    for job in 0..<count { #expect(window.submit(job, cost: cost)) }
    window.close()
    for thread in threads { thread.join() }
    writer?.join()
    return written.withLock { $0 }
  }

  @Test(arguments: [(1, 100), (2, 100), (8, 10), (3, 1), (3, 0)])
  func resultsComeInOrder(workers: Int, capacity: Int) {
    let count = 2_000
    #expect(outputs(workers: workers, count: count, cost: 5, capacity: capacity) == (0..<count).map { $0 * 2 })
  }

  @Test func anEmptyRunEnds() {
    #expect(outputs(workers: 2, count: 0, cost: 1, capacity: 1) == [])
  }

  @Test func cancellingWritesWhatIsNextAndRefusesMore() {
    let window = WorkWindow<Int, Int>(capacity: 100)
    for job in 0..<4 { _ = window.submit(job, cost: 1) }
    let tickets = (0..<3).compactMap { _ in window.take()?.ticket }
    window.finish(tickets[0], 10)
    window.finish(tickets[2], 30)
    window.cancel()
    #expect(window.nextOutputs() == [10])
    #expect(window.nextOutputs() == nil)
    #expect(window.take() == nil)
    #expect(!window.submit(9, cost: 1))
  }
}

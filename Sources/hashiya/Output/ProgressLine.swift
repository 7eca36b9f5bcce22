import Batch
import Glibc
import Synchronization

/// How a run goes, on one line of a terminal's standard error: documents, speed, time left, failures.
final class ProgressLine: BatchObserver {
  private struct State {
    var bytes = 0
    var shownAt: Double = 0
    var isShowing = false
  }

  private let total: Int?
  private let isShown: Bool
  private let start = ProgressLine.now
  private let state = Mutex(State())

  /// Progress through the inputs. The time left is known when all of them are files.
  init(inputs: [BatchInput], isShown: Bool) {
    self.isShown = isShown
    var total: Int? = 0
    for input in inputs {
      var status = stat()
      let isFile = input.path != "-" && stat(input.path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      total = isFile ? total.map { $0 + Int(status.st_size) } : nil
    }
    self.total = total
  }

  func didRead(_ bytes: Int) { state.withLock { $0.bytes += bytes } }

  func didWrite(_ summary: BatchSummary) {
    guard isShown else { return }
    let now = ProgressLine.now
    let line = state.withLock { state -> String? in
      guard now - state.shownAt > 0.2, now - start > 0.5 else { return nil }
      state.shownAt = now
      state.isShowing = true
      return text(summary, bytes: state.bytes, seconds: now - start)
    }
    if let line { ProgressLine.put("\r" + line + "\u{1B}[K") }
  }

  /// Takes the line away.
  func clear() {
    if state.withLock({ $0.isShowing }) { ProgressLine.put("\r\u{1B}[K") }
  }

  /// Takes the line away and, if asked for or if the line was there, writes the summary.
  func finish(_ summary: BatchSummary, writesSummary: Bool) {
    let (bytes, wasShowing) = state.withLock { ($0.bytes, $0.isShowing) }
    if wasShowing { ProgressLine.put("\r\u{1B}[K") }
    guard writesSummary || wasShowing else { return }
    let seconds = ProgressLine.now - start
    let items = zip(LayerCounts.names, summary.counts.values).filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    var parts = ["\(summary.documents) documents", "\(summary.failures) failed"]
    if summary.resumed > 0 { parts.append("\(summary.resumed) done before") }
    parts.append("\(ProgressLine.decimal(Double(bytes) / 1e6)) MB in \(ProgressLine.decimal(seconds)) s")
    standardError(parts.joined(separator: ", ") + (items.isEmpty ? "" : "; " + items.joined(separator: ", ")))
  }

  private func text(_ summary: BatchSummary, bytes: Int, seconds: Double) -> String {
    let speed = Double(bytes) / max(seconds, 0.001)
    var parts = ["\(summary.documents) documents", "\(ProgressLine.decimal(speed / 1e6)) MB/s"]
    if summary.failures > 0 { parts.append("\(summary.failures) failed") }
    if let total, speed > 0 {
      let left = max(0, Int(Double(total - bytes) / speed))
      parts.append("\(bytes * 100 / max(total, 1)) %")
      parts.append("\(left / 3600):\(ProgressLine.twoDigits(left / 60 % 60)):\(ProgressLine.twoDigits(left % 60)) left")
    }
    return parts.joined(separator: " · ")
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }

  /// A number with one decimal.
  private static func decimal(_ value: Double) -> String {
    let tenths = Int(min(value * 10 + 0.5, 1e15))
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func put(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Seconds on a clock that never goes back.
  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

import Glibc

/// One end of a socket between the process that supervises a run and one of its workers: whole messages, each behind
/// its length.
final class MessageChannel {
  /// Why no message came.
  enum Failure: Error, Hashable {
    /// The other end is gone.
    case closed
    /// Nothing came in the time allowed.
    case timeout
    /// Nobody wants the message any more.
    case cancelled
  }

  let descriptor: Int32
  private var buffer: [UInt8] = []

  /// The end with that descriptor, which the channel then owns.
  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Sends a message.
  ///
  /// - Throws: `closed`.
  func send(_ message: [UInt8]) throws(Failure) {
    var wire = WireWriter()
    wire.blob(message)
    var sent = 0
    while sent < wire.bytes.count {
      // A worker that is gone must not end the supervisor by SIGPIPE.
      let result = wire.bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if result > 0 { sent += result } else if errno != EINTR { throw .closed }
    }
  }

  /// The next message; waits for it, but not beyond `deadline` (nil: without end), nor, with a deadline, when
  /// `isCancelled` says so.
  ///
  /// - Throws: `closed`, `timeout`, `cancelled`.
  func receive(
    until deadline: MonotonicTime? = nil, isCancelled: () -> Bool = { false }
  ) throws(Failure) -> [UInt8] {
    while true {
      if buffer.count >= 8 {
        var header = WireReader(Array(buffer[..<8]))
        let length = max(header.int() ?? 0, 0)
        if buffer.count - 8 >= length {
          let message = Array(buffer[8..<(8 + length)])
          buffer.removeFirst(8 + length)
          return message
        }
      }
      try wait(until: deadline, isCancelled)
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 18) { target, count in
        var result = read(descriptor, target.baseAddress, target.count)
        while result < 0, errno == EINTR { result = read(descriptor, target.baseAddress, target.count) }
        count = max(result, 0)
      }
      if chunk.isEmpty { throw .closed }
      buffer += chunk
    }
  }

  /// How often it is looked whether somebody has cancelled, in milliseconds.
  private static let cancellationInterval = 20

  private func wait(until deadline: MonotonicTime?, _ isCancelled: () -> Bool) throws(Failure) {
    guard let deadline else { return }
    while true {
      if isCancelled() { throw .cancelled }
      let left = deadline.milliseconds - MonotonicTime.now.milliseconds
      if left <= 0 { throw .timeout }
      var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let result = poll(&event, 1, Int32(truncatingIfNeeded: min(left, MessageChannel.cancellationInterval)))
      if result > 0 { return }
      if result < 0, errno != EINTR { throw .closed }
    }
  }
}

/// A reading of the clock that never goes back. It times the run; no annotation depends on it.
struct MonotonicTime: Hashable, Comparable {
  let milliseconds: Int

  static var now: MonotonicTime {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicTime(milliseconds: time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
  }

  func adding(milliseconds: Int) -> MonotonicTime { MonotonicTime(milliseconds: self.milliseconds + milliseconds) }

  static func < (left: MonotonicTime, right: MonotonicTime) -> Bool { left.milliseconds < right.milliseconds }
}

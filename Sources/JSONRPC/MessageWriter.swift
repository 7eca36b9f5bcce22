import Glibc
import Synchronization

/// Writes framed messages to a file descriptor, one at a time, from any thread.
final class MessageWriter: Sendable {
  /// Where the frames go.
  let descriptor: Int32
  /// The lock that keeps frames whole. The value says whether the peer still listens.
  private let isOpen = Mutex(true)

  private let framing: Framing

  init(descriptor: Int32, framing: Framing = .headers) {
    self.descriptor = descriptor
    self.framing = framing
  }

  /// Writes one frame and returns once all of it is with the kernel.
  ///
  /// - Returns: false when the peer has gone; this and later messages are dropped then.
  func write(_ message: OutgoingMessage) -> Bool {
    let header = framing == .headers ? message.header : []
    // What is written here has no line end inside: strings escape theirs.
    let tail = framing == .headers ? message.tail : message.tail + [0x0A]
    return isOpen.withLock { isOpen in
      guard isOpen else { return false }
      isOpen =
        header.withUnsafeBytes { header in
          message.head.withUnsafeBytes { head in
            message.payload.withUnsafeBytes { payload in
              tail.withUnsafeBytes { tail in
                writeAll([header, head, payload, tail])
              }
            }
          }
        }
      return isOpen
    }
  }

  private func writeAll(_ parts: [UnsafeRawBufferPointer]) -> Bool {
    var parts = parts.filter { !$0.isEmpty }
    while !parts.isEmpty {
      let vectors = parts.map {
        iovec(iov_base: UnsafeMutableRawPointer(mutating: $0.baseAddress), iov_len: $0.count)
      }
      var written = writev(descriptor, vectors, Int32(vectors.count))
      if written < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN, waitUntilWritable() { continue }
        return false
      }
      while let first = parts.first, written > 0 {
        let taken = min(written, first.count)
        written -= taken
        parts[0] = UnsafeRawBufferPointer(rebasing: first[taken...])
        if parts[0].isEmpty { parts.removeFirst() }
      }
    }
    return true
  }

  /// For a pipe that the peer made non-blocking.
  private func waitUntilWritable() -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&entry, 1, -1) > 0 || errno == EINTR
  }
}

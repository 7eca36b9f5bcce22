import Glibc

/// A pipe to oneself, through which any thread wakes a thread that sleeps in `poll`.
struct WakePipe: Sendable {
  /// The end to poll for reading; -1, which `poll` ignores, when no pipe could be had.
  let readEnd: Int32
  private let writeEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) != 0 { ends = [-1, -1] }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  /// Makes the next, or the current, `poll` return.
  func wake() {
    var byte: UInt8 = 1
    // A full pipe is as good as one more byte in it.
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes back all that `wake` has written.
  func drain() {
    var sink: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    while read(readEnd, &sink, MemoryLayout.size(ofValue: sink)) > 0 {}
  }
}

import Glibc

/// The two descriptors that a server on standard input and output speaks through.
package struct StandardStreams: Sendable {
  /// Where messages come from.
  package let input: Int32
  /// Where messages go to.
  package let output: Int32

  /// Streams over descriptors of the caller's choice, such as pipes in a test.
  package init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
  }

  /// Takes standard output for the protocol alone: it is duplicated, and descriptor 1 then leads to standard error, so
  /// that a stray `print` of any library cannot corrupt the stream. A write to a closed pipe gives an error from now on
  /// and no signal.
  package static func takeOver() -> StandardStreams {
    signal(SIGPIPE, SIG_IGN)
    let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard output >= 0 else { return StandardStreams(input: STDIN_FILENO, output: STDOUT_FILENO) }
    dup2(STDERR_FILENO, STDOUT_FILENO)
    return StandardStreams(input: STDIN_FILENO, output: output)
  }
}

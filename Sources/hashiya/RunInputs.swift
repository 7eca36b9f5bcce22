import ArgumentParser
import Batch

extension InputDiscovery {
  /// The inputs that the paths of a command line name, standard input without any.
  ///
  /// - Throws: `ExitCode` after a message when there are none.
  func inputs(of paths: [String]) throws -> [BatchInput] {
    var discovery = self
    for path in paths.isEmpty ? ["-"] : paths { discovery.add(path) }
    for problem in discovery.problems { standardError(problem) }
    guard !discovery.inputs.isEmpty else { throw ExitCode(1) }
    return discovery.inputs
  }
}

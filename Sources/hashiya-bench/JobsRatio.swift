import ArgumentParser
import Foundation

/// `hashiya-bench jobs`: how much faster the real command is with two workers than with one.
struct JobsRatio: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs", abstract: "Time of `hashiya annotate` with one worker and with two, and its memory.",
    discussion: """
      Runs the command in turn with --jobs 1 and 2 over made-up JSON Lines. The ratio says something only on a machine \
      with two free cores; processor seconds are those of all processes together, and hardly depend on the load.
      """)

  @Option(help: "The command to run (default: the hashiya beside this program).") var tool: String?
  @Option(help: "Megabytes of text.") var megabytes = 20.0
  @Option(help: "Runs with each number of workers; the fastest counts.") var runs = 3

  func run() throws {
    guard let tool = tool ?? Tool.path, access(tool, X_OK) == 0 else {
      throw ValidationError("There is no \(tool ?? "hashiya beside this program"); build it, or name it with --tool.")
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("hashiya-bench-\(getpid()).jsonl").path
    defer { unlink(file) }
    let corpus = Corpus(bytes: Int(megabytes * 1e6))
    try Data(corpus.lines.joined(separator: [0x0A])).write(to: URL(fileURLWithPath: file))
    var best = [Double.infinity, .infinity]
    var processor = best
    for _ in 0..<runs {
      for jobs in 1...2 {
        let (start, startOfChildren) = (ContinuousClock.now, JobsRatio.childrenSeconds())
        try annotate(file, by: tool, jobs: jobs)
        best[jobs - 1] = min(best[jobs - 1], (ContinuousClock.now - start) / .seconds(1))
        processor[jobs - 1] = min(processor[jobs - 1], JobsRatio.childrenSeconds() - startOfChildren)
      }
    }
    for jobs in 1...2 {
      print(
        String(
          format: "%d worker%@ %8.2f s %8.2f MB/s %8.2f processor seconds", jobs, jobs == 1 ? " " : "s",
          best[jobs - 1], Double(corpus.bytes) / 1e6 / best[jobs - 1], processor[jobs - 1]))
    }
    print(String(format: "ratio %.2f", best[0] / best[1]))
  }

  /// The processor time of the processes that have ended, their own children included.
  private static func childrenSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }

  private func annotate(_ file: String, by tool: String, jobs: Int) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = ["annotate", "--quiet", "--no-config", "--jobs", String(jobs), "-o", "/dev/null", file]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ValidationError("\(tool) ended with status \(process.terminationStatus).")
    }
  }
}

/// The `hashiya` that stands beside this program.
enum Tool {
  /// Its path; nil when it is not built.
  static var path: String? {
    let path = Bundle.main.executableURL?.deletingLastPathComponent().appendingPathComponent("hashiya").path
    return path.flatMap { access($0, X_OK) == 0 ? $0 : nil }
  }
}

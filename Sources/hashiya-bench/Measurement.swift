import Glibc

/// One measured pass over the corpus.
struct Measurement {
  var name: String
  var bytes: Int
  var tokens: Int
  /// The best of several runs, in seconds: on a shared machine the minimum is the figure closest to the truth.
  var seconds: Double
  /// Instructions for each byte of text, where they could be counted.
  var instructionsPerByte: Double?

  var megabytesPerSecond: Double { Double(bytes) / 1e6 / seconds }
  var tokensPerSecond: Double { Double(tokens) / seconds }

  /// Runs `body` `runs` times and keeps the fastest.
  static func best(
    _ name: String, bytes: Int, tokens: Int, runs: Int, _ body: () -> Int
  ) -> Measurement {
    var best = Double.infinity
    var sink = 0
    for _ in 0..<runs {
      let clock = ContinuousClock()
      let start = clock.now
      sink &+= body()
      let passed = start.duration(to: clock.now)
      let seconds = Double(passed.components.seconds) + Double(passed.components.attoseconds) * 1e-18
      best = min(best, seconds)
    }
    // Reading the result keeps the optimizer from dropping the work.
    if sink == .min { print("") }
    return Measurement(name: name, bytes: bytes, tokens: tokens, seconds: best)
  }

  /// The processor time that this process has taken so far, in seconds: other processes do not change it much.
  static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The process's largest resident set so far, in MiB.
  static func peakResidentMebibytes() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}

/// Takes a value the optimizer must therefore compute.
@inline(never)
func blackHole<Value>(_ value: Value) -> Int { MemoryLayout.size(ofValue: value) }

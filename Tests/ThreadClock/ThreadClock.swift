import Glibc

/// The processor time of a thread, for tests of how work grows: what else the machine does does not count.
public enum ThreadClock {
  /// Seconds that the calling thread works for `work`, which must stay on it.
  public static func seconds(of work: () -> Void) -> Double {
    let start = now
    work()
    return now - start
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

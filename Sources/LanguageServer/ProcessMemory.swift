import Glibc

/// The memory of this process, in bytes.
struct ProcessMemory {
  let resident: Int
  let peak: Int

  /// The figures of now; nil when `/proc` does not tell.
  static var current: ProcessMemory? {
    guard let file = fopen("/proc/self/statm", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), file) != nil else { return nil }
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let fields = text.split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return nil }
    return ProcessMemory(resident: pages &* sysconf(Int32(_SC_PAGESIZE)), peak: usage.ru_maxrss &* 1024)
  }
}

/// The allocator of the C library.
enum Allocator {
  /// `M_ARENA_MAX` of glibc's `malloc.h`, which the module `Glibc` leaves out, as it does `mallopt`.
  private static let maximumArenas: Int32 = -8

  /// Keeps all threads to two arenas. By default glibc gives them up to eight for each processor, and memory that is free
  /// in one is of no use in another: a long session of edits goes on growing. Other C libraries have no
  /// arenas.
  static func shareArenas() {
    guard let symbol = dlsym(nil, "mallopt") else { return }
    typealias Mallopt = @convention(c) (Int32, Int32) -> Int32
    _ = unsafeBitCast(symbol, to: Mallopt.self)(maximumArenas, 2)
  }

  /// Gives memory that is free back to the system, after work that took much and will not come again soon.
  static func trim() {
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    typealias Trim = @convention(c) (Int) -> Int32
    _ = unsafeBitCast(symbol, to: Trim.self)(0)
  }
}

/// A moment on the clock that only runs forward.
struct MonotonicTime: Sendable {
  private let nanoseconds: Int

  static var now: MonotonicTime {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicTime(nanoseconds: time.tv_sec &* 1_000_000_000 &+ time.tv_nsec)
  }

  /// Seconds from the moment to now.
  var secondsAgo: Double { Double(MonotonicTime.now.nanoseconds &- nanoseconds) / 1e9 }
}

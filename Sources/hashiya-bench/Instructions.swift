import CInstructions
import Foundation

/// The counter of executed instructions that the processor lends to this thread.
final class InstructionCounter {
  private let descriptor: Int32

  /// Opens the counter; nil where the system has none, which is common in virtual machines and containers.
  init?() {
    descriptor = hinstructions_open()
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// The instructions that `body` takes.
  func count(_ body: () -> Int) -> Int { InstructionCounter.count(descriptor, body) }

  /// Does the work where callgrind collects; counts nothing itself.
  static func mark(_ body: () -> Int) { _ = count(-1, body) }

  private static func count(_ descriptor: Int32, _ body: () -> Int) -> Int {
    withoutActuallyEscaping(body) { body in
      var work = Work(body: body)
      let count = withUnsafeMutablePointer(to: &work) { work in
        hinstructions_counted(
          descriptor,
          { context in
            guard let work = context?.assumingMemoryBound(to: Work.self) else { return }
            work.pointee.result = work.pointee.body()
          }, work)
      }
      return work.result == .min ? 0 : Int(clamping: count)
    }
  }

  private struct Work {
    let body: () -> Int
    var result = 0
  }
}

/// Instructions, counted by running programs under valgrind: the same for the same program and input, whatever else the
/// machine is doing.
struct Callgrind: ~Copyable {
  /// Why there are no counts, for people.
  struct Failure: Error {
    let message: String
    /// Whether a program is not there, which is no fault of what is measured.
    var isAbsence = false
  }

  private let folder: String

  /// Makes a folder for what valgrind writes, which goes with this value.
  init() throws(Failure) {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("hashiya-bench-\(getpid())").path
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(message: "cannot make the folder \(folder)")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The instructions of every layer over `bytes` bytes of the corpus, and those bytes.
  func layers(input: String?, bytes: Int) throws(Failure) -> (counts: [InstructionCount], bytes: Int) {
    let program = try stripped(URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path)
    var command = [program, "workload", "--bytes", String(bytes)]
    if let input { command += ["--input", input] }
    let lines = try run(
      command, by: ["--toggle-collect=hinstructions_counted", "--dump-after=hinstructions_counted"], into: "layers"
    ).split(separator: "\n")
    guard let first = lines.first, let measured = Int(first) else {
      throw Failure(message: "valgrind's run printed no size")
    }
    let counts = lines.dropFirst().enumerated().map { number, name in
      InstructionCount(name: String(name), instructions: total("\(folder)/layers.\(number + 1)"), bytes: measured)
    }
    return (counts, measured)
  }

  /// The instructions of `tool annotate` on one page, from the start of the process to its end, worker included.
  func start(of tool: String) throws(Failure) -> InstructionCount {
    var prose = SampleProse()
    var page = ""
    while page.utf8.count < 6_000 { page += prose.article() + "\n" }
    let path = folder + "/page.txt"
    _ = FileManager.default.createFile(atPath: path, contents: Data(page.utf8))
    _ = try run(
      [try stripped(tool), "annotate", "--no-config", "--quiet", path], by: ["--trace-children=yes"], into: "start.%p")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let sum = files.filter { $0.hasPrefix("start.") }.reduce(0) { $0 + total("\(folder)/\($1)") }
    return InstructionCount(name: "hashiya annotate, one page of 6 KB", instructions: sum, bytes: page.utf8.count)
  }

  /// A copy of a program that valgrind can read: it knows no debug information of this compiler's, and the names of
  /// functions are all that it needs.
  private func stripped(_ program: String) throws(Failure) -> String {
    let copy = folder + "/" + URL(fileURLWithPath: program).lastPathComponent
    _ = try output(of: ["objcopy", "--strip-debug", program, copy])
    return copy
  }

  private func run(_ command: [String], by options: [String], into file: String) throws(Failure) -> String {
    let callgrind = ["valgrind", "--tool=callgrind", "--quiet", "--callgrind-out-file=\(folder)/\(file)"]
    return try output(of: callgrind + options + command)
  }

  /// The count in a file that callgrind wrote; 0 when there is none.
  private func total(_ path: String) -> Int {
    guard let file = try? LineFile(path: path) else { return 0 }
    for line in file {
      let text = String(decoding: line, as: UTF8.self)
      for mark in ["totals: ", "summary: "] where text.hasPrefix(mark) { return Int(text.dropFirst(mark.count)) ?? 0 }
    }
    return 0
  }

  /// What a command prints on standard output.
  private func output(of command: [String]) throws(Failure) -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    // Hash tables of a random order would take another number of steps each time.
    process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_DETERMINISTIC_HASHING": "1"]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    let bytes: Data
    do {
      try process.run()
      bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    } catch {
      throw Failure(message: "cannot start \(command[0])")
    }
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: break
    case 127: throw Failure(message: "\(command[0]) is not installed", isAbsence: true)
    case let status: throw Failure(message: "\(command[0]) ended with status \(status)")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Instructions of a piece of work over a number of bytes.
struct InstructionCount {
  let name: String
  let instructions: Int
  let bytes: Int

  /// Instructions for each byte of text.
  var perByte: Double { Double(instructions) / Double(max(bytes, 1)) }
}

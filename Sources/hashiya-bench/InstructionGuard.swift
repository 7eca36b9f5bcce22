import ArgumentParser
import Foundation

/// `hashiya-bench instructions`: instructions for each byte of text, by layer, and whether they have changed.
struct InstructionGuard: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "instructions",
    abstract: "Counts instructions by layer and from start to answer, and compares them with a baseline.",
    discussion: """
      Runs this program and the hashiya beside it under valgrind. Exit status: 0 all well, 1 a layer needs more than its baseline allows, 77 without valgrind or objcopy.
      """)

  @Option(help: "Compare with the counts in this file.") var baseline: String?
  @Flag(help: "Write the counts to the baseline instead.") var update = false
  @Option(help: "Bytes of text to use.") var bytes = LayerTable.countedBytes

  /// By how much a count may differ from the baseline: other processors get other versions of the C library's routines.
  private static let tolerance = 0.10

  func validate() throws {
    if update, baseline == nil { throw ValidationError("Please name the file with --baseline.") }
  }

  func run() throws {
    let counts: [InstructionCount]
    do throws(Callgrind.Failure) {
      counts = try counted()
    } catch {
      print(error.isAbsence ? "SKIPPED: \(error.message)" : "cannot count: \(error.message)")
      throw ExitCode(error.isAbsence ? 77 : 1)
    }
    guard let baseline else {
      for count in counts { print(InstructionGuard.line(count)) }
      return
    }
    if update {
      let header = "# Instructions for each byte of made-up prose. Written by `make guard-update`.\n"
      let lines = counts.map { String(format: "%.1f\t%@\n", $0.perByte, $0.name) }
      try (header + lines.joined()).write(toFile: baseline, atomically: true, encoding: .utf8)
      return
    }
    if !compare(counts, with: try InstructionGuard.table(baseline)) {
      print(
        """
        The instruction counts are not those of \(baseline). If the change is meant, run `make guard-update`, commit the \
        file and give the figures in the commit message.
        """)
      throw ExitCode(1)
    }
  }

  private func counted() throws(Callgrind.Failure) -> [InstructionCount] {
    let callgrind = try Callgrind()
    let layers = try callgrind.layers(input: nil, bytes: bytes).counts
    guard let tool = Tool.path else {
      throw Callgrind.Failure(message: "there is no hashiya beside this program", isAbsence: true)
    }
    return layers + [try callgrind.start(of: tool)]
  }

  /// Prints a row for each count; false when one differs too much or is in one table only.
  private func compare(_ counts: [InstructionCount], with known: [String: Double]) -> Bool {
    var isGood = true
    for count in counts {
      guard let before = known[count.name] else {
        print(InstructionGuard.line(count) + "   not in the baseline")
        isGood = false
        continue
      }
      let change = count.perByte / before - 1
      let verdict =
        change > InstructionGuard.tolerance
        ? "   TOO MANY" : change < -InstructionGuard.tolerance ? "   fewer: the baseline is out of date" : ""
      print(InstructionGuard.line(count) + String(format: "%+8.1f %%", change * 100) + verdict)
      if !verdict.isEmpty { isGood = false }
    }
    for name in known.keys.sorted() where !counts.contains(where: { $0.name == name }) {
      print("\(name): in the baseline only")
      isGood = false
    }
    return isGood
  }

  private static func table(_ path: String) throws -> [String: Double] {
    var table: [String: Double] = [:]
    for line in try LineFile(path: path) where line.first != UInt8(ascii: "#") {
      let fields = String(decoding: line, as: UTF8.self).split(separator: "\t", maxSplits: 1)
      if fields.count == 2, let value = Double(fields[0]) { table[String(fields[1])] = value }
    }
    return table
  }

  private static func line(_ count: InstructionCount) -> String {
    count.name.padding(toLength: 38, withPad: " ", startingAt: 0) + String(format: "%8.1f", count.perByte)
  }
}

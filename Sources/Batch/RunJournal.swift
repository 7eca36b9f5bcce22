import Glibc
import Interchange
import JSON

/// What a run has finished, in a file beside its output, so that another run can go on after it was killed.
///
/// A line is appended after each write of output: which documents it held, and how long each shared output file is
/// now. What an output file has beyond that length was written in vain and is cut off. A line that the end of the
/// process cut off does not count.
package final class RunJournal {
  /// What a journal says of earlier runs.
  package struct State: Hashable, Sendable {
    var finished = FinishedDocuments()
    var failures = 0
    /// How many records each shared output file holds, by its name.
    var records: [String: Int] = [:]
    /// The lengths of the shared output files, by their names.
    package var lengths: [String: Int] = [:]
    /// Whether the run came to its end.
    var isComplete = false
  }

  /// Why a journal cannot be used, in one line.
  package struct Failure: Error, Hashable, Sendable {
    package let message: String
  }

  private let descriptor: Int32
  private let path: String
  /// What earlier runs finished.
  package let state: State

  /// Opens the journal at `path`. `identity` names the run: its inputs and options. With `resumes` the journal of an
  /// earlier run goes on; otherwise it begins anew.
  ///
  /// - Throws: `Failure` when the file cannot be written or belongs to another run.
  package init(path: String, identity: String, resumes: Bool) throws(Failure) {
    self.path = path
    let header = RunJournal.header(identity)
    let known = resumes ? RunJournal.lines(of: path) : []
    if let first = known.first, first + [0x0A] != header {
      throw Failure(
        message: "\(path): belongs to a run with other inputs or options; run without --resume to begin anew")
    }
    state = RunJournal.state(of: known.dropFirst())
    descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_APPEND | (known.isEmpty ? O_TRUNC : 0), 0o644)
    guard descriptor >= 0 else { throw Failure(message: "\(path): cannot write: \(systemMessage(errno))") }
    if known.isEmpty {
      append(header)
    } else {
      // A line that was cut off goes, so that the next one begins on its own.
      ftruncate(descriptor, off_t(known.reduce(0) { $0 + $1.count + 1 }))
    }
  }

  deinit { close(descriptor) }

  /// Notes that the documents of a range are in the output.
  func add(_ range: Range<Int>, failures: Int, records: [String: Int], lengths: [String: Int]) {
    var json = JSONWriter()
    json.beginObject()
    json.key("first")
    json.int(range.lowerBound)
    json.key("count")
    json.int(range.count)
    json.key("failures")
    json.int(failures)
    RunJournal.write(records, as: "records", to: &json)
    RunJournal.write(lengths, as: "lengths", to: &json)
    json.endObject()
    append(json.bytes + [0x0A])
  }

  /// Notes that the run came to its end, with the lengths of the shared output files.
  func complete(lengths: [String: Int]) {
    var json = JSONWriter()
    json.beginObject()
    json.key("complete")
    json.bool(true)
    RunJournal.write(lengths, as: "lengths", to: &json)
    json.endObject()
    append(json.bytes + [0x0A])
  }

  private static func write(_ table: [String: Int], as key: String, to json: inout JSONWriter) {
    json.key(key)
    json.beginObject()
    for name in table.keys.sorted() {
      json.key(name)
      json.int(table[name] ?? 0)
    }
    json.endObject()
  }

  private func append(_ line: [UInt8]) {
    // One write: the end of this process cannot divide it.
    _ = line.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }

  private static func header(_ identity: String) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("hashiyaJournal")
    json.int(1)
    json.key("run")
    json.string(identity)
    json.endObject()
    return json.bytes + [0x0A]
  }

  /// The whole lines of a file, without their ends.
  private static func lines(of path: String) -> [[UInt8]] {
    guard let source = try? ByteSource(path: path), let bytes = try? source.readAll(limit: 1 << 30) else { return [] }
    guard let end = bytes.lastIndex(of: 0x0A) else { return [] }
    return bytes[..<end].split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
  }

  private static func state(of lines: ArraySlice<[UInt8]>) -> State {
    var state = State()
    var ranges: [Range<Int>] = []
    for line in lines {
      guard let value = try? JSONReader.read(line) else { continue }
      if value["complete"]?.bool == true { state.isComplete = true }
      for member in value["lengths"]?.object?.members ?? [] { state.lengths[member.key] = member.value.int ?? 0 }
      for member in value["records"]?.object?.members ?? [] { state.records[member.key] = member.value.int ?? 0 }
      guard let first = value["first"]?.int, let count = value["count"]?.int, first >= 0, count >= 0 else { continue }
      ranges.append(first..<(first + count))
      state.failures += value["failures"]?.int ?? 0
    }
    state.finished = FinishedDocuments(ranges)
    return state
  }
}

import AnnotationStore
import Glibc
import Interchange

/// What an indexing run knows of its files: what the index has of them, what was handed on, and what is left to do when
/// they are through.
///
/// The thread that reads asks and notes here; the one that writes takes what is due.
final class CorpusLedger: DocumentFilter {
  /// A document that was handed on to be annotated.
  private struct Submitted {
    let file: String
    let copy: Int
    let line: Int?
    /// Whether there were bytes to annotate, so that the index can know the document again.
    let isKept: Bool
  }

  /// What has to be changed once so many documents have come through.
  private struct Ending {
    let after: Int
    let changes: [CorpusChange]
  }

  /// A file that is being read.
  private struct Reading {
    let state: CorpusFileState
    /// Documents of the index that were not met in the file yet, by their hashes, in the order of their copies.
    var known: [[UInt8]: [KnownDocument]]
    /// How many documents of each hash were met.
    var met: [[UInt8]: Int] = [:]
    var changes: [CorpusChange] = []
  }

  private struct State {
    var files: [String: KnownFile] = [:]
    var reading: Reading?
    var submitted: [Submitted] = []
    /// The first of `submitted` whose output has not come.
    var head = 0
    var count = 0
    var arrived = 0
    var endings: [Ending] = []
    var summary = CorpusSummary()
  }

  private let index: CorpusIndex
  private let state = Monitor(State())

  init(_ index: CorpusIndex) { self.index = index }

  var summary: CorpusSummary { state.update { $0.summary } }

  /// Looks at what the index has.
  func begin() throws(StoreFailure) {
    let files = try index.files()
    state.update { $0.files = files }
  }

  // MARK: The thread that reads

  func wants(_ input: BatchInput) -> Bool {
    guard let file = FileIdentity.state(of: input.path) else { return true }
    let known = state.update { $0.files[file.path] }
    if let known, known.isSame(as: file), known.producer == index.producerNumber {
      state.update { $0.summary.unchanged += known.documents }
      return false
    }
    // A file that cannot be looked up is read as a new one.
    let documents = known == nil ? [] : (try? index.documents(ofFile: file.path)) ?? []
    let reading = Reading(state: file, known: Dictionary(grouping: documents) { $0.hash })
    state.update { $0.reading = reading }
    return true
  }

  func wants(_ document: PendingDocument) -> Bool {
    if case .failure = document.content {
      state.update { state in
        state.submitted.append(Submitted(file: "", copy: 0, line: document.line, isKept: false))
        state.count += 1
      }
      return true
    }
    let hash = CorpusDocument.hash(document.substance)
    return state.update { state in
      let copy = state.reading?.met[hash] ?? 0
      state.reading?.met[hash] = copy + 1
      if let known = state.reading?.known[hash]?.first(where: { $0.copy == copy }),
        known.producer == index.producerNumber
      {
        state.reading?.known[hash]?.removeAll { $0.copy == copy }
        if let line = document.line, line != known.line { state.reading?.changes.append(.move(known.id, line: line)) }
        state.summary.unchanged += 1
        return false
      }
      let path = state.reading?.state.path ?? FileIdentity.absolute(document.path)
      state.submitted.append(Submitted(file: path, copy: copy, line: document.line, isKept: true))
      state.count += 1
      return true
    }
  }

  func didRead(_ input: BatchInput, digest: String?) {
    state.update { state in
      guard let reading = state.reading else { return }
      state.reading = nil
      // What the file does not hold any more, and what an earlier producer made of what it holds.
      let left = reading.known.values.flatMap { $0 }.filter { $0.copy >= reading.met[$0.hash] ?? 0 }
      state.summary.removed += left.count
      var changes = reading.changes + left.map(\.id).sorted().map { CorpusChange.remove($0) }
      // A file that changed while it was read is read again by the next run.
      if var now = FileIdentity.state(of: input.path), now == reading.state {
        now.hash = digest.map(FileIdentity.bytes)
        changes.append(.complete(now))
      }
      state.endings.append(Ending(after: state.count, changes: changes))
    }
  }

  // MARK: The thread that writes

  /// The changes that a finished document makes, after those of files that are through.
  func changes(for document: CorpusDocument) -> [CorpusChange] {
    state.update { state in
      let due = CorpusLedger.due(&state)
      guard state.head < state.submitted.count else { return due }
      let submitted = state.submitted[state.head]
      state.head += 1
      if state.head == 1024 {
        state.submitted.removeFirst(1024)
        state.head = 0
      }
      state.arrived += 1
      guard submitted.isKept else { return due }
      var document = document
      document.line = submitted.line
      return due + [.add(document, file: submitted.file, copy: submitted.copy)]
    }
  }

  /// The changes of files all of whose documents have come through.
  func endings() -> [CorpusChange] { state.update { CorpusLedger.due(&$0) } }

  private static func due(_ state: inout State) -> [CorpusChange] {
    let due = state.endings.prefix { $0.after <= state.arrived }
    state.endings.removeFirst(due.count)
    return due.flatMap(\.changes)
  }

  // MARK: Files that are gone

  /// Files of the index that stand in one of the folders, or are one of the inputs, and are not there any more.
  func filesGone(from folders: [String], inputs: [BatchInput]) throws(StoreFailure) -> [KnownFile] {
    let there = Set(inputs.map { FileIdentity.absolute($0.path) })
    let roots = folders.map { FileIdentity.absolute($0) + "/" }
    return state.update { $0.files }.values.filter { file in
      if there.contains(file.path) { return FileIdentity.state(of: file.path) == nil }
      return roots.contains { file.path.hasPrefix($0) || $0 == "//" }
    }.sorted { $0.path < $1.path }
  }
}

/// Files as the index knows them.
enum FileIdentity {
  /// The absolute path, links followed as far as the file exists.
  static func absolute(_ path: String) -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    guard !path.hasPrefix("/"), let current = getcwd(nil, 0) else { return path }
    defer { free(current) }
    return String(cString: current) + "/" + path
  }

  /// Size and time of change of a file; nil when there is none.
  static func state(of path: String) -> CorpusFileState? {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return CorpusFileState(
      path: absolute(path), size: Int(status.st_size),
      modified: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec)
  }

  /// The bytes of hexadecimal digits.
  static func bytes(_ digits: String) -> [UInt8] {
    let digits = Array(digits.utf8).map { $0 < 0x3A ? $0 &- 0x30 : $0 &- 0x57 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] & 0xF }
  }
}

import AnnotationStore
import Interchange

/// Reads the inputs one after the other and hands their documents on in groups.
///
/// A group ends when it is large enough or when reading would have to wait, so that a line of a slow stream is
/// annotated as it arrives.
struct InputReader: ~Copyable {
  /// Bytes after which a group is handed on.
  private static let groupSize = 1 << 15
  private static let chunkSize = 1 << 18

  private let settings: BatchSettings
  private let finished: FinishedDocuments
  private let onRead: (Int) -> Void
  private let submit: (DocumentGroup) -> Bool
  private let filter: (any DocumentFilter)?
  private var group = DocumentGroup(first: 0)
  private var next = 0
  /// The digests of the inputs that were read to their ends, when the settings ask for them.
  private(set) var digests: [InputDigest] = []

  /// A reader that hands groups to `submit` until that says false, without the documents that an earlier run
  /// finished and those that `filter` does not want. `onRead` learns of bytes as they are read.
  init(
    _ settings: BatchSettings, finished: FinishedDocuments, filter: (any DocumentFilter)? = nil,
    onRead: @escaping (Int) -> Void, submit: @escaping (DocumentGroup) -> Bool
  ) {
    self.filter = filter
    self.settings = settings
    self.finished = finished
    self.onRead = onRead
    self.submit = submit
  }

  /// Reads all inputs to their ends, or until nobody wants more.
  mutating func read(_ inputs: [BatchInput]) {
    for input in inputs {
      let wantsMore: Bool
      do throws(DocumentFailure) {
        wantsMore = try read(input)
      } catch {
        wantsMore = add(.failure(error), of: input)
      }
      guard wantsMore else { return }
    }
    _ = handOn()
  }

  private mutating func read(_ input: BatchInput) throws(DocumentFailure) -> Bool {
    if let filter, !filter.wants(input) { return true }
    let isNeeded = input.kind == .jsonl || !finished.contains(next)
    if !isNeeded, !settings.hashesInputs { return skip() }
    let source = try ByteSource(path: input.path, isHashed: settings.hashesInputs, onRead: onRead)
    var wantsMore = true
    switch input.kind {
    case .text:
      wantsMore = isNeeded ? add(.text(try source.readAll(limit: settings.sizeLimit)), of: input) : skip()
    case .html:
      wantsMore = isNeeded ? add(.html(try source.readAll(limit: settings.sizeLimit)), of: input) : skip()
    case .jsonl:
      wantsMore = try readLines(of: source, input)
    }
    if settings.hashesInputs {
      try source.skipToEnd()
      digests.append(InputDigest(path: input.path, digest: source.digest ?? ""))
    }
    if wantsMore { filter?.didRead(input, digest: source.digest) }
    return wantsMore
  }

  private mutating func readLines(of source: ByteSource, _ input: BatchInput) throws(DocumentFailure) -> Bool {
    var lines = JSONLines(charset: settings.charset, limit: settings.sizeLimit)
    while true {
      let chunk = try source.read(limit: InputReader.chunkSize)
      if chunk.isEmpty { lines.end() } else { lines.append(chunk[...]) }
      while let line = lines.next() {
        guard add(content(of: line, lines), of: input) else { return false }
      }
      if chunk.isEmpty { return true }
      // A short read is all that there is for now.
      if chunk.count < InputReader.chunkSize, !handOn() { return false }
    }
  }

  /// A line as a worker takes it. `lines` is the stream that it comes from.
  private func content(of line: JSONLines.Line, _ lines: borrowing JSONLines) -> PendingDocument.Content {
    switch line {
    case .content(let bytes, let number):
      if lines.hasReplacements, !settings.lossy, InputReader.hasReplacementCharacter(bytes) {
        return .failure(
          DocumentFailure(
            .undecodable, "bytes that the charset does not define; replace them with --lossy", line: number))
      }
      return .line(bytes, number: number, isConverted: lines.isConverted)
    case .tooLarge(let number):
      return .failure(.tooLarge(limit: settings.sizeLimit, line: number))
    }
  }

  /// Whether the bytes hold U+FFFD.
  private static func hasReplacementCharacter(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0] == 0xEF && bytes[$0...].starts(with: [0xEF, 0xBF, 0xBD]) }
  }

  private mutating func add(_ content: PendingDocument.Content, of input: BatchInput) -> Bool {
    if finished.contains(next) { return skip() }
    let document = PendingDocument(path: input.path, name: input.name, content: content)
    if let filter, !filter.wants(document) { return true }
    group.documents.append(document)
    group.cost += document.cost
    next += 1
    return group.cost < InputReader.groupSize && group.documents.count < 256 || handOn()
  }

  /// Passes over a document that is finished. The documents of a group follow each other, so the group ends here.
  private mutating func skip() -> Bool {
    guard handOn() else { return false }
    next += 1
    group.first = next
    return true
  }

  private mutating func handOn() -> Bool {
    guard !group.documents.isEmpty else { return true }
    let full = group
    group = DocumentGroup(first: next)
    return submit(full)
  }
}

/// The SHA-256 of an input's bytes, as hexadecimal digits.
package struct InputDigest: Hashable, Sendable {
  package let path: String
  package let digest: String

  /// The SHA-256 of a byte string, as hexadecimal digits.
  static func hexadecimal(of bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(bytes)) }

  /// A hash's bytes as hexadecimal digits.
  static func hexadecimal(_ hash: [UInt8]) -> String {
    hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

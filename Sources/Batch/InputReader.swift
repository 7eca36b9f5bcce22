import Interchange

/// Reads the inputs one after the other and hands their documents on in groups.
///
/// A group ends when it is large enough or when reading would have to wait, so that a line of a slow stream is
/// annotated as it arrives.
struct InputReader: ~Copyable {
  /// Bytes after which a group is handed on.
  private static let groupSize = 1 << 15
  private static let chunkSize = 1 << 18

  private let charset: String?
  private let lossy: Bool
  private let sizeLimit: Int
  private let submit: (DocumentGroup) -> Bool
  private var group = DocumentGroup(isFirst: true)

  /// A reader that hands groups to `submit` until that says false.
  init(charset: String?, lossy: Bool, sizeLimit: Int, submit: @escaping (DocumentGroup) -> Bool) {
    self.charset = charset
    self.lossy = lossy
    self.sizeLimit = sizeLimit
    self.submit = submit
  }

  /// Reads all inputs to their ends, or until nobody wants more.
  mutating func read(_ inputs: [BatchInput]) {
    for input in inputs {
      let wantsMore: Bool
      do throws(DocumentFailure) {
        let source = try ByteSource(path: input.path)
        switch input.kind {
        case .text:
          let bytes = try source.readAll(limit: sizeLimit)
          wantsMore = add(.text(bytes), of: input)
        case .jsonl:
          wantsMore = try readLines(of: source, input)
        }
      } catch {
        wantsMore = add(.failure(error), of: input)
      }
      guard wantsMore else { return }
    }
    _ = handOn()
  }

  private mutating func readLines(of source: ByteSource, _ input: BatchInput) throws(DocumentFailure) -> Bool {
    var lines = JSONLines(charset: charset, limit: sizeLimit)
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
      if lines.hasReplacements, !lossy, InputReader.hasReplacementCharacter(bytes) {
        return .failure(
          DocumentFailure(
            .undecodable, "bytes that the charset does not define; replace them with --lossy", line: number))
      }
      return .line(bytes, number: number, isConverted: lines.isConverted)
    case .tooLarge(let number):
      return .failure(.tooLarge(limit: sizeLimit, line: number))
    }
  }

  /// Whether the bytes hold U+FFFD.
  private static func hasReplacementCharacter(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0] == 0xEF && bytes[$0...].starts(with: [0xEF, 0xBF, 0xBD]) }
  }

  private mutating func add(_ content: PendingDocument.Content, of input: BatchInput) -> Bool {
    let document = PendingDocument(path: input.path, content: content)
    group.documents.append(document)
    group.cost += document.cost
    return group.cost < InputReader.groupSize && group.documents.count < 256 || handOn()
  }

  private mutating func handOn() -> Bool {
    guard !group.documents.isEmpty else { return true }
    let full = group
    group = DocumentGroup(isFirst: false)
    return submit(full)
  }
}

import Interchange

/// Values as bytes, for messages between the processes of one run.
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  mutating func int(_ value: Int) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  mutating func blob(_ value: [UInt8]) {
    int(value.count)
    bytes.append(contentsOf: value)
  }

  mutating func string(_ value: String) { blob(Array(value.utf8)) }

  mutating func optionalString(_ value: String?) {
    int(value == nil ? 0 : 1)
    if let value { string(value) }
  }
}

/// The inverse of `WireWriter`. A message that is cut off gives nil.
struct WireReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func int() -> Int? {
    guard bytes.count - position >= 8 else { return nil }
    var value = 0
    for index in (0..<8).reversed() { value = value << 8 | Int(bytes[position + index]) }
    position += 8
    return value
  }

  mutating func blob() -> [UInt8]? {
    guard let count = int(), count >= 0, count <= bytes.count - position else { return nil }
    defer { position += count }
    return Array(bytes[position..<(position + count)])
  }

  mutating func string() -> String? { blob().map { String(decoding: $0, as: UTF8.self) } }

  /// The outer optional is nil for a message that is cut off.
  mutating func optionalString() -> String?? {
    guard let mark = int() else { return nil }
    return mark == 0 ? .some(nil) : string().map { .some($0) }
  }
}

extension DocumentGroup {
  /// The group as a message to a worker.
  var message: [UInt8] {
    var wire = WireWriter()
    wire.int(first)
    wire.int(documents.count)
    for document in documents { document.write(to: &wire) }
    return wire.bytes
  }

  /// The group of a message; nil when the message is none.
  init?(message: [UInt8]) {
    var wire = WireReader(message)
    guard let first = wire.int(), let count = wire.int() else { return nil }
    self.init(first: first)
    for _ in 0..<max(count, 0) {
      guard let document = PendingDocument(from: &wire) else { return nil }
      documents.append(document)
    }
  }
}

extension PendingDocument {
  fileprivate func write(to wire: inout WireWriter) {
    wire.string(path)
    wire.string(name)
    switch content {
    case .text(let bytes):
      wire.int(0)
      wire.blob(bytes)
    case .html(let bytes):
      wire.int(4)
      wire.blob(bytes)
    case .line(let bytes, let number, let isConverted):
      wire.int(isConverted ? 2 : 1)
      wire.blob(bytes)
      wire.int(number)
    case .value(let bytes, let number):
      wire.int(5)
      wire.blob(bytes)
      wire.int(number)
    case .failure(let failure):
      wire.int(3)
      wire.string(failure.code.rawValue)
      wire.string(failure.message)
      wire.int(failure.line ?? 0)
    }
  }

  fileprivate init?(from wire: inout WireReader) {
    guard let path = wire.string(), let name = wire.string(), let kind = wire.int() else { return nil }
    let content: Content
    switch kind {
    case 0, 4:
      guard let bytes = wire.blob() else { return nil }
      content = kind == 0 ? .text(bytes) : .html(bytes)
    case 1, 2:
      guard let bytes = wire.blob(), let number = wire.int() else { return nil }
      content = .line(bytes, number: number, isConverted: kind == 2)
    case 5:
      guard let bytes = wire.blob(), let number = wire.int() else { return nil }
      content = .value(bytes, number: number)
    default:
      guard let code = wire.string().flatMap(DocumentFailure.Code.init), let message = wire.string(),
        let line = wire.int()
      else { return nil }
      content = .failure(DocumentFailure(code, message, line: line == 0 ? nil : line))
    }
    self.init(path: path, name: name, content: content)
  }
}

extension DocumentOutput {
  /// The output as a worker's message.
  var message: [UInt8] {
    var wire = WireWriter()
    wire.string(name)
    wire.string(failure ?? "")
    for value in counts.values { wire.int(value) }
    wire.int(notes.count)
    for note in notes { wire.string(note) }
    wire.int(parts.count)
    for part in parts {
      switch part.place {
      case .document(let suffix):
        wire.int(0)
        wire.string(suffix)
      case .shared(let name):
        wire.int(1)
        wire.string(name)
      }
      wire.blob(part.bytes)
    }
    return wire.bytes
  }

  /// The output of a message; nil when the message is none.
  init?(message: [UInt8]) {
    var wire = WireReader(message)
    guard let name = wire.string(), let failure = wire.string() else { return nil }
    self.init(name: name, failure: failure.isEmpty ? nil : failure)
    for index in counts.values.indices {
      guard let value = wire.int() else { return nil }
      counts.values[index] = value
    }
    guard let noteCount = wire.int() else { return nil }
    for _ in 0..<max(noteCount, 0) {
      guard let note = wire.string() else { return nil }
      notes.append(note)
    }
    guard let count = wire.int() else { return nil }
    for _ in 0..<max(count, 0) {
      guard let kind = wire.int(), let place = wire.string(), let bytes = wire.blob() else { return nil }
      parts.append(OutputPart(kind == 0 ? .document(suffix: place) : .shared(name: place), bytes))
    }
  }
}

import AnnotationModel

/// Documents as bytes, for the way from a process that annotates to the one that writes the index.
extension CorpusDocument {
  /// The document as bytes.
  package var encoded: [UInt8] {
    var bytes = ByteWriter()
    bytes.string(id)
    bytes.optional(line) { $0.int($1) }
    bytes.blob(hash)
    bytes.optional(failure) { $0.string($1) }
    bytes.blob(packedText)
    bytes.int(length)
    bytes.list(articles) { bytes, article in
      bytes.span(article.span)
      bytes.optional(article.headline) { $0.span($1) }
      bytes.optional(article.day?.number) { $0.int($1) }
    }
    bytes.list(sentences) { bytes, sentence in
      bytes.span(sentence.span)
      bytes.int(sentence.article)
      bytes.string(sentence.terms)
    }
    bytes.list(entities) { bytes, entity in
      bytes.string(entity.type)
      bytes.string(entity.country)
      bytes.string(entity.key)
    }
    bytes.list(mentions) { bytes, mention in
      bytes.span(mention.span)
      bytes.int(mention.sentence)
      bytes.int(mention.entity)
      bytes.string(mention.form)
    }
    bytes.list(quotes) { bytes, quote in quote.write(to: &bytes) }
    bytes.list(times) { bytes, time in
      bytes.span(time.span)
      bytes.int(time.sentence)
      bytes.string(time.value)
      bytes.int(time.days.lowerBound.number)
      bytes.int(time.days.upperBound.number)
    }
    return bytes.bytes
  }

  /// The document that `encoded` gave; nil when the bytes are none.
  package init?(encoded: [UInt8]) {
    var bytes = ByteReader(encoded)
    self.init(id: bytes.string(), line: bytes.optional { $0.int() }, hash: bytes.blob())
    failure = bytes.optional { $0.string() }
    packedText = bytes.blob()
    length = bytes.int()
    articles = bytes.list { bytes in
      Article(
        span: bytes.span(), headline: bytes.optional { $0.span() },
        day: bytes.optional { CorpusDay(number: $0.int()) })
    }
    sentences = bytes.list { Sentence(span: $0.span(), article: $0.int(), terms: $0.string()) }
    entities = bytes.list { Entity(type: $0.string(), country: $0.string(), key: $0.string()) }
    mentions = bytes.list {
      Mention(span: $0.span(), sentence: $0.int(), entity: $0.int(), form: $0.string())
    }
    quotes = bytes.list { Quote(from: &$0) }
    times = bytes.list { bytes in
      let (span, sentence, value) = (bytes.span(), bytes.int(), bytes.string())
      let (first, last) = (bytes.int(), bytes.int())
      return Time(
        span: span, sentence: sentence, value: value,
        days: CorpusDay(number: first)...CorpusDay(number: max(first, last)))
    }
    guard bytes.isIntact else { return nil }
  }
}

extension CorpusDocument.Quote {
  fileprivate func write(to bytes: inout ByteWriter) {
    bytes.string(kind)
    bytes.int(isDenied ? 1 : 0)
    bytes.list(content) { $0.span($1) }
    bytes.int(sentence)
    bytes.optional(cue) { $0.span($1) }
    bytes.optional(speaker) { $0.span($1) }
    bytes.string(speakerName)
    bytes.optional(speakerEntity) { $0.int($1) }
    bytes.optional(viaName) { $0.string($1) }
    bytes.optional(viaEntity) { $0.int($1) }
    bytes.string(terms)
  }

  fileprivate init(from bytes: inout ByteReader) {
    self.init(
      kind: bytes.string(), isDenied: bytes.int() == 1, content: bytes.list { $0.span() }, sentence: bytes.int(),
      cue: bytes.optional { $0.span() }, speaker: bytes.optional { $0.span() }, speakerName: bytes.string(),
      speakerEntity: bytes.optional { $0.int() }, viaName: bytes.optional { $0.string() },
      viaEntity: bytes.optional { $0.int() }, terms: bytes.string())
  }
}

/// Values as bytes, numbers in as few as they need.
private struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// A number that is not negative.
  mutating func int(_ value: Int) {
    var rest = UInt(max(value, 0))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func blob(_ value: [UInt8]) {
    int(value.count)
    bytes += value
  }

  mutating func string(_ value: String) {
    int(value.utf8.count)
    bytes += value.utf8
  }

  mutating func span(_ value: TextSpan) {
    int(value.start)
    int(value.length)
  }

  mutating func optional<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
    int(value == nil ? 0 : 1)
    if let value { write(&self, value) }
  }

  mutating func list<Value>(_ values: [Value], _ write: (inout ByteWriter, Value) -> Void) {
    int(values.count)
    for value in values { write(&self, value) }
  }
}

/// The inverse of `ByteWriter`. Behind the end of the bytes it gives zeros and is not intact.
private struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0
  private(set) var isIntact = true

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func int() -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while position < bytes.count, shift < 63 {
      let byte = bytes[position]
      position += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(truncatingIfNeeded: value) }
      shift += 7
    }
    isIntact = false
    return 0
  }

  mutating func blob() -> [UInt8] {
    let count = int()
    guard isIntact, count >= 0, count <= bytes.count - position else {
      isIntact = false
      return []
    }
    defer { position += count }
    return Array(bytes[position..<(position + count)])
  }

  mutating func string() -> String { String(decoding: blob(), as: UTF8.self) }

  mutating func span() -> TextSpan {
    let start = int()
    return TextSpan(start: start, end: start &+ int())
  }

  mutating func optional<Value>(_ read: (inout ByteReader) -> Value) -> Value? { int() == 1 ? read(&self) : nil }

  mutating func list<Value>(_ read: (inout ByteReader) -> Value) -> [Value] {
    let count = int()
    var values: [Value] = []
    while isIntact, values.count < count { values.append(read(&self)) }
    return values
  }
}

import ArabicText
import ArgumentParser
import Foundation
import Interchange
import JSON

/// Which texts are measured.
struct CorpusOptions: ParsableArguments {
  @Option(
    help:
      "Articles to annotate, one JSON object with a \"text\" a line, - for standard input; made-up prose when absent.")
  var input: String?

  /// The corpus of the options, of at least `bytes` bytes where the input has as many.
  func corpus(bytes: Int) throws -> Corpus {
    guard let input else { return Corpus(bytes: bytes) }
    var corpus = Corpus()
    for line in try LineFile(path: input) where corpus.bytes < bytes { try corpus.add(line) }
    return corpus
  }
}

/// The texts that are measured, and the JSON Lines that hold them.
struct Corpus {
  private(set) var sources: [SourceText] = []
  private(set) var lines: [[UInt8]] = []
  /// Bytes of text, without those of the JSON around it.
  private(set) var bytes = 0

  /// No text.
  init() {}

  /// Made-up prose of at least `bytes` bytes, always the same.
  init(bytes: Int) {
    var prose = SampleProse()
    while self.bytes < bytes {
      let text = prose.article()
      add(SourceText(text), line: Corpus.line(text))
    }
  }

  /// Adds the document in a JSON line.
  ///
  /// - Throws: what is wrong with the line.
  mutating func add(_ line: [UInt8]) throws {
    do throws(ErrorRecord) {
      add(try JSONLReader().read(line[...], number: lines.count + 1).text.source, line: line)
    } catch {
      throw ValidationError("Document \(error.id) of the input: \(error.failure.message).")
    }
  }

  private mutating func add(_ source: SourceText, line: [UInt8]) {
    bytes += source.bytes.count
    sources.append(source)
    lines.append(line)
  }

  /// The JSON line of a text.
  static func line(_ text: String) -> [UInt8] {
    var json = JSONWriter(capacity: text.utf8.count + 16)
    json.beginObject()
    json.key("text")
    json.string(text)
    json.endObject()
    return json.bytes
  }
}

/// The lines of a file, read as they are asked for.
struct LineFile: Sequence, IteratorProtocol {
  private let file: UnsafeMutablePointer<FILE>

  /// Opens the file at `path`, "-" being standard input.
  ///
  /// - Throws: a message when it cannot be opened. The file stays open until the process ends.
  init(path: String) throws {
    guard let file = path == "-" ? fdopen(STDIN_FILENO, "r") : fopen(path, "r") else {
      throw ValidationError("\(path): \(String(cString: strerror(errno))).")
    }
    self.file = file
  }

  mutating func next() -> [UInt8]? {
    var buffer: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(buffer) }
    let count = getline(&buffer, &capacity, file)
    guard count > 0, let buffer else { return nil }
    let line = UnsafeRawBufferPointer(start: buffer, count: count)
    return Array(line.last == 0x0A ? line.dropLast() : line[...])
  }
}

/// `hashiya-bench corpus`: the made-up prose as a file.
struct SampleCorpus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corpus", abstract: "Writes made-up articles as JSON Lines to standard output.")

  @Option(help: "Megabytes of text to write.") var megabytes = 20.0

  func run() {
    var prose = SampleProse()
    var left = Int(megabytes * 1e6)
    var number = 0
    while left > 0 {
      let text = prose.article()
      number += 1
      left -= text.utf8.count
      var json = JSONWriter(capacity: text.utf8.count + 64)
      json.beginObject()
      json.key("id")
      json.string("article-\(number)")
      json.key("text")
      json.string(text)
      json.endObject()
      json.newline()
      FileHandle.standardOutput.write(Data(json.bytes))
    }
  }
}

import AnnotationStore
import ArgumentParser
import Foundation

/// `hashiya-bench checksum`: whether the annotations are still the same, byte for byte.
struct OutputChecksum: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checksum",
    abstract: "Hashes the annotated documents of the made-up corpus, or of a file, as JSON Lines.",
    discussion: "Exit status: 1 when the hash is not the one that --expected holds.")

  @Option(help: "Annotate the documents of this JSON Lines file, - for standard input, not made-up ones.")
  var input: String?
  @Option(help: "Documents to annotate (default: 60 made-up ones, all of a file).") var documents: Int?
  @Option(help: "Compare with the hash in this file.") var expected: String?
  @Flag(help: "Write the hash to that file instead.") var update = false

  func validate() throws {
    if update, expected == nil { throw ValidationError("Please name the file with --expected.") }
  }

  func run() throws {
    var hash = OutputHash()
    if let input {
      for line in try LineFile(path: input).prefix(documents ?? .max) { hash.add(line) }
    } else {
      hash = OutputHash.ofSampleProse(documents: documents ?? OutputHash.sampleDocuments)
    }
    let line = hash.line()
    print(line)
    guard let expected else { return }
    if update { return try (line + "\n").write(toFile: expected, atomically: true, encoding: .utf8) }
    guard try String(contentsOfFile: expected, encoding: .utf8) == line + "\n" else {
      print("The output is not that of \(expected). If that is meant, run `make checksum-update` and commit the file.")
      throw ExitCode(1)
    }
  }
}

/// A hash over annotated documents as they go out.
struct OutputHash {
  /// As many as a debug build annotates in a few seconds.
  static let sampleDocuments = 60

  private let annotation = LineAnnotation()
  private var hash = SHA256()
  private(set) var documents = 0
  private(set) var bytesIn = 0
  private(set) var bytesOut = 0

  /// The hash over articles of made-up prose.
  static func ofSampleProse(documents: Int) -> OutputHash {
    var hash = OutputHash()
    var prose = SampleProse()
    for _ in 0..<documents { hash.add(Corpus.line(prose.article())) }
    return hash
  }

  /// Annotates the document in a JSON line and adds the result.
  mutating func add(_ line: [UInt8]) {
    documents += 1
    let output = annotation.line(of: line, number: documents)
    bytesIn += line.count
    bytesOut += output.count
    hash.update(output)
  }

  /// The hash as hexadecimal digits, and what it covers.
  func line() -> String {
    let digits = hash.finish().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return "\(digits)  \(documents) documents, \(bytesIn) bytes in, \(bytesOut) bytes out"
  }
}

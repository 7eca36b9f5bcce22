import Interchange

/// A file to annotate, and how to read it.
package struct BatchInput: Hashable, Sendable {
  /// What a file holds.
  package enum Kind: String, CaseIterable, Sendable {
    /// One document.
    case text
    /// One document a line.
    case jsonl
    /// One HTML page.
    case html

    /// What a file holds by its name: JSONL, HTML, or else text; ".gz", ".xz" and ".zst" at its end do not count.
    package init(ofFileNamed path: String) {
      let name = CompressedName.plain(path.lowercased())
      self = name.hasSuffix(".jsonl") ? .jsonl : name.hasSuffix(".html") || name.hasSuffix(".htm") ? .html : .text
    }
  }

  /// The path as given; "-" is standard input.
  package var path: String
  package var kind: Kind
  /// The path by which files of its own are called in an output folder: relative, without a suffix.
  package var name: String

  /// A file of the given kind. `name` is the path within the folder in which it was found, if it was found in one.
  package init(path: String, kind: Kind, name: String? = nil) {
    self.path = path
    self.kind = kind
    self.name = OutputName.safe(name ?? path)
  }
}

/// Names of compressed files.
enum CompressedName {
  private static let suffixes = [".gz", ".xz", ".zst"]

  /// The name without a suffix that says how the file is compressed.
  static func plain(_ name: String) -> String {
    for suffix in suffixes where name.hasSuffix(suffix) { return String(name.dropLast(suffix.count)) }
    return name
  }
}

/// Names of files in an output folder.
enum OutputName {
  /// A relative path that stays in its folder, made of an input's path, without the suffix of a text.
  static func safe(_ path: String) -> String {
    var plain = CompressedName.plain(path)
    for suffix in [".txt", ".jsonl", ".html", ".htm"] where plain.hasSuffix(suffix) && plain.count > suffix.count {
      plain = String(plain.dropLast(suffix.count))
      break
    }
    let parts = plain.split(separator: "/").filter { $0 != "." }.map { part($0 == ".." ? "__" : String($0)) }
    return parts.isEmpty ? "document" : parts.joined(separator: "/")
  }

  /// A file's name made of a document's id: no separators, controls or hidden names, and no longer than file systems
  /// allow.
  static func part(_ id: String) -> String {
    var name = ""
    for scalar in id.unicodeScalars {
      name += scalar == "/" || scalar.value < 0x20 || scalar.value == 0x7F ? "_" : String(scalar)
    }
    if name.hasPrefix(".") { name = "_" + name.dropFirst() }
    while name.utf8.count > 200 { name.removeLast() }
    return name == "-" ? "standard-input" : name
  }
}

/// One document on its way to a worker: bytes that nobody has looked at, or the reason why there are none.
struct PendingDocument: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case text([UInt8])
    case html([UInt8])
    case line([UInt8], number: Int, isConverted: Bool)
    /// A document of a request, as JSON: what a line holds, but it stands in no file. Numbers count from 1.
    case value([UInt8], number: Int)
    case failure(DocumentFailure)
  }

  let path: String
  /// `BatchInput.name` of its file.
  let name: String
  let content: Content

  /// The bytes that it holds in memory, and those of a result without annotations.
  var cost: Int {
    switch content {
    case .text(let bytes), .html(let bytes), .line(let bytes, _, _), .value(let bytes, _): bytes.count + 512
    case .failure: 512
    }
  }
}

/// Documents that one worker takes together, so that tiny ones do not cost a hand-off each.
struct DocumentGroup: Hashable, Sendable {
  var documents: [PendingDocument] = []
  var cost = 0
  /// The number of the first document in the run, from 0; the others follow without a gap.
  var first: Int
}

/// What became of one document.
struct DocumentOutput: Hashable, Sendable {
  /// What files of its own are called, without suffix.
  var name = ""
  var parts: [OutputPart] = []
  /// One line about its failure, without the tool's name; nil: it is annotated.
  var failure: String?
  /// Items by layer, in the order of `LayerCounts.names`.
  var counts = LayerCounts()
  /// What the worker has to tell besides, one line each.
  var notes: [String] = []
}

/// What a worker made of a group, one entry for each document.
struct GroupOutput: Hashable, Sendable {
  var first: Int
  var documents: [DocumentOutput] = []

  /// The bytes that it holds in memory.
  var cost: Int { documents.reduce(0) { sum, document in document.parts.reduce(sum + 256) { $0 + $1.bytes.count } } }
}

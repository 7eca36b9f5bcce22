import Interchange

/// A file to annotate, and how to read it.
package struct BatchInput: Hashable, Sendable {
  /// What a file holds.
  package enum Kind: String, CaseIterable, Sendable {
    /// One document.
    case text
    /// One document a line.
    case jsonl
  }

  /// The path as given; "-" is standard input.
  package var path: String
  package var kind: Kind

  /// A file of the given kind.
  package init(path: String, kind: Kind) {
    self.path = path
    self.kind = kind
  }
}

/// One document on its way to a worker: bytes that nobody has looked at, or the reason why there are none.
struct PendingDocument: Sendable {
  enum Content: Sendable {
    case text([UInt8])
    case line([UInt8], number: Int, isConverted: Bool)
    case failure(DocumentFailure)
  }

  let path: String
  let content: Content

  /// The bytes that it holds in memory, and those of a result without annotations.
  var cost: Int {
    switch content {
    case .text(let bytes), .line(let bytes, _, _): bytes.count + 512
    case .failure: 512
    }
  }
}

/// Documents that one worker takes together, so that tiny ones do not cost a hand-off each.
struct DocumentGroup: Sendable {
  var documents: [PendingDocument] = []
  var cost = 0
  /// Whether the group holds the first document of the run.
  let isFirst: Bool
}

package import AnnotationModel

/// A piece of output and the file that it belongs to.
package struct OutputPart: Hashable, Sendable {
  /// Which file of a run a piece goes to.
  package enum Place: Hashable, Sendable {
    /// A file of the document's own, called by the document's id with this suffix (".ann").
    case document(suffix: String)
    /// A file that all documents share, to whose end the piece goes ("times.tsv"); "" is the run's one stream.
    case shared(name: String)
  }

  package var place: Place
  package var bytes: [UInt8]

  /// A piece for one place.
  package init(_ place: Place, _ bytes: [UInt8]) {
    self.place = place
    self.bytes = bytes
  }

  /// A piece of the run's one stream.
  package static func stream(_ bytes: [UInt8]) -> OutputPart { OutputPart(.shared(name: ""), bytes) }
}

/// What a format is, for people and for the run that writes it.
package struct FormatDescription: Sendable {
  /// How the documents of a run share files.
  package enum Layout: Sendable {
    /// One stream: what stands before the first document, between two, and after the last.
    case stream(opening: String, separator: String, closing: String)
    /// Files for each document, of which `main` is the suffix of the one that stands alone.
    case files(main: String)
    /// Tables that all documents share, by file name with their first line.
    case tables([(name: String, header: String)])
  }

  /// The value of `--format`.
  package let name: String
  package let layout: Layout
  /// Files that a run writes once, beside the documents: a type system, a labelling configuration.
  package let companions: [(name: String, content: String)]
  /// The layers that the format holds.
  package let holds: Layers
  /// What it cannot hold of a document, as a phrase that follows "not in this format: "; nil when nothing is lost.
  package let losses: String?

  init(
    _ name: String, _ layout: Layout, companions: [(name: String, content: String)] = [], holds: Layers,
    losses: String?
  ) {
    self.name = name
    self.layout = layout
    self.companions = companions
    self.holds = holds
    self.losses = losses
  }

  /// A description of a format that holds everything there is to show and is written by another module.
  package init(_ name: String, _ layout: Layout) {
    self.init(name, layout, holds: .standard, losses: nil)
  }
}

/// Writes annotated pages in one format.
package protocol FormatWriter: Sendable {
  /// What the format is.
  var format: FormatDescription { get }
  /// The pieces of one page. Pure: the same page gives the same pieces.
  func write(_ page: AnnotatedPage) -> [OutputPart]
  /// What stands in the output for a document that could not be annotated; most formats have no place for that.
  func write(_ record: ErrorRecord) -> [OutputPart]
}

extension FormatWriter {
  package func write(_ record: ErrorRecord) -> [OutputPart] { [] }
}

/// Reads annotated pages from one file of a format.
package protocol FormatReader: Sendable {
  /// The name of the format.
  var name: String { get }
  /// The pages in the bytes of a file. `id` names a page that has no name of its own; `companion` gives the bytes of
  /// the file that has another suffix in place of the file's own, or nil where there is none.
  ///
  /// - Throws: `invalidField`, `invalidJSON`, `missingText`, `invalidUTF8` with the line to blame where there is one.
  func read(
    _ bytes: [UInt8], id: String, companion: (_ suffix: String) -> [UInt8]?
  ) throws(DocumentFailure) -> [AnnotatedPage]
}

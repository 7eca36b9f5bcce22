package import AnnotationModel

/// What the corpus index keeps of one document: its text, and where in it what was found.
///
/// All spans are UTF-8 offsets in the text. Members refer to each other by their places in the arrays.
package struct CorpusDocument: Hashable, Sendable {
  /// An article of the document.
  package struct Article: Hashable, Sendable {
    package var span: TextSpan
    package var headline: TextSpan?
    /// Its reference time.
    package var day: CorpusDay?
  }

  /// A sentence with the terms under which it is found, separated by spaces.
  package struct Sentence: Hashable, Sendable {
    package var span: TextSpan
    package var article: Int
    package var terms: String
  }

  /// What a mention or a speaker's name names, the same in all documents: type, country and folded name.
  package struct Entity: Hashable, Sendable {
    /// The wire name of its type; empty for a speaker that is no name ("مصدر أمني").
    package var type: String
    /// ISO code; empty when it has none.
    package var country: String
    /// See `NameKey`; for countries and peoples of a country the code.
    package var key: String
  }

  /// A mention of a name.
  package struct Mention: Hashable, Sendable {
    package var span: TextSpan
    package var sentence: Int
    package var entity: Int
    /// The folded words of this very mention.
    package var form: String
  }

  /// A quotation.
  package struct Quote: Hashable, Sendable {
    package var kind: String
    package var isDenied: Bool
    package var content: [TextSpan]
    /// The sentence in which its content begins.
    package var sentence: Int
    package var cue: TextSpan?
    package var speaker: TextSpan?
    package var speakerName: String
    /// Nil when the text hides who speaks.
    package var speakerEntity: Int?
    package var viaName: String?
    package var viaEntity: Int?
    /// The terms of its content, separated by spaces.
    package var terms: String
  }

  /// A time expression whose days are known.
  package struct Time: Hashable, Sendable {
    package var span: TextSpan
    package var sentence: Int
    package var value: String
    package var days: ClosedRange<CorpusDay>
  }

  /// What the input calls it.
  package var id: String
  /// The line of a JSON Lines file, from 1; nil for a whole file.
  package var line: Int?
  /// The first 16 bytes of the SHA-256 of the bytes that it was made of.
  package var hash: [UInt8]
  /// Why it could not be annotated; such a document has nothing else.
  package var failure: String?
  /// The text, see `PackedText`.
  package var packedText: [UInt8] = []
  /// Bytes of the text.
  package var length = 0
  package var articles: [Article] = []
  package var sentences: [Sentence] = []
  package var entities: [Entity] = []
  package var mentions: [Mention] = []
  package var quotes: [Quote] = []
  package var times: [Time] = []

  /// A document that could not be annotated.
  package init(id: String, line: Int?, hash: [UInt8], failure: String) {
    self.init(id: id, line: line, hash: hash)
    self.failure = failure
  }

  init(id: String, line: Int?, hash: [UInt8]) {
    self.id = id
    self.line = line
    self.hash = hash
  }

  /// The hash by which a document is known again, of the bytes that it is made of.
  package static func hash(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(bytes).prefix(16)) }

  /// The layers that an annotation needs for the index.
  package static let layers: Layers = [.sections, .times, .entities, .quotes]
}

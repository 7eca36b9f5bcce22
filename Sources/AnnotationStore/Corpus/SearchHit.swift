package import AnnotationModel

/// One find of a search.
package struct SearchHit: Hashable, Sendable {
  /// What was found. `rawValue` is the wire name.
  package enum Kind: String, CaseIterable, Sendable { case quote, mention, sentence }

  /// Where a hit stands.
  package struct Document: Hashable, Sendable {
    /// What the input calls the document.
    package var id: String
    /// The absolute path of its file.
    package var path: String
    /// The line of a JSON Lines file that holds the document, from 1.
    package var line: Int?
    /// The day of the hit's article, "2023-09-05".
    package var date: String?
    /// The headline of the hit's article.
    package var headline: String?
  }

  /// What a hit says, when it is a quotation.
  package struct Quotation: Hashable, Sendable {
    package var kind: String
    package var isDenied: Bool
    /// The content's parts, as `text` has the place of all of them.
    package var content: [TextSpan]
    package var speaker: TextSpan?
    /// "unknown" when the text hides who speaks.
    package var speakerName: String
    package var viaName: String?
    package var cue: TextSpan?
  }

  /// What a hit names, when it is a mention.
  package struct Entity: Hashable, Sendable {
    package var type: String
    /// The fullest form in the document.
    package var name: String
    package var country: String?
  }

  package var document: Document
  package var kind: Kind
  /// In the document's text; of a quotation from the first to the last of its content.
  package var span: TextSpan
  /// The line of the document's text in which it begins, from 1.
  package var line: Int
  /// The place in that line, from 1.
  package var column: Int
  /// The words at `span`.
  package var text: String
  /// The sentence around it, cut to a readable length.
  package var snippet: String
  /// What in the snippet meets the query, in its own offsets.
  package var highlights: [TextSpan]
  package var quote: Quotation?
  package var entity: Entity?
  /// How well words of the query fit (bm25, more is better); 0 without words.
  package var score: Double
}

/// What a search found.
package struct SearchResult: Hashable, Sendable {
  package var hits: [SearchHit] = []
  /// How many hits there are in all; nil when more than `CorpusSearch.mostCandidates` may be.
  package var total: Int?
  /// How offsets and columns of the hits count.
  package var encoding: PositionEncoding
}

package import AnnotationModel
package import ArabicText

/// Compares annotations with gold annotations, document by document, layer by layer.
///
/// - Names count when span and type are equal, times when the spans are equal or, relaxed, overlap; quotes when their
///   contents share half of their words; lines when their kinds are equal.
/// - Figures are micro-averaged over the documents.
package struct Evaluation {
  /// A layer that can be compared.
  package enum Layer: String, CaseIterable, Sendable { case entities, times, quotes, blocks }

  /// One difference between gold and answer, for people.
  package struct Mistake: Hashable, Sendable {
    package let layer: Layer
    /// The document's id.
    package let document: String
    /// What is wrong: "missed PER «…»".
    package let text: String
  }

  /// Documents that were compared.
  package private(set) var documents = 0
  /// Documents without an answer.
  package private(set) var missing = 0
  package private(set) var mistakes: [Mistake] = []
  var entities = EntityScore()
  var times = TimeScore()
  var quotes = QuoteScore()
  var blocks = BlockScore()

  /// Nothing compared yet.
  package init() {}

  /// Compares the answer for one document (nil: there is none) with its gold. A layer that the gold lacks is left out.
  package mutating func add(
    gold: AnnotatedDocument, answer: AnnotatedDocument?, of source: SourceText, id: String, layers: [Layer]
  ) {
    documents += 1
    if answer == nil { missing += 1 }
    for layer in layers {
      var found: [String] = []
      switch layer {
      case .entities: gold.entities.map { found = entities.add($0, answer?.entities ?? [], source) }
      case .times: gold.times.map { found = times.add($0, answer?.times ?? [], source) }
      case .quotes: gold.quotes.map { found = quotes.add($0, answer?.quotes ?? [], source) }
      case .blocks: gold.blocks.map { found = blocks.add($0, answer?.blocks ?? [], source) }
      }
      mistakes += found.map { Mistake(layer: layer, document: id, text: $0) }
    }
  }
}

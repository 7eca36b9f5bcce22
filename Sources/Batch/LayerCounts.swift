import AnnotationModel
import Interchange
import JSON

/// How many items each layer has.
package struct LayerCounts: Hashable, Sendable {
  /// The keys of the layers in the contract, in the order of `values`.
  package static let names = [
    "blocks", "articles", "sections", "sentences", "entities", "times", "quantities", "quotes", "diagnostics",
  ]

  package internal(set) var values = [Int](repeating: 0, count: LayerCounts.names.count)

  /// No items.
  init() {}

  /// The items of a document.
  init(_ document: AnnotatedDocument) {
    values = [
      document.blocks?.count, document.articles?.count, document.sections?.count, document.sentences?.count,
      document.entities?.count, document.times?.count, document.quantities?.count, document.quotes?.count,
      document.diagnostics?.count,
    ].map { $0 ?? 0 }
  }

  /// The items of a document whose JSON was kept.
  init(_ document: EncodedDocument) {
    guard let object = (try? JSONReader.read([0x7B] + document.layers + [0x7D]))?.object else { return }
    values = LayerCounts.names.map { object[$0]?.array?.count ?? 0 }
  }

  /// Adds the items of another document.
  static func += (left: inout LayerCounts, right: LayerCounts) {
    for index in left.values.indices where index < right.values.count { left.values[index] &+= right.values[index] }
  }
}

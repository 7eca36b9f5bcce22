/// The annotation layers a caller may ask for. Prerequisites of a layer run silently; keys of layers that were not
/// asked for are absent from the output.
public struct Layers: OptionSet, Hashable, Sendable {
  /// The set as bits.
  public let rawValue: UInt8
  /// A value of the given parts.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Blocks, articles and sections.
  public static let sections = Layers(rawValue: 1 << 0)
  /// Sentence boundaries.
  public static let sentences = Layers(rawValue: 1 << 1)
  /// TIMEX3 expressions.
  public static let times = Layers(rawValue: 1 << 2)
  /// Numbers, ordinals, percentages, money and measures.
  public static let quantities = Layers(rawValue: 1 << 3)
  /// Entity mentions and the index of entities.
  public static let entities = Layers(rawValue: 1 << 4)
  /// Quotations with speaker, medium and polarity.
  public static let quotes = Layers(rawValue: 1 << 5)
  /// Findings about the text itself, with fixes where one exists.
  public static let diagnostics = Layers(rawValue: 1 << 6)

  /// Everything but sentences: what a caller gets who asks for nothing special.
  public static let standard: Layers = [.sections, .times, .quantities, .entities, .quotes, .diagnostics]

  /// The layers by their names on the wire, in output order. `blocks` is an alias of `sections`.
  public static let names: [(name: String, layer: Layers)] = [
    ("sections", .sections), ("blocks", .sections), ("sentences", .sentences), ("entities", .entities),
    ("times", .times), ("quantities", .quantities), ("quotes", .quotes), ("diagnostics", .diagnostics),
  ]

  /// The layer called `name` on the wire, or nil when there is none.
  public init?(name: String) {
    guard let layer = Layers.names.first(where: { $0.name == name })?.layer else { return nil }
    self = layer
  }
}

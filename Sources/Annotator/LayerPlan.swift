import AnnotationModel

/// Which layers run and which are shown: prerequisites run silently.
struct LayerPlan: Hashable, Sendable {
  /// The layers that the caller asked for.
  let shown: Layers
  /// Whether lines are searched for times.
  let runsTimes: Bool
  /// Whether times get their values; without, they only date the articles.
  let resolvesTimes: Bool
  let runsQuantities: Bool
  let runsEntities: Bool
  let runsQuotes: Bool

  init(layers: Layers) {
    shown = layers
    let diagnostics = layers.contains(.diagnostics)
    runsQuotes = layers.contains(.quotes) || diagnostics
    runsEntities = layers.contains(.entities) || runsQuotes
    // Sections show the articles' reference times, which datelines state.
    resolvesTimes = layers.contains(.times) || layers.contains(.quantities) || diagnostics
    runsTimes = resolvesTimes || layers.contains(.sections)
    runsQuantities = layers.contains(.quantities)
  }
}

import AnnotationModel

/// Which layers run and which are shown: prerequisites run silently.
struct LayerPlan: Hashable, Sendable {
  /// The layers that the caller asked for.
  let shown: Layers
  let runsTimes: Bool
  let runsQuantities: Bool
  let runsEntities: Bool
  let runsQuotes: Bool

  init(layers: Layers) {
    shown = layers
    let diagnostics = layers.contains(.diagnostics)
    runsQuotes = layers.contains(.quotes) || diagnostics
    runsEntities = layers.contains(.entities) || runsQuotes
    // Sections show the articles' reference times, which datelines state.
    runsTimes = layers.contains(.times) || layers.contains(.sections) || layers.contains(.quantities) || diagnostics
    runsQuantities = layers.contains(.quantities)
  }
}

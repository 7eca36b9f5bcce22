/// What a rule or a diagnostic means, for people. Documentation, `hashiya explain` and editors read the same list.
///
/// Each layer has its list beside its rules; `Annotator.rules` joins them.
public struct RuleDescription: Hashable, Sendable {
  /// Where the name comes up. `rawValue` is the wire name of the layer.
  public enum Layer: String, CaseIterable, Sendable { case times, quantities, quotes, diagnostics }

  public let layer: Layer
  /// The value of `rule`, or of a diagnostic's `code`.
  public let name: String
  /// What the rule finds, in one or two sentences of English.
  public let summary: String
  /// An Arabic text in which the rule applies.
  public let example: String
  /// The preference under which the example shows the rule.
  public let preference: AnnotationOptions.Preference

  /// A value of the given parts.
  public init(
    _ layer: Layer, _ name: String, _ summary: String, example: String,
    preference: AnnotationOptions.Preference = .nearest
  ) {
    self.layer = layer
    self.name = name
    self.summary = summary
    self.example = example
    self.preference = preference
  }
}

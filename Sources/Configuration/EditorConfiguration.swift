/// What a user decides about what an editor shows: the member `editor` of a configuration. It decides no annotation.
public struct EditorConfiguration: Hashable, Sendable {
  /// Kinds of notes within the text. `rawValue` is the wire name.
  public enum InlayHint: String, CaseIterable, Sendable {
    /// The date that an expression such as "أمس" means.
    case dates
    /// Who speaks where the text does not say it again.
    case speakers
  }

  /// Kinds of lines above the text. `rawValue` is the wire name.
  public enum CodeLens: String, CaseIterable, Sendable {
    /// What stands in each section.
    case sections
    /// How many quotations each speaker has.
    case speakers
  }

  public var inlayHints: Set<InlayHint>?
  public var codeLenses: Set<CodeLens>?
  /// Whether addresses in the text can be opened.
  public var documentLinks: Bool?
  /// Whether the outline shows quotations.
  public var outlineQuotes: Bool?
  /// Whether notes wrap foreign words in bidi isolates, which a few editors show as boxes.
  public var isolates: Bool?
  /// Whether a server indexes the texts in the workspace's folders.
  public var indexWorkspace: Bool?

  /// A configuration that decides nothing.
  public init() {}

  /// This configuration with the decisions of a closer one on top.
  func overridden(by other: EditorConfiguration) -> EditorConfiguration {
    var result = self
    result.inlayHints = other.inlayHints ?? inlayHints
    result.codeLenses = other.codeLenses ?? codeLenses
    result.documentLinks = other.documentLinks ?? documentLinks
    result.outlineQuotes = other.outlineQuotes ?? outlineQuotes
    result.isolates = other.isolates ?? isolates
    result.indexWorkspace = other.indexWorkspace ?? indexWorkspace
    return result
  }
}

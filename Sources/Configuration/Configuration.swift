public import AnnotationModel
import Lexicons

/// What a user or a newsroom decides once: the content of `.hashiya.json`, of `initializationOptions` or of a
/// `workspace/configuration` answer.
public struct Configuration: Hashable, Sendable {
  /// A name of the user's own.
  public struct Name: Hashable, Sendable {
    public var form: String
    public var type: EntityType

    public init(form: String, type: EntityType) {
      self.form = form
      self.type = type
    }
  }

  /// A cue of the user's own, which behaves like a built-in one.
  public struct Cue: Hashable, Sendable {
    public var form: String
    /// A built-in cue in the same form: "غرد" like "كتب", "مغردا" like "قائلا".
    public var like: String

    public init(form: String, like: String) {
      self.form = form
      self.like = like
    }
  }

  /// A phrase that marks a kind of line on the user's sites.
  public struct SectionPhrase: Hashable, Sendable {
    /// The kinds that a phrase can mark.
    public enum Kind: String, CaseIterable, Sendable {
      case readAlso, keywords, source, byline, chrome, caption, copyright
    }

    public var form: String
    public var kind: Kind

    public init(form: String, kind: Kind) {
      self.form = form
      self.kind = kind
    }
  }

  public var layers: Layers?
  public var referenceTime: String?
  public var preference: AnnotationOptions.Preference?
  public var dateOrder: AnnotationOptions.DateOrder?
  public var hijri: AnnotationOptions.HijriReckoning?
  public var minimumConfidence: Float?
  public var diagnosticSettings: [String: AnnotationOptions.DiagnosticSetting] = [:]
  public var ignoredFindings: [AnnotationOptions.IgnoredFinding] = []
  public var names: [Name] = []
  /// Paths of names files, relative to the configuration's folder.
  public var namesFiles: [String] = []
  public var cues: [Cue] = []
  public var sectionPhrases: [SectionPhrase] = []
  public var editor = EditorConfiguration()

  /// A configuration that decides nothing.
  public init() {}

  /// Options with this configuration's decisions in place of the given ones.
  public func applied(to options: AnnotationOptions) -> AnnotationOptions {
    var options = options
    options.layers = layers ?? options.layers
    options.referenceTime = referenceTime ?? options.referenceTime
    options.preference = preference ?? options.preference
    options.dateOrder = dateOrder ?? options.dateOrder
    options.hijri = hijri ?? options.hijri
    options.minimumConfidence = minimumConfidence ?? options.minimumConfidence
    options.diagnosticSettings = diagnosticSettings
    options.ignoredFindings = ignoredFindings
    return options
  }

  /// This configuration with the decisions of a closer one (an editor's settings over the project's file) on top.
  public func overridden(by other: Configuration) -> Configuration {
    var result = self
    result.layers = other.layers ?? layers
    result.referenceTime = other.referenceTime ?? referenceTime
    result.preference = other.preference ?? preference
    result.dateOrder = other.dateOrder ?? dateOrder
    result.hijri = other.hijri ?? hijri
    result.minimumConfidence = other.minimumConfidence ?? minimumConfidence
    result.diagnosticSettings.merge(other.diagnosticSettings) { $1 }
    result.ignoredFindings += other.ignoredFindings
    result.names += other.names
    result.namesFiles += other.namesFiles
    result.cues += other.cues
    result.sectionPhrases += other.sectionPhrases
    result.editor = editor.overridden(by: other.editor)
    return result
  }

  /// Whether the configuration adds words to the lexicon.
  public var hasWords: Bool { !(names.isEmpty && cues.isEmpty && sectionPhrases.isEmpty) }
}

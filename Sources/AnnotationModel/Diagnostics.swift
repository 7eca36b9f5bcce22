/// A replacement of `span` by `newText`.
public struct TextEdit: Hashable, Sendable {
  /// Where it stands in the document, in UTF-8 offsets.
  public var span: TextSpan
  /// What takes the place of the span.
  public var newText: String

  /// A value of the given parts.
  public init(span: TextSpan, newText: String) {
    self.span = span
    self.newText = newText
  }
}

/// A finding about the text itself, with a fix where one exists.
public struct Diagnostic: Hashable, Sendable {
  /// How grave the finding is. `rawValue` is the wire name.
  public enum Severity: String, CaseIterable, Sendable { case error, warning, information, hint }

  /// Edits that mend what the diagnostic reports.
  public struct Fix: Hashable, Sendable {
    /// The heading that opens it.
    public var title: String
    /// The replacements, not overlapping.
    public var edits: [TextEdit]

    /// A value of the given parts.
    public init(title: String, edits: [TextEdit]) {
      self.title = title
      self.edits = edits
    }
  }

  /// Where it stands in the document, in UTF-8 offsets.
  public var span: TextSpan
  /// A stable, documented code such as `unclosedQuote`.
  public var code: String
  /// How grave it is.
  public var severity: Severity
  /// What was found, for people.
  public var message: String
  /// Edits that mend it, where there are any.
  public var fix: Fix?

  /// A value of the given parts.
  public init(span: TextSpan, code: String, severity: Severity, message: String, fix: Fix? = nil) {
    self.span = span
    self.code = code
    self.severity = severity
    self.message = message
    self.fix = fix
  }
}

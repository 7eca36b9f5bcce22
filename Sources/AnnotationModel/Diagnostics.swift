/// A replacement of `span` by `newText`.
public struct TextEdit: Hashable, Sendable {
  public var span: TextSpan
  public var newText: String

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
    public var title: String
    public var edits: [TextEdit]

    public init(title: String, edits: [TextEdit]) {
      self.title = title
      self.edits = edits
    }
  }

  public var span: TextSpan
  /// A stable, documented code such as `unclosedQuote`.
  public var code: String
  public var severity: Severity
  public var message: String
  public var fix: Fix?

  public init(span: TextSpan, code: String, severity: Severity, message: String, fix: Fix? = nil) {
    self.span = span
    self.code = code
    self.severity = severity
    self.message = message
    self.fix = fix
  }
}

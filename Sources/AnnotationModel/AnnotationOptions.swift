/// What a caller may decide about an annotation. Everything here is part of the result cache's key.
public struct AnnotationOptions: Hashable, Sendable {
  /// Which reading of an ambiguous date ("الثلاثاء", "في مايو") to prefer.
  public enum Preference: String, CaseIterable, Sendable {
    case past, future
    /// The reading next to the reference time that the clause's tense allows: what news means.
    case nearest
  }

  /// How "03/04/2020" reads where more than one order makes a date; an impossible reading falls back.
  public enum DateOrder: String, CaseIterable, Sendable { case dmy, mdy, ymd }

  /// How Hijri dates become Gregorian ones: by the calendar of Umm al-Qura where its months are known, or by the 30-year
  /// cycle throughout.
  public enum HijriReckoning: String, CaseIterable, Sendable { case umalqura, tabular }

  /// What the user decided about one code of diagnostics.
  public enum DiagnosticSetting: Hashable, Sendable {
    /// Such findings are not reported.
    case off
    /// Such findings are reported with this severity.
    case severity(Diagnostic.Severity)
  }

  /// A finding that the user does not want to see again.
  public struct IgnoredFinding: Hashable, Sendable {
    /// The diagnostic's code.
    public var code: String
    /// The text that the finding covers; nil for any text.
    public var text: String?

    /// A value of the given parts.
    public init(code: String, text: String? = nil) {
      self.code = code
      self.text = text
    }
  }

  /// What to return.
  public var layers: Layers
  /// ISO 8601 date or date-time of publication; article 1's reference time. Nil: relative expressions stay valueless.
  public var referenceTime: String?
  /// Which reading of an ambiguous date to prefer.
  public var preference: Preference
  public var dateOrder = DateOrder.dmy
  public var hijri = HijriReckoning.umalqura
  /// Names that are less certain than this (0…1) are left out.
  public var minimumConfidence: Float = 0
  /// Settings of diagnostics by code; a code without one is reported as its rule says.
  public var diagnosticSettings: [String: DiagnosticSetting] = [:]
  public var ignoredFindings: [IgnoredFinding] = []

  /// A value of the given parts.
  public init(layers: Layers = .standard, referenceTime: String? = nil, preference: Preference = .nearest) {
    self.layers = layers
    self.referenceTime = referenceTime
    self.preference = preference
  }
}

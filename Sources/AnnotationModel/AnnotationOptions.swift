/// What a caller may decide about an annotation. Everything here is part of the result cache's key.
public struct AnnotationOptions: Hashable, Sendable {
  /// Which reading of an ambiguous date ("الثلاثاء", "في مايو") to prefer.
  public enum Preference: String, CaseIterable, Sendable {
    case past, future
    /// The reading next to the reference time that the clause's tense allows: what news means.
    case nearest
  }

  public var layers: Layers
  /// ISO 8601 date or date-time of publication; article 1's reference time. Nil: relative expressions stay valueless.
  public var referenceTime: String?
  public var preference: Preference

  public init(layers: Layers = .standard, referenceTime: String? = nil, preference: Preference = .nearest) {
    self.layers = layers
    self.referenceTime = referenceTime
    self.preference = preference
  }
}

/// A quotation: content that the text gives as said, written, announced or denied by somebody else than its author.
public struct Quote: Hashable, Sendable {
  /// How the content is given. `rawValue` is the wire name.
  public enum Kind: String, CaseIterable, Sendable {
    /// All content stands in quotation marks, or verbatim after "قال:".
    case direct
    /// A reported clause.
    case indirect
    /// A reported clause with quoted words inside.
    case mixed
  }

  /// Whether the speaker asserts or denies the content. `rawValue` is the wire name.
  public enum Polarity: String, CaseIterable, Sendable { case affirm, deny }

  /// How the speaker was found. `rawValue` is the wire name.
  public enum Resolution: String, CaseIterable, Sendable {
    /// Named at the cue.
    case explicit
    /// The verb's subject is dropped; taken from earlier text.
    case subjectDrop
    /// A pronoun stands for the speaker.
    case pronoun
    /// Headline style: "بوتين: …".
    case headline
    /// An apposition names the speaker.
    case apposition
    /// A chain of sources: "نقلت رويترز عن …".
    case chain
  }

  /// Unique in the document.
  public var id: String
  /// How the content is given.
  public var kind: Kind
  /// What was said: one span, or several when the attribution interrupts it.
  public var content: [TextSpan]
  /// The reporting word, without attached و or ف.
  public var cue: TextSpan?
  /// The mention of the one who speaks; nil when the subject is dropped.
  public var speaker: TextSpan?
  /// The fullest name of the one who speaks; "unknown" when the text hides it.
  public var speakerName: String
  /// `id` of the speaker in the index of entities.
  public var speakerEntity: String?
  /// The medium that passes it on, beside the speaker.
  public var via: TextSpan?
  /// The medium's fullest name.
  public var viaName: String?
  /// Whether the content is affirmed or denied.
  public var polarity: Polarity
  /// The one spoken to, when the text names one.
  public var addressee: TextSpan?
  /// How the speaker was found.
  public var resolvedBy: Resolution
  /// The rule that found it; `hashiya explain` tells what it does.
  public var rule: String
  /// How sure the rule or model is, 0…1.
  public var confidence: Float

  /// A value of the given parts.
  public init(
    id: String, kind: Kind, content: [TextSpan], cue: TextSpan? = nil, speaker: TextSpan? = nil,
    speakerName: String, speakerEntity: String? = nil, via: TextSpan? = nil, viaName: String? = nil,
    polarity: Polarity = .affirm, addressee: TextSpan? = nil, resolvedBy: Resolution, rule: String,
    confidence: Float = 1
  ) {
    self.id = id
    self.kind = kind
    self.content = content
    self.cue = cue
    self.speaker = speaker
    self.speakerName = speakerName
    self.speakerEntity = speakerEntity
    self.via = via
    self.viaName = viaName
    self.polarity = polarity
    self.addressee = addressee
    self.resolvedBy = resolvedBy
    self.rule = rule
    self.confidence = confidence
  }
}

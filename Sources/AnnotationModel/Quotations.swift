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

  public var id: String
  public var kind: Kind
  /// What was said: one span, or several when the attribution interrupts it.
  public var content: [TextSpan]
  public var cue: TextSpan?
  public var speaker: TextSpan?
  /// The fullest name of the one who speaks; "unknown" when the text hides it.
  public var speakerName: String
  /// `id` of the speaker in the index of entities.
  public var speakerEntity: String?
  /// The medium that passes it on, beside the speaker.
  public var via: TextSpan?
  public var viaName: String?
  public var polarity: Polarity
  public var addressee: TextSpan?
  public var resolvedBy: Resolution
  public var rule: String
  public var confidence: Float

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

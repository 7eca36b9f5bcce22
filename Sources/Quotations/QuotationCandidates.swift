import AnnotationModel

/// What a line offers for quotations: reported stretches with their cues, and whom a dropped subject may mean.
public struct QuotationCandidates: Sendable {
  var quotes: [QuoteCandidate] = []
  /// Subjects of sentences that report nothing, in order: antecedents of dropped subjects in later sentences.
  var subjects: [NounPhrase] = []
  /// Quotation marks that nothing closes or opens, in order.
  var strayMarks: [StrayMark] = []

  /// A quotation mark opens the line.
  var opensWithMark = false

  /// What stands in marks and reads like speech, whoever says it; in order.
  var speech: [TextSpan] = []

  /// The words before a mark that closes what an earlier line opened, when the line opens nothing before it.
  var closing: TextSpan?

  public init() {}
}

/// A quotation mark without its other half; spans count from the line's start.
struct StrayMark: Sendable {
  var span: TextSpan
  var opens: Bool
  /// Where the missing mark would stand, when a quotation was found.
  var missingAt: Int?
  /// The mark to insert there.
  var counterpart: String
}

/// A quotation found in its line, its speaker not yet known beyond the line.
struct QuoteCandidate: Sendable {
  /// Who speaks, as far as the line tells.
  enum Speaker: Sendable {
    /// The noun phrase at the cue.
    case named(NounPhrase)
    /// A verb without subject; `near` is the subject of the same sentence, if it has one.
    case dropped(Agreement, near: NounPhrase?)
    /// A pronoun ("بحسب قوله").
    case pronoun(Agreement, near: NounPhrase?)
    /// The text hides the speaker ("قيل إن").
    case hidden
    /// Direct speech on a line of its own: the last speaker goes on.
    case continued
  }

  var kind: Quote.Kind
  var content: [TextSpan]
  var cue: TextSpan?
  var speaker: Speaker
  var via: NounPhrase?
  var addressee: NounPhrase?
  /// Somebody else to whom the sentence attributes the same words ("قال الوزير إن …، بحسب رئيس الوفد").
  var secondSpeaker: NounPhrase?
  /// The speaker's name when the form of the text fixes it ("interviewer").
  var fixedName: StaticString?
  /// What the cue's form says about the one who speaks.
  var cueAgreement = Agreement.unknown
  var polarity = Quote.Polarity.affirm
  var rule: QuotationRule
  /// Number of the cue's frame, and of its form (`Cue.formNumber`); 0 and 7 without a cue of the lists.
  var frame: UInt8 = 0
  var form: UInt8 = 7
  /// The content ends where its sentence does.
  var endsSentence = true
  /// The cue carries on the last speaker's words ("وأضاف").
  var continues = false
  /// A frame that counts only on lines of headlines, links and headings.
  var needsHeadline = false
  /// A headline that reads like a description of what stands before the colon.
  var isTopic = false
  /// Words without marks after a colon ("وقال: نعم").
  var isVerbatim = false
  /// An interview turn after a dash, which needs another one beside it.
  var needsTurns = false
  var isQuestion = false
  /// Left open by its line: the next line may go on with it.
  var isOpen = false
  var resolution = Quote.Resolution.explicit
}

/// The rules that find quotations. The raw value is the rule's place among the evidence for a quotation.
enum QuotationRule: UInt8, CaseIterable, Sendable {
  case verbClause, verbDirect, verbVerbatim, verbPreposition, verbNoun, verbArrival
  case participleClause, participleDirect, nounClause
  case sourceLeading, sourceTrailing, sourceMarked
  case markedPostposed, markedContinued
  case headlineColon, interviewLabel, interviewDash

  /// The name in the catalogue and on the wire.
  var name: String {
    switch self {
    case .verbClause: "verb.clause"
    case .verbDirect: "verb.direct"
    case .verbVerbatim: "verb.verbatim"
    case .verbPreposition: "verb.preposition"
    case .verbNoun: "verb.noun"
    case .verbArrival: "verb.arrival"
    case .participleClause: "participle.clause"
    case .participleDirect: "participle.direct"
    case .nounClause: "noun.clause"
    case .sourceLeading: "source.leading"
    case .sourceTrailing: "source.trailing"
    case .sourceMarked: "source.marked"
    case .markedPostposed: "marked.postposed"
    case .markedContinued: "marked.continued"
    case .headlineColon: "headline.colon"
    case .interviewLabel: "interview.label"
    case .interviewDash: "interview.dash"
    }
  }
}

import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// Cities that stand for their clubs: "شباك باريس", and then "باريس" elsewhere in the article where nothing says that the city
/// is meant. A country that stands for its team remains a place.
enum ClubNames {
  /// Words right before a club's name.
  private static let companions = WordSet([
    "شباك", "مرمى", "ألوان", "قميص", "لاعب", "لاعبي", "لاعبو", "مدرب", "هداف", "مضيفه", "ضيفه", "غريمه", "وصيفه",
    "فريقا", "فريقي", "ناديا", "ناديي",
  ])
  /// Words right before a club's name that belong to it.
  private static let heads = WordSet(["نادي", "فريق"])
  /// Words right before a city.
  private static let locatives = WordSet([
    "في", "مدينة", "بمدينة", "قرب", "شمال", "جنوب", "شرق", "غرب", "وسط", "ضواحي", "خارج", "داخل", "مطار", "بلدية",
    "شوارع", "سكان", "أهالي", "ملعب", "استاد", "محافظة", "ولاية",
  ])

  /// Makes organisations of the places that the article shows to be clubs.
  static func settle(_ mentions: inout [DocumentMention], _ forms: NameForms, _ lines: [PlacedLine]) {
    var clubs: Set<Int> = []
    for mention in mentions {
      guard let first = mention.tokens.first else { continue }
      let line = lines[mention.line].line
      if mention.type == .location, mention.country == nil, first > 0,
        line.words[first].proclitics.isDisjoint(with: [.bi, .ka, .fa, .wa]),
        companions.contains(first - 1, in: line)
      {
        clubs.insert(mention.form)
      }
      if mention.type == .organization, mention.headWords > 0, heads.contains(first, in: line),
        let city = forms.number(of: mention.form, dropping: mention.headWords)
      {
        clubs.insert(city)
      }
    }
    guard !clubs.isEmpty else { return }
    for index in mentions.indices
    where mentions[index].type == .location && mentions[index].country == nil && clubs.contains(mentions[index].form) {
      if !isCity(mentions[index], lines[mentions[index].line].line) { mentions[index].type = .organization }
    }
  }

  private static func isCity(_ mention: DocumentMention, _ line: AnalyzedLine) -> Bool {
    guard let first = mention.tokens.first else { return true }
    return line.words[first].proclitics.contains(.bi) || first > 0 && locatives.contains(first - 1, in: line)
  }
}

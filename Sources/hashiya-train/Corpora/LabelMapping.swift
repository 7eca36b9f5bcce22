import AnnotationModel
import ArabicText
import Entities
import Lexicons
import Morphology

/// Maps the label sets of the corpora onto ours.
///
/// A corpus that does not annotate a class must not teach its absence: its tokens keep several allowed labels, and the
/// trainer sums over them.
enum LabelMapping {
  /// What a foreign label means in our scheme.
  struct Reading: Equatable {
    /// The types the name may have.
    var types: [EntityType]
    /// Whether it may be no name at all by our guidelines.
    var mayBeOutside = false
  }

  /// The reading of a corpus's label without its B-/I-; nil for O and for labels that our scheme leaves unmarked.
  static func reading(of label: String, in domain: CorpusDomain) -> Reading? {
    switch domain {
    case .gold, .raw: EntityType(rawValue: label).map { Reading(types: [$0]) }
    case .anercorp, .aqmar: newswire[label]
    case .fane: fane[label]
    case .wojood: wojood[label]
    }
  }

  private static let newswire: [String: Reading] = [
    "PERS": Reading(types: [.person]), "PER": Reading(types: [.person]), "LOC": Reading(types: [.location]),
    "ORG": Reading(types: [.organization]),
    // Currencies, religions and substances are MISC there and nothing here.
    "MISC": Reading(types: [.miscellaneous, .event, .people], mayBeOutside: true),
    "MIS": Reading(types: [.miscellaneous, .event, .people, .organization], mayBeOutside: true),
  ]

  private static let fane: [String: Reading] = {
    var map: [String: Reading] = [:]
    let person = [
      "Politician", "Athlete", "Artist", "Other_PER", "Religious_PER", "Scientist", "Businessperson", "Lawyer",
      "Engineer", "Police",
    ]
    for label in person { map[label] = Reading(types: [.person]) }
    // "Police" and its like are persons in one part of the corpus and bodies in the other.
    map["Police"] = Reading(types: [.person, .organization])
    let place = [
      "Nation", "Population-Center", "State-or-Province", "Continent", "Water-Body", "Land", "County-or-District",
      "Land-Region-Natural", "Path", "Airport", "Building-Grounds", "Subarea-Facility", "GPE-Cluster",
    ]
    for label in place { map[label] = Reading(types: [.location]) }
    map["GPE-Cluster"] = Reading(types: [.location, .organization])
    map["Celestial"] = Reading(types: [.location, .miscellaneous], mayBeOutside: true)
    let body = [
      "Government", "Non-Governmental", "Sports", "Commercial", "Educational", "Media", "Medical-Science",
      "Religious_ORG", "Entertainment",
    ]
    for label in body { map[label] = Reading(types: [.organization]) }
    map["Group"] = Reading(types: [.people, .organization, .person], mayBeOutside: true)
    let other = [
      "Book", "Movie", "Sound", "Software", "Hardware", "Air", "Water", "Projectile", "Nuclear", "Shooting", "Blunt",
      "Exploding",
    ]
    for label in other { map[label] = Reading(types: [.miscellaneous], mayBeOutside: true) }
    for label in ["Food", "Drug", "Plant"] {
      map[label] = Reading(types: [.miscellaneous], mayBeOutside: true)
    }
    return map
  }()

  private static let wojood: [String: Reading] = [
    "PERS": Reading(types: [.person]), "GPE": Reading(types: [.location]), "LOC": Reading(types: [.location]),
    "FAC": Reading(types: [.location, .organization]), "ORG": Reading(types: [.organization, .location]),
    "EVENT": Reading(types: [.event], mayBeOutside: true), "NORP": Reading(types: [.people], mayBeOutside: true),
    "LAW": Reading(types: [.miscellaneous], mayBeOutside: true),
    "PRODUCT": Reading(types: [.miscellaneous], mayBeOutside: true),
    "WEBSITE": Reading(types: [.miscellaneous, .organization], mayBeOutside: true),
    "LANGUAGE": Reading(types: [.miscellaneous], mayBeOutside: true),
  ]

  /// The labels of a line's tokens, given the names in it.
  static func labels(of line: AnalyzedLine, spans: [LabelledSpan], domain: CorpusDomain) -> [LabelSet] {
    var labels = (0..<line.count).map { outside(of: $0, in: line, domain: domain) }
    var free = 0
    for span in spans.sorted(by: { $0.start < $1.start }) {
      var tokens = (free..<max(free, line.count)).filter {
        Int(line.tokens.starts[$0]) < span.end && Int(line.tokens.ends[$0]) > span.start
      }
      // Marks that a corpus leaves glued to a word are no part of the name.
      while let last = tokens.last, tokens.count > 1, isEdgeMark(last, line) { tokens.removeLast() }
      while let first = tokens.first, tokens.count > 1, isEdgeMark(first, line) { tokens.removeFirst() }
      for (position, token) in tokens.enumerated() {
        var set: LabelSet = span.reading.mayBeOutside ? [LabelSet(.outside)] : []
        for type in span.reading.types {
          set.insert(LabelSet(position == 0 ? .begin(type) : .inside(type)))
        }
        labels[token] = set
        // Two names in one token: the first one has it.
        free = token + 1
      }
    }
    return labels
  }

  private static func isEdgeMark(_ token: Int, _ line: AnalyzedLine) -> Bool {
    switch line.tokens.marks[token] {
    case .comma, .semicolon, .period, .colon, .question, .exclamation, .ellipsis, .dash, .openParenthesis,
      .closeParenthesis, .leftGuillemet, .rightGuillemet, .straightQuote, .leftQuote, .rightQuote:
      true
    default: false
    }
  }

  /// What O says in a corpus: nothing about peoples and events unless the corpus annotates them.
  private static func outside(of token: Int, in line: AnalyzedLine, domain: CorpusDomain) -> LabelSet {
    var set = LabelSet(.outside)
    guard domain != .gold else { return set }
    let tokens = line.tokens
    let range = tokens.letterRange(token)
    if tokens.kinds[token] == .word, range.count >= 5, tokens.letters[range.upperBound - 1] == Letter.noon,
      [Letter.yeh, Letter.waw].contains(tokens.letters[range.upperBound - 2])
    {
      // "الفلسطينيين" may be a people.
      set.insert(LabelSet(.begin(.people)))
    }
    let classes = line.lexicon.classes(of: line.hits[token].whole)
    let stemClasses = line.lexicon.classes(of: line.hits[token].stem)
    if classes.contains(.people) || stemClasses.contains(.people) { set.insert(LabelSet(.begin(.people))) }
    return set
  }
}

import AnnotationModel

/// How far each piece of a page's mark-up speaks for or against a kind of line, in the units of the sequence model's
/// weights (64 to a natural logarithm of odds). They add to the votes of the words, so that the words can overrule them.
///
/// Set by hand, from what the elements mean and how pages use them: mark-up lies often enough ("h2" for a site's name,
/// "p" for everything) that little of it is worth more than three.
struct StructureVotes {
  typealias Row = SequenceModel.Row

  /// Roles of containers that hold no line of the article.
  static let furniture: StructureHints.Roles = [
    .navigation, .footer, .aside, .form, .related, .sharing, .comments, .advertisement, .notice, .subscription,
  ]

  /// Adds what the mark-up says about line `index` of a page to its votes.
  static func add(to votes: inout Row, _ index: Int, of page: PageContext) {
    let line = page.features[index]
    if line.structure.isKnown { addMarks(of: line, to: &votes) }
    guard index < page.structure.roles.count else { return }
    let roles = page.structure.roles[index]
    if !roles.isEmpty {
      for (role, row) in roleVotes where roles.contains(role) { votes &+= row }
    }
    switch page.structure.places[index] {
    case .inside: if roles.isDisjoint(with: furniture) { votes &+= inside }
    case .before: votes &+= before
    case .after: votes &+= page.structure.isSure ? after &+ surelyAfter : after
    case .unknown: break
    }
  }

  private static func addMarks(of line: LineFeatures, to votes: inout Row) {
    let hints = line.structure.hints
    if hints.headingLevel > 0 { votes &+= headings[min(Int(hints.headingLevel), 4) - 1] }
    for (mark, row) in markVotes where hints.marks.contains(mark) { votes &+= row }
    switch hints.linkShare {
    case 70...: votes &+= link
    case 40...: votes &+= halfLink
    case ..<20 where hints.marks.contains(.listItem): votes &+= plainItem
    default: break
    }
  }

  private static func row(_ votes: [(BlockKind, Float)]) -> Row {
    var row = Row(repeating: 0)
    for (kind, vote) in votes {
      guard let column = SequenceModel.kinds.firstIndex(of: kind) else { continue }
      row[column] = Int32(vote * 64)
    }
    return row
  }

  private static func notBody(_ weight: Float, _ others: [(BlockKind, Float)]) -> Row {
    row(
      [
        (.headline, -weight), (.deck, -weight), (.heading, -weight), (.paragraph, -weight), (.listItem, -weight),
      ] + others)
  }

  private static let headings: [Row] = [
    row([(.headline, 3), (.paragraph, -2), (.chrome, -1), (.relatedItem, -1), (.listItem, -1), (.caption, -2)]),
    row([
      (.heading, 2.5), (.headline, 1), (.readAlso, 1), (.paragraph, -2), (.chrome, -1), (.listItem, -1), (.caption, -2),
    ]),
    row([
      (.heading, 2), (.headline, 0.5), (.readAlso, 1), (.relatedItem, 1), (.paragraph, -2), (.listItem, -1),
      (.caption, -2),
    ]),
    row([(.heading, 1.5), (.readAlso, 1), (.relatedItem, 1), (.paragraph, -2), (.listItem, -1), (.caption, -1.5)]),
  ]

  private static let markVotes: [(StructureHints.Marks, Row)] = [
    (.listItem, row([(.listItem, 2), (.relatedItem, 0.5), (.chrome, 0.5), (.heading, -1), (.headline, -1)])),
    (.time, row([(.dateline, 3), (.paragraph, -1)])),
    (.strong, row([(.heading, 0.7), (.headline, 0.5)])),
    (.documentTitle, row([(.headline, 5), (.chrome, -1)])),
    (.control, notBody(3, [(.chrome, 3)])),
    (.tableRow, row([(.chrome, 1), (.heading, -2), (.headline, -2), (.paragraph, -0.5)])),
    (.tagLink, notBody(2, [(.keywords, 3)])),
    (.authorLink, notBody(2, [(.byline, 2.5)])),
  ]

  /// A line that is a link as a whole; one that is half a link, such as "اقرأ أيضا: …".
  private static let link = notBody(2.5, [(.relatedItem, 1.5), (.chrome, 1), (.keywords, 0.5), (.readAlso, 0.5)])
  private static let halfLink = row([(.paragraph, -0.5), (.listItem, -0.5), (.readAlso, 1), (.keywords, 0.5)])

  /// An item that leads nowhere: no link to another page.
  private static let plainItem = row([(.listItem, 1), (.relatedItem, -2), (.keywords, -1)])

  private static let roleVotes: [(StructureHints.Roles, Row)] = [
    (.navigation, notBody(3, [(.chrome, 3)])),
    (.footer, notBody(3, [(.chrome, 1.5), (.copyright, 1)])),
    (.aside, notBody(2.5, [(.chrome, 1), (.relatedItem, 0.5)])),
    (.figure, row([(.caption, 2), (.paragraph, -1.5), (.heading, -1)])),
    (.caption, notBody(2.5, [(.caption, 3.5)])),
    (.quotation, row([(.paragraph, 0.5)])),
    (.form, notBody(3, [(.chrome, 3)])),
    (.related, notBody(3, [(.relatedItem, 1.5), (.readAlso, 1)])),
    (.sharing, notBody(3, [(.chrome, 2.5)])),
    (.comments, notBody(4, [(.chrome, 3)])),
    (.tags, notBody(2, [(.keywords, 2.5)])),
    (.author, notBody(3, [(.byline, 1.5), (.chrome, 1)])),
    (.date, notBody(1.5, [(.dateline, 2)])),
    (.advertisement, notBody(3, [(.chrome, 3)])),
    (.notice, notBody(4, [(.chrome, 3)])),
    (.subscription, notBody(3, [(.chrome, 3)])),
    (.title, row([(.headline, 2)])),
    (.teaser, row([(.deck, 2.5)])),
    (.pullQuote, notBody(4, [(.chrome, 1.5), (.caption, 1.5)])),
  ]

  private static let inside = row([
    (.paragraph, 1.5), (.listItem, 0.5), (.heading, 0.5), (.chrome, -1), (.relatedItem, -1), (.caption, -0.5),
  ])
  private static let before = row([(.paragraph, -1.5), (.listItem, -0.7), (.heading, -0.7)])
  private static let after = row([
    (.paragraph, -3), (.listItem, -2.5), (.heading, -2.5), (.deck, -2), (.headline, -1.5),
  ])
  private static let surelyAfter = row([(.paragraph, -4), (.heading, -1), (.listItem, -2)])
}

import AnnotationModel
import ArabicText

/// One appearance of somebody who may speak, with the words by which the text calls them.
struct Figure {
  /// Number of the mention that names them here, in the resolver's list; nil when only the phrase does.
  var mention: Int?
  /// The span in the document, the name after a comma included.
  var span: TextSpan
  /// The phrase's words in `Figures.words`; the head first.
  var words: Range<Int>
  /// Opens with a noun for people and holds no name: "الوزير", "المتحدث باسم الجيش".
  var isRole: Bool
  /// A person's name, or a role with a name.
  var isPerson: Bool
  /// A body, a document or a group.
  var isBody: Bool
  /// One person by their role, definite and without a name.
  var isDefiniteRole: Bool
  var agreement: Agreement
  var hasSpoken: Bool
}

/// A person whom the page gives a role: "وزير الخارجية" is مايك بومبيو.
struct RoleHolder {
  /// Number of the person's first mention.
  var mention: Int
  /// The role's words, folded and hashed, without the article.
  var words: [UInt64]
}

/// The persons of an article whose roles the page tells. Their words are read when a role without a name first asks.
final class RoleHolders {
  private let roles: [(mention: Int, roles: [String])]
  private(set) lazy var all = roles.map { holder in
    RoleHolder(mention: holder.mention, words: holder.roles.flatMap { WordHashes.of(FoldedText($0).letters) })
  }

  /// - Parameter roles: each person's first mention in the article, and what the page calls them.
  init(_ roles: [(mention: Int, roles: [String])] = []) {
    self.roles = roles
  }

  var isEmpty: Bool { roles.isEmpty }
}

/// Everybody who has appeared in an article, in text order: the antecedents of dropped subjects, short names and roles.
struct Figures {
  private(set) var all: [Figure] = []
  /// The words of all figures, folded and hashed, without the article.
  var words: [UInt64] = []
  private let holders: RoleHolders
  /// How many figures back (or ahead) an antecedent is looked for.
  private static let reach = 40

  /// - Parameter holders: the persons of the article whose roles the page tells.
  init(holders: RoleHolders = RoleHolders()) {
    self.holders = holders
  }

  /// Adds a figure and returns its number.
  mutating func note(_ figure: Figure) -> Int {
    all.append(figure)
    return all.count - 1
  }

  /// Notes that a figure speaks again.
  mutating func repeatSpeaker(_ number: Int) {
    var again = all[number]
    again.hasSpoken = true
    all.append(again)
  }

  /// The last figure that fits a dropped subject: one who has spoken, else one who has acted.
  func antecedent(_ agreement: Agreement) -> Int? {
    let recent = all.indices.suffix(Figures.reach)
    return recent.last { all[$0].hasSpoken && all[$0].agreement.fits(agreement) }
      ?? recent.last { all[$0].agreement.fits(agreement) } ?? recent.last { all[$0].hasSpoken }
  }

  var lastSpeaker: Int? { all.lastIndex { $0.hasSpoken } }

  /// The fullest appearance of the same figure: "الوزير" and "بومبيو" are "وزير الخارجية، مايك بومبيو".
  ///
  /// An earlier appearance whose words hold all of these decides; a role may also find its name later, or in the roles that
  /// the page gives to persons.
  func fullest(_ number: Int) -> Figure {
    var figure = all[number]
    var current = number
    for _ in 0..<4 {
      let isShortName = figure.isPerson && figure.words.count == 1
      guard figure.mention == nil || isShortName, let fuller = fuller(current) else { break }
      current = fuller
      figure = all[current]
    }
    if figure.mention == nil, figure.isRole, let holder = holder(of: figure) {
      figure.mention = holder
      figure.isRole = false
      figure.isPerson = true
    }
    return figure
  }

  /// Whether the figures can only be two: neither's words hold the other's, and both stand for somebody else in the end.
  func differ(_ lhs: Int, _ rhs: Int) -> Bool {
    let left = fullest(lhs)
    let right = fullest(rhs)
    guard left.mention != right.mention || left.mention == nil, !left.words.isEmpty, !right.words.isEmpty else {
      return false
    }
    let (leftWords, rightWords) = (words[left.words], words[right.words])
    return !leftWords.allSatisfy { rightWords.contains($0) } && !rightWords.allSatisfy { leftWords.contains($0) }
  }

  private func fuller(_ number: Int) -> Int? {
    let figure = all[number]
    guard !figure.words.isEmpty, figure.words.count < 8 else { return nil }
    let earliest = max(0, number - Figures.reach)
    for candidate in (earliest..<number).reversed() where holds(all[candidate], figure) { return candidate }
    guard figure.isRole else { return nil }
    if figure.words.count > 1, let later = laterName(number, figure) { return later }
    guard figure.isDefiniteRole, holder(of: figure) == nil else { return nil }
    // "قال جابر عمران … وأوضح خبير الأرصاد …": a definite role without a name is the last named person.
    var speakers = 0
    for candidate in (earliest..<number).reversed() where all[candidate].hasSpoken {
      let other = all[candidate]
      if !other.isRole, other.isPerson, other.agreement.fits(figure.agreement) { return candidate }
      speakers += 1
      if speakers == 3 { break }
    }
    return nil
  }

  /// The only person whose role has all the words: "رئيس المجلس" for "رئيس مجلس المحافظة صباح كرحوت".
  private func holder(of figure: Figure) -> Int? {
    guard !holders.isEmpty, !figure.isBody, figure.words.count > 1 || figure.isDefiniteRole else { return nil }
    var found: Int?
    for holder in holders.all where words[figure.words].allSatisfy({ holder.words.contains($0) }) {
      if found != nil { return nil }
      found = holder.mention
    }
    return found
  }

  private func laterName(_ number: Int, _ figure: Figure) -> Int? {
    for candidate in (number + 1)..<max(number + 1, min(all.count, number + Figures.reach))
    where holds(all[candidate], figure) && all[candidate].isRole == false {
      return candidate
    }
    return nil
  }

  /// Whether `fuller` says all that `figure` says, and more.
  private func holds(_ fuller: Figure, _ figure: Figure) -> Bool {
    guard fuller.words.count > figure.words.count, fuller.words.count < 24 else { return false }
    // "الهيئة" is "الهيئة العامة للرياضة", not "رئيس الهيئة".
    let (own, others) = (words[figure.words], words[fuller.words])
    if figure.isBody, others.first != own.first { return false }
    return own.allSatisfy { others.contains($0) }
  }
}

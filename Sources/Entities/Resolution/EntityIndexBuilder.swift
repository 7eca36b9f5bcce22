import AnnotationModel
import ArabicText
import Morphology

/// Turns an article's clustered mentions into its mentions and index.
struct EntityIndexBuilder {
  let mentions: [DocumentMention]
  let forms: NameForms
  let clustering: NameClustering
  let lines: [PlacedLine]
  let source: SourceText

  func article() -> ArticleEntities {
    var index: [IndexedEntity] = []
    var representatives: [DocumentMention] = []
    index.reserveCapacity(clustering.count)
    representatives.reserveCapacity(clustering.count)
    let roles = allRoles()
    var nextRole = [Int](filledWith: -1, count: roles.isEmpty ? 0 : clustering.count)
    var followingRole = [Int](filledWith: -1, count: roles.count)
    for number in roles.indices.reversed() {
      let cluster = clustering.clusters[roles[number].mention]
      followingRole[number] = nextRole[cluster]
      nextRole[cluster] = number
    }
    for cluster in 0..<clustering.count {
      let members = clustering.members(cluster)
      guard let fullest = fullest(of: members) else { continue }
      index.append(entity(cluster, members, fullest))
      representatives.append(mentions[fullest])
      var role = roles.isEmpty ? -1 : nextRole[cluster]
      while role >= 0 {
        let text = source.string(roles[role].span)
        if !index[cluster].roles.contains(text) { index[cluster].roles.append(text) }
        role = followingRole[role]
      }
    }
    return ArticleEntities(
      mentions: result(index), index: index, clusters: clustering.clusters, representatives: representatives,
      forms: forms)
  }

  /// The mentions as the document has them.
  private func result(_ index: [IndexedEntity]) -> [EntityMention] {
    var result: [EntityMention] = []
    result.reserveCapacity(mentions.count)
    for (number, mention) in mentions.enumerated() {
      let cluster = clustering.clusters[number]
      result.append(
        EntityMention(
          id: AnnotationID.mention(number + 1), span: mention.span, type: mention.type, name: index[cluster].name,
          entity: index[cluster].id, article: mention.article, confidence: mention.confidence))
    }
    return result
  }

  /// The entry of a cluster's members, of which `fullest` is one, without their roles.
  private func entity(_ cluster: Int, _ members: ArraySlice<Int>, _ fullest: Int) -> IndexedEntity {
    let name = DisplayName.of(mentions[fullest], in: source)
    guard members.count > 1 else {
      return IndexedEntity(
        id: AnnotationID.entity(cluster + 1), type: mentions[fullest].type, name: name,
        mentions: [AnnotationID.mention(fullest + 1)],
        country: (mentions[fullest].country ?? mentions[fullest].origin)?.text)
    }
    var ids: [String] = []
    ids.reserveCapacity(members.count)
    var names = DistinctNames(name, mentions[fullest])
    var country: CountryCode?
    for member in members {
      let mention = mentions[member]
      ids.append(AnnotationID.mention(member + 1))
      if member != fullest { names.add(mention, in: source) }
      country = country ?? mention.country ?? mention.origin
    }
    return IndexedEntity(
      id: AnnotationID.entity(cluster + 1), type: mentions[fullest].type, name: names.first, aliases: names.others,
      mentions: ids, country: country?.text)
  }

  /// The fullest of a cluster's mentions; among equals the first.
  private func fullest(of members: ArraySlice<Int>) -> Int? {
    guard var fullest = members.first else { return nil }
    for member in members.dropFirst() where mentions[member].isFuller(than: mentions[fullest]) { fullest = member }
    return fullest
  }

  /// The roles that the text gives its persons, with the mention beside which each stands, in text order.
  private func allRoles() -> [(mention: Int, span: TextSpan)] {
    var result: [(mention: Int, span: TextSpan)] = []
    var (line, end) = (-1, 0)
    for (number, mention) in mentions.enumerated() where mention.type == .person {
      if mention.line != line { (line, end) = (mention.line, 0) }
      let roles = RoleFinder(lines[mention.line]).roles(around: mention.tokens, after: end)
      if let span = roles.before { result.append((number, span)) }
      if let span = roles.behind { result.append((number, span)) }
      end = max(end, mention.span.end)
    }
    return result
  }
}

/// The names by which mentions call one thing. A few are compared one by one, many are hashed; a mention written like one
/// of the first few costs no string.
private struct DistinctNames {
  /// How many names are compared one by one.
  private static let few = 8

  let first: String
  private(set) var others: [String] = []
  /// The spellings seen so far, up to a few.
  private var spellings: [DocumentMention] = []
  private var known: Set<String> = []
  private let example: DocumentMention

  init(_ name: String, _ mention: DocumentMention) {
    first = name
    example = mention
  }

  /// Adds the name of a mention unless it is there.
  mutating func add(_ mention: DocumentMention, in source: SourceText) {
    if DisplayName.areWrittenAlike(mention, example, in: source) { return }
    for spelling in spellings where DisplayName.areWrittenAlike(mention, spelling, in: source) { return }
    if spellings.count < DistinctNames.few { spellings.append(mention) }
    let name = DisplayName.of(mention, in: source)
    if name == first || others.prefix(DistinctNames.few).contains(name) || known.contains(name) { return }
    if others.count >= DistinctNames.few { known.insert(name) }
    others.append(name)
  }
}

import AnnotationModel
import ArabicText
import Morphology

/// Turns an article's clustered mentions into its mentions and index.
struct EntityIndexBuilder {
  let mentions: [DocumentMention]
  let clustering: NameClustering
  let lines: [PlacedLine]
  let source: SourceText

  func article() -> ArticleEntities {
    let names = mentions.map { DisplayName.of($0, in: source) }
    var index: [IndexedEntity] = []
    var representatives: [DocumentMention] = []
    var result: [EntityMention] = mentions.enumerated().map { number, mention in
      EntityMention(
        id: "e\(number + 1)", span: mention.span, type: mention.type, name: "",
        entity: "x\(clustering.clusters[number] + 1)", article: mention.article, confidence: mention.confidence)
    }
    let roles = allRoles()
    for (cluster, members) in clustering.members.enumerated() {
      let fullest = fullest(of: members)
      var entity = IndexedEntity(
        id: "x\(cluster + 1)", type: mentions[fullest].type, name: names[fullest],
        mentions: members.map { result[$0].id })
      var known = DistinctStrings(entity.name)
      for member in members {
        if known.insert(names[member]) { entity.aliases.append(names[member]) }
        for role in roles[member] where !entity.roles.contains(role) { entity.roles.append(role) }
        result[member].name = entity.name
      }
      entity.country = members.lazy.compactMap { mentions[$0].country ?? mentions[$0].origin }.first
      index.append(entity)
      representatives.append(mentions[fullest])
    }
    return ArticleEntities(
      mentions: result, index: index, clusters: clustering.clusters, representatives: representatives)
  }

  /// The fullest of a cluster's mentions, of which there is at least one; among equals the first.
  private func fullest(of members: [Int]) -> Int {
    members.dropFirst().reduce(members[0]) { mentions[$1].isFuller(than: mentions[$0]) ? $1 : $0 }
  }

  /// The roles of each mention, by mention.
  private func allRoles() -> [[String]] {
    var result = [[String]](repeating: [], count: mentions.count)
    var persons = [[TextSpan]](repeating: [], count: lines.count)
    for mention in mentions where mention.type == .person { persons[mention.line].append(mention.span) }
    for (number, mention) in mentions.enumerated() where mention.type == .person {
      let placed = lines[mention.line]
      let spans = RoleFinder(placed).roles(around: mention.span) { token in
        SpanSearch.overlaps(placed.line.tokens.span(token).shifted(by: placed.start), persons[mention.line])
      }
      result[number] = spans.map { source.string($0) }
    }
    return result
  }
}

/// Strings that differ: a few are compared one by one, many are hashed.
private struct DistinctStrings {
  private var few: [String]
  private var many: Set<String> = []

  init(_ first: String) { few = [first] }

  /// Adds a string; returns whether it was not there.
  mutating func insert(_ string: String) -> Bool {
    if few.contains(string) || many.contains(string) { return false }
    if few.count < 8 {
      few.append(string)
      return true
    }
    many.insert(string)
    return true
  }
}

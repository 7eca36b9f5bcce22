import AnnotationModel
import ArabicText
import Morphology

/// Turns clustered mentions into the document's mentions and index.
struct EntityIndexBuilder {
  let mentions: [DocumentMention]
  let clustering: NameClustering
  let lines: [PlacedLine]
  let source: SourceText

  func result() -> (mentions: [EntityMention], index: [IndexedEntity]) {
    let names = mentions.map { DisplayName.of($0, in: source) }
    var index: [IndexedEntity] = []
    var result: [EntityMention] = mentions.enumerated().map { number, mention in
      EntityMention(
        id: "e\(number + 1)", span: mention.span, type: mention.type, name: "",
        entity: "x\(clustering.clusters[number] + 1)", article: mention.article, confidence: mention.confidence)
    }
    let roles = allRoles()
    for (cluster, members) in clustering.members.enumerated() {
      guard let fullest = fullest(of: members) else { continue }
      var entity = IndexedEntity(
        id: "x\(cluster + 1)", type: mentions[fullest].type, name: names[fullest],
        mentions: members.map { result[$0].id })
      var byArticle: [Int: [Int]] = [:]
      for member in members { byArticle[mentions[member].article, default: []].append(member) }
      let articleNames = byArticle.mapValues { names[self.fullest(of: $0) ?? fullest] }
      var known: Set<String> = [entity.name]
      for member in members {
        if known.insert(names[member]).inserted { entity.aliases.append(names[member]) }
        for role in roles[member] where !entity.roles.contains(role) { entity.roles.append(role) }
        result[member].name = articleNames[mentions[member].article] ?? entity.name
      }
      entity.country = members.lazy.compactMap { mentions[$0].country }.first
      index.append(entity)
    }
    return (result, index)
  }

  /// The mention with the most words; among equals the longest, then the first.
  private func fullest(of members: [Int]) -> Int? {
    members.max { first, second in
      let (a, b) = (mentions[first].form, mentions[second].form)
      if a.words.count != b.words.count { return a.words.count < b.words.count }
      // One spelling for the name: what comes first, unless its article is fused with a prefix.
      return a.hasFusedArticle && !b.hasFusedArticle
    }
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

public import AnnotationModel

/// The names of one article, clustered among themselves.
public struct ArticleEntities: Sendable {
  /// The mentions in text order. Their ids and those of their entities count from 1 within the article; `name` is the
  /// fullest form of the same thing in the article.
  public let mentions: [EntityMention]
  /// What the mentions name, in order of first appearance.
  public let index: [IndexedEntity]
  /// Findings about the names, in the order of the things they name.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// For each mention the number of its entity in `index`.
  let clusters: [Int]
  /// The fullest mention of each entity: what it is compared by with those of other articles.
  let representatives: [DocumentMention]
  /// The forms of the representatives.
  let forms: NameForms
}

/// The names of a page: those of its articles, with the things that several articles name linked.
public struct PageEntities: Sendable {
  /// An article's names at their place on the page.
  public struct Part {
    let entities: ArticleEntities
    let article: Int
    let offset: Int

    /// - Parameters:
    ///   - article: the article's number.
    ///   - offset: how far it has moved since its names were resolved.
    public init(_ entities: ArticleEntities, article: Int, offset: Int) {
      self.entities = entities
      self.article = article
      self.offset = offset
    }
  }

  /// The mentions in text order.
  public private(set) var mentions: [EntityMention]
  /// What the page names.
  public private(set) var index: [IndexedEntity]
  /// For each part, the id on the page of each of its entities.
  private let ids: [[String]]

  /// - Parameter parts: the page's articles in order.
  public init(_ parts: [Part]) {
    guard parts.count != 1 || parts[0].offset != 0 || parts[0].article != 1 else {
      mentions = parts[0].entities.mentions
      index = parts[0].entities.index
      ids = []
      return
    }
    var forms = NameForms(expected: parts.reduce(0) { $0 + $1.entities.representatives.count })
    let linked = NameClustering(
      parts.flatMap { part in
        part.entities.representatives.map { $0.among(&forms, of: part.entities.forms) }
      }, forms)
    var ids: [[String]] = []
    var next = 0
    for part in parts {
      let count = part.entities.index.count
      ids.append(linked.clusters[next..<(next + count)].map { AnnotationID.entity($0 + 1) })
      next += count
    }
    self.ids = ids
    index = []
    mentions = []
    mentions.reserveCapacity(parts.reduce(0) { $0 + $1.entities.mentions.count })
    var entities: [LinkedEntity] = []
    entities.reserveCapacity(linked.count)
    next = 0
    for (number, part) in parts.enumerated() {
      let first = mentions.count
      append(part, ids[number])
      for local in part.entities.index.indices {
        // Numbered in order of first appearance: a number not seen yet is the next one.
        let entity = linked.clusters[next]
        if entity < entities.count {
          entities[entity].add(part.entities, local, firstMention: first)
        } else {
          entities.append(
            LinkedEntity(id: ids[number][local], part.entities, local, firstMention: first))
        }
        next += 1
      }
    }
    index = entities.map(\.indexed)
  }

  /// The id on the page of an entity that the part of this number calls `local`.
  public func id(of local: String, inPart number: Int) -> String {
    let index = AnnotationID.number(in: local) - 1
    return ids.indices.contains(number) && ids[number].indices.contains(index) ? ids[number][index] : local
  }

  private mutating func append(_ part: Part, _ ids: [String]) {
    let before = mentions.count
    mentions += part.entities.mentions
    for number in part.entities.mentions.indices {
      let place = before + number
      mentions[place].id = AnnotationID.mention(place + 1)
      mentions[place].span = mentions[place].span.shifted(by: part.offset)
      mentions[place].article = part.article
      mentions[place].entity = ids[part.entities.clusters[number]]
    }
  }
}

/// One thing on the page under construction from what its articles say of it.
private struct LinkedEntity {
  private var entity: IndexedEntity
  private var fullest: DocumentMention
  private var known: Set<String>

  /// What the first article says; `firstMention` is the number of mentions before it on the page.
  init(id: String, _ article: ArticleEntities, _ number: Int, firstMention: Int) {
    entity = article.index[number]
    entity.id = id
    entity.mentions = LinkedEntity.mentions(of: article.index[number], firstMention)
    fullest = article.representatives[number]
    known = []
  }

  /// Adds what another article says.
  mutating func add(_ article: ArticleEntities, _ number: Int, firstMention: Int) {
    let other = article.index[number]
    if known.isEmpty { known = Set([entity.name] + entity.aliases) }
    entity.mentions += LinkedEntity.mentions(of: other, firstMention)
    if known.insert(other.name).inserted { entity.aliases.append(other.name) }
    for alias in other.aliases where known.insert(alias).inserted { entity.aliases.append(alias) }
    for role in other.roles where !entity.roles.contains(role) { entity.roles.append(role) }
    if entity.country == nil { entity.country = other.country }
    guard article.representatives[number].isFuller(than: fullest) else { return }
    fullest = article.representatives[number]
    entity.aliases.removeAll { $0 == other.name }
    entity.aliases.insert(entity.name, at: 0)
    entity.name = other.name
    entity.type = other.type
  }

  /// The entry of the index.
  var indexed: IndexedEntity { entity }

  private static func mentions(of entity: IndexedEntity, _ before: Int) -> [String] {
    entity.mentions.map { AnnotationID.mention(before + AnnotationID.number(in: $0)) }
  }
}

import ArabicText
import AnnotationModel

/// Groups the mentions that name one thing.
struct NameClustering {
  /// The number of the cluster of each mention; clusters are numbered in order of first appearance.
  private(set) var clusters: [Int]
  /// The mentions of each cluster, in text order.
  private(set) var members: [[Int]]

  /// A type and form with all mentions that have it.
  private struct Entry {
    let example: Int
    var mentions: [Int]
  }

  private struct EntryKey: Hashable {
    let type: EntityType
    let form: NameForm
  }

  private struct WordKey: Hashable {
    let type: EntityType
    let skeleton: PackedWord
  }

  /// - Parameters:
  ///   - mentions: in text order.
  ///   - links: pairs of mentions, by number, that are known to name one thing.
  init(_ mentions: [DocumentMention], links: [(full: Int, short: Int)] = []) {
    var grouping = Grouping(mentions)
    // Fuller forms first, so that a short form finds all that it may stand for.
    for entry in NameClustering.entries(of: mentions) { grouping.add(entry) }
    clusters = [Int](repeating: -1, count: mentions.count)
    members = []
    var groupOf = [Int](repeating: 0, count: mentions.count)
    for (number, group) in grouping.groups.enumerated() { for mention in group { groupOf[mention] = number } }
    for link in links {
      let (kept, joined) = (groupOf[link.full], groupOf[link.short])
      guard kept != joined else { continue }
      for mention in grouping.groups[joined] { groupOf[mention] = kept }
      grouping.groups[kept] += grouping.groups[joined]
      grouping.groups[joined] = []
    }
    var numbers = [Int](repeating: -1, count: grouping.groups.count)
    for index in mentions.indices {
      let group = groupOf[index]
      if numbers[group] < 0 {
        numbers[group] = members.count
        members.append([])
      }
      clusters[index] = numbers[group]
      members[numbers[group]].append(index)
    }
  }

  /// The distinct forms, those of most words first, then by first appearance.
  private static func entries(of mentions: [DocumentMention]) -> [Entry] {
    var entries: [Entry] = []
    var numbers: [EntryKey: Int] = [:]
    numbers.reserveCapacity(mentions.count)
    for (index, mention) in mentions.enumerated() {
      let key = EntryKey(type: mention.type, form: mention.form)
      if let number = numbers[key] {
        entries[number].mentions.append(index)
      } else {
        numbers[key] = entries.count
        entries.append(Entry(example: index, mentions: [index]))
      }
    }
    return entries.sorted {
      let (first, second) = (mentions[$0.example].form.words.count, mentions[$1.example].form.words.count)
      return first == second ? $0.mentions[0] < $1.mentions[0] : first > second
    }
  }

  /// Groups under construction, with an index of the words of their forms.
  private struct Grouping {
    /// The forms that have a word, as a chain through `Grouping.links`.
    private struct Chain {
      let first: Int
      var last: Int
      var count: Int
    }

    /// Mentions, ascending.
    var groups: [[Int]] = []
    private let mentions: [DocumentMention]
    private var placed: [(mention: Int, group: Int)] = []
    private var byWord: [WordKey: Chain] = [:]
    private var links: [(form: Int, next: Int)] = []
    private var byCountry: [String: Int] = [:]
    private var keys: [WordKey] = []

    init(_ mentions: [DocumentMention]) {
      self.mentions = mentions
      byWord.reserveCapacity(2 * mentions.count)
    }

    mutating func add(_ entry: Entry) {
      let mention = mentions[entry.example]
      keys.removeAll(keepingCapacity: true)
      for word in mention.form.words.indices {
        let key = NameMatching.key(of: word, in: mention.form, type: mention.type)
        keys.append(WordKey(type: mention.type, skeleton: key))
      }
      var same = mention.country.flatMap { byCountry[$0] }
      var fuller: [Int] = []
      var candidate = rarest()?.first ?? -1
      while candidate >= 0 {
        let (other, group) = placed[links[candidate].form]
        switch NameMatching.relation(mention, mentions[other]) {
        case .same: same = min(same ?? group, group)
        case .short: if !fuller.contains(group) { fuller.append(group) }
        case .none: break
        }
        candidate = links[candidate].next
      }
      let home = settle(entry.mentions, same: same, fuller: fuller)
      placed.append((entry.example, home))
      enterKeys()
      if let code = mention.country, byCountry[code] == nil { byCountry[code] = home }
    }

    /// The shortest chain of the keys, nil when a key has none.
    private func rarest() -> Chain? {
      var rarest: Chain?
      for key in keys {
        guard let chain = byWord[key] else { return nil }
        if chain.count < rarest?.count ?? .max { rarest = chain }
      }
      return rarest
    }

    /// Puts the form that was placed last into the chain of each of its keys.
    private mutating func enterKeys() {
      let form = placed.count - 1
      for key in keys {
        let link = links.count
        let chain = byWord[key]
        // A form that has a key twice stands in its chain once.
        if let chain, links[chain.last].form == form { continue }
        links.append((form, -1))
        if let chain { links[chain.last].next = link }
        byWord[key] = Chain(first: chain?.first ?? link, last: link, count: (chain?.count ?? 0) + 1)
      }
    }

    /// Puts the mentions of one form into groups; returns the group that later forms find it in.
    private mutating func settle(_ mentions: [Int], same: Int?, fuller: [Int]) -> Int {
      if let only = same ?? (fuller.count == 1 ? fuller[0] : nil) {
        groups[only] = (groups[only] + mentions).sorted()
        return only
      }
      guard let first = fuller.first else {
        groups.append(mentions)
        return groups.count - 1
      }
      let before = fuller.map { groups[$0] }
      var added = [[Int]](repeating: [], count: fuller.count)
      for mention in mentions {
        let distances = before.map { Grouping.distance(from: mention, to: $0) }
        let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
        added[nearest].append(mention)
      }
      for (number, group) in fuller.enumerated() where !added[number].isEmpty {
        groups[group] = (groups[group] + added[number]).sorted()
      }
      return first
    }

    /// How far back the group was mentioned last; a group mentioned only later is farther than any other.
    private static func distance(from mention: Int, to group: [Int]) -> Int {
      var low = 0
      var high = group.count
      while low < high {
        let middle = (low + high) / 2
        if group[middle] < mention { low = middle + 1 } else { high = middle }
      }
      if low > 0 { return mention - group[low - 1] }
      return low < group.count ? 1_000_000_000 + group[low] - mention : .max
    }
  }
}

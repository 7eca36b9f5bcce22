import AnnotationModel
import ArabicText

/// Groups the mentions that name one thing.
struct NameClustering {
  /// The number of the cluster of each mention; clusters are numbered in order of first appearance.
  private(set) var clusters: [Int]
  /// The mentions cluster by cluster, those of each in text order.
  private var order: [Int]
  /// Where each cluster begins in `order`; one entry more than there are clusters.
  private var starts: [Int]

  /// How many clusters there are.
  var count: Int { starts.count - 1 }

  /// The mentions of a cluster, by number, in text order.
  func members(_ cluster: Int) -> ArraySlice<Int> { order[starts[cluster]..<starts[cluster + 1]] }

  /// - Parameters:
  ///   - mentions: in text order.
  ///   - links: pairs of mentions, by number, that are known to name one thing.
  init(_ mentions: [DocumentMention], _ forms: NameForms, links: [(full: Int, short: Int)] = []) {
    var grouping = NameGrouping(mentions, forms)
    // Fuller forms first, so that a short form finds all that it may stand for.
    let entries = NameEntries(mentions, forms)
    for entry in entries.order { grouping.add(entries, entry) }
    for link in links { grouping.join(link.full, link.short) }
    clusters = [Int](filledWith: -1, count: mentions.count)
    starts = [0]
    var numbers = [Int](filledWith: -1, count: mentions.count)
    for index in mentions.indices {
      let group = grouping.groupOf[index]
      if numbers[group] < 0 {
        numbers[group] = starts.count - 1
        starts.append(0)
      }
      clusters[index] = numbers[group]
      starts[numbers[group] + 1] += 1
    }
    for cluster in 1..<starts.count { starts[cluster] += starts[cluster - 1] }
    order = [Int](filledWith: 0, count: mentions.count)
    var next = starts
    for index in mentions.indices {
      order[next[clusters[index]]] = index
      next[clusters[index]] += 1
    }
  }
}

/// The distinct pairs of type and form among mentions, each with its mentions.
struct NameEntries {
  /// For each entry, its first mention.
  private(set) var first: [Int] = []
  /// For each mention, the next one of the same entry, -1 for none.
  private(set) var next: [Int]
  /// The entries in the order in which they are compared: those of most words first, then by first appearance.
  private(set) var order: [Int] = []

  init(_ mentions: [DocumentMention], _ forms: NameForms) {
    next = [Int](filledWith: -1, count: mentions.count)
    var last: [Int] = []
    first.reserveCapacity(mentions.count)
    last.reserveCapacity(mentions.count)
    let types = EntityLabel.types.count
    var numbers = [Int32](filledWith: -1, count: forms.count * types)
    var longest = 0
    for (index, mention) in mentions.enumerated() {
      let key = mention.form * types + mention.type.column
      if numbers[key] >= 0 {
        next[last[Int(numbers[key])]] = index
        last[Int(numbers[key])] = index
      } else {
        numbers[key] = Int32(truncatingIfNeeded: first.count)
        first.append(index)
        last.append(index)
        longest = max(longest, mention.wordCount)
      }
    }
    // By counting: the entries of as many words stay in their order.
    var places = [Int](filledWith: 0, count: longest + 2)
    for mention in first { places[longest - mentions[mention].wordCount + 1] += 1 }
    for place in 1..<places.count { places[place] += places[place - 1] }
    order = [Int](filledWith: 0, count: first.count)
    for (entry, mention) in first.enumerated() {
      let words = longest - mentions[mention].wordCount
      order[places[words]] = entry
      places[words] += 1
    }
  }
}

/// Groups of mentions under construction, with an index of the words of their forms.
private struct NameGrouping {
  /// The forms that have a word, as a chain through `links`.
  private struct Chain {
    let type: EntityType
    let skeleton: PackedWord
    var first = -1
    var last = -1
    var count = 0
  }

  /// The group of each mention that has been added.
  private(set) var groupOf: [Int]
  /// The first and the last mention of each group, as a chain through `nextMember`. They come in no order.
  private var groups: [(first: Int, last: Int)] = []
  private var nextMember: [Int]
  private let mentions: [DocumentMention]
  private let forms: NameForms
  private var placed: [(mention: Int, group: Int)] = []
  private var table: NumberTable
  private var chains: [Chain] = []
  private var links: [(form: Int, next: Int)] = []
  private var countries: [(code: CountryCode, group: Int)] = []
  /// The chains of the words of the form that is being added.
  private var keys: [Int] = []

  init(_ mentions: [DocumentMention], _ forms: NameForms) {
    self.mentions = mentions
    self.forms = forms
    groupOf = [Int](filledWith: -1, count: mentions.count)
    nextMember = groupOf
    table = NumberTable(expected: forms.words.count)
    placed.reserveCapacity(mentions.count)
    chains.reserveCapacity(forms.words.count)
    links.reserveCapacity(forms.words.count)
    groups.reserveCapacity(forms.count)
    keys.reserveCapacity(8)
  }

  /// Puts the mentions of an entry into groups, by what its form has to do with those before it.
  mutating func add(_ entries: NameEntries, _ entry: Int) {
    let example = entries.first[entry]
    let mention = mentions[example]
    findKeys(of: mention)
    var same = mention.country.flatMap { code in countries.first { $0.code == code }?.group }
    var fuller: [Int] = []
    var candidate = rarest()
    while candidate >= 0 {
      let (other, group) = placed[links[candidate].form]
      switch NameMatching.relation(mention, mentions[other], forms) {
      case .same: same = min(same ?? group, group)
      case .short: if !fuller.contains(group) { fuller.append(group) }
      case .none: break
      }
      candidate = links[candidate].next
    }
    let home = settle(example, entries, same: same, fuller: fuller)
    placed.append((example, home))
    enterKeys()
    if let code = mention.country, !countries.contains(where: { $0.code == code }) { countries.append((code, home)) }
  }

  /// Joins the groups of two mentions under the first one's number.
  mutating func join(_ first: Int, _ second: Int) {
    let (kept, joined) = (groupOf[first], groupOf[second])
    guard kept != joined else { return }
    var member = groups[joined].first
    while member >= 0 {
      groupOf[member] = kept
      member = nextMember[member]
    }
    nextMember[groups[kept].last] = groups[joined].first
    groups[kept].last = groups[joined].last
    groups[joined] = (-1, -1)
  }

  // MARK: Forms that share words

  private mutating func findKeys(of mention: DocumentMention) {
    keys.removeAll(keepingCapacity: true)
    let type = mention.type
    for word in forms.range(mention.form) {
      let skeleton = NameMatching.key(of: forms.bare[word], type: type)
      let hash = skeleton.spread &+ type.column &* 0x9E37_79B9
      let known = table.number(hash: hash) { chains[$0].skeleton == skeleton && chains[$0].type == type }
      if known == nil { chains.append(Chain(type: type, skeleton: skeleton)) }
      keys.append(known ?? table.add(hash: hash))
    }
  }

  /// The head of the shortest chain of the keys, -1 when a key has none.
  private func rarest() -> Int {
    var rarest = -1
    for key in keys {
      if chains[key].count == 0 { return -1 }
      if rarest < 0 || chains[key].count < chains[rarest].count { rarest = key }
    }
    return rarest < 0 ? -1 : chains[rarest].first
  }

  /// Puts the form that was placed last into the chain of each of its keys.
  private mutating func enterKeys() {
    let form = placed.count - 1
    for key in keys {
      let link = links.count
      let last = chains[key].last
      // A form that has a key twice stands in its chain once.
      if last >= 0, links[last].form == form { continue }
      links.append((form, -1))
      if last >= 0 { links[last].next = link } else { chains[key].first = link }
      chains[key].last = link
      chains[key].count += 1
    }
  }

  // MARK: Groups

  private mutating func append(_ mention: Int, to group: Int) {
    groupOf[mention] = group
    nextMember[groups[group].last] = mention
    groups[group].last = mention
  }

  /// Puts the mentions of one entry into groups; returns the group that later forms find it in.
  private mutating func settle(_ example: Int, _ entries: NameEntries, same: Int?, fuller: [Int]) -> Int {
    var mention = example
    guard let home = same ?? fuller.first else {
      groups.append((mention, mention))
      groupOf[mention] = groups.count - 1
      mention = entries.next[mention]
      while mention >= 0 {
        append(mention, to: groups.count - 1)
        mention = entries.next[mention]
      }
      return groups.count - 1
    }
    if same == nil, fuller.count > 1 {
      let before = fuller.map { members(of: $0) }
      while mention >= 0 {
        let distances = before.map { NameGrouping.distance(from: mention, to: $0) }
        append(mention, to: fuller[distances.indices.min { distances[$0] < distances[$1] } ?? 0])
        mention = entries.next[mention]
      }
    } else {
      while mention >= 0 {
        append(mention, to: home)
        mention = entries.next[mention]
      }
    }
    return home
  }

  /// The mentions of a group in text order.
  private func members(of group: Int) -> [Int] {
    var members: [Int] = []
    var member = groups[group].first
    while member >= 0 {
      members.append(member)
      member = nextMember[member]
    }
    return members.sorted()
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

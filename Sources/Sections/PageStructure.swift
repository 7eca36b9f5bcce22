import AnnotationModel

/// What the mark-up around a page's lines says of them, once the page is seen as a whole. O(lines + containers).
///
/// Two things are read off the tree of containers. What they are for ("nav", "related-posts"): a role that most of the
/// page would have ("sidebar" on a wrapper around everything) is none. And where the article's text is: its paragraphs
/// stand side by side, those of teasers, comments and notices each in a box of its own.
struct PageStructure {
  /// Where a line stands to the container of the article's text.
  enum Place { case unknown, inside, before, after }

  /// The roles of the containers around each line; empty for a page without mark-up.
  private(set) var roles: [StructureHints.Roles] = []
  private(set) var places: [Place] = []
  /// Whether the article's container holds most of the page's running text, so that what follows it is something else.
  private(set) var isSure = false

  /// Whether the mark-up says that the line is no part of the article.
  func isApart(_ index: Int) -> Bool {
    guard index < roles.count else { return false }
    return places[index] == .after || !roles[index].isDisjoint(with: StructureVotes.furniture)
  }

  /// The structure of a page; nothing for one without mark-up.
  init(
    _ lines: [LineFeatures], _ silhouettes: [LineSilhouette], containers: [StructureHints.Container]
  ) {
    guard !containers.isEmpty else { return }
    let tree = ContainerTree(containers)
    let home = lines.map { tree.valid($0.structure.hints.container) }
    let words = tree.sums(of: lines.map(\.wordCount), in: home)
    let inherited = PageStructure.inherited(tree, words, total: lines.reduce(0) { $0 + $1.wordCount })
    roles = home.map { $0 < 0 ? [] : inherited[$0] }
    let text = lines.indices.map { PageStructure.wordsOfText(lines[$0], silhouettes[$0], roles[$0]) }
    places = PageStructure.places(tree, home, text)
    let inside = zip(text, places).reduce(0) { $1.1 == .inside ? $0 + $1.0 : $0 }
    isSure = inside * 5 >= text.reduce(0, +) * 3
  }

  /// The roles of each container and of those around it, but the ones that would speak for most of the page.
  private static func inherited(_ tree: ContainerTree, _ words: [Int], total: Int) -> [StructureHints.Roles] {
    var inherited: [StructureHints.Roles] = []
    inherited.reserveCapacity(words.count)
    for (index, container) in tree.containers.enumerated() {
      var own = container.roles
      if words[index] * 5 > total * 3 { own.formIntersection(.article) }
      let parent = tree.parent(of: index)
      if parent >= 0 { own.formUnion(inherited[parent]) }
      inherited.append(own)
    }
    return inherited
  }

  /// The words of a line that looks like running text of an article.
  private static func wordsOfText(
    _ line: LineFeatures, _ silhouette: LineSilhouette, _ roles: StructureHints.Roles
  ) -> Int {
    guard line.structure.hints.linkShare < 50, roles.isDisjoint(with: StructureVotes.furniture) else { return 0 }
    return silhouette == .prose || silhouette == .sentence ? line.wordCount : 0
  }

  private static func places(_ tree: ContainerTree, _ home: [Int], _ text: [Int]) -> [Place] {
    guard let core = core(tree, home, text) else { return [Place](repeating: .unknown, count: home.count) }
    let isInside = tree.containers(within: core)
    let isCore = home.map { $0 >= 0 && isInside[$0] }
    let last = isCore.lastIndex(of: true) ?? 0
    return isCore.indices.map { isCore[$0] ? .inside : $0 < last ? .before : .after }
  }

  /// The container of the article's text: the one in which most text stands side by side, and those around it as long as
  /// each holds much more text than the one before ("section" after "section", one update after the other).
  private static func core(_ tree: ContainerTree, _ home: [Int], _ text: [Int]) -> Int? {
    let all = tree.sums(of: text, in: home)
    let lineCounts = tree.sums(of: home.map { _ in 1 }, in: home)
    var direct = [Int](repeating: 0, count: all.count)
    for (words, container) in zip(text, home) where words > 0 && container >= 0 {
      // A box around one line is that line: "<div>…</div><div>…</div>" for paragraphs.
      var container = container
      while lineCounts[container] == 1, tree.parent(of: container) >= 0 { container = tree.parent(of: container) }
      direct[container] &+= words
    }
    guard let most = direct.max(), most > 0, var core = direct.firstIndex(of: most) else { return nil }
    var around = tree.parent(of: core)
    while around >= 0 {
      let gain = all[around] &- all[core]
      if gain * 5 >= all[core] * 3 { core = around } else if gain > 0 { break }
      around = tree.parent(of: around)
    }
    return core
  }
}

/// The elements around a page's lines as a tree: parents stand before their children.
struct ContainerTree {
  let containers: [StructureHints.Container]

  init(_ containers: [StructureHints.Container]) { self.containers = containers }

  /// The index when there is such a container, else -1.
  func valid(_ index: Int32) -> Int { containers.indices.contains(Int(index)) ? Int(index) : -1 }

  /// The container around one, or -1.
  func parent(of index: Int) -> Int {
    let parent = Int(containers[index].parent)
    return parent >= 0 && parent < index ? parent : -1
  }

  /// For each container, the sum of the values of the lines in it, at any depth.
  func sums(of values: [Int], in home: [Int]) -> [Int] {
    var sums = [Int](repeating: 0, count: containers.count)
    for (value, container) in zip(values, home) where container >= 0 { sums[container] &+= value }
    for index in containers.indices.reversed() {
      let parent = parent(of: index)
      if parent >= 0 { sums[parent] &+= sums[index] }
    }
    return sums
  }

  /// Which containers are `root`, one beside it that is made alike, or within one of them.
  func containers(within root: Int) -> [Bool] {
    var isInside = [Bool](repeating: false, count: containers.count)
    for index in containers.indices {
      let parent = parent(of: index)
      let isTwin =
        parent == self.parent(of: root) && containers[index].signature != 0
        && containers[index].signature == containers[root].signature
      isInside[index] = index == root || isTwin || (parent >= 0 && isInside[parent])
    }
    return isInside
  }
}

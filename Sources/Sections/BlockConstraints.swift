import AnnotationModel

/// What must hold whatever the model says.
enum BlockConstraints {
  /// Corrects the kinds of a page's lines.
  static func apply(to kinds: inout [BlockKind], _ page: PageContext) {
    let features = page.features
    rules(&kinds, features)
    longLines(&kinds, page)
    evenLists(&kinds, features)
    loneTeasers(&kinds, page)
    sentencesAlone(&kinds, features)
  }

  /// A text of a few lines that no page surrounds (a sentence that a program asks about) has no furniture unless it says so:
  /// its sentences are text ("قدم الطلب للأمم المتحدة."), and its first line without a stop is a title ("وصل الوفد أمس").
  private static func sentencesAlone(_ kinds: inout [BlockKind], _ features: [LineFeatures]) {
    guard kinds.count <= 3, !kinds.contains(where: { $0 == .paragraph || $0 == .listItem }) else { return }
    for index in kinds.indices where features[index].wordCount >= 3 && isSentence(features[index].ending) {
      kinds[index] = .paragraph
    }
    guard !kinds.contains(where: \.isBody), let first = kinds.firstIndex(of: .chrome) else { return }
    if features[first].cues.isDisjoint(with: [.menu, .furniture, .copyright]), features[first].wordCount > 0 {
      kinds[first] = .headline
    }
  }

  private static func isSentence(_ ending: LineEnding) -> Bool {
    switch ending {
    case .period, .question, .exclamation, .quote: true
    default: false
    }
  }

  /// A line without a word is a rule between parts: "------", "***".
  private static func rules(_ kinds: inout [BlockKind], _ features: [LineFeatures]) {
    for index in kinds.indices where features[index].wordCount == 0 { kinds[index] = .chrome }
  }

  /// Titles, labels and furniture are short: a line of many words is text, unless the page's mark-up says that it is no
  /// part of the article (a reader's long comment).
  private static func longLines(_ kinds: inout [BlockKind], _ page: PageContext) {
    for index in kinds.indices where page.features[index].wordCount > limit(kinds[index]) {
      kinds[index] = page.structure.isApart(index) ? .chrome : .paragraph
    }
  }

  /// The most words that a line of a kind has.
  private static func limit(_ kind: BlockKind) -> Int {
    switch kind {
    case .byline, .dateline, .heading: 35
    case .headline, .relatedItem, .source: 45
    case .readAlso, .caption: 60
    case .chrome, .copyright: 120
    case .deck, .paragraph, .listItem, .keywords: Int.max
    }
  }

  /// The items of one list are of one kind: neighbours with the same mark follow the majority, as long as it is text
  /// ("- البند الأول …" with short and long items).
  private static func evenLists(_ kinds: inout [BlockKind], _ features: [LineFeatures]) {
    var start = 0
    while start < kinds.count {
      var end = start + 1
      if let mark = mark(features[start]) {
        while end < kinds.count, self.mark(features[end]) == mark { end += 1 }
        let items = kinds[start..<end].count { $0 == .listItem }
        let texts = kinds[start..<end].count { $0 == .paragraph }
        if end - start >= 3, items + texts == end - start, items * 2 > end - start {
          for index in start..<end { kinds[index] = .listItem }
        }
      }
      start = end
    }
  }

  /// Teasers of other texts come in numbers or under a lead-in: a long line by itself, right after running text, is the
  /// text's own ("… فقرة أخيرة عن الأسعار." at the end of an article).
  private static func loneTeasers(_ kinds: inout [BlockKind], _ page: PageContext) {
    for index in kinds.indices.dropFirst() where kinds[index] == .relatedItem && kinds[index - 1] == .paragraph {
      let isLast = index + 1 == kinds.count || kinds[index + 1] != .relatedItem
      let isLink = page.features[index].structure.hints.linkShare >= 40 || page.structure.isApart(index)
      if isLast, !isLink, page.silhouettes[index] == .prose, page.openList[index] == .none { kinds[index] = .paragraph }
    }
  }

  private static func mark(_ line: LineFeatures) -> LineMarks? {
    line.marks.contains(.numbered) ? .numbered : line.marks.contains(.bullet) ? .bullet : nil
  }
}

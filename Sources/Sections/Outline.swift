import AnnotationModel
import ArabicText

/// The sections of a page: one for each article's text, one for each heading in it.
struct Outline {
  let sections: [Section]
  /// The outline level of each line: headlines 1, headings 2 and up, nil for the rest.
  let levels: [Int?]

  init(lines: [SectionResolver.Line], blocks: [Block]) {
    var builder = OutlineBuilder()
    var levels = [Int?](filledWith: nil, count: blocks.count)
    let highest = Outline.highestLevels(lines, blocks)
    for (index, block) in blocks.enumerated() {
      builder.enter(article: block.article, at: block, highest: highest[block.article] ?? 2)
      switch block.kind {
      case .headline:
        levels[index] = 1
        builder.title(block)
      case .heading:
        let level = builder.level(of: lines[index].features)
        levels[index] = level
        builder.open(block, level: level)
      default: break
      }
      if block.kind.isBody { builder.extend(to: block) }
    }
    sections = builder.finish()
    self.levels = levels
  }

  /// For each article, the level of its highest heading by mark-up.
  private static func highestLevels(_ lines: [SectionResolver.Line], _ blocks: [Block]) -> [Int: Int] {
    var highest: [Int: Int] = [:]
    for index in blocks.indices where blocks[index].kind == .heading {
      let level = Int(lines[index].features.structure.hints.headingLevel)
      let article = blocks[index].article
      if level > 0 { highest[article] = min(level, highest[article] ?? level) }
    }
    return highest
  }
}

/// Opens and closes sections as headings come by.
private struct OutlineBuilder {
  private var sections: [Section] = []
  /// Indices of the sections still open, outermost first.
  private var open: [Int] = []
  private var article = 0
  /// Whether the last heading stands directly above this line.
  private var lastHeading: (isItem: Bool, hasText: Bool)?
  /// Whether numbered headings of this article stand under one without a number.
  private var nestsItems = false
  /// The level of the article's highest heading by mark-up.
  private var highest = 2

  mutating func enter(article number: Int, at block: Block, highest: Int) {
    guard number != article else { return }
    article = number
    self.highest = highest
    open.removeAll()
    lastHeading = nil
    nestsItems = false
    append(block, level: 1, end: block.span.start)
  }

  mutating func title(_ block: Block) {
    guard let first = open.first, sections[first].title == nil else { return }
    sections[first].title = block.span
  }

  /// The level of a heading: its mark-up's, counted from the article's highest; else 3 for numbered ones below a heading
  /// that they follow at once ("المرشحون", "1- فلان"), and 2.
  mutating func level(of features: LineFeatures) -> Int {
    if features.structure.hints.headingLevel > 0 {
      return 2 + max(0, Int(features.structure.hints.headingLevel) - highest)
    }
    let isItem = features.marks.contains(.numbered) || features.marks.contains(.bullet)
    if let last = lastHeading, isItem, !last.isItem, !last.hasText { nestsItems = true }
    lastHeading = (isItem, false)
    return isItem && nestsItems ? 3 : 2
  }

  mutating func open(_ block: Block, level: Int) {
    while let last = open.last, sections[last].level >= level { open.removeLast() }
    append(block, level: level, end: block.span.end)
    sections[sections.count - 1].title = block.span
  }

  private mutating func append(_ block: Block, level: Int, end: Int) {
    sections.append(
      Section(
        id: "s\(sections.count + 1)", article: article, level: level,
        span: TextSpan(start: block.span.start, end: end), parent: open.last.map { sections[$0].id }))
    open.append(sections.count - 1)
  }

  mutating func extend(to block: Block) {
    if block.kind != .heading { lastHeading?.hasText = true }
    // At most seven sections are open.
    for index in open { sections[index].span.end = max(sections[index].span.end, block.span.end) }
  }

  /// An article without a line of body (a page of menus) has no section.
  func finish() -> [Section] { sections.filter { !$0.span.isEmpty } }
}

import AnnotationModel
import ArabicText
import Morphology

/// Finds the articles of a page from the kinds of its lines.
///
/// A headline opens another article when the one before it has text already and enough text of its own follows: a link
/// title that was taken for a headline opens none.
struct ArticleAssembler {
  private let lines: [SectionResolver.Line]
  /// The kinds, with headlines that open no article and head none put right.
  private(set) var kinds: [BlockKind]
  /// The article of each line, from 1.
  private(set) var numbers: [Int]

  /// Words of text that must follow a headline; fewer after a lead-in ("إقرأ أيضاً:").
  private static let wordsOfArticle = (afterLeadIn: 25, otherwise: 80)

  init(lines: [SectionResolver.Line], kinds: [BlockKind]) {
    self.lines = lines
    self.kinds = kinds
    numbers = [Int](filledWith: 1, count: kinds.count)
    number()
  }

  private mutating func number() {
    let text = wordsFollowing()
    var current = 1
    var hasText = false
    var hasLeadIn = false
    var announced: Set<UInt64> = []
    for index in kinds.indices {
      // A title that a list of links above it announces is that of another article: "إقرأ أيضاً: • قمة المناخ … قمة المناخ".
      if kinds[index] == .heading, hasLeadIn, announced.contains(lines[index].features.fingerprint) {
        kinds[index] = .headline
      }
      // The title that the page's metadata names is its own article's, whatever text stands above it.
      let isPageTitle = lines[index].features.structure.hints.marks.contains(.documentTitle)
      if kinds[index] == .headline, hasText, !isPageTitle {
        let limits = ArticleAssembler.wordsOfArticle
        if text[index] >= (hasLeadIn ? limits.afterLeadIn : limits.otherwise) {
          current += 1
          hasText = false
          takeTeasers(above: index, into: current)
        } else {
          kinds[index] = text[index] > 0 ? .heading : .relatedItem
        }
      }
      numbers[index] = current
      switch kinds[index] {
      case .paragraph, .listItem: (hasText, hasLeadIn) = (true, false)
      case .readAlso: hasLeadIn = true
      case .relatedItem: if hasLeadIn { announced.insert(lines[index].features.fingerprint) }
      default: break
      }
    }
  }

  /// A teaser above its headline belongs to it.
  private mutating func takeTeasers(above headline: Int, into article: Int) {
    var above = headline - 1
    while above >= 0, kinds[above] == .deck {
      numbers[above] = article
      above -= 1
    }
  }

  /// For each line, the words of the paragraphs after it, up to the next list of links.
  private func wordsFollowing() -> [Int] {
    var words = 0
    var result = [Int](filledWith: 0, count: kinds.count)
    for index in kinds.indices.reversed() {
      result[index] = words
      switch kinds[index] {
      case .paragraph, .listItem: words &+= lines[index].features.wordCount
      case .relatedItem, .readAlso, .copyright: words = 0
      default: break
      }
    }
    return result
  }

  /// The articles in order, with headline, source and byline.
  func articles() -> [Article] {
    var articles: [Article] = []
    var start = 0
    while start < lines.count {
      var end = start + 1
      while end < lines.count, numbers[end] == numbers[start] { end += 1 }
      articles.append(article(of: start..<end))
      start = end
    }
    return articles
  }

  private func article(of range: Range<Int>) -> Article {
    let number = numbers[range.lowerBound]
    let span = TextSpan(start: lines[range.lowerBound].span.start, end: lines[range.upperBound - 1].span.end)
    return Article(
      id: number, role: number == 1 ? .main : .embedded, span: span, headline: headline(in: range),
      source: labelled(.source, in: range) ?? range.lazy.compactMap { AgencyCredit.span(in: lines[$0]) }.first,
      byline: labelled(.byline, in: range),
      keywords: range.filter { kinds[$0] == .keywords }.flatMap { KeywordList.spans(of: lines[$0]) })
  }

  /// The headline that the page's metadata names, or else the one closest to the text: a page's first line is often its
  /// title in the browser.
  private func headline(in range: Range<Int>) -> TextSpan? {
    let text = range.first { kinds[$0] == .paragraph } ?? range.upperBound
    let titles = (range.lowerBound..<text).filter { kinds[$0] == .headline }
    let named = titles.last { lines[$0].features.structure.hints.marks.contains(.documentTitle) }
    let plain = titles.last { !lines[$0].features.marks.contains(.clock) && lines[$0].features.dateWords == 0 }
    let chosen = named ?? plain ?? titles.last ?? range.first { kinds[$0] == .headline }
    return chosen.map { lines[$0].span }
  }

  private func labelled(_ kind: BlockKind, in range: Range<Int>) -> TextSpan? {
    range.first { kinds[$0] == kind }.map { AgencyCredit.value(of: lines[$0]) }
  }
}

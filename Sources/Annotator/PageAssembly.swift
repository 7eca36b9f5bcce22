import AnnotationModel
import Entities

/// Puts the annotations of a page's articles together: at their places of now, with ids that are unique on the page.
struct PageAssembly {
  private let articles: [(resolution: ArticleResolution, start: Int)]
  private let plan: LayerPlan

  /// - Parameter articles: the articles in order, each with the place where its first line starts.
  init(_ articles: [(resolution: ArticleResolution, start: Int)], plan: LayerPlan) {
    self.articles = articles
    self.plan = plan
  }

  /// Fills the layers that are shown.
  func fill(_ document: inout AnnotatedDocument) {
    if plan.shown.contains(.times) { document.times = times() }
    if plan.shown.contains(.quantities) { document.quantities = quantities() }
    if plan.shown.contains(.diagnostics) { document.diagnostics = diagnostics() }
    guard plan.runsEntities else { return }
    let page = PageEntities(
      articles.enumerated().compactMap { number, article in
        article.resolution.entities.map {
          PageEntities.Part($0, article: number + 1, offset: article.start - article.resolution.start)
        }
      })
    if plan.shown.contains(.entities) { (document.entities, document.entityIndex) = (page.mentions, page.index) }
    if plan.shown.contains(.quotes) { document.quotes = quotes(page) }
  }

  private func times() -> [TimeExpression] {
    joined(\.times) { time, offset, before, _ in
      time.id = moved(time.id, as: .time, before)
      time.span = time.span.shifted(by: offset)
      time.anchor = time.anchor.map { moved($0, as: .time, before) }
      time.sameAs = time.sameAs.map { moved($0, as: .time, before) }
    }
  }

  private func quantities() -> [Quantity] {
    joined(\.quantities) { quantity, offset, before, _ in
      quantity.id = moved(quantity.id, as: .quantity, before)
      quantity.span = quantity.span.shifted(by: offset)
    }
  }

  private func quotes(_ page: PageEntities) -> [Quote] {
    joined(\.quotes) { quote, offset, before, part in
      quote.id = moved(quote.id, as: .quote, before)
      if offset != 0 { quote.content = quote.content.map { $0.shifted(by: offset) } }
      quote.cue = quote.cue?.shifted(by: offset)
      quote.speaker = quote.speaker?.shifted(by: offset)
      quote.via = quote.via?.shifted(by: offset)
      quote.addressee = quote.addressee?.shifted(by: offset)
      quote.speakerEntity = quote.speakerEntity.map { page.id(of: $0, inPart: part) }
    }
  }

  private func diagnostics() -> [Diagnostic] {
    joined(\.diagnostics) { finding, offset, _, _ in
      finding.span = finding.span.shifted(by: offset)
      guard var fix = finding.fix else { return }
      for index in fix.edits.indices { fix.edits[index].span = fix.edits[index].span.shifted(by: offset) }
      finding.fix = fix
    }
  }

  /// A layer of all articles. `move` gets each annotation with the distance that its article has moved, the number of
  /// annotations before that article, and the article's index.
  private func joined<Annotation>(
    _ layer: KeyPath<ArticleResolution, [Annotation]>, _ move: (inout Annotation, Int, Int, Int) -> Void
  ) -> [Annotation] {
    if articles.count == 1, articles[0].start == articles[0].resolution.start {
      return articles[0].resolution[keyPath: layer]
    }
    var result: [Annotation] = []
    result.reserveCapacity(articles.reduce(0) { $0 + $1.resolution[keyPath: layer].count })
    for (part, article) in articles.enumerated() {
      let before = result.count
      result += article.resolution[keyPath: layer]
      for place in before..<result.count {
        move(&result[place], article.start - article.resolution.start, before, part)
      }
    }
    return result
  }

  /// The id on the page of the annotation that its article calls `id`, behind so many others.
  private func moved(_ id: String, as kind: AnnotationID, _ before: Int) -> String {
    kind(before + AnnotationID.number(in: id))
  }
}

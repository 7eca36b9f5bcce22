import AnnotationModel
import ArabicText
import LanguageServerProtocol

/// The outline: the page's articles, and in each its sections as they nest.
enum DocumentSymbolFeature {
  static func symbols(_ message: DocumentSymbolRequest, _ view: DocumentView) -> DocumentSymbols {
    let builder = OutlineBuilder(view)
    let tree = builder.articles()
    return view.session.client.showsSymbolTree
      ? .tree(tree) : .list(SymbolInformation.flattened(tree, uri: message.uri))
  }
}

private struct OutlineBuilder {
  private let view: DocumentView
  private let positions: PositionWriter
  private let document: AnnotatedDocument
  private var childrenOfSection: [String: [Section]] = [:]
  private var topSections: [Int: [Section]] = [:]
  /// The quotations of each section, where they are wanted.
  private var quotesOfSection: [String: [Quote]] = [:]
  /// The quotations of each article that stand in no section.
  private var quotesOfArticle: [Int: [Quote]] = [:]

  init(_ view: DocumentView) {
    self.view = view
    positions = view.positions
    document = view.annotations
    // The section of level 1 is the article itself, which the outline shows once.
    let sections = document.sections ?? []
    let articleSections = Set(sections.lazy.filter { $0.level <= 1 }.map(\.id))
    for section in sections where section.level > 1 {
      if let parent = section.parent, !articleSections.contains(parent) {
        childrenOfSection[parent, default: []].append(section)
      } else {
        topSections[section.article, default: []].append(section)
      }
    }
    guard view.display.outlineQuotes else { return }
    for quote in document.quotes ?? [] {
      guard let content = quote.content.first else { continue }
      let around = sections.filter { $0.level > 1 && $0.span.contains(content) }
      if let innermost = around.min(by: { $0.span.length < $1.span.length }) {
        quotesOfSection[innermost.id, default: []].append(quote)
      } else if let article = document.articles?.first(where: { $0.span.contains(content) }) {
        quotesOfArticle[article.id, default: []].append(quote)
      }
    }
  }

  func articles() -> [DocumentSymbol] {
    (document.articles ?? []).map { article in
      symbol(
        title: article.headline, unnamed: articleName(article), detail: article.referenceTime, kind: .module,
        span: article.span,
        children: inOrder(
          (quotesOfArticle[article.id] ?? []).map(quotation),
          (topSections[article.id] ?? []).map { section($0, depth: 0) }))
    }
  }

  private func section(_ section: Section, depth: Int) -> DocumentSymbol {
    // Deeper nesting than any page has would only come from a cycle of parents.
    let children = depth < 32 ? childrenOfSection[section.id] ?? [] : []
    return symbol(
      title: section.title, unnamed: view.session.language("Untitled section", "قسم بلا عنوان"), detail: nil,
      kind: .string, span: section.span,
      children: inOrder(
        (quotesOfSection[section.id] ?? []).map(quotation), children.map { self.section($0, depth: depth + 1) }))
  }

  private func inOrder(_ quotes: [DocumentSymbol], _ sections: [DocumentSymbol]) -> [DocumentSymbol] {
    quotes.isEmpty ? sections : (quotes + sections).sorted { $0.range.start < $1.range.start }
  }

  private func quotation(_ quote: Quote) -> DocumentSymbol {
    let content = quote.content.first ?? TextSpan(start: 0, end: 0)
    let beginning = String(view.text.string(content).unicodeScalars.prefix(60).map(Character.init))
    let range = positions.range(of: content)
    return DocumentSymbol(
      name: "\(quote.speakerName): \(beginning)", detail: quote.viaName, kind: .event, range: range,
      selectionRange: range, children: [])
  }

  private func symbol(
    title: TextSpan?, unnamed: String, detail: String?, kind: DocumentSymbol.Kind, span: TextSpan,
    children: [DocumentSymbol]
  ) -> DocumentSymbol {
    let name = title.map { view.text.string($0) } ?? ""
    let range = positions.range(of: span)
    // A selection outside its symbol makes clients refuse the whole outline.
    let selection = title.flatMap { span.contains($0) ? positions.range(of: $0) : nil }
    return DocumentSymbol(
      name: name.isEmpty ? unnamed : name, detail: detail, kind: kind, range: range,
      selectionRange: selection ?? PositionRange(range.start, range.start), children: children)
  }

  private func articleName(_ article: Article) -> String {
    article.role == .main
      ? view.session.language("Article", "المقال")
      : view.session.language("Embedded article", "مقال مضمن")
  }
}

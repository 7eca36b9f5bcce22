import AnnotationModel
import ArabicText
import LanguageServerProtocol

/// The outline: the page's articles, and in each its sections as they nest.
enum DocumentSymbolFeature {
  static func symbols(_ message: DocumentSymbolRequest, _ view: DocumentView) -> DocumentSymbols {
    let builder = OutlineBuilder(view)
    let tree = builder.articles()
    return view.session.supportsSymbolTree
      ? .tree(tree) : .list(SymbolInformation.flattened(tree, uri: message.uri))
  }
}

private struct OutlineBuilder {
  private let view: DocumentView
  private let positions: PositionWriter
  private let document: AnnotatedDocument
  private var childrenOfSection: [String: [Section]] = [:]
  private var topSections: [Int: [Section]] = [:]

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
  }

  func articles() -> [DocumentSymbol] {
    (document.articles ?? []).map { article in
      symbol(
        title: article.headline, unnamed: articleName(article), detail: article.referenceTime, kind: .module,
        span: article.span, children: (topSections[article.id] ?? []).map { section($0, depth: 0) })
    }
  }

  private func section(_ section: Section, depth: Int) -> DocumentSymbol {
    // Deeper nesting than any page has would only come from a cycle of parents.
    let children = depth < 32 ? childrenOfSection[section.id] ?? [] : []
    return symbol(
      title: section.title, unnamed: view.session.language("Untitled section", "قسم بلا عنوان"), detail: nil,
      kind: .string, span: section.span, children: children.map { self.section($0, depth: depth + 1) })
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

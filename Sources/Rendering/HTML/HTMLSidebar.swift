import AnnotationModel
import ArabicText

/// The lists beside the page: outline, names, timeline, and who quotes whom.
struct HTMLSidebar {
  /// How many links one entry has; of a page where there are more the number is said.
  private static let longestList = 12

  let document: AnnotatedDocument
  let source: SourceText

  func write(into html: inout HTMLText) {
    outline(&html)
    names(&html)
    timeline(&html)
    speakers(&html)
  }

  private func heading(_ phrase: Phrase, id: String, _ html: inout HTMLText) {
    html.raw("<h2 id=\"\(id)\">")
    html.phrase(phrase)
    html.raw("</h2>\n")
  }

  private func outline(_ html: inout HTMLText) {
    let titles = (document.blocks ?? []).enumerated().filter { $1.kind == .headline || $1.kind == .heading }
    guard !titles.isEmpty else { return }
    heading(Phrases.outline, id: "outline", &html)
    html.raw("<ol aria-labelledby=\"outline\">\n")
    for (index, block) in titles {
      let level = min(max(block.level ?? (block.kind == .headline ? 1 : 2), 1), 3)
      html.raw("<li class=\"level\(level)\"><a href=\"#b\(index)\"><bdi>")
      html.text(source.string(block.span))
      html.raw("</bdi></a></li>\n")
    }
    html.raw("</ol>\n")
  }

  private func names(_ html: inout HTMLText) {
    guard let index = document.entityIndex, !index.isEmpty else { return }
    let places = Dictionary((document.entities ?? []).enumerated().map { ($1.id, $0) }) { first, _ in first }
    heading(Phrases.names, id: "names", &html)
    html.raw("<ul aria-labelledby=\"names\">\n")
    for type in EntityType.allCases {
      for entity in index where entity.type == type { write(entity, places, &html) }
    }
    html.raw("</ul>\n")
  }

  private func write(_ entity: IndexedEntity, _ places: [String: Int], _ html: inout HTMLText) {
    html.raw("<li><span class=\"swatch \(entity.type.rawValue)\" aria-hidden=\"true\"></span> ")
    html.raw("<span class=\"visually-hidden\">")
    html.phrase(Phrases.single(entity.type))
    html.raw("</span>")
    let mentions = entity.mentions.compactMap { places[$0] }
    html.raw(mentions.first.map { "<a href=\"#e\($0)\"><bdi>" } ?? "<a><bdi>")
    html.text(entity.name)
    html.raw("</bdi></a> ")
    if let country = entity.country {
      html.raw("<span class=\"count\">")
      html.text(country)
      html.raw("</span> ")
    }
    for role in entity.roles {
      html.raw("<bdi class=\"role\">")
      html.text(role)
      html.raw("</bdi> ")
    }
    if mentions.count > 1 {
      html.raw("<span class=\"jumps\">")
      for (number, mention) in mentions.enumerated().prefix(12) {
        html.raw("<a href=\"#e\(mention)\">\(number + 1)</a>")
      }
      html.raw("</span>")
      if mentions.count > 12 { html.raw("<span class=\"count\">… \(mentions.count)</span>") }
    }
    html.raw("</li>\n")
  }

  /// Says how many there are when not all of them have a link.
  private func rest(of count: Int, _ html: inout HTMLText) {
    if count > HTMLSidebar.longestList { html.raw("<span class=\"count\"> … \(count)</span>") }
  }

  private func timeline(_ html: inout HTMLText) {
    let dated = (document.times ?? []).enumerated().compactMap { index, time in
      time.begin.map { (begin: $0, index: index, time: time) }
    }.sorted { ($0.begin, $0.index) < ($1.begin, $1.index) }
    guard !dated.isEmpty else { return }
    heading(Phrases.timeline, id: "timeline", &html)
    html.raw("<ol class=\"timeline\" aria-labelledby=\"timeline\">\n")
    var next = dated.startIndex
    while next < dated.endIndex {
      let value = dated[next].time.value
      let group = dated[next...].prefix { $0.time.value == value }
      next = group.endIndex
      html.raw("<li><time dir=\"ltr\">")
      html.text(value)
      html.raw("</time>")
      for entry in group.prefix(HTMLSidebar.longestList) {
        html.raw(" <a href=\"#t\(entry.index)\"><bdi>")
        html.text(source.string(entry.time.span))
        html.raw("</bdi></a>")
      }
      rest(of: group.count, &html)
      html.raw("</li>\n")
    }
    html.raw("</ol>\n")
  }

  private func speakers(_ html: inout HTMLText) {
    let quotes = (document.quotes ?? []).enumerated()
    var rows: [(speaker: String, via: String, quotes: [Int])] = []
    for (index, quote) in quotes {
      let via = quote.viaName ?? quote.via.map(source.string) ?? ""
      if let row = rows.firstIndex(where: { $0.speaker == quote.speakerName && $0.via == via }) {
        rows[row].quotes.append(index)
      } else {
        rows.append((quote.speakerName, via, [index]))
      }
    }
    guard !rows.isEmpty else { return }
    heading(Phrases.speakers, id: "speakers", &html)
    html.raw("<table aria-labelledby=\"speakers\"><thead><tr><th scope=\"col\">")
    html.phrase(Phrases.speaker)
    html.raw("</th><th scope=\"col\">")
    html.phrase(Phrases.medium)
    html.raw("</th><th scope=\"col\">")
    html.phrase(Phrases.quotes)
    html.raw("</th></tr></thead><tbody>\n")
    for row in rows {
      html.raw("<tr><th scope=\"row\"><bdi>")
      html.text(row.speaker)
      html.raw("</bdi></th><td><bdi>")
      html.text(row.via)
      html.raw("</bdi></td><td class=\"jumps\">")
      for quote in row.quotes.prefix(HTMLSidebar.longestList) { html.raw("<a href=\"#q\(quote)\">\(quote + 1)</a>") }
      rest(of: row.quotes.count, &html)
      html.raw("</td></tr>\n")
    }
    html.raw("</tbody></table>\n")
  }
}

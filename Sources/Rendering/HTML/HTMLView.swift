package import AnnotationModel
package import ArabicText

/// An annotated document as one self-contained HTML page: the text in a ruled frame, right to left, its quotes joined to
/// notes in the margin, and lists beside it.
///
/// The page loads nothing. Its text content is the document's text, mark for mark: marks are inline elements without
/// padding, font or isolation, so that a name behind an attached prefix ("لموسكو") keeps its letters joined. All that comes
/// from the document is escaped, and a content security policy lets no script run but the page's own.
package struct HTMLView: Sendable {
  /// A view.
  package init() {}

  /// The page of one document, as UTF-8.
  package func render(_ document: AnnotatedDocument, of source: SourceText, id: String) -> [UInt8] {
    var html = HTMLText()
    head(title(of: document, source) ?? id, into: &html)
    bar(document, title: title(of: document, source) ?? id, id: id, into: &html)
    html.raw("<main class=\"desk\">\n<nav class=\"side\" dir=\"rtl\">\n")
    HTMLSidebar(document: document, source: source).write(into: &html)
    html.raw("</nav>\n<div class=\"folio\">\n")
    text(document, source, into: &html)
    notes(document, source, into: &html)
    html.raw("<svg class=\"lines\" aria-hidden=\"true\"></svg>\n")
    findings(document, source, into: &html)
    html.raw("</div>\n</main>\n<script>")
    html.raw(HTMLView.script)
    html.raw("</script>\n</body>\n</html>\n")
    return html.bytes
  }

  /// The page of a document that could not be annotated, as UTF-8.
  package func render(failureOf id: String, code: String, message: String) -> [UInt8] {
    var html = HTMLText()
    head(id, into: &html)
    html.raw("<main class=\"desk\"><div class=\"folio\"><p><strong>")
    html.text(code)
    html.raw("</strong>: ")
    html.text(message)
    html.raw("</p></div></main>\n</body>\n</html>\n")
    return html.bytes
  }

  /// Pages of more lines are laid out by the browser as they come into view.
  private static let longPage = 500

  static let script = String(decoding: PackageResources.page_js, as: UTF8.self)
  static let style = String(decoding: PackageResources.page_css, as: UTF8.self)

  /// Hashes of style and script, which the page's policy names; a test compares them.
  static let styleHash = "I2fWXr28HkZirMVNzYUyJm1BuV2VnaSangg1td3aqpA="
  static let scriptHash = "fCpX2pihhLvtbw2Bny74DybZPNihtrbKroF8hPIkmAE="
}

// MARK: - Parts

extension HTMLView {
  private func title(of document: AnnotatedDocument, _ source: SourceText) -> String? {
    document.articles?.first?.headline.map(source.string)
  }

  private func head(_ title: String, into html: inout HTMLText) {
    html.raw(
      """
      <!DOCTYPE html>
      <html lang="ar" dir="rtl" data-ui="ar">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-\(HTMLView.styleHash)'; \
      script-src 'sha256-\(HTMLView.scriptHash)'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="hashiya">
      <title>
      """)
    html.text(title)
    html.raw("</title>\n<style>")
    html.raw(HTMLView.style)
    html.raw("</style>\n</head>\n<body>\n")
  }

  private func bar(_ document: AnnotatedDocument, title: String, id: String, into html: inout HTMLText) {
    html.raw("<header class=\"bar\" dir=\"rtl\"><h1><bdi>")
    html.text(title)
    html.raw("</bdi> <span class=\"count\"><bdi>")
    html.text([id, document.referenceTime].compactMap { $0 }.joined(separator: " · "))
    html.raw("</bdi></span></h1>\n<fieldset class=\"filters\"><legend>")
    html.phrase(Phrases.layers)
    html.raw("</legend>\n")
    if document.quotes != nil { filter("quote", Phrases.quotes, into: &html) }
    if document.entities != nil {
      for type in EntityType.allCases { filter(type.rawValue, Phrases.name(type), into: &html) }
    }
    if document.times != nil { filter("time", Phrases.times, into: &html) }
    if document.quantities != nil { filter("num", Phrases.quantities, into: &html) }
    if document.blocks != nil { filter("rest", Phrases.rest, into: &html) }
    html.raw("</fieldset>\n<button type=\"button\" id=\"language\">")
    html.phrase(Phrases.language)
    html.raw("</button>\n<button type=\"button\" id=\"theme\">")
    html.phrase(Phrases.theme)
    html.raw("</button>\n<p class=\"visually-hidden\">")
    html.phrase(Phrases.keys)
    html.raw("</p></header>\n")
  }

  private func filter(_ value: String, _ name: Phrase, into html: inout HTMLText) {
    html.raw("<label><input type=\"checkbox\" value=\"\(value)\" checked> ")
    html.raw("<span class=\"swatch \(value)\" aria-hidden=\"true\"></span> ")
    html.phrase(name)
    html.raw("</label>\n")
  }

  private func text(_ document: AnnotatedDocument, _ source: SourceText, into html: inout HTMLText) {
    let isRightToLeft = ["ar", "fa", "ur", "und"].contains(document.language)
    let isLong = source.lineCount > HTMLView.longPage
    html.raw("<article id=\"text\" class=\"text\(isLong ? " long" : "")\"")
    html.attribute("lang", document.language)
    html.raw(" dir=\"\(isRightToLeft ? "rtl" : "auto")\">")
    let lines = (0..<source.lineCount).map { source.line($0, includingLineEnd: true) }.filter { !$0.isEmpty }
    let blocks = document.blocks ?? []
    var next = 0
    HTMLMarks(document, source).write(lines, into: &html) { index, html, content in
      while next < blocks.count, blocks[next].span.end <= lines[index].start { next += 1 }
      if next < blocks.count, blocks[next].span.start < lines[index].end {
        html.raw("<div class=\"b \(blocks[next].kind.rawValue)\" id=\"b\(next)\" tabindex=\"-1\"")
        html.raw(isRightToLeft ? ">" : " dir=\"auto\">")
      } else {
        html.raw(document.blocks == nil ? "<div class=\"b\">" : "<div class=\"gap\">")
      }
      content(&html)
      html.raw("</div>")
    }
    html.raw("</article>\n")
  }

  private func notes(_ document: AnnotatedDocument, _ source: SourceText, into html: inout HTMLText) {
    html.raw(
      "<aside class=\"notes\" id=\"notes\" aria-labelledby=\"notes-title\"><h2 id=\"notes-title\" class=\"visually-hidden\">"
    )
    html.phrase(Phrases.notes)
    html.raw("</h2>\n")
    for (index, quote) in (document.quotes ?? []).enumerated() {
      let isDenied = quote.polarity == .deny
      html.raw(
        "<section class=\"note\(isDenied ? " deny" : "")\" id=\"n\(index)\" data-q=\"q\(index)\" role=\"note\" tabindex=\"0\">"
      )
      html.raw("<a href=\"#q\(index)\" tabindex=\"-1\"><span class=\"count\">\(index + 1)</span> <bdi class=\"who\">")
      html.text(quote.speakerName)
      html.raw("</bdi></a> <span class=\"what\">")
      if let polarity = Phrases.polarity(quote.polarity) {
        html.phrase(polarity)
        html.raw(" · ")
      }
      html.phrase(Phrases.name(quote.kind))
      if let via = quote.viaName ?? quote.via.map(source.string) {
        html.raw(" · ")
        html.phrase(Phrases.medium)
        html.raw(" <bdi>")
        html.text(via)
        html.raw("</bdi>")
      }
      html.raw("</span></section>\n")
    }
    html.raw("</aside>\n")
  }

  private func findings(_ document: AnnotatedDocument, _ source: SourceText, into html: inout HTMLText) {
    guard let findings = document.diagnostics, !findings.isEmpty else { return }
    html.raw("<details class=\"findings\"><summary>")
    html.phrase(Phrases.findings)
    html.raw(" (\(findings.count))</summary><ul>\n")
    for finding in findings {
      html.raw("<li>")
      html.phrase(Phrases.line)
      html.raw(" \(source.lineIndex(at: finding.span.start) + 1): <bdi dir=\"auto\">")
      html.text(finding.message)
      html.raw("</bdi> <code>")
      html.text(finding.code)
      html.raw("</code></li>\n")
    }
    html.raw("</ul></details>\n")
  }
}

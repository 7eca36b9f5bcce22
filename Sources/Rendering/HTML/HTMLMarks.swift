import AnnotationModel
import ArabicText

/// A stretch of the text that the page marks.
struct HTMLMark {
  let span: TextSpan
  let classes: String
  /// What links lead to; on the first part of the mark only.
  let id: String?
  /// The quote that it belongs to.
  let quote: String?
  let tip: Phrase?
  /// The number that follows the mark's end.
  var number: String?
}

/// All marks of a document in text order, and the text with them.
struct HTMLMarks {
  private let source: SourceText
  private let marks: [HTMLMark]

  init(_ document: AnnotatedDocument, _ source: SourceText) {
    self.source = source
    var marks: [HTMLMark] = []
    for (index, quote) in (document.quotes ?? []).enumerated() { marks += HTMLMarks.marks(quote, index) }
    for (index, mention) in (document.entities ?? []).enumerated() {
      let kind = Phrases.single(mention.type)
      let tip = Phrase("\(kind.arabic): \(mention.name)", "\(kind.english): \(mention.name)")
      marks.append(
        HTMLMark(span: mention.span, classes: "name \(mention.type.rawValue)", id: "e\(index)", quote: nil, tip: tip))
    }
    for (index, time) in (document.times ?? []).enumerated() {
      let tip = [time.type.rawValue, time.value, time.original].compactMap { $0 }.joined(separator: " ")
      marks.append(
        HTMLMark(span: time.span, classes: "time", id: "t\(index)", quote: nil, tip: Phrase(tip, tip)))
    }
    for quantity in document.quantities ?? [] {
      let tip = [quantity.kind.rawValue, quantity.value, quantity.unit].compactMap { $0 }.joined(separator: " ")
      marks.append(HTMLMark(span: quantity.span, classes: "num", id: nil, quote: nil, tip: Phrase(tip, tip)))
    }
    self.marks = marks.filter { !$0.span.isEmpty }
      .sorted { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }
  }

  private static func marks(_ quote: Quote, _ index: Int) -> [HTMLMark] {
    let id = "q\(index)"
    let polarity = quote.polarity == .deny ? " deny" : ""
    var marks = quote.content.enumerated().map { part, span in
      HTMLMark(
        span: span, classes: "quote \(quote.kind.rawValue)\(polarity)", id: part == 0 ? id : nil, quote: id,
        tip: Phrase(quote.speakerName, quote.speakerName),
        number: part + 1 == quote.content.count ? String(index + 1) : nil)
    }
    for (role, span) in [("cue", quote.cue), ("speaker", quote.speaker), ("via", quote.via)] {
      guard let span else { continue }
      marks.append(HTMLMark(span: span, classes: role, id: nil, quote: id, tip: nil))
    }
    return marks
  }

  /// Writes the text of each range with its marks. The ranges are in text order.
  func write(
    _ ranges: [TextSpan], into html: inout HTMLText, around: (Int, inout HTMLText, (inout HTMLText) -> Void) -> Void
  ) {
    var next = 0
    // Marks that begin in an earlier range and may reach into the next one.
    var reaching: [HTMLMark] = []
    for (index, range) in ranges.enumerated() {
      reaching.removeAll { $0.span.end <= range.start }
      while next < marks.count, marks[next].span.start < range.end {
        reaching.append(marks[next])
        next += 1
      }
      let within = reaching
      around(index, &html) { write(range, within, into: &$0) }
    }
  }

  private func write(_ range: TextSpan, _ marks: [HTMLMark], into html: inout HTMLText) {
    for step in NestedSpans.steps(marks.map(\.span), in: range) {
      switch step {
      case .text(let span): html.text(source.string(span))
      case .close: html.raw("</span>")
      case .open(let index, let isContinuation): open(marks[index], isContinuation: isContinuation, in: range, &html)
      }
    }
  }

  private func open(_ mark: HTMLMark, isContinuation: Bool, in range: TextSpan, _ html: inout HTMLText) {
    let isNumbered = mark.number != nil && mark.span.end <= range.end && endsWord(mark.span.end)
    html.raw("<span class=\"m \(mark.classes)\(isNumbered ? " last" : "")\"")
    if let id = mark.id, !isContinuation { html.raw(" id=\"\(id)\" tabindex=\"-1\"") }
    if let quote = mark.quote { html.raw(" data-q=\"\(quote)\"") }
    if isNumbered, let number = mark.number { html.raw(" data-n=\"\(number)\"") }
    if let tip = mark.tip {
      html.attribute("title", tip.arabic)
      if tip.arabic != tip.english {
        html.attribute("data-tip-ar", tip.arabic)
        html.attribute("data-tip-en", tip.english)
      }
    }
    html.raw(">")
  }

  /// Whether no letter follows, so that something may stand there without breaking a word.
  private func endsWord(_ offset: Int) -> Bool {
    let next = source.string(TextSpan(start: offset, end: min(offset + 4, source.bytes.count))).unicodeScalars.first
    return next.map {
      !$0.properties.isAlphabetic && $0.properties.generalCategory != .nonspacingMark && $0 != "\u{200D}"
    } ?? true
  }
}

import AnnotationModel
import Annotator
import ArabicText

/// Decides which stretch of the text has which colour. Tokens come in text order, share nothing, stay within a line, and
/// begin and end with whole words: a colour that changes inside a word tears its letters apart in some editors.
struct TokenPainter {
  private let view: DocumentView
  private let document: AnnotatedDocument
  private let index: DocumentIndex
  private let wordsOfText: IncrementalDocument

  init(_ view: DocumentView) {
    self.view = view
    document = view.annotations
    index = view.index
    wordsOfText = view.words
  }

  /// The tokens that share something with the stretch.
  func tokens(in stretch: TextSpan) -> [ColoredToken] {
    let stretch = wholeLines(stretch)
    let words = separate(names(in: stretch) + times(in: stretch) + quantities(in: stretch) + cues(in: stretch))
    return merge(words, into: backgrounds(in: stretch))
  }

  private func wholeLines(_ stretch: TextSpan) -> TextSpan {
    // A stretch that ends before a line's first column has nothing of it.
    let last = view.text.lineIndex(at: max(stretch.start, stretch.end - 1))
    return TextSpan(
      start: view.text.line(view.text.lineIndex(at: stretch.start)).start, end: view.text.line(last).end)
  }

  // MARK: - Words

  private func names(in stretch: TextSpan) -> [ColoredToken] {
    index.mentions.items(in: stretch).compactMap { item in
      guard let mention = document.entities?[item] else { return nil }
      return ColoredToken(
        span: wordsOfText.wholeWords(mention.span), type: type(of: mention.type), modifiers: role(of: mention.span))
    }
  }

  private func type(of type: EntityType) -> ColoredToken.Kind {
    switch type {
    case .person: .class
    case .location: .namespace
    case .organization: .interface
    case .people: .type
    case .event: .event
    case .miscellaneous: .structure
    }
  }

  /// Whether the name is that of a speaker or a medium here.
  private func role(of span: TextSpan) -> ColoredToken.Modifiers {
    index.attributions.items(in: span).reduce(into: []) { modifiers, item in
      guard let quote = document.quotes?[item] else { return }
      if let speaker = quote.speaker, speaker.overlaps(span) { modifiers.insert(.speaker) }
      if let via = quote.via, via.overlaps(span) { modifiers.insert(.medium) }
    }
  }

  private func times(in stretch: TextSpan) -> [ColoredToken] {
    index.times.items(in: stretch).compactMap { item in
      guard let time = document.times?[item] else { return nil }
      return ColoredToken(
        span: wordsOfText.wholeWords(time.span), type: .number,
        modifiers: time.type == .duration ? [.time, .duration] : .time)
    }
  }

  private func quantities(in stretch: TextSpan) -> [ColoredToken] {
    index.quantities.items(in: stretch).compactMap { item in
      guard let quantity = document.quantities?[item] else { return nil }
      return ColoredToken(span: wordsOfText.wholeWords(quantity.span), type: .number, modifiers: .quantity)
    }
  }

  private func cues(in stretch: TextSpan) -> [ColoredToken] {
    Set(index.attributions.items(in: stretch)).sorted().compactMap { item in
      guard let cue = document.quotes?[item].cue else { return nil }
      return ColoredToken(span: wordsOfText.wholeWords(cue), type: .keyword)
    }
  }

  /// The tokens in order without those that share something with one before them.
  private func separate(_ tokens: [ColoredToken]) -> [ColoredToken] {
    var end = 0
    return tokens.sorted { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }.filter { token in
      guard token.span.start >= end, !token.span.isEmpty else { return false }
      end = token.span.end
      return true
    }
  }

  // MARK: - Backgrounds

  /// What is said, and page furniture, line by line; without overlaps.
  private func backgrounds(in stretch: TextSpan) -> [ColoredToken] {
    let said = Set(index.contents.items(in: stretch)).sorted().flatMap { item -> [ColoredToken] in
      guard let quote = document.quotes?[item] else { return [] }
      return quote.content.map(wordsOfText.wholeWords).flatMap(lines).map {
        ColoredToken(span: $0, type: .string, modifiers: quote.polarity == .deny ? .denied : [])
      }
    }
    return separate(said + furniture(in: stretch))
  }

  private func furniture(in stretch: TextSpan) -> [ColoredToken] {
    let blocks = document.blocks ?? []
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].span.end <= stretch.start { low = middle + 1 } else { high = middle }
    }
    return blocks[low...].prefix { $0.span.start < stretch.end }.compactMap { block in
      switch block.kind {
      case .chrome, .copyright, .keywords, .readAlso, .relatedItem: ColoredToken(span: block.span, type: .comment)
      default: nil
      }
    }
  }

  private func lines(_ span: TextSpan) -> [TextSpan] {
    let first = view.text.lineIndex(at: span.start)
    let last = view.text.lineIndex(at: max(span.start, span.end - 1))
    return (first...max(first, last)).map { number in
      let line = view.text.line(number)
      return TextSpan(start: max(line.start, span.start), end: min(line.end, span.end))
    }
  }

  /// The words, and what the backgrounds show between them.
  private func merge(_ words: [ColoredToken], into backgrounds: [ColoredToken]) -> [ColoredToken] {
    var result: [ColoredToken] = []
    var next = 0
    // Where the last word ends: a name may reach beyond the quotation that it stands in.
    var end = 0
    for background in backgrounds {
      var start = max(background.span.start, end)
      while next < words.count, words[next].span.start < background.span.end {
        var word = words[next]
        next += 1
        if word.span.end > background.span.start {
          append(TextSpan(start: start, end: word.span.start), background, to: &result)
          if background.type == .string { word.modifiers.formUnion(background.modifiers.union(.quoted)) }
          start = max(start, word.span.end)
        }
        end = word.span.end
        result.append(word)
      }
      append(TextSpan(start: start, end: background.span.end), background, to: &result)
    }
    return result + words[next...]
  }

  private func append(_ span: TextSpan, _ background: ColoredToken, to result: inout [ColoredToken]) {
    guard let trimmed = withoutOuterSpace(span) else { return }
    result.append(ColoredToken(span: trimmed, type: background.type, modifiers: background.modifiers))
  }

  private func withoutOuterSpace(_ span: TextSpan) -> TextSpan? {
    var span = span
    let bytes = view.text.bytes
    while span.start < span.end, bytes[span.start] <= 0x20 { span.start += 1 }
    while span.start < span.end, bytes[span.end - 1] <= 0x20 { span.end -= 1 }
    return span.isEmpty ? nil : span
  }
}

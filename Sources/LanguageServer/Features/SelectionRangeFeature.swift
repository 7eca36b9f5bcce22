import AnnotationModel
import Annotator
import ArabicText
import LanguageServerProtocol

/// What a growing selection takes in: the word without its prefixes, the word, the name or date, the part of a quotation,
/// the sentence, the line, the section, the article, the page.
enum SelectionRangeFeature {
  static func ranges(_ message: SelectionRangeRequest, _ view: DocumentView) -> [SelectionRange] {
    let positions = view.positions
    return message.positions.map { position in
      let steps = SelectionRangeFeature.steps(at: view.offset(of: position), view)
      return SelectionRange(ranges: steps.map { positions.range(of: $0) })
    }
  }

  /// The steps from the innermost on; each holds the one before and is longer. Never empty.
  static func steps(at offset: Int, _ view: DocumentView) -> [TextSpan] {
    let word = view.words.word(at: offset)
    let named = namesAndDates(at: offset, view)
    var candidates = named
    if let word {
      candidates.append(word.stem)
      // "لأوكرانيا الشرقية": the prefix is no part of the name, which is what the user goes on to.
      if named.allSatisfy({ $0.contains(word.span) || word.span.contains($0) }) { candidates.append(word.span) }
    }
    let index = view.index
    candidates += index.contents.items(at: offset).flatMap { view.annotations.quotes?[$0].content ?? [] }
      .filter { $0.start <= offset && offset <= $0.end }
    if let sentence = view.words.sentence(at: offset) { candidates.append(sentence) }
    candidates += (view.annotations.blocks ?? []).lazy.map(\.span).filter { $0.start <= offset && offset <= $0.end }
    candidates += (view.annotations.sections ?? []).lazy.map(\.span).filter { $0.start <= offset && offset <= $0.end }
    candidates += (view.annotations.articles ?? []).lazy.map(\.span).filter { $0.start <= offset && offset <= $0.end }
    candidates.append(view.text.span)

    var steps: [TextSpan] = []
    for candidate in candidates.sorted(by: { ($0.length, $0.start) < ($1.length, $1.start) }) {
      guard candidate.start <= offset, offset <= candidate.end, !candidate.isEmpty else { continue }
      guard let last = steps.last else {
        steps.append(candidate)
        continue
      }
      if candidate.contains(last), candidate != last { steps.append(candidate) }
    }
    return steps.isEmpty ? [TextSpan(start: offset, end: offset)] : steps
  }

  private static func namesAndDates(at offset: Int, _ view: DocumentView) -> [TextSpan] {
    let index = view.index
    let document = view.annotations
    return index.mentions.items(at: offset).compactMap { document.entities?[$0].span }
      + index.times.items(at: offset).compactMap { document.times?[$0].span }
      + index.quantities.items(at: offset).compactMap { document.quantities?[$0].span }
  }
}

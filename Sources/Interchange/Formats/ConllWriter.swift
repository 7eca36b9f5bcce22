import AnnotationModel
import ArabicText

/// CoNLL-2003 columns (word, part of speech, chunk, name in IOB2) with `-DOCSTART-` lines.
///
/// A word is divided where a name begins or ends inside it ("لموسكو" → ل, موسكو), so that no name is widened.
struct ConllWriter: FormatWriter {
  var format: FormatDescription {
    FormatDescription(
      "conll", .stream(opening: "", separator: "", closing: ""), holds: [.entities, .sentences],
      losses:
        "white space, which name means the same thing, times, quantities, quotes, blocks, diagnostics; a comment line "
        + "would be read as a word, so the file does not say so")
  }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    let names = page.document.entities ?? []
    let spans = names.map(\.span)
    let tokens = PageTokens(of: page, uncut: spans, cuts: spans.flatMap { [$0.start, $0.end] }, splitsClitics: false)
    let words = tokens.sentences.flatMap { $0.flatMap(\.words) }
    let tags = BIOTags(spans, on: words)
    var text = "-DOCSTART- -X- -X- O\n\n"
    for sentence in tokens.sentences {
      for word in sentence.flatMap(\.words) {
        let tag = tags.mark(at: word.start).map { ($0.begins ? "B-" : "I-") + names[$0.index].type.rawValue } ?? "O"
        text += ConllWriter.form(page.source.string(word)) + " -X- -X- \(tag)\n"
      }
      text += "\n"
    }
    return [.stream(Array(text.utf8))]
  }

  /// The word without white space, which separates the columns.
  static func form(_ word: String) -> String {
    var form = String.UnicodeScalarView()
    for scalar in word.unicodeScalars { form.append(scalar.properties.isWhitespace ? "_" : scalar) }
    return String(form)
  }
}

import AnnotationModel
import ArabicText
import JSON

/// CoNLL-U: sentences with clitics as multi-word tokens, names, times and quantities in the MISC column.
///
/// `NER`, `TIMEX` and `QUANT` are IOB2 tags; the first word of an item has the item's other fields as JSON in `NERItem`
/// and so on. `TokenRange` counts code points. `SpacesBefore` and `SpacesAfter` keep the white space, so the text can be
/// read back.
struct ConlluWriter: FormatWriter {
  var format: FormatDescription {
    FormatDescription(
      "conllu", .stream(opening: "", separator: "", closing: ""), holds: [.entities, .times, .quantities, .sentences],
      losses: ConlluWriter.losses)
  }

  private static let losses = "quotes, blocks, articles, sections, diagnostics, overlapping names"

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    var writer = ConlluDocument(page)
    writer.write(losses: ConlluWriter.losses)
    return [.stream(Array(writer.text.utf8))]
  }
}

/// The columns of CoNLL-U's layers: the key of the tag in MISC, and the labels of the items that it marks.
enum ConlluColumns {
  static let all: [(key: String, labels: [String])] = [
    ("NER", StandoffLabels.entities), ("TIMEX", StandoffLabels.times), ("QUANT", StandoffLabels.quantities),
  ]
}

private struct ConlluDocument {
  private struct Layer {
    let key: String
    let items: [StandoffItem]
    let tags: BIOTags
  }

  private let page: AnnotatedPage
  private let map: OffsetMap
  private let tokens: PageTokens
  private let layers: [Layer]
  private(set) var text = ""

  init(_ page: AnnotatedPage) {
    self.page = page
    map = OffsetMap(page.source)
    let document = page.document
    let spans = [
      (document.entities ?? []).map(\.span), (document.times ?? []).map(\.span),
      (document.quantities ?? []).map(\.span),
    ]
    let all = spans.flatMap { $0 }.sorted()
    let tokens = PageTokens(of: page, uncut: all, cuts: all.flatMap { [$0.start, $0.end] }, splitsClitics: true)
    self.tokens = tokens
    let words = tokens.sentences.flatMap { $0.flatMap(\.words) }
    let items = page.standoffItems(in: .utf32)
    layers = zip(ConlluColumns.all, spans).map { column, spans in
      Layer(
        key: column.key, items: items.filter { column.labels.contains($0.label) }, tags: BIOTags(spans, on: words))
    }
  }

  mutating func write(losses: String) {
    text += "# newdoc id = \(ConlluText.comment(page.id))\n# hashiya:notInThisFormat = \(losses)\n"
    if let referenceTime = page.document.referenceTime { text += "# hashiya:referenceTime = \(referenceTime)\n" }
    text += "# hashiya:language = \(page.document.language)\n"
    if !page.meta.members.isEmpty { text += "# hashiya:meta = \(page.meta.compact)\n" }
    var end = 0
    var line = -1
    for (index, sentence) in tokens.sentences.enumerated() {
      guard let first = sentence.first, let last = sentence.last else { continue }
      if tokens.lines[index] != line { text += "# newpar\n" }
      line = tokens.lines[index]
      text += "# sent_id = \(index + 1)\n"
      text +=
        "# text = \(ConlluText.comment(page.source.string(TextSpan(start: first.span.start, end: last.span.end))))\n"
      write(sentence, index: index, end: &end)
      text += "\n"
    }
  }

  private mutating func write(_ sentence: [PageToken], index: Int, end: inout Int) {
    var number = 1
    for (place, token) in sentence.enumerated() {
      let before = end == 0 ? page.source.string(TextSpan(start: 0, end: token.span.start)) : ""
      let next = place + 1 < sentence.count ? sentence[place + 1].span.start : following(index)
      let after = page.source.string(TextSpan(start: token.span.end, end: next))
      end = token.span.end
      let spaces = ConlluText.spaces(before: before, after: after)
      if token.words.count > 1 {
        row("\(number)-\(number + token.words.count - 1)", token.span, spaces)
      }
      for word in token.words {
        row(String(number), word, misc(of: word) + (token.words.count > 1 ? [] : spaces))
        number += 1
      }
    }
  }

  /// Where the sentence after the one at `index` begins.
  private func following(_ index: Int) -> Int {
    for sentence in tokens.sentences[(index + 1)...] {
      if let first = sentence.first { return first.span.start }
    }
    return page.source.bytes.count
  }

  private func misc(of word: TextSpan) -> [String] {
    layers.flatMap { layer -> [String] in
      guard let mark = layer.tags.mark(at: word.start), mark.index < layer.items.count else { return [] }
      let item = layer.items[mark.index]
      let tag = "\(layer.key)=\(mark.begins ? "B" : "I")-\(item.label)"
      guard mark.begins else { return [tag] }
      var fields = item.fields
      fields["id"] = .string(item.id)
      return [tag, "\(layer.key)Item=\(ConlluText.escaped(fields.compact))"]
    }
  }

  private mutating func row(_ id: String, _ span: TextSpan, _ misc: [String]) {
    let range = "\(map.offset(ofUTF8: span.start, in: .utf32)):\(map.offset(ofUTF8: span.end, in: .utf32))"
    let word = page.source.string(span)
    let form = ConllWriter.form(word)
    let values = ["TokenRange=\(range)"] + (form == word ? [] : ["Form=\(ConlluText.escaped(word))"]) + misc
    text += "\(id)\t\(form)" + String(repeating: "\t_", count: 7) + "\t" + values.joined(separator: "|") + "\n"
  }
}

/// Pieces of CoNLL-U's syntax.
enum ConlluText {
  /// A value on a comment line.
  static func comment(_ text: String) -> String { BratText.oneLine(text) }

  /// The white space around a token, in UDPipe's convention.
  static func spaces(before: String, after: String) -> [String] {
    var values: [String] = []
    if !before.isEmpty { values.append("SpacesBefore=\(escaped(before))") }
    if after.isEmpty { values.append("SpaceAfter=No") }
    if !after.isEmpty, after != " " { values.append("SpacesAfter=\(escaped(after))") }
    return values
  }

  /// A value of MISC: `\s`, `\t`, `\n`, `\r`, `\p` and `\\` stand for blank, tab, line ends, `|` and `\`; any other
  /// white space or control code is `\xHEX;`.
  static func escaped(_ value: String) -> String {
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case " ": result += "\\s"
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "|": result += "\\p"
      case "\\": result += "\\\\"
      case _ where scalar.properties.isWhitespace || scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
        result += "\\x\(String(scalar.value, radix: 16));"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The inverse of `escaped`; a backslash before anything else stands for itself.
  static func unescaped(_ value: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var rest = Array(value.unicodeScalars)[...]
    let simple: [Unicode.Scalar: Unicode.Scalar] = [
      "s": " ", "t": "\t", "n": "\n", "r": "\r", "p": "|", "\\": "\\",
    ]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let code = rest.first else {
        result.append(scalar)
        continue
      }
      if let plain = simple[code] {
        rest.removeFirst()
        result.append(plain)
      } else if code == "x", let end = rest.firstIndex(of: ";"),
        let value = UInt32(rest[(rest.startIndex + 1)..<end].map { String($0) }.joined(), radix: 16),
        let decoded = Unicode.Scalar(value)
      {
        rest = rest[(end + 1)...]
        result.append(decoded)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

import AnnotationModel
import ArabicText
import JSON

/// A page's tokens by code points, in spaCy's manner: one blank after a token belongs to it, any other white space is a
/// token of its own, and together they are the text.
struct CodePointTokens {
  /// A token without the blank that may follow it.
  struct Token: Hashable {
    let range: Range<Int>
    let hasBlank: Bool
  }

  let tokens: [Token]
  private let text: ScalarText

  /// The tokens, cut at the bounds of the given ranges.
  init(_ page: AnnotatedPage, cuts: [Range<Int>]) {
    text = ScalarText(page.source)
    let map = OffsetMap(page.source)
    let cuts = Set(cuts.flatMap { [$0.lowerBound, $0.upperBound] })
    var tokens: [Token] = []
    var end = 0
    func add(_ range: Range<Int>, in text: ScalarText) {
      var start = range.lowerBound
      for place in range.dropFirst() where cuts.contains(place) {
        tokens.append(Token(range: start..<place, hasBlank: false))
        start = place
      }
      tokens.append(Token(range: start..<range.upperBound, hasBlank: false))
    }
    /// What stands between two tokens: a blank joins the token before it, the rest is a token.
    func close(before start: Int, in text: ScalarText) {
      guard end < start else { return }
      if let last = tokens.last, last.range.upperBound == end, text.slice(end..<(end + 1)).first == " ",
        !text.slice(last.range).allSatisfy(\.properties.isWhitespace)
      {
        tokens[tokens.count - 1] = Token(range: last.range, hasBlank: true)
        end += 1
      }
      if end < start { add(end..<start, in: text) }
    }
    for number in 0..<page.source.lineCount {
      let line = page.source.line(number)
      let table = Tokenizer.tokens(of: page.source, in: line)
      for token in 0..<table.count {
        let span = table.span(token).shifted(by: line.start)
        let start = map.offset(ofUTF8: span.start, in: .utf32)
        close(before: start, in: text)
        end = map.offset(ofUTF8: span.end, in: .utf32)
        add(start..<end, in: text)
      }
    }
    close(before: text.count, in: text)
    self.tokens = tokens
  }

  /// The index of the token that a range begins with.
  func first(in range: Range<Int>) -> Int { index(of: range.lowerBound) }

  /// The index of the token that a range ends with.
  func last(in range: Range<Int>) -> Int { index(of: max(range.upperBound - 1, range.lowerBound)) }

  /// The token that holds an offset.
  private func index(of offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if tokens[middle].range.lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The tokens as Prodigy writes them.
  var prodigy: [JSONValue] {
    tokens.enumerated().map { index, token in
      [
        "text": .string(text[token.range]), "start": .number(JSONNumber(token.range.lowerBound)),
        "end": .number(JSONNumber(token.range.upperBound)), "id": .number(JSONNumber(index)),
        "ws": .bool(token.hasBlank),
      ]
    }
  }

  /// The tokens as spaCy writes them.
  var spacy: [JSONValue] {
    tokens.enumerated().map { index, token in
      [
        "id": .number(JSONNumber(index)), "start": .number(JSONNumber(token.range.lowerBound)),
        "end": .number(JSONNumber(token.range.upperBound)),
      ]
    }
  }
}

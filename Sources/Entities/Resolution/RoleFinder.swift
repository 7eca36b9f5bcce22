import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// Finds the titles and roles that a text gives a person: before the name ("وزير الدفاع الروسي سيرغي شويغو") and behind
/// it after a comma ("شويغو، وزير الدفاع الروسي").
struct RoleFinder {
  private static let longest = 6

  private let line: AnalyzedLine
  private let lineStart: Int

  init(_ placed: PlacedLine) {
    line = placed.line
    lineStart = placed.start
  }

  /// The spans, in the document, of the roles around a person's mention.
  ///
  /// - Parameters:
  ///   - name: the tokens of the mention.
  ///   - limit: where the mention of another person before it ends, which may not be part of a role.
  func roles(around name: Range<Int>, after limit: Int) -> (before: TextSpan?, behind: TextSpan?) {
    name.isEmpty ? (nil, nil) : (before(name.lowerBound, after: limit), behind(name.upperBound))
  }

  private func before(_ name: Int, after limit: Int) -> TextSpan? {
    var start: Int?
    var token = name - 1
    // A comma may stand between the role and the name.
    if token >= 0, line.tokens.marks[token] == .comma { token -= 1 }
    let last = token
    while token >= 0, last - token < RoleFinder.longest, isRoleWord(token),
      Int(line.tokens.starts[token]) + lineStart >= limit
    {
      if isTitle(token) { start = token }
      // A word with a conjunction begins something new.
      if !line.words[token].proclitics.isDisjoint(with: [.wa, .fa]) { break }
      token -= 1
    }
    guard let start, start <= last else { return nil }
    return span(start, last)
  }

  private func behind(_ next: Int) -> TextSpan? {
    guard next + 1 < line.count, line.tokens.marks[next] == .comma, isTitle(next + 1) else { return nil }
    var end = next + 1
    while end + 1 < line.count, end - next < RoleFinder.longest, isRoleWord(end + 1) { end += 1 }
    // Only an apposition that closes is one.
    guard end + 1 < line.count, line.tokens.marks[end + 1] == .comma || line.tokens.marks[end + 1] == .period else {
      return nil
    }
    return span(next + 1, end)
  }

  private func span(_ first: Int, _ last: Int) -> TextSpan {
    let start = line.tokens.offset(ofLetter: Int(line.words[first].stemLetter), in: first)
    return TextSpan(start: start, end: Int(line.tokens.ends[last])).shifted(by: lineStart)
  }

  private func isTitle(_ token: Int) -> Bool {
    let hit = line.hits[token]
    return line.lexicon.classes(of: hit.whole).contains(.title) || line.lexicon.classes(of: hit.stem).contains(.title)
  }

  private func isRoleWord(_ token: Int) -> Bool {
    guard line.tokens.kinds[token] == .word else { return false }
    switch line.words[token].partOfSpeech {
    case .noun, .adjective, .properNoun, .numeral: return true
    default: return isTitle(token)
    }
  }
}

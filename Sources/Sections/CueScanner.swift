import ArabicText
import Lexicons
import Morphology

/// Finds the cue phrases of a line: the longest listed phrase at each place of a window at either end.
struct CueScanner {
  let line: AnalyzedLine
  // The line's own, which else would be copied at every word.
  private let lexicon: Lexicon
  private let classes = CueScanner.classes

  init(line: AnalyzedLine) {
    self.line = line
    lexicon = line.lexicon
  }

  /// Tokens from the start of a line at which a cue may begin: of a short line nearly all, of running text those of a
  /// lead-in or a dateline.
  private static func headWindow(_ tokens: Int) -> Int { tokens > 32 ? 10 : 24 }
  /// Tokens from the end of a longer line at which a cue may begin ("… (أ ف ب)").
  private static let tailWindow = 6

  private static let classes = LexicalClasses(
    .sectionAttribution, .sectionKeywords, .sectionReadAlso, .sectionFurniture, .sectionCopyright, .sectionCaption,
    .sectionDate)

  func scan(_ features: inout LineFeatures) {
    let first = (0..<line.count).prefix(6).first { isWord($0) || line.tokens.marks[$0] == .other } ?? 0
    let headEnd = min(line.count, CueScanner.headWindow(line.count))
    scan(0..<headEnd, opening: first, &features)
    let tailStart = max(headEnd, line.count - CueScanner.tailWindow)
    if tailStart < line.count { scan(tailStart..<line.count, opening: -1, &features) }
  }

  private func isWord(_ token: Int) -> Bool {
    switch line.tokens.kinds[token] {
    case .word, .foreign, .number: true
    case .punctuation, .symbol: false
    }
  }

  private func scan(_ window: Range<Int>, opening: Int, _ features: inout LineFeatures) {
    var token = window.lowerBound
    while token < window.upperBound {
      if line.tokens.kinds[token] == .number {
        // "1- …" counts an item, it dates nothing.
        if token > 0 || !features.marks.contains(.numbered) { features.dateWords += 1 }
        token += 1
        continue
      }
      // Most words are in none of the lists and begin no phrase.
      let word = line.hits[token].whole
      guard lexicon.beginsPhrase(word) || lexicon.classes(of: word).intersects(classes) else {
        token += 1
        continue
      }
      let (cues, end) = longestCue(at: token)
      guard end > token else {
        token += 1
        continue
      }
      features.cues.formUnion(cues)
      if token == opening { features.openingCues.formUnion(cues) }
      let words = (token..<end).count { isWord($0) }
      if cues.contains(.calendar) { features.dateWords += words } else { features.cueWords += words }
      if cues.contains(.agency), token > 0, line.tokens.marks[token - 1] == .openParenthesis, end < line.count,
        line.tokens.marks[end] == .closeParenthesis
      {
        features.marks.insert(.agencyInParentheses)
      }
      token = end
    }
  }

  /// The cues of the longest listed phrase that starts at a token, and the token after it.
  private func longestCue(at token: Int) -> (cues: LineCues, end: Int) {
    var cues: LineCues = []
    var end = token
    let word = line.hits[token].whole
    if lexicon.classes(of: word).intersects(classes) {
      cues = CueScanner.cues { lexicon.value(of: word, as: $0) }
      end = token + 1
    }
    guard token + 1 < line.count else { return (cues, end) }
    var state = lexicon.opening(word, line.hits[token + 1].whole)
    var next = token + 2
    while let reached = state {
      if lexicon.classes(of: reached).intersects(classes) {
        let found = CueScanner.cues { lexicon.value(of: reached, as: $0) }
        if !found.isEmpty { (cues, end) = (found, next) }
      }
      guard next < line.count else { break }
      state = lexicon.advance(reached, by: line.hits[next].whole)
      next += 1
    }
    return (cues, end)
  }

  private static func cues(_ value: (LexicalClass) -> Int32?) -> LineCues {
    var cues: LineCues = []
    switch value(.sectionAttribution) {
    case 1: cues.insert(.sourceLabel)
    case 2: cues.insert(.agency)
    case 3: cues.insert(.authorLabel)
    default: break
    }
    if value(.sectionKeywords) != nil { cues.insert(.keywords) }
    switch value(.sectionReadAlso) {
    case 1: cues.insert(.readAlso)
    case 2: cues.insert(.readAlsoVerb)
    case 3: cues.insert(.furniture)
    default: break
    }
    switch value(.sectionFurniture) {
    case 1: cues.insert(.menu)
    case 2: cues.insert(.furniture)
    default: break
    }
    if value(.sectionCopyright) != nil { cues.insert(.copyright) }
    if value(.sectionCaption) != nil { cues.insert(.caption) }
    switch value(.sectionDate) {
    case 1: cues.insert(.dateLabel)
    case 2: cues.insert(.calendar)
    default: break
    }
    return cues
  }
}

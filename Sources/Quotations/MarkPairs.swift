import ArabicText
import Morphology

/// Which quotation marks of a line open and close what.
///
/// News mixes straight, curly and angle marks, types them swapped (»…«), forgets to close them and puts straight marks
/// inside straight marks. A mark's shape and the white space around it decide; one pass, O(tokens).
struct MarkPairs: Sendable {
  /// Where a token stands among the marks.
  private struct Place {
    /// The mark that closes or opens what it opens or closes; -1 for all else.
    var partner: Int32 = -1
    /// The outermost mark whose closed pair encloses it; -1 outside.
    var outermost: Int32 = -1
    /// Whether it is one of `unclosed`.
    var isLeftOpen = false
  }

  /// One for each token. Empty in a line without marks.
  private var places: [Place] = []
  /// Opening marks that nothing closes, in order.
  private(set) var unclosed: [Int] = []
  /// Closing marks that nothing opens, in order.
  private(set) var unopened: [Int] = []

  /// Whether the line has no mark that could open or close a quotation.
  var isEmpty: Bool { places.isEmpty }

  /// Whether a pair stands inside another.
  private(set) var nests = false

  private enum Family: UInt8 { case straight, curly, angle, single }

  init(_ line: AnalyzedLine) {
    let quoting = MarkPairs.quoting
    guard line.tokens.marks.contains(where: { quoting & $0.bit != 0 }) else { return }
    pair(line.tokens)
  }

  private mutating func pair(_ tokens: TokenTable) {
    places.reserveCapacity(tokens.count)
    for _ in 0..<tokens.count { places.append(Place()) }
    var open: [(token: Int, family: Family)] = []
    for token in 0..<tokens.count {
      guard let family = MarkPairs.family(tokens.marks[token]) else { continue }
      if family == .single, !isSingleQuote(token, tokens) { continue }
      read(token, family, tokens, &open)
    }
    settle(open)
    encloseTokens()
  }

  /// The other half of the pair that the token opens or closes, or -1.
  @inline(__always)
  func partner(_ token: Int) -> Int { places.indices.contains(token) ? Int(places[token].partner) : -1 }

  /// The mark that opens the outermost closed pair around the token, or -1.
  func outermost(_ token: Int) -> Int { places.indices.contains(token) ? Int(places[token].outermost) : -1 }

  /// Whether the token is an opening mark that nothing closes.
  @inline(__always)
  func isUnclosed(_ token: Int) -> Bool { places.indices.contains(token) && places[token].isLeftOpen }

  /// Whether a quotation opens at the token, closed or not.
  func opens(_ token: Int) -> Bool { partner(token) > token || isUnclosed(token) }

  /// The token that closes the pair opened at `token`, or nil.
  @inline(__always)
  func close(of token: Int) -> Int? {
    let other = partner(token)
    return other > token ? other : nil
  }

  /// Whether a closed pair encloses the token.
  func encloses(_ token: Int) -> Bool { outermost(token) >= 0 }

  /// Bit n is set for the mark with the raw value n that has a family.
  private static let quoting = PunctuationMark.mask([
    .straightQuote, .leftQuote, .rightQuote, .lowQuote, .leftGuillemet, .rightGuillemet, .leftSingleQuote, .apostrophe,
  ])

  private static func family(_ mark: PunctuationMark) -> Family? {
    switch mark {
    case .straightQuote: .straight
    case .leftQuote, .rightQuote, .lowQuote: .curly
    case .leftGuillemet, .rightGuillemet: .angle
    case .leftSingleQuote, .apostrophe: .single
    default: nil
    }
  }

  /// Single marks quote only with white space on one side and a word on the other: not in "Cote d'Ivoire".
  private func isSingleQuote(_ token: Int, _ tokens: TokenTable) -> Bool {
    let endsWord = MarkPairs.spaceAfter(token, tokens) || tokens.kinds[token + 1] == .punctuation
    return endsWord != tokens.spaceBefore[token]
  }

  private static func spaceAfter(_ token: Int, _ tokens: TokenTable) -> Bool {
    token + 1 >= tokens.count || tokens.spaceBefore[token + 1]
  }

  private mutating func read(
    _ token: Int, _ family: Family, _ tokens: TokenTable, _ open: inout [(token: Int, family: Family)]
  ) {
    let before = tokens.spaceBefore[token]
    let after = MarkPairs.spaceAfter(token, tokens)
    let followsWord = token > 0 && !before && tokens.kinds[token - 1] != .punctuation
    let leadsWord = token + 1 < tokens.count && !after && tokens.kinds[token + 1] != .punctuation
    let pending = open.lastIndex { $0.family == family }
    if pending == nil {
      // 55" is a measure; a mark glued to the end of a word closes what was never opened.
      if followsWord, !leadsWord {
        if tokens.kinds[token - 1] == .number, family == .straight { return }
        let shapedOpen = tokens.marks[token] == .leftGuillemet || tokens.marks[token] == .leftQuote
        let prefixed = tokens.letterCount(token - 1) == 1
        if !(shapedOpen && after && token + 1 < tokens.count), !prefixed, family != .single {
          if after || tokens.kinds[token + 1] == .punctuation {
            unopened.append(token)
            return
          }
        }
      }
      open.append((token, family))
      return
    }
    // A mark that clearly opens while another is open starts a nested quotation.
    let shape = tokens.marks[token]
    let shapedClose = shape == .rightGuillemet || shape == .rightQuote
    let prefixed = token > 0 && !before && tokens.kinds[token - 1] == .word && tokens.letterCount(token - 1) <= 2
    if (before || prefixed), leadsWord, !shapedClose, open.count < 8 {
      open.append((token, family))
      return
    }
    guard let pending else { return }
    unclosed += open[(pending + 1)...].map(\.token)
    places[open[pending].token].partner = Int32(truncatingIfNeeded: token)
    places[token].partner = Int32(truncatingIfNeeded: open[pending].token)
    open.removeSubrange(pending...)
  }

  /// Two marks of one family left open read as a pair after all: «"كلمة "وأضاف» lacks a space, not a mark.
  private mutating func settle(_ open: [(token: Int, family: Family)]) {
    var index = 0
    while index < open.count {
      if index + 1 < open.count, open[index].family == open[index + 1].family {
        places[open[index].token].partner = Int32(truncatingIfNeeded: open[index + 1].token)
        places[open[index + 1].token].partner = Int32(truncatingIfNeeded: open[index].token)
        index += 2
      } else {
        unclosed.append(open[index].token)
        index += 1
      }
    }
    unclosed.sort()
    for token in unclosed { places[token].isLeftOpen = true }
  }

  private mutating func encloseTokens() {
    var token = 0
    while token < places.count {
      guard let end = close(of: token) else {
        token += 1
        continue
      }
      for inside in (token + 1)..<max(end, token + 1) {
        places[inside].outermost = Int32(truncatingIfNeeded: token)
        if places[inside].partner >= 0 { nests = true }
      }
      token = end + 1
    }
  }
}

extension PunctuationMark {
  /// A bit for each of the marks, at its raw value.
  static func mask(_ marks: [PunctuationMark]) -> UInt64 { marks.reduce(0) { $0 | $1.bit } }

  @inline(__always)
  var bit: UInt64 { 1 << UInt64(rawValue & 63) }
}

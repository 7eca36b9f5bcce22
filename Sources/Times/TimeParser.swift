import AnnotationModel
import ArabicText
import Lexicons
import Numerals

/// What a rule found at one place.
struct TimeMatch {
  var meaning: TimeMeaning
  var modifier: TimeModifier?
  var rule: String
  /// The tokens of the expression; the span leaves out the prefixes of the first one.
  var tokens: Range<Int>
  /// Whether the prefix of the first word belongs to the expression ("بشكل يومي").
  var keepsPrefix = false
}

/// A rule of the grammar: a name, and how it reads an expression that begins at a token.
struct TimeRule: Sendable {
  /// Classes of the words with which the rule begins; numbers in digits begin it when `onDigits`.
  let starts: UInt64
  let onDigits: Bool
  let name: String
  let match: @Sendable (TimeParser, Int) -> TimeMatch?

  init(
    _ name: String, on classes: [LexicalClass], digits: Bool = false,
    match: @escaping @Sendable (TimeParser, Int) -> TimeMatch?
  ) {
    self.name = name
    starts = classes.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
    onDigits = digits
    self.match = match
  }
}

/// Applies the rules to the words of one line. Every rule looks at a bounded number of tokens, so a line takes linear
/// time.
struct TimeParser: Sendable {
  let senses: LineSenses
  var numbers: NumberParser { NumberParser(senses) }
  var ordinals: OrdinalParser { OrdinalParser(senses) }

  init(_ senses: LineSenses) { self.senses = senses }

  /// All rules, in the order in which they win among matches of equal length.
  static let rules: [TimeRule] =
    ranges + references + dates + offsets + durations + sets

  /// The longest match that begins at the token.
  func match(at token: Int) -> TimeMatch? {
    let mask = senses.mask(token)
    let isNumber = senses.number(token) != nil || senses.gluedNumber(token) != nil
    var best: TimeMatch?
    for rule in TimeParser.rules where rule.starts & mask != 0 || (rule.onDigits && isNumber) {
      guard var match = rule.match(self, token) else { continue }
      if match.rule.isEmpty { match.rule = rule.name }
      if match.tokens.upperBound > (best?.tokens.upperBound ?? token) { best = match }
    }
    return best
  }

  // MARK: Small readers

  /// Whether the token is the given preposition or function word (payloads in lists/times/context.txt).
  @inline(__always)
  func isWord(_ token: Int, _ word: FunctionWord) -> Bool {
    senses.value(token, .timePreposition) == word.rawValue
  }

  func unit(_ token: Int) -> TimeUnit? { senses.value(token, .timeUnit).flatMap(TimeUnit.init) }

  /// The token is a mark, or 0 tokens are taken.
  func skip(_ mark: PunctuationMark, at token: Int) -> Int { senses.mark(token) == mark ? token + 1 : token }

  func modifier(_ code: Int) -> TimeModifier { code == 1 ? .start : code == 2 ? .mid : .end }
}

/// Function words that rules name; raw values are the list's payloads.
enum FunctionWord: Int {
  case fi = 1
  case mundhu, qabla, bada, khilal, hatta, min, ila, bayna, bihulul, kull, mudda, ma, ibtida, aw, la, an, illa
  case muwafiq, tarikh, ay, shakl, tawqit, tawal
}

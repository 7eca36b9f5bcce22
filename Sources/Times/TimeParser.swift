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
  /// Classes of which some word of the line must have one, whatever the rule begins with; 0 when none must.
  let needs: UInt64
  let name: String
  let match: @Sendable (TimeParser, Int) -> TimeMatch?

  init(
    _ name: String, on classes: [LexicalClass], digits: Bool = false, needing needs: [LexicalClass] = [],
    match: @escaping @Sendable (TimeParser, Int) -> TimeMatch?
  ) {
    self.name = name
    starts = classes.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
    onDigits = digits
    self.needs = needs.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
    self.match = match
  }
}

/// Which rules a word of each class begins, as bits in the order of the rules, of which there are 32 at most.
struct RuleIndex: Sendable {
  private let byClass: [UInt32]
  private let onDigits: UInt32
  private let all: UInt32
  /// The rules that need classes, which most do not.
  private let needs: [(rule: UInt32, classes: UInt64)]

  init(_ rules: [TimeRule]) {
    byClass = (0..<64).map { number in
      rules.enumerated().reduce(0) { $1.element.starts & 1 << UInt64(number) == 0 ? $0 : $0 | 1 << UInt32($1.offset) }
    }
    onDigits = rules.enumerated().reduce(0) { $1.element.onDigits ? $0 | 1 << UInt32($1.offset) : $0 }
    all = rules.indices.reduce(0) { $0 | 1 << UInt32(truncatingIfNeeded: $1) }
    needs = rules.enumerated().compactMap { $1.needs == 0 ? nil : (1 << UInt32(truncatingIfNeeded: $0), $1.needs) }
  }

  /// The rules that may match in a line whose words have these classes.
  func able(in union: UInt64) -> UInt32 {
    var result = all
    for (rule, classes) in needs where classes & union == 0 { result &= ~rule }
    return result
  }

  /// The rules that a word with these classes begins.
  func rules(for mask: UInt64, isNumber: Bool) -> UInt32 {
    var result = isNumber ? onDigits : 0
    var classes = mask
    while classes != 0 {
      result |= byClass[classes.trailingZeroBitCount]
      classes &= classes &- 1
    }
    return result
  }
}

/// Applies the rules to the words of one line. Every rule looks at a bounded number of tokens, so a line takes linear
/// time. A class so that rules and assemblies are handed the readers for one reference count.
final class TimeParser: Sendable {
  let senses: LineSenses
  let numbers: NumberParser
  let ordinals: OrdinalParser
  private let rules: [TimeRule]
  private let index: RuleIndex
  private let able: UInt32

  init(_ senses: LineSenses) {
    self.senses = senses
    numbers = NumberParser(senses)
    ordinals = OrdinalParser(senses)
    rules = TimeParser.rules
    index = TimeParser.ruleIndex
    able = index.able(in: senses.union)
  }

  /// All rules, in the order in which they win among matches of equal length.
  static let rules: [TimeRule] =
    ranges + references + dates + offsets + durations + sets

  private static let ruleIndex = RuleIndex(rules)

  /// The longest match that begins at the token.
  func match(at token: Int) -> TimeMatch? {
    var best: TimeMatch?
    var end = token
    var waiting = index.rules(for: senses.mask(token), isNumber: senses.isNumeric(token)) & able
    while waiting != 0 {
      let number = waiting.trailingZeroBitCount
      waiting &= waiting &- 1
      guard var match = rules[number].match(self, token), match.tokens.upperBound > end else { continue }
      if match.rule.isEmpty { match.rule = rules[number].name }
      end = match.tokens.upperBound
      best = match
    }
    return best
  }

  // MARK: Small readers

  /// Whether the token is the given preposition or function word (payloads in lists/times/context.txt).
  @inline(__always)
  func isWord(_ token: Int, _ word: FunctionWord) -> Bool { senses.preposition(token) == word.rawValue }

  @inline(__always)
  func unit(_ token: Int) -> TimeUnit? { senses.value(token, .timeUnit).flatMap(TimeUnit.init) }

  /// The token is a mark, or 0 tokens are taken.
  func skip(_ mark: PunctuationMark, at token: Int) -> Int { senses.mark(token) == mark ? token + 1 : token }

  func modifier(_ code: Int) -> TimeModifier { code == 1 ? .start : code == 2 ? .mid : .end }
}

/// Function words that rules name; raw values are the list's payloads.
enum FunctionWord: UInt8 {
  case fi = 1
  case mundhu, qabla, bada, khilal, hatta, min, ila, bayna, bihulul, kull, mudda, ma, ibtida, aw, la, an, illa
  case muwafiq, tarikh, ay, shakl, tawqit, tawal
  case baadaha = 36
  case qablaha
}

import AnnotationModel
import ArabicText
import Lexicons
import Morphology
import Testing
import Times

/// One expected time expression of a test sentence.
struct Expected: Hashable, CustomStringConvertible, Sendable {
  var text: String
  var type: TimeType
  var value: String
  var begin: String?
  var finish: String?
  var modifier: TimeModifier?

  var description: String {
    "\(text) \(type.rawValue) \(value) \(begin ?? "-") \(finish ?? "-") \(modifier?.rawValue ?? "-")"
  }
}

/// A sentence with the expressions in it.
struct TimeCase: Sendable, CustomTestStringConvertible {
  var sentence: String
  var expected: [Expected]
  var testDescription: String { sentence }

  init(_ sentence: String, _ expected: Expected...) {
    self.sentence = sentence
    self.expected = expected
  }
}

func date(
  _ text: String, _ value: String, _ begin: String? = nil, _ finish: String? = nil, mod: TimeModifier? = nil
) -> Expected {
  Expected(text: text, type: .date, value: value, begin: begin, finish: finish, modifier: mod)
}

func time(_ text: String, _ value: String, _ begin: String? = nil, _ finish: String? = nil) -> Expected {
  Expected(text: text, type: .time, value: value, begin: begin, finish: finish, modifier: nil)
}

func duration(_ text: String, _ value: String, mod: TimeModifier? = nil) -> Expected {
  Expected(text: text, type: .duration, value: value, begin: nil, finish: nil, modifier: mod)
}

func set(_ text: String, _ value: String) -> Expected {
  Expected(text: text, type: .set, value: value, begin: nil, finish: nil, modifier: nil)
}

/// The time expressions of a text whose lines are paragraphs of one article.
func times(
  in text: String, reference: String? = "2024-05-15", preference: AnnotationOptions.Preference = .nearest,
  dateOrder: AnnotationOptions.DateOrder = .dmy, hijri: AnnotationOptions.HijriReckoning = .umalqura
) -> [TimeExpression] {
  resolution(in: text, reference: reference, preference: preference, dateOrder: dateOrder, hijri: hijri).times
}

/// The time expressions and findings of a text whose lines are paragraphs of one article.
func resolution(
  in text: String, reference: String? = "2024-05-15", preference: AnnotationOptions.Preference = .nearest,
  dateOrder: AnnotationOptions.DateOrder = .dmy, hijri: AnnotationOptions.HijriReckoning = .umalqura
) -> (times: [TimeExpression], diagnostics: [Diagnostic]) {
  let source = SourceText(text)
  let tagger = TimeTagger()
  let lines = (0..<source.lineCount).map { number in
    let line = source.line(number)
    let analyzed = AnalyzedLine(source, in: line, lexicon: .standard)
    return (
      line: PlacedLine(start: line.start, line: analyzed, kind: .paragraph, article: 1),
      candidates: tagger.analyze(analyzed)
    )
  }
  return TimeResolver(preference: preference, dateOrder: dateOrder, hijri: hijri).resolve(
    lines, referenceTimes: reference.map { [1: $0] } ?? [:],
    isPage: lines.count > 4)
}

/// Compares a sentence's expressions with the expected ones; begin and finish count where the case gives them.
func check(_ item: TimeCase, reference: String? = "2024-05-15") {
  let source = SourceText(item.sentence)
  let found = times(in: item.sentence, reference: reference).enumerated().map { index, time in
    let wanted = item.expected.indices.contains(index) ? item.expected[index] : nil
    return Expected(
      text: source.string(time.span), type: time.type, value: time.value,
      begin: wanted?.begin == nil ? nil : time.begin,
      finish: wanted?.finish == nil ? nil : time.finish, modifier: time.modifier)
  }
  #expect(found == item.expected, "\(item.sentence)")
}

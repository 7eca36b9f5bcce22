import AnnotationModel
import ArabicText
import Lexicons

/// Questions and answers: "س: متى يبدأ الموسم؟", "ج: في أكتوبر.", "- هل أنت راض؟"
extension LineScanner {
  /// The turn that the whole line is. Turns after a dash count only beside one another, with a question among them.
  func interviewTurn() -> QuoteCandidate? {
    guard line.count > 2 else { return nil }
    if line.mark(0) == .dash {
      return turn(content: 1..<line.count, cue: 0..<1, name: nil)
    }
    guard line.mark(1) == .colon, let label = label(0) else { return nil }
    return turn(content: 2..<line.count, cue: 0..<2, name: label)
  }

  private func label(_ token: Int) -> StaticString? {
    if line.isWord(token, Words.question) || line.isWord(token, Words.questionLetter) { return "interviewer" }
    if line.isWord(token, Words.answer) || line.isWord(token, Words.answerLetter) { return "interviewee" }
    return nil
  }

  private func turn(content: Range<Int>, cue: Range<Int>, name: StaticString?) -> QuoteCandidate? {
    guard let words = line.trimmed(content), words.count > 1 else { return nil }
    var candidate = QuoteCandidate(
      kind: .direct, content: [line.span(words)], cue: line.span(cue), speaker: .hidden,
      rule: name == nil ? .interviewDash : .interviewLabel)
    candidate.fixedName = name
    candidate.needsTurns = name == nil
    candidate.isQuestion = line.mark(words.upperBound - 1) == .question
    return candidate
  }
}

import AnnotationModel
import ArabicText
import Lexicons

/// "وجاء في البيان أن …", "ورد في التقرير: «…»": the document that says it stands after the preposition.
extension LineScanner {
  /// The quotation that the arriving verb at the token introduces.
  func arrivalQuote(at token: Int) -> (candidate: QuoteCandidate?, end: Int)? {
    let sentenceEnd = line.sentenceEnd(token)
    if line.isWord(token + 1, Words.fihi) { return arrivalInDocument(token, sentenceEnd) }
    guard line.isWord(token + 1, Words.fi), line.function(token - 1) != .relative else { return nil }
    guard let (phrase, end) = line.nounPhrase(from: token + 2, limit: sentenceEnd) else { return nil }
    var next = end
    while next < min(sentenceEnd, end + 10), line.complementizer(next) == .none, line.mark(next) != .colon,
      !line.opens(next)
    {
      next += 1
    }
    guard next < sentenceEnd, next < end + 10 else { return nil }
    var start = next
    if !line.opens(next) { start += 1 }
    guard let clause = line.reportedClause(from: start, sentenceEnd: sentenceEnd) else { return nil }
    let candidate = QuoteCandidate(
      kind: clause.kind, content: [clause.content], cue: line.span(token..<(token + 1), withoutPrefix: true),
      speaker: .named(phrase), rule: .verbArrival)
    return (candidate, clause.end)
  }

  /// "أصدر المجلس بيانا جاء فيه: «…»": the sentence's subject speaks through the document.
  private func arrivalInDocument(_ token: Int, _ sentenceEnd: Int) -> (candidate: QuoteCandidate?, end: Int)? {
    var start = token + 2
    if line.mark(start) == .colon { start += 1 }
    let isClause = line.complementizer(start) != .none
    guard isClause || line.opens(start) || line.mark(start - 1) == .colon, start < sentenceEnd else { return nil }
    if isClause { start += 1 }
    guard let clause = line.reportedClause(from: start, sentenceEnd: sentenceEnd) else { return nil }
    let candidate = QuoteCandidate(
      kind: clause.kind, content: [clause.content], cue: line.span(token..<(token + 1), withoutPrefix: true),
      speaker: .dropped(.unknown, near: nearSubject(before: token)), rule: .verbArrival,
      resolution: .subjectDrop)
    return (candidate, clause.end)
  }
}

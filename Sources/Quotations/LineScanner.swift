import AnnotationModel
import ArabicText
import Lexicons

/// Walks a line from cue to cue and collects what each reports.
struct LineScanner {
  let line: QuotationLine
  var candidates = QuotationCandidates()
  /// Where the sentence in hand starts, and the index of its first candidate.
  var sentenceStart = 0
  var sentenceFirst = 0
  /// The source phrase that opened the sentence ("وبحسب رويترز فإن الخبراء يؤكدون أن …").
  var sentenceVia: NounPhrase?
  /// The token after the last content taken.
  var consumed = 0

  /// Whether the line is to be read for quotations inside quotations.
  private let nests: Bool

  init(_ line: QuotationLine) {
    nests = line.marks.nests
    self.line = line
  }

  /// The candidates of the whole line.
  mutating func scan() -> QuotationCandidates {
    if let turn = interviewTurn() {
      candidates.quotes.append(turn)
      if !turn.needsTurns { return candidates }
    }
    if let headline = headlineSpeech() { candidates.quotes.append(headline) }
    if let whole = continuedSpeech() {
      candidates.quotes.append(whole.candidate)
      consumed = whole.end
    }
    sentenceFirst = candidates.quotes.count
    var token = consumed
    while token < line.count {
      if line.sentenceStart(token) != sentenceStart { enterSentence(line.sentenceStart(token)) }
      token = line.traits(token).contains(.mayReport) ? max(step(token), token + 1) : token + 1
    }
    noteSubject()
    candidates.closing = closingWords()
    noteStrayMarks()
    noteSpeech()
    // Handed over, not copied.
    var found = QuotationCandidates()
    swap(&found, &candidates)
    return found
  }

  /// Handles the token and returns where to go on.
  private mutating func step(_ token: Int) -> Int {
    if line.marks.opens(token) {
      if let speech = unannouncedSpeech(at: token) { return take(speech, from: token) }
      return (line.marks.close(of: token) ?? token) + 1
    }
    let traits = line.traits(token)
    if traits.contains(.arrives), let arrival = arrivalQuote(at: token) { return take(arrival, from: token) }
    if traits.contains(.ala) || line.has(.sourcePhrase, token), let source = sourceQuote(at: token) {
      return take(source, from: token)
    }
    if let participle = line.participle(at: token), let quote = quote(of: participle) {
      return take(quote, from: token)
    }
    if let verb = line.verb(at: token) {
      if let quote = quote(of: verb) { return take(quote, from: token) }
    } else if let noun = line.verbalNoun(at: token), let quote = quote(of: noun) {
      return take(quote, from: token)
    }
    return token + 1
  }

  private mutating func take(_ found: (candidate: QuoteCandidate?, end: Int), from start: Int) -> Int {
    if let candidate = found.candidate { candidates.quotes.append(candidate) }
    takeNested(start..<found.end)
    consumed = max(consumed, found.end)
    return found.end
  }

  /// "«صرخت أمي: "لا تفتحوا الباب" ثم سكتت»": what is quoted inside a quotation.
  private mutating func takeNested(_ range: Range<Int>) {
    guard nests else { return }
    for token in range where line.marks.encloses(token) {
      guard let verb = line.verb(at: token), verb.frame.complements.contains(.direct) else { continue }
      var search = ComplementSearch(line, verb)
      guard let complement = search.run(), complement.kind == .marked, line.marks.encloses(complement.content),
        let quote = quote(of: verb)?.candidate
      else { continue }
      candidates.quotes.append(quote)
    }
  }

  private mutating func enterSentence(_ start: Int) {
    noteSubject()
    sentenceStart = start
    sentenceVia = nil
    sentenceFirst = candidates.quotes.count
  }

  /// Remembers the subject of a sentence that reports nothing.
  private mutating func noteSubject() {
    guard candidates.quotes.count == sentenceFirst, sentenceStart < line.count else { return }
    let end = line.sentenceEnd(sentenceStart)
    var token = sentenceStart
    if let subject = sentenceSubject(start: sentenceStart, limit: end) {
      if subject.isRole || subject.isNamed { candidates.subjects.append(subject) }
      while token < end, Int(line.tokens.starts[token]) < subject.span.end { token += 1 }
    }
    // "التقى الوزير فادي عون السفيرة نورا قاسم. وقالت …": others may speak next.
    var others = 0
    while token < end, others < 4 {
      let isTold = line.has(.title, token) || line.has(.human, token) && line.hasArticle(token)
      // What is neither a title nor definite must hold a name, which only a person's role does.
      guard isTold || line.has(.human, token) && line.isPersonRole(token), line.readings[token].letter == 0,
        let (other, next) = line.nounPhrase(from: token, limit: end), isTold || other.holdsName
      else {
        token += 1
        continue
      }
      candidates.subjects.append(other)
      others += 1
      token = next
    }
  }

  /// Whether a candidate of the same sentence ends right before the token, but for marks.
  func precedingQuote(before token: Int) -> Int? {
    guard candidates.quotes.count > sentenceFirst, let last = candidates.quotes.indices.last,
      let content = candidates.quotes[last].content.last
    else { return nil }
    let end = Int(line.tokens.starts[token])
    var index = token - 1
    while index >= 0, Int(line.tokens.starts[index]) >= content.end {
      // "…، وذلك بحسب المجلة"
      guard line.kind(index) == .punctuation || line.has(.clauseBreak, index) else { return nil }
      index -= 1
    }
    return end >= content.end ? last : nil
  }
}

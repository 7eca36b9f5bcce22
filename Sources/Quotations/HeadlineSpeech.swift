import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// Headline style: "بوتين: لن نتراجع", "مدرب الأهلي | نحتاج إلى وقت", "خاص| محمد أنور: سعيد بالعرض".
extension LineScanner {
  /// The quotation of a line that reads "speaker: words". Only lines of headlines, links and headings count.
  func headlineSpeech() -> QuoteCandidate? {
    var start = 0
    while start < line.count, line.mark(start) == .dash || line.mark(start) == .bullet { start += 1 }
    var separators = 0
    var token = start
    let stops = LineScanner.stops
    while token < min(line.count, 24), separators < 3 {
      guard stops & line.mark(token).bit != 0 else {
        token += 1
        continue
      }
      if line.mark(token) == .colon || line.mark(token) == .verticalBar {
        if let found = speech(from: start, separator: token) { return found }
        separators += 1
        start = token + 1
      } else {
        start = token + 1
      }
      token += 1
    }
    return nil
  }

  /// Marks that separate a speaker from words, or end a sentence.
  private static let stops = PunctuationMark.mask([.colon, .verticalBar, .period, .ellipsis])

  private func speech(from start: Int, separator: Int) -> QuoteCandidate? {
    guard separator > start, separator - start < 14, separator + 1 < line.count else { return nil }
    if line.kind(separator - 1) == .number, line.kind(separator + 1) == .number { return nil }
    guard canSpeak(start, separator), let (phrase, end) = line.nounPhrase(from: start, limit: separator) else {
      return nil
    }
    var via: NounPhrase?
    if end < separator {
      if line.isWord(end, Words.li) || line.addresses(end) {
        // "وزير النقل لـ«الجريدة»: …"
        let from = line.isWord(end, Words.li) ? end + 1 : end
        guard let (medium, stop) = line.nounPhrase(from: from, limit: separator), stop == separator else { return nil }
        via = medium
      } else if !(line.function(end) == .preposition && (phrase.isRole || phrase.isNamed)) {
        // "الجبير في البرلمان الأوروبي: …", "ياسمين سمير تنتظر «اللوكاندة»: …"; nothing else may stand between.
        guard line.line.words[end].partOfSpeech == .verb, line.mark(separator) == .colon, line.verb(at: end) == nil
        else { return nil }
      }
    }
    guard let range = line.trimmed((separator + 1)..<line.count), range.count > 1 else { return nil }
    if line.mark(separator) == .verticalBar, range.count < 3 || !phrase.isRole && !isFirstPerson(range.lowerBound) {
      return nil
    }
    let (kind, content) = words(range, isBody: isBody(start))
    var candidate = QuoteCandidate(
      kind: kind, content: [line.span(content)], cue: line.span(separator..<(separator + 1)), speaker: .named(phrase),
      rule: .headlineColon)
    candidate.via = via
    candidate.isTopic = isTopic(content)
    candidate.needsHeadline = true
    candidate.resolution = .headline
    return candidate
  }

  /// "لاعب: روح جديدة لفريقه", "فنان: الرجل الذي غير المسرح": a heading that says what its subject is.
  private func isTopic(_ content: Range<Int>) -> Bool {
    let start = content.lowerBound
    if isFirstPerson(start) || content.contains(where: { line.mark($0) == .period || line.mark($0) == .ellipsis }) {
      return false
    }
    if line.has(.human, start) || line.has(.title, start),
      content.contains(where: { line.function($0) == .relative && $0 - start < 8 })
    {
      return true
    }
    return !line.hasArticle(start) && line.line.words[start].partOfSpeech == .noun
      && !content.contains {
        line.line.words[$0].partOfSpeech == .verb || line.function($0) == .pronoun || isOurs($0)
      }
  }

  /// "هدفنا", "فريقنا"
  private func isOurs(_ token: Int) -> Bool {
    line.line.words[token].encliticLetters == 2
      && line.ends(token, with: Letter.noon, Letter.alef)
  }

  /// Whether a body or a group speaks, whose words a headline reports: "هيومن رايتس ووتش: …", "مراقبون: …".
  private func isBody(_ token: Int) -> Bool {
    if let payload = line.value(.human, token) { return payload % 10 != 0 || payload / 100 != 0 }
    return line.has(.country, token) || line.has(.place, token) || line.has(.capital, token) || line.has(.media, token)
      || line.has(.organization, token) || line.has(.orgHead, token) || line.has(.mediaHead, token)
  }

  /// A person's words stand as they were said, names in marks and all; a body's are reported, and its marks quote.
  private func words(_ range: Range<Int>, isBody: Bool) -> (kind: Quote.Kind, content: Range<Int>) {
    if let close = line.marks.close(of: range.lowerBound), close == range.upperBound - 1,
      let inside = line.trimmed((range.lowerBound + 1)..<close)
    {
      return (.direct, inside)
    }
    let isVerbatim = !isBody || isFirstPerson(range.lowerBound) || !line.quotesWords(range)
    return (isVerbatim ? .direct : .mixed, range)
  }

  /// Whether what stands before the separator can speak; a country before a noun is a topic ("اليمن: مقتل …").
  private func canSpeak(_ start: Int, _ separator: Int) -> Bool {
    if line.has(.headlineLabel, start) || line.has(.impersonal, start) { return false }
    if line.has(.cueVerb, start), !line.has(.human, start), !line.has(.title, start) { return false }
    if line.has(.eventHead, start) || line.has(.placeHead, start) && !line.has(.human, start) { return false }
    if line.hasArticle(start), !isSpeakerHead(start), !isMinistry(start, separator) { return false }
    if line.has(.country, start) || line.has(.place, start) && separator == start + 1, !line.has(.capital, start) {
      let next = separator + 1
      return isFirstPerson(next) || line.function(next) == .preposition || line.function(next) == .negation
        || line.marks.close(of: next).map { $0 - next > 3 } == true
    }
    return true
  }

  /// "الصحة: …", "الداخلية: …": what a ministry is called in headlines.
  private func isMinistry(_ start: Int, _ separator: Int) -> Bool {
    separator == start + 1 && line.isWord(start, anyOf: Words.ministries)
  }

  /// "الانتخابات التركية: …" is a topic; "الصحة العالمية: …", "المدرب: …" speak.
  private func isSpeakerHead(_ token: Int) -> Bool {
    line.has(.human, token) || line.has(.title, token) || line.has(.mediaHead, token)
      || line.readings[token].classes.intersects(QuotationLine.nameClasses)
      || line.line.words[token].partOfSpeech == .properNoun
  }

  /// "لن نتراجع", "نحن حريصون", "سنرد", "لا أزال"
  private func isFirstPerson(_ token: Int) -> Bool {
    for index in token..<min(token + 3, line.count) {
      if line.function(index) == .pronoun || line.function(index) == .negation { return true }
      if line.starts(index, with: Letter.noon), line.line.words[index].partOfSpeech == .verb { return true }
      if line.starts(index, with: Letter.seen), line.line.words[index].tense == .future { return true }
    }
    return false
  }
}

import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// Where reported content ends, and whether it is direct, mixed or indirect.
extension QuotationLine {
  /// The content of a reported clause from its first token: its kind, span and end.
  ///
  /// A noun phrase (`isNominal`) ends sooner: "هدد بإغلاق المضيق، لكن …".
  func reportedClause(
    from start: Int, sentenceEnd: Int, isNominal: Bool = false
  ) -> (kind: Quote.Kind, content: TextSpan, end: Int)? {
    guard start < sentenceEnd else { return nil }
    if opens(start) {
      guard let close = marks.close(of: start) else {
        // An unclosed mark: the quotation runs to the end of its paragraph.
        guard let inside = trimmed((start + 1)..<count) else { return nil }
        return (.direct, span(inside), count)
      }
      if standsWhole(start, close: close), let inside = trimmed((start + 1)..<close) {
        return (.direct, span(inside), close + 1)
      }
      let end = clauseEnd(from: close + 1, contentStart: start, sentenceEnd: sentenceEnd)
      if trimmed((close + 1)..<max(end, close + 1)) == nil {
        guard let inside = trimmed((start + 1)..<close) else { return nil }
        return (.direct, span(inside), close + 1)
      }
      guard let whole = trimmed(start..<end) else { return nil }
      return (.mixed, span(whole), end)
    }
    var end = clauseEnd(from: start, contentStart: start, sentenceEnd: sentenceEnd)
    if isNominal, let comma = (start..<end).first(where: { mark($0) == .comma && leavesPhrase($0 + 1) }) { end = comma }
    guard let range = trimmed(start..<end) else { return nil }
    return (quotesWords(range) ? .mixed : .indirect, span(range), end)
  }

  /// "أن «عروبة المغرب حديثة»، مستدلا على …", "أن «التحقيق انتهى» الذي …": a clause in marks is the whole speech when a comma
  /// follows that joins nothing, or a relative clause.
  private func standsWhole(_ open: Int, close: Int) -> Bool {
    guard close - open > 4 else { return false }
    let next = close + 1
    if mark(next) == .comma {
      if opens(next + 1) || isWord(next + 1, Words.including) { return false }
      let joins = hasConjunction(next + 1) || kind(next + 1) == .word && line.words[next + 1].proclitics.contains(.wa)
      return !joins || !(complementizer(next + 1) != .none || opens(next + 2))
    }
    return function(next) == .relative || value(.clauseBreak, next) == 4
  }

  /// Whether what follows a comma no longer belongs to a noun phrase: a conjunction, a verb, "الأمر الذي".
  private func leavesPhrase(_ token: Int) -> Bool {
    if function(token) == .conjunction || has(.clauseBreak, token) || isWord(token, Words.matter) { return true }
    return kind(token) == .word && line.words[token].partOfSpeech == .verb && line.words[token].tense != .none
  }

  /// Whether a quotation mark opens at the token.
  func opens(_ token: Int) -> Bool {
    token < count && (marks.close(of: token) != nil || marks.isUnclosed(token))
  }

  /// Whether marks inside the range quote words rather than name something ("تنظيم «…»").
  func quotesWords(_ range: Range<Int>) -> Bool {
    var token = range.lowerBound
    while token < range.upperBound {
      guard let close = marks.close(of: token) else {
        token += 1
        continue
      }
      if !marksName(open: token, close: close) { return true }
      token = close + 1
    }
    return false
  }

  /// "تنظيم «…»", "فصيل «فيلق الرحمن»": short marks right after the noun that they name.
  func marksName(open: Int, close: Int) -> Bool {
    guard open > 0, close - open <= 6 else { return false }
    let before = open - 1
    if hasArticle(before) {
      // الأب "سعد", but not الحكومة "لن تتراجع".
      return close - open <= 4 && isPersonRole(before)
    }
    if has(.naming, before) || has(.orgHead, before) || has(.mediaHead, before) || has(.human, before)
      || has(.title, before)
    {
      return true
    }
    return close - open <= 3 && kind(before) == .word && function(before) == nil && !hasArticle(before)
      && line.words[before].partOfSpeech == .noun && line.words[before].encliticLetters == 0
      && cue(at: before) == nil
  }

  /// The range without marks at its ends that belong to the sentence around it; nil when nothing is left.
  func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    var end = min(range.upperBound, count)
    while start < end {
      switch mark(start) {
      case .comma, .semicolon, .period, .colon, .dash, .ellipsis: start += 1
      default: break
      }
      if start >= end { break }
      switch mark(start) {
      case .comma, .semicolon, .period, .colon, .dash, .ellipsis: continue
      default: break
      }
      break
    }
    while end > start {
      switch mark(end - 1) {
      case .comma, .semicolon, .period, .colon, .dash, .ellipsis: end -= 1
      case .openParenthesis: end -= 1
      case .straightQuote, .rightQuote, .leftQuote, .leftGuillemet, .rightGuillemet:
        // A close whose opening lies before the range, or an opening at its end, is not content.
        let other = marks.partner(end - 1)
        if other >= start, other < end - 1 { return start..<end }
        end -= 1
      default: return start < end ? start..<end : nil
      }
    }
    return nil
  }

  /// Where a clause that starts at `start` ends: at the sentence's end, or before what reports something else.
  func clauseEnd(from start: Int, contentStart: Int, sentenceEnd: Int) -> Int {
    var token = start
    while token < sentenceEnd {
      if let close = marks.close(of: token) {
        token = close + 1
        continue
      }
      if mayEnd(at: token), let end = boundary(token, contentStart: contentStart, sentenceEnd: sentenceEnd) {
        return end
      }
      token += 1
    }
    return sentenceEnd
  }

  /// Whether reported content may end before the token: before most it cannot.
  @inline(__always)
  private func mayEnd(at token: Int) -> Bool {
    readings.indices.contains(token)
      && (readings[token].classes.intersects(QuotationLine.endingClasses) || readings[token].function != nil
        || readings[token].traits.contains(.ala))
  }

  private static let endingClasses = LexicalClasses(.cueVerb, .cueParticiple, .sourcePhrase, .clauseBreak)

  /// Whether reported content ends before the token; the end, which may lie before words that lead over.
  private func boundary(_ token: Int, contentStart: Int, sentenceEnd: Int) -> Int? {
    guard token > contentStart else { return nil }
    // "… في المنطقة، مضيفا أن"
    if let participle = participle(at: token), introduces(participle) { return token }
    // "… إلى أذى، بحسب المنظمة"
    if has(.sourcePhrase, token) || traits(token).contains(.ala),
      let source = sourcePhrase(at: token, limit: sentenceEnd), !source.isManner,
      closesClause(source, at: token, sentenceEnd: sentenceEnd)
    {
      return has(.clauseBreak, token - 1) && token - 1 > contentStart ? token - 1 : token
    }
    if breaks(at: token, sentenceEnd: sentenceEnd) { return token }
    guard let verb = verb(at: token), !verb.frame.complements.isEmpty else { return nil }
    let previous = token - 1
    if function(previous) == .relative, mark(previous - 1) == .comma, complementizer(token + 1) != .none,
      value(.reportComplementizer, token + 1) == 0, previous - 1 > contentStart
    {
      // "…، الذي أكد أن …" goes on with another speaker; "التي قال إنها …" is an aside.
      return previous - 1
    }
    if function(previous) == .relative || isWord(previous, Words.ma) || isNegated(token) { return nil }
    if hasConjunction(token) || mark(previous) == .comma || mark(previous) == .semicolon {
      return introduces(verb) ? token : nil
    }
    return nil
  }

  /// "… في إشارة إلى نية …"; "، فيما أعلن المرصد أن …", "قبل أن يضيف: …"
  private func breaks(at token: Int, sentenceEnd: Int) -> Bool {
    // Every entry of the list begins with a function word or is a word of its own.
    guard readings[token].function != nil || has(.clauseBreak, token), let found = phrase(.clauseBreak, at: token)
    else { return false }
    if found.value == 2 { return true }
    if found.value == 3, mark(token - 1) == .comma { return true }
    let next = function(found.end) == .auxiliary ? found.end + 1 : found.end
    guard next < sentenceEnd, let verb = verb(at: next), !verb.frame.complements.isEmpty, !isNegated(next) else {
      return false
    }
    return introduces(verb)
  }

  /// Whether the cue really introduces content.
  func introduces(_ cue: Cue) -> Bool {
    var search = ComplementSearch(self, cue)
    return search.search() != nil
  }

  /// Whether a source phrase rounds a clause off: it ends the sentence, or stands between commas.
  func closesClause(_ source: SourcePhrase, at token: Int, sentenceEnd: Int) -> Bool {
    if source.isRelay { return false }
    if source.end >= sentenceEnd || source.isPronoun { return true }
    switch mark(source.end) {
    case .comma, .period, .semicolon, .ellipsis, .dash, .exclamation, .question: return true
    default:
      return mark(token - 1) == .comma || function(source.end) == .adverb || function(source.end) == .preposition
        || has(.cueParticiple, source.end)
    }
  }
}

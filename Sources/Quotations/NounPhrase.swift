import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// A noun phrase that may name a speaker, medium or addressee. Spans count from the line's start.
///
/// Offsets are kept small: candidates hold several phrases and are passed on by value.
struct NounPhrase: Hashable, Sendable {
  private var start: Int32
  private var end: Int32
  private var commaStart: Int32 = -1
  private var commaEnd: Int32 = -1
  private var first: Int32 = 0
  var agreement: Agreement
  /// Opens with a noun for people or a title, so that a name after a comma belongs to it.
  var isRole: Bool
  /// Opens with a name or the head of one.
  var isNamed = false
  /// One person by their role, definite: "المدرب السابق", "الوزير".
  var isDefiniteRole = false
  /// Seems to hold a person's name: "المدرب ستيف مكلارين".
  var holdsName = false
  /// Head noun of a medium ("صحيفة", "وكالة").
  var isMedium = false
  /// Opens with a body, a document or a group: only what opens with the same noun can be the same.
  var isBody = false
  /// Opens with a noun for what is done, felt or issued, which does not speak: "ارتفاع الأسعار", "تصريحاته".
  var isMute = false
  /// Opens with ب, ل, ك, و or ف that belongs to its first word: "بلاوال".
  var keepsPrefix = false
  /// Bit n is set where a name that starts n tokens further belongs to a noun before it: "حزب | نواز شريف".
  var genitives: UInt64 = 0

  init(span: TextSpan, agreement: Agreement, isRole: Bool) {
    start = Int32(truncatingIfNeeded: span.start)
    end = Int32(truncatingIfNeeded: span.end)
    self.agreement = agreement
    self.isRole = isRole
  }

  /// Where it stands.
  var span: TextSpan {
    get { TextSpan(start: Int(start), end: Int(end)) }
    set {
      start = Int32(truncatingIfNeeded: newValue.start)
      end = Int32(truncatingIfNeeded: newValue.end)
    }
  }

  /// The segment after a comma that may hold the name ("وزير الخارجية، مايك بومبيو").
  var afterComma: TextSpan? {
    get { commaStart < 0 ? nil : TextSpan(start: Int(commaStart), end: Int(commaEnd)) }
    set {
      commaStart = newValue.map { Int32(truncatingIfNeeded: $0.start) } ?? -1
      commaEnd = newValue.map { Int32(truncatingIfNeeded: $0.end) } ?? -1
    }
  }

  /// The token at which it starts.
  var firstToken: Int {
    get { Int(first) }
    set { first = Int32(truncatingIfNeeded: newValue) }
  }
}

extension QuotationLine {
  /// Reads a noun phrase that starts at `start` and ends before `limit`.
  ///
  /// Keeps attributes, genitives, conjoined nouns and the prepositions inside a role ("مسؤول في وزارة الدفاع"); stops at
  /// verbs, relative clauses, times, channels ("في بيان") and addressees ("لرويترز").
  ///
  /// `dropsPrefix` leaves an attached و ف ب ك ل of the first word outside; a subject right after its verb has none.
  /// `stopsAtVerbs` ends it before what morphology takes for a verb: wanted where a verb follows ("الأزهر | يوجه نداء"),
  /// harmful where names do, which may look like verbs.
  func nounPhrase(
    from start: Int, limit: Int, dropsPrefix: Bool = false, stopsAtVerbs: Bool = false
  ) -> (phrase: NounPhrase, end: Int)? {
    let limit = min(limit, count, start + 40)
    guard start < limit, canOpenPhrase(start) else { return nil }
    let isRole = has(.human, start) || has(.title, start) || has(.human, start + 1) && kind(start) == .number
    var end = start
    while end < limit, !(stopsAtVerbs && end > start && readsAsVerb(end)),
      let next = phraseStep(end, start: start, limit: limit, isRole: isRole)
    { end = next }
    guard end > start else { return nil }
    let human = value(.human, start)
    var phrase = NounPhrase(
      span: span(
        start..<end,
        withoutPrefix: (dropsPrefix || readings[start].letter > 0) && !(isUnlisted(start) && mayBeName(start))),
      agreement: agreement(of: start..<end, human: human), isRole: isRole)
    phrase.isMedium = value(.mediaHead, start) == 1 || has(.media, start)
    phrase.isNamed =
      readings[start].classes.intersects(QuotationLine.nameClasses)
      || line.words[start].partOfSpeech == .properNoun
    phrase.isMute = cannotSpeak(start)
    let isPerson = isPersonRole(start, human: human)
    phrase.isBody = isRole && !isPerson
    phrase.firstToken = start
    phrase.genitives = genitives(in: start..<end, human: human)
    phrase.keepsPrefix = isUnlisted(start) && phrase.span.start == Int(tokens.starts[start])
    phrase.isDefiniteRole = isRole && isPerson && hasArticle(start)
    phrase.holdsName =
      isPerson && (start + 1..<end).contains { isName($0) && readings[$0].letter == 0 }
      || !isRole && !phrase.isMedium && isName(start) && !has(.orgHead, start) && !has(.country, start)
    guard isRole else { return (phrase, end) }
    if mark(end) == .comma, let name = nameAfterComma(end + 1, limit: limit) {
      phrase.afterComma = span(name)
      return (phrase, name.upperBound)
    }
    if let comma = commaAfterGenitive(end, limit: limit), let name = nameAfterComma(comma + 1, limit: limit) {
      phrase.span.end = Int(tokens.ends[comma - 1])
      phrase.afterComma = span(name)
      return (phrase, name.upperBound)
    }
    return (phrase, end)
  }

  /// "رئيس المنظمة الوطنية لمكافحة الاتجار | بالبشر، نبيل فاضل، أن": the comma behind a ب-phrase that ends a role.
  private func commaAfterGenitive(_ end: Int, limit: Int) -> Int? {
    guard end < limit, kind(end) == .word, line.words[end].proclitics.contains(.bi) else { return nil }
    for token in end..<min(end + 4, limit) {
      if mark(token) == .comma { return token > end ? token : nil }
      guard kind(token) == .word, line.words[token].partOfSpeech != .verb, function(token) == nil,
        complementizer(token) == .none
      else { return nil }
    }
    return nil
  }

  /// Whether a speaker may begin with this token.
  func canOpenPhrase(_ token: Int) -> Bool {
    if mark(token) == .hash { return kind(token + 1) == .word }
    switch kind(token) {
    case .word?, .foreign?: break
    case .number?: return has(.human, token + 1)
    case .punctuation?: return shortMarked(token) != nil
    default: return false
    }
    if complementizer(token) != .none { return false }
    if let function = function(token), function != .demonstrative { return false }
    if function(token) == .demonstrative, !hasArticle(token + 1) || has(.clauseBreak, token) { return false }
    if has(.clauseBreak, token) { return false }
    if has(.turn, token), phrase(.turn, at: token) != nil { return false }
    if has(.human, token) || has(.title, token) || has(.mediaHead, token) { return true }
    if isTimeWord(token) || isReflexive(token) || isWord(token, Words.dhat) { return false }
    if line.words[token].proclitics.contains(.bi), !isNameLike(token), !mayBeName(token) { return false }
    // "لكن منتقدين يقولون": a noun after all.
    if has(.cueParticiple, token), !has(.cueVerb, token + 1) { return false }
    if has(.sourcePhrase, token) || has(.impersonal, token) { return false }
    // "أشارت الصحيفة أكثر من مرة"
    if isWord(token, Words.more), isWord(token + 1, Words.min) { return false }
    if has(.cueNoun, token) { return hasArticle(token) }
    return true
  }

  /// The end of what follows in the phrase after `token`, or nil when the phrase ends there.
  private func phraseStep(_ token: Int, start: Int, limit: Int, isRole: Bool) -> Int? {
    if token == start {
      // "#نتنياهو"
      if mark(token) == .hash { return token + 1 < limit && kind(token + 1) == .word ? token + 2 : nil }
      if kind(token) == .punctuation { return shortMarked(token).map { min($0 + 1, limit) } }
      return token + 1
    }
    switch kind(token) {
    case .punctuation?, .symbol?:
      if mark(token) == .hash || mark(token) == .underscore || mark(token) == .slash { return token + 1 }
      // "د. فريد سالم"
      if mark(token) == .period, token == start + 1, tokens.letterCount(start) == 1, token + 1 < limit {
        return token + 1
      }
      if mark(token) == .dash, !tokens.spaceBefore[token], token + 1 < limit, !tokens.spaceBefore[token + 1] {
        return token + 1
      }
      // صحيفة "الرأي" الأردنية
      if let close = shortMarked(token), close < limit { return close + 1 }
      return nil
    case .number?: return has(.naming, token - 1) ? token + 1 : nil
    case .foreign?: return token + 1
    case .word?: break
    default: return nil
    }
    // "شبكة سي إن بي سي": letters of a name, not a complementizer.
    if tokens.letterCount(token) <= 4, let end = namesMedium(token), end <= limit, !addresses(token) { return end }
    if complementizer(token) != .none || has(.cueParticiple, token) && !hasArticle(token) { return nil }
    if has(.sourcePhrase, token) || has(.impersonal, token) { return nil }
    if isWord(token, anyOf: Words.questions) { return nil }
    if let function = function(token) {
      return continues(function, token, start: start, limit: limit, isRole: isRole) ? token + 1 : nil
    }
    if addresses(token) || has(.clauseBreak, token) { return nil }
    if startsAnother(token, start: start) || isClearVerb(token, start: start) { return nil }
    // "أصدر المجلس | بيانا"
    if has(.channel, token), lastLetter(token) == Letter.alef { return nil }
    // "ولد الفنان فلان | بإحدى القرى"; "مسؤول بالبيت الأبيض" stays whole.
    if line.words[token].proclitics.contains(.bi), !staysInRole(token, start: start, isRole: isRole) { return nil }
    // "قال الوزير | لأعضاء المجلس"
    if readings[token].letter > 0, starts(token, with: Letter.lam),
      value(.human, token).map({ $0 < 100 && $0 % 10 == 2 }) == true
    {
      return nil
    }
    if has(.human, token) || has(.title, token) {
      // "الوزير فادي عون | السفيرة نورا قاسم": a second title with its article opens another phrase.
      if hasArticle(token), hasArticle(start), !hasArticle(token - 1), token - start > 1, !hasConjunction(token),
        !has(.human, token - 1), !has(.title, token - 1), !has(.naming, token - 1), isName(token - 1),
        !isNameLike(token)
      {
        return nil
      }
      return token + 1
    }
    if has(.cueVerb, token), !hasArticle(token), !isNameLike(token) { return nil }
    if has(.cueNoun, token), !hasArticle(token) || readings[token].letter > 0 { return nil }
    return token + 1
  }

  /// "مسؤول بالبيت الأبيض", "الأطباء بالغوطة", "المتحدث باسم": a ب-phrase that belongs to a role.
  private func staysInRole(_ token: Int, start: Int, isRole: Bool) -> Bool {
    guard isRole else { return false }
    // "رحب رئيس الجمهورية | بالوفد"
    if token - start > 1, hasArticle(token - 1), !has(.naming, token) { return false }
    if has(.naming, token) || has(.orgHead, token) || has(.placeHead, token) { return true }
    if readings[token].classes.intersects(QuotationLine.nameClasses) { return true }
    return hasArticle(token) && !hasArticle(start) && !hasArticle(token - 1) && token - start <= 3
  }

  /// Prepositions that stay inside a role: "مصدر في المستشفى", "فريق من العلماء", "النائب عن حزب".
  private func continues(
    _ function: FunctionWord, _ token: Int, start: Int, limit: Int, isRole: Bool
  ) -> Bool {
    guard function == .preposition, token + 1 < limit, kind(token + 1) == .word, !hasConjunction(token) else {
      return false
    }
    let next = token + 1
    guard self.function(next) == nil, !has(.channel, next), complementizer(next) == .none, !has(.naming, next) else {
      return false
    }
    if isWord(token, Words.fi) {
      return isRole && hasArticle(next) || isRole && has(.orgHead, next) || isRole && has(.placeHead, next)
        || isRole && readings[next].classes.intersects(QuotationLine.givenClasses)
    }
    // "أكد الجيش | من جانبه"
    if self.phrase(.turn, at: token) != nil { return false }
    // "محافظة الأنبار غرب العراق", "بلدية وسط الدمام"
    if isRole, isWord(token, anyOf: Words.compass) {
      return hasArticle(next) || readings[next].classes.intersects(QuotationLine.givenClasses)
    }
    if isWord(token, Words.min) {
      // "العشرات من السكان", "فريق من العلماء"; not "طلب القاضي | من الشهود".
      return token - start <= 2 && (!hasArticle(start) || isWord(start, anyOf: Words.quantities))
    }
    if isWord(token, Words.an) {
      return isRole && token - start <= 2 && hasArticle(next) == false && has(.orgHead, next)
    }
    if isWord(token, Words.ala) { return isRole && token - start <= 2 && hasArticle(next) }
    return false
  }

  /// Whether the word is addressed, not named: "لرويترز", "لوكالة الأنباء", "للصحفيين".
  func addresses(_ token: Int) -> Bool {
    guard kind(token) == .word, tokens.letterCount(token) > 2,
      tokens.folded[Int(tokens.letterStarts[token])] == Letter.lam
    else { return false }
    // "لبي بي سي" begins like another word.
    if namesMedium(token) != nil { return true }
    guard !hasOwnLam(token) else { return false }
    return headsMedium(token) || value(.mediaHead, token) == 2 || has(.media, token)
  }

  /// Whether the token carries ل and so is no subject: "للصحفيين", "لرويترز".
  func isAddressed(_ token: Int) -> Bool {
    addresses(token)
      || kind(token) == .word && line.words[token].proclitics.contains(.li) && !isNameLike(token)
        && !(has(.human, token) && readings[token].letter == 0)
  }

  /// The end of a medium's name that starts at the token: "بي بي سي", "سكاي نيوز عربية".
  func namesMedium(_ token: Int) -> Int? {
    severalWords(.media, at: token)?.end
  }

  /// The medium named from the token on, without a prefix ل.
  func mediumPhrase(at token: Int, limit: Int) -> (phrase: NounPhrase, end: Int)? {
    if let end = namesMedium(token) {
      var phrase = NounPhrase(
        span: span(token..<end), agreement: Agreement(gender: .unknown, number: .singular), isRole: false)
      if tokens.folded[Int(tokens.letterStarts[token])] == Letter.lam, line.hits[token].stem >= 0 {
        phrase.span.start = tokens.offset(ofLetter: 1, in: token)
      }
      phrase.isMedium = true
      return (phrase, end)
    }
    return nounPhrase(from: token, limit: limit, dropsPrefix: true)
  }

  private func hasOwnLam(_ token: Int) -> Bool { line.hits[token].whole >= 0 && readings[token].letter == 0 }

  /// Whether the token is a name by list or by its part of speech.
  private func isName(_ token: Int) -> Bool {
    isNameLike(token) || kind(token) == .foreign || line.words[token].partOfSpeech == .properNoun
      || kind(token) == .word && !hasArticle(token) && readings[token].classes.isEmpty
  }

  /// A name may look like a verb: a word with a given or family name's class is one.
  func isNameLike(_ token: Int) -> Bool { has(.given, token) || has(.family, token) || has(.person, token) }

  /// Whether the token is a role of one person, not a body, a document or a source.
  func isPersonRole(_ token: Int) -> Bool { isPersonRole(token, human: value(.human, token)) }

  /// The same with the token's payload as a noun for people, if it is one.
  private func isPersonRole(_ token: Int, human: Int32?) -> Bool {
    guard human != nil || has(.title, token), !has(.orgHead, token), !has(.mediaHead, token), !has(.channel, token),
      !isWord(token, Words.source)
    else { return false }
    guard let payload = human else { return true }
    return payload % 10 == 0 && (payload / 100 == 0 || payload / 100 == 3)
  }

  /// The close of a quoted name of at most five words that opens at the token.
  func shortMarked(_ token: Int) -> Int? {
    guard kind(token) == .punctuation, let close = marks.close(of: token), close - token <= 6, close - token > 1 else {
      return nil
    }
    return close
  }

  /// Not "ومقره بريطانيا" or "المعنية بحقوق الإنسان".
  private func canBeNameAfterComma(_ token: Int) -> Bool {
    if line.words[token].proclitics.contains(.wa), !isNameLike(token) { return false }
    if line.words[token].partOfSpeech == .verb, line.words[token].tense != .none, !isNameLike(token) { return false }
    return !hasArticle(token) || has(.title, token) || has(.human, token) || isNameLike(token)
  }

  /// The name between a comma and the next break: "… الروسي، دميتري بيسكوف، إن".
  private func nameAfterComma(_ start: Int, limit: Int) -> Range<Int>? {
    guard start < limit, canBeNameAfterComma(start) else { return nil }
    var end = start
    while end < limit, end - start < 8 {
      if kind(end) == .foreign || mark(end) == .hash || mark(end) == .underscore {
        end += 1
        continue
      }
      if let close = shortMarked(end) {
        end = close + 1
        continue
      }
      guard kind(end) == .word, function(end) == nil, complementizer(end) == .none, !has(.cueParticiple, end),
        !has(.sourcePhrase, end), !has(.clauseBreak, end), !addresses(end)
      else { break }
      if has(.cueVerb, end), !isNameLike(end) { break }
      end += 1
    }
    guard end > start, end - start < 8 else { return nil }
    let closes =
      end >= limit || mark(end) == .comma || complementizer(end) != .none || mark(end) == .colon
      || mark(end) == .openParenthesis || function(end) == .preposition || function(end) == .relative
      || has(.cueVerb, end) || marks.close(of: end) != nil
    return closes ? start..<end : nil
  }
}

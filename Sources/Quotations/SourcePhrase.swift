import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// A phrase that names a source: "وفق رويترز", "بحسب ما ذكرته الشرطة", "على حد قوله".
struct SourcePhrase {
  /// The reporting words ("وفق ما أعلن").
  var cue: Range<Int>
  var phrase: NounPhrase?
  /// "نقلته وسائل إعلام عن …": the medium beside the source.
  var via: NounPhrase?
  var isPronoun = false
  /// "نقلا عن"
  var isRelay = false
  /// "وفق خطة": how, not who.
  var isManner = false
  var end: Int

  /// Whether it names somebody.
  var names: Bool { phrase != nil && !isPronoun }
}

extension QuotationLine {
  /// The source phrase that starts at the token, or nil.
  func sourcePhrase(at token: Int, limit: Int) -> SourcePhrase? {
    guard has(.sourcePhrase, token) || traits(token).contains(.ala), let head = phrase(.sourcePhrase, at: token) else {
      return nil
    }
    let limit = min(limit, count)
    guard head.end <= limit else { return nil }
    switch head.value {
    case 1: return afterNoun(token, head.end, limit)
    case 2:
      // At the head of a sentence "كما" only joins: "كما طالب الوزير بـ…".
      guard token != sentenceStart(token) else { return nil }
      // "كما تصف عملها بأنه «…»" joins too: the verb has content of its own.
      if let verb = verb(at: head.end), verb.frame.complements.contains(.object) || introduces(verb) { return nil }
      return afterVerb(token, head.end, limit)
    case 3: return afterSpeech(token, head.end, limit)
    case 4:
      guard isWord(head.end, Words.an), let (phrase, end) = nounPhrase(from: head.end + 1, limit: limit) else {
        return nil
      }
      return SourcePhrase(cue: token..<head.end, phrase: phrase, isRelay: true, end: end)
    case 5: return afterLam(token, head.end, limit)
    case 7: return SourcePhrase(cue: token..<head.end, isPronoun: true, end: head.end)
    default: return nil
    }
  }

  /// "بحسب المنظمة", "وفق ما أعلن المرصد", "بحسب قوله"
  private func afterNoun(_ token: Int, _ start: Int, _ limit: Int) -> SourcePhrase? {
    guard start < limit else { return nil }
    if isWord(start, Words.ma) { return afterVerb(token, start + 1, limit) }
    if let noun = verbalNoun(at: start), noun.hasObject {
      return SourcePhrase(cue: token..<(start + 1), isPronoun: true, end: start + 1)
    }
    if has(.channel, start), line.words[start].encliticLetters > 0 {
      // "حسب مداخلته في الندوة"
      return SourcePhrase(cue: token..<(start + 1), isPronoun: true, end: start + 1)
    }
    return named(token, start, limit)
  }

  /// "وفقا لمصادر الجزيرة", "وفقا لما نقلته الوكالة", "طبقا للإحصاءات"
  private func afterLam(_ token: Int, _ start: Int, _ limit: Int) -> SourcePhrase? {
    guard start < limit else { return nil }
    if isWord(start, Words.lima) { return afterVerb(token, start + 1, limit) }
    if isWord(start, Words.li) { return named(token, start + 1, limit, cueEnd: start) }
    guard starts(start, with: Letter.lam) else { return nil }
    return named(token, start, limit, dropsLam: true)
  }

  private func named(
    _ token: Int, _ start: Int, _ limit: Int, cueEnd: Int? = nil, dropsLam: Bool = false
  ) -> SourcePhrase? {
    guard let (found, end) = nounPhrase(from: start, limit: limit) else { return nil }
    var phrase = found
    if dropsLam, readings[start].letter == 0 {
      phrase.span.start = tokens.offset(ofLetter: max(1, prefixLetters(start)), in: start)
      phrase.keepsPrefix = false
    }
    var source = SourcePhrase(cue: token..<(cueEnd ?? start), phrase: phrase, end: end)
    source.isManner = !speaks(start)
    if phrase.isRole, isWord(end, Words.fi), has(.channel, end + 1) {
      // "وفقا للمخرج … في حوار أجراه معه برنامج …"
      source.via = firstOutlet(in: (end + 2)..<max(end + 2, min(limit, end + 10)), limit: limit)
    }
    return source
  }

  /// Whether the noun at the token can be a source at all.
  private func speaks(_ token: Int) -> Bool {
    if has(.notSource, token) || function(token) != nil { return false }
    if kind(token) == .foreign || kind(token) == .punctuation { return true }
    if has(.human, token) || has(.title, token) || has(.channel, token) || has(.mediaHead, token) { return true }
    let classes = readings[token].classes
    if classes.intersects(QuotationLine.nameClasses) || has(.nameParticle, token) { return true }
    if hasArticle(token) { return !has(.contentNoun, token) && !isAffair(token) }
    // "…، حسب عصيد، …": an unknown word alone between marks is a name.
    let word = line.words[token]
    return word.partOfSpeech == .properNoun
      || classes.isEmpty && word.partOfSpeech == .noun && word.encliticLetters == 0 && isClosed(after: token)
  }

  /// "التطورات", "الاستعدادات": plurals in ات that no list knows as people, bodies or documents do not speak.
  private func isAffair(_ token: Int) -> Bool {
    tokens.letterCount(token) > 6 && ends(token, with: Letter.alef, Letter.teh)
  }

  private func isClosed(after token: Int) -> Bool {
    switch mark(token + 1) {
    case .comma, .period, .dash, .ellipsis: return true
    default: return token + 1 >= count
    }
  }

  /// Nouns for people and bodies, and titles.
  static let peopleClasses = LexicalClasses(.human, .title)

  static let nameClasses = LexicalClasses(
    .country, .place, .organization, .media, .given, .family, .person, .orgHead, .people, .capital)

  /// "حسبما ذكرت شبكة …", "وفقا لما أعلنت عنه …", "كما ورد في بيان …"
  private func afterVerb(_ token: Int, _ start: Int, _ limit: Int) -> SourcePhrase? {
    guard start < limit else { return nil }
    var verbAt = start
    if function(verbAt) == .auxiliary { verbAt += 1 }
    if traits(verbAt).contains(.arrives), isWord(verbAt + 1, Words.fi) || isWord(verbAt + 1, Words.ala) {
      guard let (phrase, end) = nounPhrase(from: verbAt + 2, limit: limit) else { return nil }
      return SourcePhrase(cue: token..<(verbAt + 1), phrase: phrase, end: end)
    }
    guard let verb = verb(at: verbAt), !verb.frame.complements.isEmpty else { return nil }
    var next = verbAt + 1
    var aboutHim = false
    while next < limit, function(next) == .preposition || function(next) == .adverb {
      guard tokens.letterCount(next) <= 4 || function(next) == .adverb else { break }
      if isWord(next, Words.fi) { break }
      aboutHim = aboutHim || function(next) == .preposition
      next += 1
    }
    guard !isAddressed(next) || namesMedium(next) != nil, let (phrase, end) = nounPhrase(from: next, limit: limit)
    else {
      // "بحسب ما قالته للشرطة"
      return SourcePhrase(cue: token..<(verbAt + 1), isPronoun: true, end: min(next, limit))
    }
    var source = SourcePhrase(cue: token..<(verbAt + 1), phrase: phrase, end: end)
    // "كما تشير التوقعات"
    source.isManner = has(.notSource, next)
    if end < limit, let (medium, mediumEnd) = addressedMedium(at: end, limit: limit) {
      // "وفقا لما ذكرته مصادر أمنية لـCNN"
      source.via = medium
      source.end = mediumEnd
    }
    if verb.frame.complements.contains(.relay), isWord(end, Words.an),
      let (origin, originEnd) = nounPhrase(from: end + 1, limit: limit)
    {
      source.via = phrase
      source.phrase = origin
      source.end = originEnd
    }
    return source
  }

  /// "على حد قول المهندس", "على حد تعبيره"
  private func afterSpeech(_ token: Int, _ start: Int, _ limit: Int) -> SourcePhrase? {
    let last = tokens.letters[Int(tokens.letterStarts[start]) - 1]
    let isPossessed = last == Letter.heh || verbalNoun(at: start - 1)?.hasObject == true
    if !isPossessed, let (phrase, end) = nounPhrase(from: start, limit: limit) {
      return SourcePhrase(cue: token..<start, phrase: phrase, end: end)
    }
    return SourcePhrase(cue: token..<start, isPronoun: true, end: start)
  }
}

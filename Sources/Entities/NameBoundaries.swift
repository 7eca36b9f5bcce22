import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// Second thoughts about what the sequence model labelled: where a name must begin and end, and words that are no names.
struct NameBoundaries {
  let line: AnalyzedLine
  private let words: ListedWords

  init(line: AnalyzedLine) {
    self.line = line
    words = ListedWords(line: line)
  }

  /// Makes the labels agree with brackets, conjunctions and with words that are no names.
  func settle(_ labels: inout [EntityLabel]) {
    guard labels.contains(where: { $0.isBegin }) else { return }
    JoinedNames(words: words).split(&labels)
    var token = 0
    while token < labels.count {
      guard labels[token].isBegin else {
        token += 1
        continue
      }
      var end = token + 1
      while end < labels.count, labels[end].isInside { end += 1 }
      settle(token..<end, &labels)
      token = end
    }
  }

  private func settle(_ name: Range<Int>, _ labels: inout [EntityLabel]) {
    guard let type = labels[name.lowerBound].type, !isNoName(name, type) else {
      for position in name { labels[position] = .outside }
      return
    }
    let kept = bracketEnd(of: name)
    var start = name.lowerBound
    var settled = type
    if type == .miscellaneous, let person = personAfterTitles(name) {
      // "الشيخ محمد بن زايد" is no work.
      (start, settled) = (person, .person)
    }
    if type == .person { start = startAfterTitles(name) }
    if type == .event, isBody(name.lowerBound) { settled = .organization }
    var end = TrailingAdjective(words: words).end(of: start..<max(kept, start), settled)
    if settled == .person, end > start + 1, beginsTitle(end - 1, reachingBeyond: end) { end -= 1 }
    for position in name {
      let isInside = position >= start && position < end
      labels[position] = !isInside ? .outside : position == start ? .begin(settled) : .inside(settled)
    }
  }

  private func isNoName(_ name: Range<Int>, _ type: EntityType) -> Bool {
    isCurrency(name, type) || isOrdinary(name) || isDescription(name, type) || isWithoutWords(name)
  }

  /// Where a name ends that would else hold one bracket of two: 'إكسبريس (Express' is "إكسبريس".
  private func bracketEnd(of name: Range<Int>) -> Int {
    var opened: Int?
    for token in name {
      switch line.tokens.marks[token] {
      case .openParenthesis, .openBracket: opened = opened ?? token
      case .closeParenthesis, .closeBracket:
        if opened == nil { return trimmed(name.lowerBound..<token) }
        opened = nil
      default: break
      }
    }
    return opened.map { trimmed(name.lowerBound..<$0) } ?? name.upperBound
  }

  /// The end of a name without the opening quotation marks that it would else end in.
  private func trimmed(_ name: Range<Int>) -> Int {
    var end = name.upperBound
    while end > name.lowerBound, isOpeningMark(line.tokens.marks[end - 1]) { end -= 1 }
    return end
  }

  private func isOpeningMark(_ mark: PunctuationMark) -> Bool {
    mark == .leftQuote || mark == .leftGuillemet || mark == .lowQuote
  }

  /// "الريال الإيراني", "دولار": currencies are no names.
  private func isCurrency(_ name: Range<Int>, _ type: EntityType) -> Bool {
    guard type != .person, name.count <= 2, words.has(name.lowerBound, LexicalClasses(.currency)) else { return false }
    return name.dropFirst().allSatisfy { words.has($0, LexicalClasses(.demonym)) }
  }

  /// Whether a listed word or phrase that is no name covers all of the name: "القاعدة الجماهيرية", "كرة القدم", also with
  /// a nationality: "كرة القدم المصرية".
  private func isOrdinary(_ name: Range<Int>) -> Bool {
    let first = name.lowerBound
    guard first + 1 < line.count else { return false }
    let hit = line.hits[first]
    return line.lexicon.beginsPhrase(hit.whole) && isOrdinary(name, to: ordinaryEnd(from: hit.whole, at: first))
      || line.lexicon.beginsPhrase(hit.stem) && isOrdinary(name, to: ordinaryEnd(from: hit.stem, at: first))
  }

  /// Whether nothing but nationalities follows in a name behind the phrase that ends at `end`.
  private func isOrdinary(_ name: Range<Int>, to end: Int) -> Bool {
    end > name.lowerBound
      && (end..<max(end, name.upperBound)).allSatisfy { words.has($0, LexicalClasses(.demonym)) }
  }

  /// The token after the longest listed phrase that is no name, or `token` where none begins.
  private func ordinaryEnd(from word: WordID, at token: Int) -> Int {
    let lexicon = line.lexicon
    var state = lexicon.opening(word, line.hits[token + 1].whole)
    var end = token
    var next = token + 2
    while let reached = state {
      if lexicon.value(of: reached, as: .ordinary) != nil { end = next }
      guard next < line.count else { break }
      state = lexicon.advance(reached, by: line.hits[next].whole)
      next += 1
    }
    return end
  }

  /// "مركز للتسوق", "مستشفى بالعاصمة": any of its kind.
  private func isDescription(_ name: Range<Int>, _ type: EntityType) -> Bool {
    guard type == .organization || type == .location, name.count >= 2 else { return false }
    let (head, next) = (name.lowerBound, name.lowerBound + 1)
    let proclitics = line.words[next].proclitics
    return words.isListed(head, LexicalClasses(.orgHead, .placeHead)) && !hasArticle(head)
      && proclitics.contains(.al) && (proclitics.contains(.li) || proclitics.contains(.bi))
      && line.tokens.kinds[next] == .word && !words.isEntry(name, [.organization, .media, .place])
  }

  private func hasArticle(_ token: Int) -> Bool { line.words[token].proclitics.contains(.al) }

  /// "____", "2/1".
  private func isWithoutWords(_ name: Range<Int>) -> Bool {
    name.allSatisfy { line.tokens.kinds[$0] != .word && line.tokens.kinds[$0] != .foreign }
  }

  /// Where the person begins in a name that opens with titles, nil for other names.
  private func personAfterTitles(_ name: Range<Int>) -> Int? {
    guard let first = name.first(where: { !words.isListed($0, LexicalClasses(.title)) }), first > name.lowerBound,
      words.isListed(first, LexicalClasses(.given))
    else { return nil }
    return first
  }

  /// Where a person's name begins behind the titles in it: "آية الله [علي السيستاني]"; "سلطان" and "أمير" are names too.
  private func startAfterTitles(_ name: Range<Int>) -> Int {
    var start = name.lowerBound
    while !words.isListed(start, LexicalClasses(.given, .person)) {
      let next = words.entryEnd(at: start, before: name.upperBound, [.title])
      guard next > start, next < name.upperBound else { break }
      start = next
    }
    return words.isListed(start, LexicalClasses(.given)) ? start : name.lowerBound
  }

  /// Whether a person's last word begins a title that goes on behind it: "[محمود حسين] الأمين العام".
  private func beginsTitle(_ token: Int, reachingBeyond end: Int) -> Bool {
    words.entryEnd(at: token, before: line.count, [.title]) > end
  }

  /// Whether a word opens the name of a body and not that of an event: "المنتخب الإيطالي لكرة القدم".
  private func isBody(_ token: Int) -> Bool {
    words.isListed(token, LexicalClasses(.orgHead, .organization, .media))
      && !words.isListed(token, LexicalClasses(.eventHead, .event))
  }
}

import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// Names that the article has elsewhere and that their own line did not show: "شويغو" after "سيرغي شويغو".
///
/// Compared by letters with hamza and all, outside the mentions that are there already.
struct MissedNames {
  /// A form to look for elsewhere in the article.
  private struct Wanted {
    /// Where its words stand in `words`.
    let range: Range<Int>
    let type: EntityType
    let confidence: Float
    /// The number of the next form with the same first word, -1 for none.
    var next = -1
  }

  /// Less certain mentions are not looked for elsewhere.
  private static let minimumConfidence: Float = 0.65

  private let mentions: [DocumentMention]
  private let lines: [PlacedLine]
  private var wanted: [Wanted] = []
  /// The words of all forms that are looked for, with hamza and all.
  private var words: [PackedWord] = []
  /// The forms' first words, and their numbers.
  private var firstWords: [PackedWord] = []
  private var table: NumberTable
  /// For each first word, the first and the last form that begins with it.
  private var chains: [(first: Int, last: Int)] = []
  private var filter = FirstWordFilter()

  /// - Parameter mentions: those that are there already, in text order.
  init(_ mentions: [DocumentMention], _ lines: [PlacedLine]) {
    self.mentions = mentions
    self.lines = lines
    table = NumberTable(expected: mentions.count)
    words.reserveCapacity(mentions.count * 2)
    wanted.reserveCapacity(mentions.count)
    chains.reserveCapacity(mentions.count)
    firstWords.reserveCapacity(mentions.count)
    for mention in mentions where mention.confidence >= MissedNames.minimumConfidence {
      collect(mention, lines[mention.line])
    }
  }

  /// The missed mentions, in text order; their forms join `forms`.
  func found(_ forms: inout NameForms) -> [DocumentMention] {
    guard !wanted.isEmpty else { return [] }
    var found: [DocumentMention] = []
    var next = 0
    for index in lines.indices {
      let first = next
      while next < mentions.count, mentions[next].line == index { next += 1 }
      if lines[index].kind != .chrome { search(index, taken: first..<next, &forms, &found) }
    }
    return found
  }

  // MARK: What is looked for

  private mutating func collect(_ mention: DocumentMention, _ placed: PlacedLine) {
    let line = placed.line
    let start = words.count
    for token in mention.tokens {
      guard line.tokens.kinds[token] == .word else {
        words.removeSubrange(start...)
        return
      }
      let range = line.tokens.letterRange(token)
      var letter = 0
      while letter < range.count - 1,
        line.tokens.offset(ofLetter: letter, in: token) + placed.start < mention.span.start
      { letter += 1 }
      words.append(word((range.lowerBound + letter)..<range.upperBound, line))
    }
    let whole = start..<words.count
    guard let first = mention.tokens.first, let last = mention.tokens.last else { return }
    var isKept = false
    switch mention.type {
    case .person:
      isKept = want(whole, mention)
      // The family name stands for the person later on, unless it is also an ordinary word.
      if whole.count > 1, MissedNames.isName(last, line), want(whole.suffix(1), mention) { isKept = true }
      // So does a rare given name: "روزما" after "روزما منصور".
      if whole.count > 1, MissedNames.isUnlisted(first, mention.span, placed), want(whole.prefix(1), mention) {
        isKept = true
      }
    case .location:
      // Where a listed place stands unmarked, its line has shown why: "أخبار مصر" is a menu's label.
      if whole.count > 1 || MissedNames.isUnlisted(first, mention.span, placed) { isKept = want(whole, mention) }
    case .organization:
      isKept = want(whole, mention)
      // "تنظيم داعش" later on is "داعش", unless that is also an ordinary word.
      if mention.headWords > 0, whole.count == mention.headWords + 1, MissedNames.mayNameBody(last, line),
        want(whole.suffix(1), mention)
      {
        isKept = true
      }
    case .people, .event, .miscellaneous:
      if whole.count > 1 { isKept = want(whole, mention) }
    }
    if !isKept { words.removeSubrange(start...) }
  }

  /// Enters a form unless it is there; returns whether it is new. A single word of three letters may be a person ("خان")
  /// and is too often something else where it would be a place or a body.
  private mutating func want(_ form: Range<Int>, _ mention: DocumentMention) -> Bool {
    guard let start = form.first, form.count > 1 || words[start].count >= (mention.type == .person ? 3 : 4) else {
      return false
    }
    let number = wanted.count
    let word = words[start]
    if let chain = table.number(hash: word.spread, isSame: { [firstWords] in firstWords[$0] == word }) {
      var other = chains[chain].first
      while other >= 0 {
        if words[wanted[other].range] == words[form] { return false }
        other = wanted[other].next
      }
      wanted[chains[chain].last].next = number
      chains[chain].last = number
    } else {
      table.add(hash: word.spread)
      firstWords.append(word)
      chains.append((number, number))
      filter.insert(word)
    }
    wanted.append(Wanted(range: form, type: mention.type, confidence: mention.confidence))
    return true
  }

  /// Whether a word is not known as anything but a name.
  private static func isName(_ token: Int, _ line: AnalyzedLine) -> Bool {
    let names = LexicalClasses(.given, .family, .person, .place, .country, .nameParticle)
    let classes = line.lexicon.classes(of: line.hits[token].whole)
    return classes.isEmpty || classes.intersects(names)
  }

  /// Whether no list knows a mention's first word, so that it can hardly be anything but this name.
  private static func isUnlisted(_ token: Int, _ mention: TextSpan, _ placed: PlacedLine) -> Bool {
    let hit = placed.line.hits[token]
    let isWhole = Int(placed.line.tokens.starts[token]) + placed.start == mention.start
    return placed.line.lexicon.classes(of: isWhole ? hit.whole : hit.stem).isEmpty
  }

  /// Whether a word is known as nothing but a body's name: "نادي باريس" does not make a club of every "باريس".
  private static func mayNameBody(_ token: Int, _ line: AnalyzedLine) -> Bool {
    let classes = line.lexicon.classes(of: line.hits[token].whole)
    return classes.isEmpty || classes.intersects(LexicalClasses(.organization, .media))
  }

  // MARK: Where it stands

  /// Searches a line, of which `taken` are the mentions that are there already.
  private func search(
    _ index: Int, taken: Range<Int>, _ forms: inout NameForms, _ found: inout [DocumentMention]
  ) {
    let line = lines[index].line
    var next = taken.lowerBound
    var token = 0
    while let place = nextBeginning(from: token, in: line) {
      token = place + 1
      // What stands in a mention is none of its own.
      while next < taken.upperBound, mentions[next].tokens.upperBound <= place { next += 1 }
      let isTouched = next < taken.upperBound && mentions[next].tokens.lowerBound <= place
      let stem = Int(line.words[place].stemLetter)
      let start = lines[index].start + line.tokens.offset(ofLetter: stem, in: place)
      if isTouched, mentions[next].span.end > start { continue }
      // Without attached prefixes, or else with them.
      let match =
        match(at: place, from: stem, lines[index], taken: taken)
        ?? (stem > 0 ? match(at: place, from: 0, lines[index], taken: taken) : nil)
      guard let match else { continue }
      found.append(
        DocumentMention(match.candidate, line: index, tokens: place..<match.end, of: lines[index], forms: &forms))
      token = match.end
    }
  }

  /// The first token from `token` on at which a form may begin, with or without attached prefixes; nil for none.
  private func nextBeginning(from token: Int, in line: AnalyzedLine) -> Int? {
    line.tokens.letters.withUnsafeBufferPointer { letters in
      line.tokens.letterStarts.withUnsafeBufferPointer { starts in
        for token in token..<max(token, line.count) where line.tokens.kinds[token] == .word {
          let (first, end) = (Int(starts[token]), Int(starts[token + 1]))
          guard first < end else { continue }
          let last = letters[end - 1]
          if filter.mayContain(letters[first], last, end - first) { return token }
          let stem = first + Int(line.words[token].stemLetter)
          if stem > first, stem < end, filter.mayContain(letters[stem], last, end - stem) { return token }
        }
        return nil
      }
    }
  }

  /// The longest form at a token without its first letters, nil where a mention stands.
  private func match(
    at token: Int, from letter: Int, _ placed: PlacedLine, taken: Range<Int>
  ) -> (candidate: EntityCandidate, end: Int)? {
    let line = placed.line
    guard letter < line.tokens.letterCount(token), let best = longestForm(at: token, from: letter, line)
    else { return nil }
    let end = token + best.range.count
    let span = TextSpan(start: line.tokens.offset(ofLetter: letter, in: token), end: Int(line.tokens.ends[end - 1]))
    guard !overlapsMention(span.shifted(by: placed.start), taken) else { return nil }
    return (EntityCandidate(span: span, type: best.type, confidence: best.confidence * 0.9), end)
  }

  /// The form of most words among those that stand at a token without its first letters.
  private func longestForm(at token: Int, from letter: Int, _ line: AnalyzedLine) -> Wanted? {
    let range = line.tokens.letterRange(token)
    let first = word((range.lowerBound + letter)..<range.upperBound, line)
    guard let chain = table.number(hash: first.spread, isSame: { firstWords[$0] == first }) else { return nil }
    var best: Wanted?
    var other = chains[chain].first
    while other >= 0 {
      let form = wanted[other]
      if form.range.count > best?.range.count ?? 0, stands(form, at: token, line) { best = form }
      other = form.next
    }
    return best
  }

  private func word(_ letters: Range<Int>, _ line: AnalyzedLine) -> PackedWord {
    line.tokens.letters.withUnsafeBufferPointer { PackedWord(letters, of: $0) }
  }

  /// Whether the words of a form behind the first stand behind a token.
  private func stands(_ form: Wanted, at token: Int, _ line: AnalyzedLine) -> Bool {
    guard token + form.range.count <= line.count else { return false }
    for offset in 1..<max(form.range.count, 1)
    where word(line.tokens.letterRange(token + offset), line) != words[form.range.lowerBound + offset] { return false }
    return true
  }

  /// Whether a span of the document shares text with one of a line's mentions. O(log n).
  private func overlapsMention(_ span: TextSpan, _ taken: Range<Int>) -> Bool {
    var (low, high) = (taken.lowerBound, taken.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].span.end <= span.start { low = middle + 1 } else { high = middle }
    }
    return low < taken.upperBound && mentions[low].span.start < span.end
  }
}

/// Rules out most words without hashing them: by length, first and last letter.
private struct FirstWordFilter {
  private var bits = [UInt64](filledWith: 0, count: 64)

  @inline(__always)
  private static func slot(_ first: UInt8, _ last: UInt8, _ count: Int) -> Int {
    (Int(first) &* 31 &+ Int(last) &* 131 &+ count &* 17) & 4095
  }

  /// Enters a word; a long one lets every word pass.
  mutating func insert(_ word: PackedWord) {
    guard !word.isLong else { return bits = [UInt64](filledWith: .max, count: bits.count) }
    let slot = FirstWordFilter.slot(word.first ?? 0, word.last ?? 0, word.count)
    bits[slot >> 6] |= 1 << UInt64(slot & 63)
  }

  /// Whether a word of this first and last letter and of so many letters may be among those entered.
  @inline(__always)
  func mayContain(_ first: UInt8, _ last: UInt8, _ count: Int) -> Bool {
    let slot = FirstWordFilter.slot(first, last, count)
    return bits[slot >> 6] & 1 << UInt64(slot & 63) != 0
  }
}

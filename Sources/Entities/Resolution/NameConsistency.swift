import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// What an article as a whole says about its names: one type for one form, and names seen once are names elsewhere.
enum NameConsistency {
  /// Gives mentions with the same words the type that their confidences favour.
  static func unifyTypes(_ mentions: inout [DocumentMention]) {
    var numbers: [NameForm: Int] = [:]
    numbers.reserveCapacity(mentions.count)
    var groups: [[Int]] = []
    // "وكالة بلومبرغ" says what "بلومبرغ" is.
    var vouched: [NameForm: [(type: EntityType, weight: Float)]] = [:]
    for (index, mention) in mentions.enumerated() {
      if let number = numbers[mention.form] {
        groups[number].append(index)
      } else {
        numbers[mention.form] = groups.count
        groups.append([index])
      }
      guard mention.headWords > 0 else { continue }
      vouched[mention.form.dropping(mention.headWords), default: []].append((mention.type, mention.confidence * 2))
    }
    for group in groups where group.count > 1 || !vouched.isEmpty {
      // A place stays one beside "سفارة روسيا" and "نادي باريس".
      let isPlace = group.contains { mentions[$0].type == .location }
      let voices = isPlace || vouched.isEmpty ? [] : vouched[mentions[group[0]].form] ?? []
      guard group.count > 1 || !voices.isEmpty else { continue }
      var votes = [Float](repeating: 0, count: EntityLabel.types.count)
      for voice in voices {
        guard let number = EntityLabel.types.firstIndex(of: voice.type) else { continue }
        votes[number] += voice.weight
      }
      for member in group {
        guard let number = EntityLabel.types.firstIndex(of: mentions[member].type) else { continue }
        votes[number] += mentions[member].confidence
      }
      guard let best = votes.indices.max(by: { votes[$0] < votes[$1] }) else { continue }
      for member in group { mentions[member].type = EntityLabel.types[best] }
    }
  }

  /// Less certain mentions are not looked for elsewhere.
  private static let minimumConfidence: Float = 0.65

  /// A form to look for elsewhere in the article.
  private struct Wanted {
    let words: [PackedWord]
    let type: EntityType
    let confidence: Float
  }

  /// Names that the article has elsewhere and that their own line did not show: "شويغو" after "سيرغي شويغو".
  ///
  /// Compared by letters with hamza and all, outside the mentions that are there already.
  static func missedMentions(
    _ mentions: [DocumentMention], _ lines: [PlacedLine]
  ) -> [DocumentMention] {
    var wanted: [PackedWord: [Wanted]] = [:]
    for mention in mentions { collect(mention, lines[mention.line], into: &wanted) }
    guard !wanted.isEmpty else { return [] }
    var filter = FirstWordFilter()
    for first in wanted.keys { filter.insert(first) }
    var taken = [[TextSpan]](repeating: [], count: lines.count)
    for mention in mentions { taken[mention.line].append(mention.span) }
    var found: [DocumentMention] = []
    for index in lines.indices where lines[index].kind != .chrome {
      search(lines[index], index, wanted, filter, taken[index], &found)
    }
    return found
  }

  private static func collect(
    _ mention: DocumentMention, _ placed: PlacedLine, into wanted: inout [PackedWord: [Wanted]]
  ) {
    guard mention.confidence >= NameConsistency.minimumConfidence else { return }
    let line = placed.line
    let span = mention.span.shifted(by: -placed.start)
    let tokens = NameForm.tokens(of: span, in: line)
    var words: [PackedWord] = []
    words.reserveCapacity(tokens.count)
    for token in tokens {
      guard line.tokens.kinds[token] == .word else { return }
      let range = line.tokens.letterRange(token)
      var start = range.lowerBound
      while start < range.upperBound - 1,
        line.tokens.offset(ofLetter: start - range.lowerBound, in: token) < span.start
      { start += 1 }
      words.append(PackedWord(line.tokens.letters[start..<range.upperBound]))
    }
    func want(_ form: [PackedWord]) {
      guard let first = form.first, form.count > 1 || first.count >= 4 else { return }
      if wanted[first]?.contains(where: { $0.words == form }) == true { return }
      wanted[first, default: []].append(Wanted(words: form, type: mention.type, confidence: mention.confidence))
    }
    switch mention.type {
    case .person:
      want(words)
      // The family name stands for the person later on, unless it is also an ordinary word.
      if words.count > 1, let last = tokens.last, isName(last, line) { want([words[words.count - 1]]) }
      // So does a rare given name: "روزما" after "روزما منصور".
      if words.count > 1, let first = tokens.first, isUnlisted(first, mention.span, placed) { want([words[0]]) }
    case .location:
      // Where a listed place stands unmarked, its line has shown why: "أخبار مصر" is a menu's label.
      if let first = tokens.first, words.count > 1 || isUnlisted(first, mention.span, placed) { want(words) }
    case .organization:
      want(words)
      // "تنظيم داعش" later on is "داعش", unless that is also an ordinary word.
      if mention.headWords > 0, words.count == mention.headWords + 1, let last = tokens.last, mayNameBody(last, line) {
        want([words[words.count - 1]])
      }
    case .people, .event, .miscellaneous:
      if words.count > 1 { want(words) }
    }
  }

  /// Whether a word is not known as anything but a name.
  private static func isName(_ token: Int, _ line: AnalyzedLine) -> Bool {
    let hit = line.hits[token]
    let names = LexicalClasses(.given, .family, .person, .place, .country, .nameParticle)
    let classes = line.lexicon.classes(of: hit.whole)
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

  private static func search(
    _ placed: PlacedLine, _ index: Int, _ wanted: [PackedWord: [Wanted]], _ filter: FirstWordFilter,
    _ taken: [TextSpan],
    _ found: inout [DocumentMention]
  ) {
    let line = placed.line
    var token = 0
    while token < line.count {
      defer { token += 1 }
      guard line.tokens.kinds[token] == .word else { continue }
      let range = line.tokens.letterRange(token)
      let stem = Int(line.words[token].stemLetter)
      for prefixes in 0...1 {
        let start = prefixes == 0 ? stem : 0
        guard prefixes == 0 || stem > 0, range.lowerBound + start < range.upperBound else { continue }
        let letters = line.tokens.letters[(range.lowerBound + start)..<range.upperBound]
        guard filter.mayContain(letters), let forms = wanted[PackedWord(letters)] else { continue }
        let fitting = forms.filter { matches($0.words, at: token, in: line) }
        guard let best = fitting.max(by: { $0.words.count < $1.words.count }) else { continue }
        let span = TextSpan(
          start: line.tokens.offset(ofLetter: start, in: token),
          end: Int(line.tokens.ends[token + best.words.count - 1]))
        let inDocument = span.shifted(by: placed.start)
        guard !SpanSearch.overlaps(inDocument, taken) else { continue }
        let candidate = EntityCandidate(span: span, type: best.type, confidence: best.confidence * 0.9)
        found.append(DocumentMention(candidate, line: index, of: placed))
        token += best.words.count - 1
        break
      }
    }
  }

  private static func matches(_ words: [PackedWord], at token: Int, in line: AnalyzedLine) -> Bool {
    guard token + words.count <= line.count else { return false }
    return words.indices.dropFirst().allSatisfy {
      PackedWord(line.tokens.letters[line.tokens.letterRange(token + $0)]) == words[$0]
    }
  }
}

/// Rules out most words without hashing them: by length, first and last letter.
private struct FirstWordFilter {
  private var bits = [UInt64](repeating: 0, count: 64)

  private static func slot(_ first: UInt8?, _ last: UInt8?, _ count: Int) -> Int {
    (Int(first ?? 0) &* 31 &+ Int(last ?? 0) &* 131 &+ count &* 17) & 4095
  }

  /// Enters a word; a long one lets every word pass.
  mutating func insert(_ word: PackedWord) {
    guard !word.isLong else { return bits = [UInt64](repeating: .max, count: bits.count) }
    let slot = FirstWordFilter.slot(word.first, word.last, word.count)
    bits[slot >> 6] |= 1 << UInt64(slot & 63)
  }

  func mayContain(_ letters: ArraySlice<UInt8>) -> Bool {
    let slot = FirstWordFilter.slot(letters.first, letters.last, letters.count)
    return bits[slot >> 6] & 1 << UInt64(slot & 63) != 0
  }
}

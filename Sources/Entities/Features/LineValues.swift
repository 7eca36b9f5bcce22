import ArabicText
import Lexicons
import Morphology

/// The words of a line as the tagger sees them. The arrays are padded by two empty words on either side, so that
/// neighbours need no bounds checks.
struct LineValues {
  static let padding = 2
  private(set) var values: [WordValues]
  private(set) var sums: [WordSums]

  init(_ line: AnalyzedLine, model: EntityModel) {
    let count = line.count + 2 * LineValues.padding
    // Without memory for a cache there is none for the line either.
    guard let cache = model.words.take() else {
      values = [WordValues](repeating: WordValues(), count: count)
      sums = [WordSums](repeating: WordSums(), count: count)
      return
    }
    defer { model.words.giveBack(cache) }
    cache.begin(with: line.lexicon, model)
    values = [WordValues](repeating: cache.border.values, count: count)
    sums = [WordSums](repeating: cache.border.sums, count: count)
    let inner = LineValues.padding..<(LineValues.padding + line.count)
    values.withUnsafeMutableBufferPointer { values in
      sums.withUnsafeMutableBufferPointer { sums in
        LineValues.fill(
          UnsafeMutableBufferPointer(rebasing: values[inner]), UnsafeMutableBufferPointer(rebasing: sums[inner]), line,
          model, cache)
      }
    }
  }

  private static func fill(
    _ words: UnsafeMutableBufferPointer<WordValues>, _ sums: UnsafeMutableBufferPointer<WordSums>,
    _ line: AnalyzedLine, _ model: EntityModel, _ cache: TaggedWordCache
  ) {
    line.tokens.folded.withUnsafeBufferPointer { folded in
      func enter(_ key: TaggedWordKey, _ token: Int, cut: UInt8?) {
        let word = cache.word(key) {
          let letters = UnsafeBufferPointer(rebasing: folded[line.tokens.letterRange(token)])
          let values = LineValues.values(of: token, letters, line, model, cut: cut)
          return TaggedWord(values: values, sums: model.sums(of: values))
        }
        words[token] = word.pointee.values
        sums[token] = word.pointee.sums
      }
      withUnsafeTemporaryAllocation(of: TaggedWordKey.self, capacity: line.count) { keys in
        let ahead = 4
        for token in 0..<(line.count + ahead) {
          if token < line.count {
            keys.initializeElement(at: token, to: TaggedWordKey(token, of: line, folded))
            cache.prepare(keys[token])
          }
          if token >= ahead { enter(keys[token - ahead], token - ahead, cut: nil) }
        }
      }
      // A listed phrase knows where its first word begins: "لبي بي سي" has "بي بي سي", "وست هام" is whole.
      GazetteerMatcher.match(line, into: words) { token, cut in
        guard words[token].stemLetter != cut, line.tokens.kinds[token] == .word else { return }
        enter(TaggedWordKey(token, of: line, folded, cut: cut), token, cut: cut)
      }
    }
    LineValues.markHeads(words, line)
    LineValues.markEnclosures(words, line)
    LineValues.markDistances(words)
  }

  private static func values(
    of token: Int, _ letters: UnsafeBufferPointer<UInt8>, _ line: AnalyzedLine, _ model: EntityModel, cut: UInt8? = nil
  ) -> WordValues {
    var word = WordValues()
    word.whole = WordKey.of(letters)
    word.shape = shape(of: token, letters, line.tokens)
    guard line.tokens.kinds[token] == .word || line.tokens.kinds[token] == .foreign else {
      word.stem = line.tokens.kinds[token] == .number ? WordKey.numbers : word.whole
      word.clusters = model.statistics(of: word.stem).clusters
      return word
    }
    let hit = line.hits[token]
    let analysis = line.words[token]
    word.prefix = analysis.proclitics.subtracting(.al).rawValue
    let prefix = NamePrefix(letters: letters, hit: hit, analysis: analysis, lexicon: line.lexicon, model: model)
    word.stemLetter = cut ?? UInt8(truncatingIfNeeded: prefix.count())
    word.classes = mask(prefix.classes(from: Int(word.stemLetter)))
    fillHashes(&word, letters)
    var statistics = model.statistics(of: word.stem)
    if statistics.clusters.fine == 0 {
      let related = relative(of: Int(word.stemLetter), letters, model)
      (statistics.clusters, statistics.profile) = (related.clusters, related.profile)
    }
    word.clusters = statistics.clusters
    word.profile = statistics.profile
    word.coarseProfile = WordProfile.coarse(statistics.profile)
    let whole = word.stemLetter > 0 ? model.statistics(of: word.whole) : statistics
    word.frequency = max(statistics.frequency, whole.frequency) >> 2
    word.grammar =
      analysis.partOfSpeech.rawValue << 3 | analysis.tense.rawValue << 1 | (analysis.proclitics.contains(.al) ? 1 : 0)
    return word
  }

  /// What is known about "غامدي" also says something about a rare "الغامدي".
  private static func relative(
    of stemLetter: Int, _ letters: UnsafeBufferPointer<UInt8>, _ model: EntityModel
  ) -> WordStatistics {
    guard letters.count - stemLetter > 4, letters[stemLetter] == Letter.alef, letters[stemLetter + 1] == Letter.lam
    else { return .none }
    return model.statistics(of: WordKey.of(UnsafeBufferPointer(rebasing: letters[(stemLetter + 2)...])))
  }

  /// The entity classes (48…64) as bits.
  @inline(__always)
  private static func mask(_ classes: LexicalClasses) -> UInt32 {
    UInt32(truncatingIfNeeded: classes.low >> 48) | UInt32(truncatingIfNeeded: classes.high & 1) << 16
  }

  @inline(__always)
  private static func fillHashes(_ word: inout WordValues, _ letters: UnsafeBufferPointer<UInt8>) {
    let start = Int(word.stemLetter)
    var hash = WordKey.empty
    // "للأمم" without its prefix is "الأمم".
    if start > 0, letters[start - 1] == Letter.lam, letters[start] == Letter.lam, letters.count - start > 2 {
      hash = WordKey.add(Letter.alef, to: hash)
    }
    for index in start..<letters.count {
      hash = WordKey.add(letters[index], to: hash)
      switch index - start {
      case 1: word.first2 = hash
      case 2: word.first3 = hash
      case 3: word.first4 = hash
      default: break
      }
    }
    word.stem = WordKey.finish(hash)
    var tail = WordKey.empty
    for distance in 1...4 {
      guard letters.count - distance >= start else { break }
      tail = WordKey.add(letters[letters.count - distance], to: tail)
      switch distance {
      case 1: word.last1 = tail
      case 2: word.last2 = tail
      case 3: word.last3 = tail
      default: word.last4 = tail
      }
    }
  }

  private static func shape(of token: Int, _ letters: UnsafeBufferPointer<UInt8>, _ tokens: TokenTable) -> UInt8 {
    switch tokens.kinds[token] {
    case .word:
      let isMixed = (letters.last ?? 0) < 0x3A
      return isMixed ? 30 : UInt8(min(letters.count, 12))
    case .foreign: return letters.count > 1 ? 31 : 32
    case .number: return UInt8(40 + min(letters.count, 5))
    case .punctuation, .symbol: return 64 + tokens.marks[token].rawValue
    }
  }

  /// Notes for each word the nearest head or title before it, not looking across marks.
  private static func markHeads(_ words: UnsafeMutableBufferPointer<WordValues>, _ line: AnalyzedLine) {
    // Bits of title, place, organisation, event and miscellaneous heads.
    let headBits: UInt32 = 0b11111 << 11
    var last = -1
    var lastClass: UInt8 = 0
    for token in words.indices {
      if words[token].shape >= 64, words[token].shape != 64 + PunctuationMark.straightQuote.rawValue { last = -1 }
      if last >= 0, token - last <= 3 { words[token].head = lastClass << 2 | UInt8(token - last) }
      let heads = words[token].classes & headBits
      if heads != 0 {
        last = token
        lastClass = UInt8(truncatingIfNeeded: heads >> 11)
      }
    }
  }

  private static func markEnclosures(_ words: UnsafeMutableBufferPointer<WordValues>, _ line: AnalyzedLine) {
    var isOpen = false
    var openedAt = -1
    for token in words.indices {
      switch line.tokens.marks[token] {
      case .leftGuillemet, .leftQuote, .lowQuote, .leftSingleQuote: (isOpen, openedAt) = (true, token)
      case .rightGuillemet, .rightQuote: isOpen = false
      case .straightQuote:
        isOpen.toggle()
        openedAt = token
      default:
        // A quotation of many words says nothing about the names inside it.
        if isOpen, token - openedAt <= 6 { words[token].enclosure = openedAt == token - 1 ? 2 : 1 }
      }
      if token > 0, line.tokens.marks[token - 1] == .hash, !line.tokens.spaceBefore[token] {
        words[token].enclosure = 3
      }
    }
  }

  /// Notes for each token the nearest marks: names in headlines and lists stand between them ("محمد علي: سنعود").
  private static func markDistances(_ words: UnsafeMutableBufferPointer<WordValues>) {
    let end: UInt8 = 255
    func isMark(_ token: Int) -> Bool { words[token].shape >= 64 }
    for token in words.indices {
      for distance in 1...3 {
        let place = token - distance
        guard place < 0 || isMark(place) else { continue }
        words[token].markBefore = UInt16(distance) << 8 | UInt16(place < 0 ? end : words[place].shape)
        break
      }
      for distance in 1...3 {
        let place = token + distance
        guard place >= words.count || isMark(place) else { continue }
        words[token].markBehind = UInt16(distance) << 8 | UInt16(place >= words.count ? end : words[place].shape)
        break
      }
    }
  }
}

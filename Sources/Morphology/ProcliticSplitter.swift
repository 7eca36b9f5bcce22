import ArabicText
package import Lexicons

/// One way to cut the proclitics off a word.
package struct SplitCandidate: Hashable, Sendable {
  package var proclitics: Proclitics
  package var stemLetter: UInt8
  package var baseLetter: UInt8

  package init(proclitics: Proclitics, stemLetter: UInt8, baseLetter: UInt8) {
    self.proclitics = proclitics
    self.stemLetter = stemLetter
    self.baseLetter = baseLetter
  }
}

/// The ways to cut one word; the first one leaves it whole.
package struct SplitCandidates: Sendable {
  /// More than a word can have: five.
  private static var most: Int { 8 }

  package private(set) var count = 0
  private var items = InlineArray<8, SplitCandidate>(
    repeating: SplitCandidate(proclitics: [], stemLetter: 0, baseLetter: 0))

  // Candidates that the spelling forbids: the letters ال of ألمانيا are no article. They keep their place, so that an index
  // means the same for all spellings that fold alike.
  private var blocked: UInt16 = 0

  /// Whether the word as it is spelled allows the candidate.
  package func allows(_ index: Int) -> Bool { index < count && blocked & (1 << UInt16(truncatingIfNeeded: index)) == 0 }

  /// The candidate at an index below `count`.
  package subscript(index: Int) -> SplitCandidate { items[index] }

  /// The cuts that the letters allow: [و|ف] [ب|ك|ل|س] [ال], with للـ for ل + ال. At least two letters remain.
  package init(of form: WordForm) {
    blockBeforeDoubleLam(0, form)
    append([], 0, 0)
    appendArticle([], 0, form)
    appendPrepositions([], 0, form)
    let first = form.letter(0)
    guard first == Letter.waw || first == Letter.feh, form.count >= 3 else { return }
    let conjunction: Proclitics = first == Letter.waw ? .wa : .fa
    blockBeforeDoubleLam(1, form)
    append(conjunction, 1, 1)
    appendArticle(conjunction, 1, form)
    appendPrepositions(conjunction, 1, form)
  }

  private mutating func append(_ proclitics: Proclitics, _ stem: Int, _ base: Int) {
    guard count < SplitCandidates.most else { return }
    items[count] = SplitCandidate(
      proclitics: proclitics, stemLetter: UInt8(truncatingIfNeeded: stem), baseLetter: UInt8(truncatingIfNeeded: base))
    count += 1
  }

  /// No word begins with لل: "للمرة" and "وللمرة" are cut further. Forbids the candidate that comes next.
  private mutating func blockBeforeDoubleLam(_ start: Int, _ form: WordForm) {
    guard form.count - start >= 4, form.letter(start) == Letter.lam, form.letter(start + 1) == Letter.lam else {
      return
    }
    blocked |= 1 << UInt16(truncatingIfNeeded: count)
  }

  /// "الدول" → ال + دول
  private mutating func appendArticle(_ before: Proclitics, _ start: Int, _ form: WordForm) {
    guard form.count - start >= 4, form.folded[start] == Letter.alef, form.letter(start + 1) == Letter.lam else {
      return
    }
    if form.letter(start) != Letter.alef { blocked |= 1 << UInt16(truncatingIfNeeded: count) }
    append(before.union(.al), start, start + 2)
  }

  private mutating func appendPrepositions(_ before: Proclitics, _ start: Int, _ form: WordForm) {
    guard form.count - start >= 3 else { return }
    switch form.letter(start) {
    case Letter.beh:
      append(before.union(.bi), start + 1, start + 1)
      appendArticle(before.union(.bi), start + 1, form)
    case Letter.kaf:
      append(before.union(.ka), start + 1, start + 1)
      appendArticle(before.union(.ka), start + 1, form)
    case Letter.lam:
      append(before.union(.li), start + 1, start + 1)
      // "للدول" → ل + ال + دول: the article is written as one ل, where the name's span starts.
      if form.letter(start + 1) == Letter.lam, form.count - start >= 4 {
        append(before.union([.li, .al]), start + 1, start + 2)
        // "للجنة" → ل + ال + لجنة, where a third ل is left out.
        append(before.union([.li, .al]), start + 1, start + 1)
      }
    case Letter.seen:
      // The future's س stands before the prefixes of the present only: "ستبدأ", "سيقول".
      switch form.folded[start + 1] {
      case Letter.yeh, Letter.teh, Letter.noon, Letter.alef: append(before.union(.sa), start + 1, start + 1)
      default: break
      }
    default: break
    }
  }
}

/// Chooses among the ways to cut a word by how often its parts occur on their own.
package enum ProcliticSplitter {
  /// Number of rows of the weight table.
  package static let rowCount = 8192

  /// The features of one cut. `word` is the lexicon's number of what it leaves (with the article), or -1.
  package static func features(
    _ candidate: SplitCandidate, of form: WordForm, hit: LexiconHit, context: WordContext, lists: WordLists,
    words: WordFrequencies
  ) -> FeatureList {
    var list = FeatureList()
    addOwn(candidate, of: form, hit: hit, lists: lists, words: words, to: &list)
    addPlace(candidate, context, to: &list)
    return list
  }

  /// Adds the features that the words around have a part in.
  @inline(__always)
  private static func addPlace(_ candidate: SplitCandidate, _ context: WordContext, to list: inout some FeatureSink) {
    let cut = UInt32(candidate.proclitics.rawValue)
    list.add(9, cut << 8 | UInt32(context.previous.rawValue))
    list.add(10, cut << 1 | (context.isFirst ? 1 : 0))
  }

  /// Adds the features that follow from the word alone.
  @inline(__always)
  private static func addOwn(
    _ candidate: SplitCandidate, of form: WordForm, hit: LexiconHit, lists: WordLists, words: WordFrequencies,
    to list: inout some FeatureSink
  ) {
    let cut = UInt32(candidate.proclitics.rawValue)
    let base = Int(candidate.baseLetter)
    let whole = words.entry(form.hash(from: 0)).logFrequency
    let restEntry = words.entry(form.hash(from: base))
    let rest = restEntry.logFrequency
    let withArticle = words.entry(form.hash(Letter.alef, Letter.lam, thenFrom: base)).logFrequency
    let best = max(rest, withArticle)
    let remaining = UInt32(min(form.count - base, 7))

    // How much more common the rest is, by how many proclitics are cut off only.
    let pieces = UInt32(candidate.proclitics.rawValue.nonzeroBitCount)
    list.add(17, pieces << 8 | UInt32(clamping: (best - whole) / 20 + 16))
    list.add(18, pieces << 8 | UInt32(best / 24) << 4 | UInt32(min(whole / 24, 15)))
    list.add(1, cut)
    list.add(2, cut << 8 | UInt32(clamping: (rest - whole) / 10 + 32))
    list.add(3, cut << 8 | UInt32(rest / 16))
    list.add(4, cut << 8 | UInt32(whole / 16))
    list.add(5, cut << 16 | UInt32(withArticle / 16) << 8 | UInt32(rest / 32))
    list.add(6, cut << 8 | UInt32(clamping: (best - whole) / 10 + 32))
    list.add(7, cut << 8 | remaining)
    list.add(8, cut << 8 | remaining << 4 | UInt32(min(rest / 24, 15)))
    list.add(11, cut << 8 | UInt32(restEntry.attributes))
    list.add(12, cut << 16 | UInt32(form.letter(base)) << 8 | UInt32(form.letter(base + 1)))
    list.add(13, cut << 8 | UInt32(form.letter(form.count - 1)))
    // Does the rest take other proclitics too?
    var productivity: UInt32 = 0
    if words.entry(form.hash(Letter.waw, thenFrom: base)).logFrequency > 0 { productivity |= 1 }
    if words.entry(form.hash(Letter.beh, thenFrom: base)).logFrequency > 0 { productivity |= 2 }
    if words.entry(form.hash(Letter.lam, thenFrom: base)).logFrequency > 0 { productivity |= 4 }
    if words.entry(form.hash(Letter.yeh, thenFrom: base)).logFrequency > 0 { productivity |= 8 }
    list.add(14, cut << 8 | productivity)

    let known = lists.splitBits(hit.whole) | lists.splitBits(hit.word(from: candidate.stemLetter)) << 2
    list.add(15, cut << 8 | known)
    list.add(16, known << 8 | UInt32(clamping: (best - whole) / 20 + 16))
  }

  /// Whether what a cut leaves is a word that was seen. ك "like" is rare, and foreign names often begin with it: an unseen
  /// "كوبيتسكي" stays whole.
  private static func isAttested(
    _ candidate: SplitCandidate, _ form: WordForm, _ hit: LexiconHit, _ words: WordFrequencies
  ) -> Bool {
    hit.word(from: candidate.stemLetter) >= 0
      || words.entry(form.hash(from: Int(candidate.baseLetter))).logFrequency > 0
  }

  /// The best cut.
  ///
  /// - Parameter own: what `ownScores` says of the word.
  static func split(
    _ candidates: SplitCandidates, own: SIMD8<Int16>, context: WordContext, model: MorphologyModel
  ) -> SplitCandidate {
    var best = candidates[0]
    var bestScore = Int32.min
    for index in 0..<candidates.count where own[index] != impossible {
      let candidate = candidates[index]
      let score = Int32(own[index]) &+ model.split.sum { addPlace(candidate, context, to: &$0) }
      if score > bestScore {
        bestScore = score
        best = candidate
      }
    }
    return best
  }

  /// What speaks for each cut whatever stands around the word.
  static func ownScores(
    _ form: WordForm, _ candidates: SplitCandidates, hit: LexiconHit, lists: WordLists, model: MorphologyModel
  ) -> SIMD8<Int16> {
    var scores = SIMD8<Int16>(repeating: impossible)
    for index in 0..<candidates.count where candidates.allows(index) {
      let candidate = candidates[index]
      if candidate.proclitics.contains(.ka), !isAttested(candidate, form, hit, model.words) { continue }
      let score = model.split.sum {
        addOwn(candidate, of: form, hit: hit, lists: lists, words: model.words, to: &$0)
      }
      scores[index] = Int16(clamping: score)
    }
    return scores
  }

  /// Whether these are `ownScores` and not zeros: no word has so many cuts that the last lane has a score.
  @inline(__always)
  static func isOwn(_ scores: SIMD8<Int16>) -> Bool { scores[7] == impossible }

  /// The score of a cut that is out of the question: no sum of some 20 weights of eight bits.
  private static var impossible: Int16 { .min }
}

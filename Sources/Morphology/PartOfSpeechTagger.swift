import ArabicText
package import Lexicons

/// The open classes that the tagger tells apart, one lane of its weight rows each.
package enum TagClass: Int, CaseIterable, Sendable {
  case noun, adjective, verb, adverb, numeral, function

  /// Lanes of a weight row; more than there are classes, so that a row is one vector.
  package static let laneCount = 8

  package var partOfSpeech: PartOfSpeech {
    switch self {
    case .noun: .noun
    case .adjective: .adjective
    case .verb: .verb
    case .adverb: .adverb
    case .numeral: .numeral
    case .function: .particle
    }
  }
}

/// Guesses the part of speech of words that no list decides, from affixes, shape, statistics and neighbours.
package enum PartOfSpeechTagger {
  /// Number of rows of the weight table.
  package static let rowCount = 16384

  /// The features of one word once its proclitics are known.
  package static func features(
    of form: WordForm, split: SplitCandidate, enclitic: Int, hit: LexiconHit, context: WordContext, lists: WordLists,
    words: WordFrequencies
  ) -> FeatureList {
    var list = FeatureList()
    let edges = Edges(of: form, split, enclitic)
    let entry = words.entry(form.hash(from: Int(split.baseLetter)))
    addOwn(of: form, split, enclitic, edges, entry, hit: hit, lists: lists, words: words, to: &list)
    addPlace(edges, entry.attributes, context, to: &list)
    return list
  }

  /// What the words around are looked at together with.
  struct Edges {
    /// Whether the word has the article.
    let article: UInt32
    /// The first letter behind the proclitics, the last before an attached pronoun.
    let first: UInt32
    let last: UInt32

    @inline(__always)
    init(of form: WordForm, _ split: SplitCandidate, _ enclitic: Int) {
      article = split.proclitics.contains(.al) ? 1 : 0
      first = UInt32(form.letter(Int(split.baseLetter)))
      last = UInt32(form.letter(form.count - enclitic - 1))
    }
  }

  /// Adds the features that follow from the word alone.
  @inline(__always)
  private static func addOwn(
    of form: WordForm, _ split: SplitCandidate, _ enclitic: Int, _ edges: Edges, _ entry: WordFrequencies.Entry,
    hit: LexiconHit, lists: WordLists, words: WordFrequencies, to list: inout some FeatureSink
  ) {
    let base = Int(split.baseLetter)
    let end = form.count - enclitic
    let cut = UInt32(split.proclitics.rawValue)
    let first = edges.first
    let second = UInt32(form.letter(base + 1))
    let last = edges.last
    let beforeLast = UInt32(end - 2 >= base ? form.letter(end - 2) : 0)
    let beforeThat = UInt32(end - 3 >= base ? form.letter(end - 3) : 0)
    let length = UInt32(min(end - base, 8))

    list.add(1, 0)
    list.add(2, UInt32(entry.attributes))
    list.add(3, cut)
    list.add(4, first)
    list.add(5, first << 8 | second)
    list.add(6, first << 16 | second << 8 | UInt32(form.letter(base + 2)))
    list.add(7, last)
    list.add(8, last << 8 | beforeLast)
    list.add(9, last << 16 | beforeLast << 8 | beforeThat)
    list.add(10, first << 8 | length)
    list.add(11, shape(of: form, from: base, to: end))
    list.add(21, UInt32(enclitic) << 8 | cut)
    list.add(22, form.hash(from: base))
    // A base that takes the article is no verb; one that takes ي is likely one.
    let withArticle = words.entry(form.hash(Letter.alef, Letter.lam, thenFrom: base)).logFrequency
    let asPresent = words.entry(form.hash(Letter.yeh, thenFrom: base)).logFrequency
    list.add(23, UInt32(withArticle / 24) << 4 | UInt32(min(entry.logFrequency / 24, 15)))
    list.add(24, UInt32(asPresent / 24) << 4 | UInt32(min(withArticle / 24, 15)))
    // Kindred forms: "تطالب" has "يطالب" beside it, "درس" has "درست".
    if first == UInt32(Letter.teh) || first == UInt32(Letter.noon) || first == UInt32(Letter.alefHamzaAbove) {
      let kin = words.entry(form.hash(Letter.yeh, thenFrom: base + 1))
      list.add(28, first << 8 | UInt32(kin.attributes))
    }
    let feminine = words.entry(form.hash(from: base, to: form.count, followedBy: Letter.teh)).logFrequency
    list.add(29, UInt32(feminine / 24) << 4 | UInt32(min(asPresent / 24, 15)))
    list.add(25, lists.tagBits(hit.word(from: split.stemLetter)))
  }

  /// Adds the features that the words around have a part in.
  @inline(__always)
  private static func addPlace(
    _ edges: Edges, _ attributes: UInt8, _ context: WordContext, to list: inout some FeatureSink
  ) {
    let (article, first, attributes) = (edges.article, edges.first, UInt32(attributes))
    let previous = UInt32(context.previous.rawValue)
    list.add(12, previous)
    list.add(13, previous << 8 | UInt32(context.beforePrevious.rawValue))
    list.add(14, previous << 8 | first)
    list.add(15, context.previousHash)
    list.add(16, previous << 8 | attributes)
    // Agreement with the noun before: "الحكومة الجديدة", "حكومة جديدة".
    let agreement = article << 1 | (context.previousHasArticle ? 1 : 0)
    list.add(17, agreement << 8 | previous)
    list.add(18, agreement << 16 | UInt32(context.previousLastLetter) << 8 | edges.last)
    list.add(19, (context.nextHasArticle ? 1 : 0) << 2 | (context.nextIsWord ? 1 : 0) << 1 | article)
    list.add(20, UInt32(context.nextClosed.rawValue) << 1 | article)
    list.add(26, (context.isFirst ? 1 : 0) << 8 | first)
    list.add(27, attributes << 2 | agreement)
  }

  /// What speaks for each class whatever stands around a word, in the lanes of the classes; in the others what the
  /// statistics know about the word, and its `key`.
  static func ownScores(
    _ form: WordForm, _ split: SplitCandidate, _ enclitic: Int, hit: LexiconHit, lists: WordLists,
    model: MorphologyModel
  ) -> SIMD8<Int16> {
    let edges = Edges(of: form, split, enclitic)
    let entry = model.words.entry(form.hash(from: Int(split.baseLetter)))
    var scores = model.tag.laneSums {
      addOwn(of: form, split, enclitic, edges, entry, hit: hit, lists: lists, words: model.words, to: &$0)
    }
    scores[attributesLane] = Int16(entry.attributes)
    scores[keyLane] = key(split, enclitic)
    return scores
  }

  // Beyond the lanes of the classes.
  private static var attributesLane: Int { TagClass.laneCount - 2 }
  private static var keyLane: Int { TagClass.laneCount - 1 }

  /// What tells the cuts of a word apart; never 0.
  @inline(__always)
  static func key(_ split: SplitCandidate, _ enclitic: Int) -> Int16 {
    let (cut, base) = (Int(split.proclitics.rawValue), Int(split.baseLetter))
    return Int16(truncatingIfNeeded: 1 << 14 | cut << 7 | (base & 7) << 4 | enclitic & 7)
  }

  /// Whether `ownScores` are those of a word that is cut like this.
  @inline(__always)
  static func isOwn(_ scores: SIMD8<Int16>, of key: Int16) -> Bool { scores[keyLane] == key }

  /// The class with the highest score; the first of equals.
  ///
  /// - Parameter own: what `ownScores` says of the word.
  static func tag(_ own: SIMD8<Int16>, _ edges: Edges, context: WordContext, model: MorphologyModel) -> TagClass {
    let attributes = UInt8(truncatingIfNeeded: own[attributesLane])
    let scores = own &+ model.tag.laneSums { addPlace(edges, attributes, context, to: &$0) }
    var best = TagClass.noun
    for candidate in TagClass.allCases where scores[candidate.rawValue] > scores[best.rawValue] { best = candidate }
    return best
  }

  /// The word's pattern: letters that patterns add (ا و ي ت م ن س أ ة ى …) as they are, root letters as one.
  private static func shape(of form: WordForm, from start: Int, to end: Int) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for index in start..<max(start, min(end, form.count)) {
      let letter = form.letters[index]
      switch letter {
      case Letter.alef, Letter.waw, Letter.yeh, Letter.teh, Letter.meem, Letter.noon, Letter.seen, Letter.tehMarbuta,
        Letter.alefMaksura, Letter.alefHamzaAbove, Letter.alefHamzaBelow, Letter.yehHamza, Letter.hamza, Letter.heh:
        hash = (hash ^ UInt32(letter)) &* 16_777_619
      default:
        hash = (hash ^ 1) &* 16_777_619
      }
    }
    return hash
  }
}

import ArabicText
import Lexicons

/// Finds the pronoun attached to the end of a word ("حكومتها" → 2 letters).
package enum EncliticFinder {
  /// Number of rows of the weight table.
  package static let rowCount = 4096

  /// How many letters of the word could be an attached pronoun, longest first; 0 when none could.
  ///
  /// A word that ends in ة has none, so letters are looked at before folding: "حكومته" may, "حكومة" cannot.
  package static func candidateLetters(of form: WordForm, base: Int) -> Int {
    let count = form.count
    guard count - base >= 3 else { return 0 }
    let last = form.letter(count - 1)
    let beforeLast = form.letter(count - 2)
    let beforeThat = form.letter(count - 3)
    var length = 0
    switch last {
    case Letter.heh, Letter.kaf, Letter.yeh: length = 1
    case Letter.alef:
      if beforeLast == Letter.heh || beforeLast == Letter.noon { length = 2 }
      if beforeLast == Letter.meem, beforeThat == Letter.heh || beforeThat == Letter.kaf { length = 3 }
    case Letter.meem, Letter.noon:
      if beforeLast == Letter.heh || beforeLast == Letter.kaf { length = 2 }
    default: break
    }
    return count - base - length >= 2 ? length : 0
  }

  /// The features of the decision whether the last `length` letters are an attached pronoun.
  package static func features(
    of form: WordForm, base: Int, stem: Int, length: Int, context: WordContext, words: WordFrequencies
  ) -> FeatureList {
    var list = FeatureList()
    add(of: form, base: base, stem: stem, length: length, context: context, words: words, to: &list)
    return list
  }

  @inline(__always)
  private static func add(
    of form: WordForm, base: Int, stem: Int, length: Int, context: WordContext, words: WordFrequencies,
    to list: inout some FeatureSink
  ) {
    let end = form.count - length
    // All pronouns of the same length and last letter share a name.
    let pronoun = UInt32(length) << 8 | UInt32(form.letter(end))
    let whole = words.entry(form.hash(from: base)).logFrequency
    let bare = words.entry(form.hash(from: base, to: end)).logFrequency
    let withArticle = words.entry(form.hash(Letter.alef, Letter.lam, thenFrom: base)).logFrequency
    // "حكومتها" → "حكومة": the feminine ending opens before a pronoun.
    let feminine =
      form.letter(end - 1) == Letter.teh
      ? words.entry(form.hash(from: base, to: end - 1, followedBy: Letter.heh)).logFrequency : 0
    let other = words.entry(form.hash(from: base, to: end, followedBy: length == 1 ? Letter.alef : Letter.heh))
      .logFrequency
    let best = max(bare, feminine)
    // How much more common the bare word is, whatever the pronoun: "ميا" is no word, so "مياه" has none.
    list.add(15, UInt32(clamping: (best - whole) / 24 + 16))
    list.add(16, UInt32(clamping: min(best / 24, 7)) << 4 | UInt32(whole / 24))
    list.add(1, pronoun)
    list.add(2, pronoun << 8 | UInt32(clamping: (best - whole) / 10 + 32))
    list.add(3, pronoun << 8 | UInt32(whole / 24) << 4 | UInt32(min(best / 24, 15)))
    list.add(4, pronoun << 8 | UInt32(withArticle / 16))
    list.add(5, pronoun << 8 | UInt32(other / 16))
    list.add(6, pronoun << 8 | UInt32(form.letter(end - 1)))
    list.add(7, pronoun << 16 | UInt32(form.letter(end - 1)) << 8 | UInt32(form.letter(end - 2)))
    list.add(8, pronoun << 8 | UInt32(min(form.count - base, 10)))
    list.add(9, pronoun << 1 | (base > stem ? 1 : 0))
    list.add(10, pronoun << 8 | UInt32(context.previous.rawValue))
    list.add(11, pronoun << 1 | (context.nextHasArticle ? 1 : 0))
    list.add(12, pronoun << 8 | UInt32(form.letter(base)))
    list.add(13, pronoun << 1 | (context.previousHasArticle ? 1 : 0))
    list.add(14, pronoun << 8 | UInt32(words.entry(form.hash(from: base)).attributes))
  }

  /// Whether the word's last letters could be an attached pronoun. A word with the article has none: "الاتجاه".
  static func mayHavePronoun(_ form: WordForm, _ split: SplitCandidate) -> Bool {
    !split.proclitics.contains(.al) && candidateLetters(of: form, base: Int(split.baseLetter)) > 0
  }

  /// How many letters at the end of a word that may have an attached pronoun are one.
  static func letters(
    of form: WordForm, split: SplitCandidate, settled: Bool?, context: WordContext, model: MorphologyModel
  ) -> Int {
    let base = Int(split.baseLetter)
    let length = candidateLetters(of: form, base: base)
    if endsInOwnHeh(form, base, length, model.words) { return 0 }
    if let settled { return settled ? length : 0 }
    let score = model.enclitic.sum {
      add(
        of: form, base: base, stem: Int(split.stemLetter), length: length, context: context, words: model.words,
        to: &$0)
    }
    return score > 0 ? length : 0
  }

  /// "مياه", "اتجاه": the ه after ا is the word's own when neither what stands before it is a word ("دعاه") nor the
  /// same with the ى that opens before a pronoun ("أعطاه" → "أعطى").
  private static func endsInOwnHeh(_ form: WordForm, _ base: Int, _ length: Int, _ words: WordFrequencies) -> Bool {
    let end = form.count - length
    guard length == 1, form.letter(end) == Letter.heh, form.letter(end - 1) == Letter.alef else { return false }
    let whole = words.entry(form.hash(from: base)).logFrequency
    let bare = words.entry(form.hash(from: base, to: end)).logFrequency
    let withYeh = words.entry(form.hash(from: base, to: end - 1, followedBy: Letter.yeh)).logFrequency
    return max(bare, withYeh) + 12 < whole
  }
}

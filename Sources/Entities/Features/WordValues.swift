/// What the features of a word are made of, wherever it stands.
struct WordValues {
  /// Hash of the folded word as written, and without prefixes.
  var whole: UInt64 = 0
  var stem: UInt64 = 0
  /// Hashes of the first 2, 3 and 4 letters of the stem.
  var first2: UInt64 = 0
  var first3: UInt64 = 0
  var first4: UInt64 = 0
  /// Hashes of the last 1…4 letters.
  var last1: UInt64 = 0
  var last2: UInt64 = 0
  var last3: UInt64 = 0
  var last4: UInt64 = 0
  /// Entity classes that the lexicon gives the word, bit n = class 48 + n.
  var classes: UInt32 = 0
  /// Which prefixes are attached, as `Proclitics` without the article.
  var prefix: UInt8 = 0
  /// Letters that the prefixes take.
  var stemLetter: UInt8 = 0
  /// Token kind, length, digits, mark.
  var shape: UInt8 = 0
  /// Part of speech, tense and article.
  var grammar: UInt8 = 0
  var clusters = WordClusterNumbers()
  var profile: UInt8 = 0
  /// `profile` with fewer steps.
  var coarseProfile: UInt8 = 0
  /// How frequent the word as written is in raw text.
  var frequency: UInt8 = 0

  /// What stands before a line's first and behind its last word.
  static var border: WordValues {
    var word = WordValues()
    word.shape = 255
    return word
  }
}

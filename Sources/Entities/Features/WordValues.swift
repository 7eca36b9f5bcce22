/// What the features of a token and its neighbours are made of: computed once for each token.
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
  /// Part in the longest listed phrase: 0 none, else 1 + 2 × class for its first word, one more for the others.
  var phrase: UInt8 = 0
  /// Whether the lists know the phrase as one type of name only.
  var isPhraseCertain = false
  /// Part of speech, tense and article.
  var grammar: UInt8 = 0
  var clusters = WordClusterNumbers()
  var profile: UInt8 = 0
  /// `profile` with fewer steps.
  var coarseProfile: UInt8 = 0
  /// How frequent the word as written is in raw text.
  var frequency: UInt8 = 0
  /// Class of the nearest head or title up to three words before, and how far: 0 none.
  var head: UInt8 = 0
  /// Whether the token stands between quotation marks (1), right after an opening one (2), or in a hashtag (3).
  var enclosure: UInt8 = 0
  /// The nearest mark (or the line's end) before and behind, within three words: how far and which; 0 for none.
  var markBefore: UInt16 = 0
  var markBehind: UInt16 = 0
}

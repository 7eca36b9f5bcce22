import ArabicText

/// Tells whether two words are spellings of one foreign name.
enum SpellingVariants {
  /// Whether two folded words differ at most in what transcription leaves open: the letter for g (غ ج ق ك), long vowels
  /// ("جونج", "جونغ"; "سوفييتي", "سوفيتي"). Words of fewer than four letters must be equal.
  static func areAlike(_ first: PackedWord, _ second: PackedWord) -> Bool {
    if first == second { return true }
    guard !first.isLong, !second.isLong else { return false }
    guard min(first.count, second.count) >= 4, abs(first.count - second.count) <= 2 else { return false }
    // The first letter carries the name.
    guard canonical(first[0]) == canonical(second[0]) else { return false }
    var skipped = 0
    var left = 0
    var right = 0
    while left < first.count || right < second.count {
      if left < first.count, right < second.count, canonical(first[left]) == canonical(second[right]) {
        if first[left] != second[right] { skipped += 1 }
        left += 1
        right += 1
      } else if left < first.count, isVowel(first[left]), left > 0, first.count - left >= second.count - right {
        left += 1
        skipped += 1
      } else if right < second.count, isVowel(second[right]), right > 0 {
        right += 1
        skipped += 1
      } else {
        return false
      }
    }
    return skipped <= 2
  }

  /// What all spellings of a word have in common: words that are alike have the same skeleton.
  static func skeleton(_ word: PackedWord) -> PackedWord {
    guard !word.isLong else { return word }
    var skeleton = PackedWord()
    for index in 0..<word.count where word.count < 4 || index == 0 || !isVowel(word[index]) {
      skeleton.append(canonical(word[index]))
    }
    return skeleton
  }

  private static func canonical(_ letter: UInt8) -> UInt8 {
    switch letter {
    case Letter.jeem, Letter.ghain, Letter.qaf: Letter.kaf
    default: letter
    }
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    letter == Letter.alef || letter == Letter.waw || letter == Letter.yeh
  }
}

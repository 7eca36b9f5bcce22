import ArabicText
import Lexicons

/// The tense of verbs, as far as their form and the statistics of kindred forms show it.
enum VerbTense {
  static func tense(of form: WordForm, split: SplitCandidate, afterFuture: Bool, words: WordFrequencies) -> Tense {
    // سيقول، سوف يقول
    if split.proclitics.contains(.sa) { return .future }
    let base = Int(split.baseLetter)
    let present = isPresent(form, base, words)
    return present ? (afterFuture ? .future : .present) : .past
  }

  private static func isPresent(_ form: WordForm, _ base: Int, _ words: WordFrequencies) -> Bool {
    let count = form.count
    let last = form.letter(count - 1)
    let beforeLast = form.letter(count - 2)
    switch form.letter(base) {
    case Letter.yeh:
      // A few pasts begin with ي ("يسر", "يئس"); news hardly has them.
      return true
    case Letter.teh, Letter.noon, Letter.alefHamzaAbove:
      // Endings of the past: "تحدثت", "نشروا", "أعلنا".
      if last == Letter.teh, count - base > 3 { return false }
      if last == Letter.alef, beforeLast == Letter.waw { return false }
      return presentWins(form, base, words)
    default:
      return false
    }
  }

  /// Decides between the present of one pattern and the past of another: "تعلن" (يعلن) against "توقع" (يتوقع).
  private static func presentWins(_ form: WordForm, _ base: Int, _ words: WordFrequencies) -> Bool {
    let asPresentOfRest = words.entry(form.hash(Letter.yeh, thenFrom: base + 1)).logFrequency
    let pastFeminine = words.entry(form.hash(from: base, to: form.count, followedBy: Letter.teh)).logFrequency
    if form.letter(base) == Letter.alefHamzaAbove {
      // "أعلن" has "أعلنت" beside it, "أعتقد" is listed; both have a present in ي.
      return pastFeminine == 0 && asPresentOfRest > 0
    }
    let asPresentOfWhole = words.entry(form.hash(Letter.yeh, thenFrom: base)).logFrequency
    return asPresentOfRest >= max(asPresentOfWhole, pastFeminine)
  }
}

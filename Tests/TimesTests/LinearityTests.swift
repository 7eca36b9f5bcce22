import ArabicText
import Lexicons
import Morphology
import Numerals
import Testing
import ThreadClock
import Times

/// Input made to be slow: one line of the same words over and over.
@Suite("Worst cases", .serialized)
struct LinearityTests {
  @Test(
    "Twice the input takes about twice the time",
    arguments: [
      "قبل ", "12 ", "يناير ", "999999999", "مئة و", "12/", "من 5 إلى ", "الثلاثاء ", "عامين و", "أول ", "نصف ",
      "الساعة ",
      "ما بين ", "كل يوم ", "بعد ذلك ب",
    ])
  func linear(_ piece: String) {
    let count = 40_000 / piece.utf8.count
    let small = AnalyzedLine(String(repeating: piece, count: count))
    let large = AnalyzedLine(String(repeating: piece, count: 2 * count))
    // A busy machine may disturb a measurement; only one that is never near two means more than linear work.
    let ratios = (0..<4).lazy.map { _ in duration(large) / max(duration(small), 1e-4) }
    #expect(ratios.contains { $0 < 2.7 }, "\(piece)")
  }

  private func duration(_ line: AnalyzedLine) -> Double {
    ThreadClock.seconds {
      _ = TimeTagger().analyze(line)
      _ = QuantityTagger().analyze(line)
    }
  }
}

import AnnotationModel
import ArabicText
import Lexicons
import Morphology
import Testing

@Suite("Invariants on any input")
struct InvariantTests {
  @Test("Cuts stay inside the word and leave two letters", arguments: UInt64(1)...200)
  func cuts(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    let pieces = [
      "و", "ف", "ب", "ك", "ل", "س", "ال", "أل", "ه", "ها", "هم", "ي", "ت", "ن", "ا", "ة", " ", " ", "ى",
      "\u{64E}", "\u{640}", "1", "a", "😀", "\u{FEFB}", "،", "\u{200F}", "دول", "مصر",
    ]
    var text = ""
    for _ in 0..<120 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += pieces[Int(state >> 33) % pieces.count]
    }
    check(AnalyzedLine(text))
  }

  @Test("Very long words and odd lines")
  func extremes() {
    for text in ["", " ", "و", "ول", "ال", "وال", "لل", "للل", String(repeating: "و", count: 5000), "\0", "ــــ"] {
      check(AnalyzedLine(text))
    }
  }

  @Test("The same line gives the same analysis")
  func deterministic() {
    let text = "وأضاف المتحدث باسم الوزارة، في مؤتمر صحفي ببيروت، أن حكومته ستواصل العمل"
    #expect(AnalyzedLine(text).words == AnalyzedLine(text).words)
  }

  private func check(_ line: AnalyzedLine) {
    #expect(line.words.count == line.count)
    for token in 0..<line.count {
      let word = line.words[token]
      let count = line.tokens.letterCount(token)
      let (stem, base) = (Int(word.stemLetter), Int(word.baseLetter))
      #expect(stem <= base && base <= count)
      if base > 0 { #expect(count - base >= 2) }
      if word.encliticLetters > 0 { #expect(count - base > Int(word.encliticLetters)) }
      #expect(word.tense == .none || word.partOfSpeech == .verb)
      #expect([.word, .foreign].contains(line.tokens.kinds[token]) == (word.partOfSpeech != .none))
      let span = line.stemSpan(token)
      #expect(span.start >= Int(line.tokens.starts[token]) && span.start < span.end)
    }
  }
}

import ArabicText
import Testing

@Suite("Folded text")
struct FoldedTextTests {
  @Test(
    "Every folded letter leads back to the scalar it comes from",
    arguments: [
      "الأُمَمُ المُتَّحِدة", "کوریا  الشمالية", "كـتـاب ﻻ", "في ١٥/٣", "👍 قال BBC é",
    ])
  func offsets(_ text: String) {
    let folded = FoldedText(text)
    let utf8 = Array(text.utf8)
    #expect(folded.letters.count == folded.offsets.count)
    #expect(folded.offsets == folded.offsets.sorted())
    for (letter, offset) in zip(folded.letters, folded.offsets) {
      #expect(offset < utf8.count && utf8[offset] & 0xC0 != 0x80)
      // What folds alone folds to the same letter; a ligature or a scalar of several bytes gives more than one.
      let scalar = String(decoding: utf8[offset...], as: UTF8.self).unicodeScalars.prefix(1)
      if letter != 0x20 { #expect(FoldedText(String(String.UnicodeScalarView(scalar))).letters.contains(letter)) }
    }
  }

  @Test func spellingsOfOneWordFoldAlike() {
    #expect(FoldedText("الأُمَمُ المُتَّحِدة").letters == FoldedText("الامم المتحده").letters)
    #expect(FoldedText.codes("إن") != FoldedText.codes("أن"))
  }
}

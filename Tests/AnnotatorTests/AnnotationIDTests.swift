import AnnotationModel
import Testing

@Suite("Ids of annotations")
struct AnnotationIDTests {
  @Test func aNumberIsReadBackFromItsID() {
    for number in Array(0...1_100) + [9_999, 10_000, 123_456_789, 4_000_000_000] {
      #expect(AnnotationID.mention(number) == "e\(number)")
      #expect(AnnotationID.number(in: AnnotationID.quote(number)) == number)
    }
  }

  @Test(arguments: ["", "e", "eins", "e1a", "e-1", "e99999999999999999999999"])
  func otherTextHasNone(_ text: String) { #expect(AnnotationID.number(in: text) == 0) }
}

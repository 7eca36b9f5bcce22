import ArabicText
import Testing

@testable import Entities

@Suite("Forms of names")
struct NameFormsTests {
  private static func enter(_ name: String, in forms: inout NameForms) -> Int {
    for word in name.split(separator: " ") { forms.append(PackedWord(FoldedText(String(word)).letters)) }
    return forms.finish()
  }

  @Test func sameWordsHaveOneNumber() {
    var forms = NameForms(expected: 1)
    let first = Self.enter("سيرغي لافروف", in: &forms)
    let second = Self.enter("لافروف", in: &forms)
    #expect(first != second)
    #expect(Self.enter("سيرغي لافروف", in: &forms) == first)
    #expect(Self.enter("لافروف", in: &forms) == second)
    #expect(Self.enter("لافروف سيرغي", in: &forms) == 2)
    #expect(forms.count == 3)
    #expect(forms.words.count == 5)
  }

  @Test func aFormWithoutItsHeadIsFound() {
    var forms = NameForms(expected: 4)
    let full = Self.enter("وكالة رويترز", in: &forms)
    #expect(forms.number(of: full, dropping: 1) == nil)
    let short = Self.enter("رويترز", in: &forms)
    #expect(forms.number(of: full, dropping: 1) == short)
    #expect(forms.isAlike(full, dropping: 1, short))
    #expect(!forms.isAlike(full, short))
  }

  @Test(arguments: [
    ("سعد محمد دوابشة", "سعد دوابشة", true, false), ("سعد محمد دوابشة", "محمد دوابشة", true, true),
    ("سعد محمد دوابشة", "دوابشة سعد", false, false), ("جونغ أون", "جونج", true, true), ("علي", "علي", true, false),
  ])
  func partsAreFoundInForms(whole: String, part: String, isInOrder: Bool, isAtEdge: Bool) {
    var forms = NameForms(expected: 2)
    let (whole, part) = (Self.enter(whole, in: &forms), Self.enter(part, in: &forms))
    #expect(forms.isInOrder(part, in: whole) == isInOrder)
    #expect(forms.isAtEdge(part, of: whole) == isAtEdge)
  }

  /// More things than the table was made for, many of them with one hash.
  @Test func numbersSurviveGrowthAndCollisions() {
    var table = NumberTable(expected: 1)
    for number in 0..<1_000 {
      let hash = number % 7
      #expect(table.number(hash: hash) { $0 == number } == nil)
      #expect(table.add(hash: hash) == number)
    }
    #expect((0..<1_000).allSatisfy { number in table.number(hash: number % 7) { $0 == number } == number })
    #expect(table.count == 1_000)
  }
}

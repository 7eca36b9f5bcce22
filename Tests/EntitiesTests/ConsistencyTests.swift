import AnnotationModel
import Testing

@Suite("What an article as a whole says about its names")
struct ConsistencyTests {
  @Test func aFamilyNameIsFoundAgain() {
    let page = Page(["التقى [ياروسلاف كوبيتسكي](PER) الوفد", "ورحب كوبيتسكي بالضيوف"])
    #expect(page.mentions.last == "كوبيتسكي PER = ياروسلاف كوبيتسكي")
  }

  @Test func aNameIsFoundAgainBehindAPrefix() {
    let page = Page(["أعلنت [شركة نوردلينك](ORG) ذلك", "والتقى مسؤولون من شركة نوردلينك وزيرا"])
    #expect(page.mentions.count == 2)
  }

  @Test func oneFormHasOneType() {
    let page = Page(["في [كوزلوفسك](LOC) اليوم", "وقالت [كوزلوفسك](PER) إن", "من [كوزلوفسك](LOC)"])
    #expect(page.resolved.mentions.map(\.type) == [.location, .location, .location])
  }

  @Test func furnitureHasNoNames() {
    let page = Page(["[مصر](LOC)", "زار [مصر](LOC) وفد"], kinds: [.chrome, .paragraph])
    #expect(page.mentions == ["مصر LOC = مصر"])
  }
}

import AnnotationModel
import Entities
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

  @Test func theHeadOfAFullerNameDecides() {
    let page = Page(["نقلت [وكالة كوزلوف](ORG) الخبر", "وأضافت [كوزلوف](PER) تفاصيل"])
    #expect(page.resolved.mentions.map(\.type) == [.organization, .organization])
  }

  @Test func aBodyIsFoundAgainWithoutItsHead() {
    let page = Page(["هاجم [تنظيم كوزلاش](ORG) البلدة", "ويستخدم كوزلاش الأنفاق"])
    #expect(page.mentions.last == "كوزلاش ORG = تنظيم كوزلاش")
  }

  @Test func aRareGivenNameIsFoundAgain() {
    let page = Page(["ظهرت [روزميلا منصور](PER) في الحفل", "وقالت روزميلا إنها سعيدة"])
    #expect(page.mentions.last == "روزميلا PER = روزميلا منصور")
    let common = Page(["ظهرت [سعاد منصور](PER) في الحفل", "وقالت سعاد إنها سعيدة"])
    #expect(common.mentions.count == 1)
  }

  @Test func uncertainNamesAreLeftOut() {
    let page = Page(["قال [سامي نجار](PER) ذلك", "ثم زار [طنجة](LOC)"])
    #expect(EntityResolver.article(page.lines, in: page.source, minimumConfidence: 0.9).mentions.count == 2)
    let strict = EntityResolver.article(page.lines, in: page.source, minimumConfidence: 0.95)
    #expect(strict.mentions.isEmpty && strict.index.isEmpty)
  }

  @Test func furnitureHasNoNames() {
    let page = Page(["[مصر](LOC)", "زار [مصر](LOC) وفد"], kinds: [.chrome, .paragraph])
    #expect(page.mentions == ["مصر LOC = مصر"])
  }
}

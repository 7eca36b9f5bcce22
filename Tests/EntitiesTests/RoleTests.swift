import AnnotationModel
import Entities
import Testing

@Suite("Titles and roles")
struct RoleTests {
  @Test(arguments: [
    ("قال الرئيس [محمود سالم](PER) أمس", ["الرئيس"]),
    ("استقبل وزير الخارجية الأردني [سعد الدين نجم](PER) نظيره", ["وزير الخارجية الأردني"]),
    ("وصل [سعد الدين نجم](PER) إلى العاصمة", []),
  ])
  func roles(_ line: String, _ roles: [String]) {
    #expect(Page([line]).resolved.index.first?.roles == roles)
  }
}

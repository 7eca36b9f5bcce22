import AnnotationModel
import Annotator
import ArabicText
import Foundation
import Testing

/// The descriptions of rules and diagnostics, which `hashiya explain` and the documentation show.
struct RuleCatalogueTests {
  private static func names(in document: AnnotatedDocument) -> [RuleDescription.Layer: Set<String>] {
    [
      .times: Set((document.times ?? []).map(\.rule)),
      .quantities: Set((document.quantities ?? []).map(\.rule)),
      .quotes: Set((document.quotes ?? []).map(\.rule)),
      .diagnostics: Set((document.diagnostics ?? []).map(\.code)),
    ]
  }

  private static func annotate(
    _ text: String, preference: AnnotationOptions.Preference = .nearest
  ) -> AnnotatedDocument {
    Annotator().annotate(
      SourceText(text), options: AnnotationOptions(referenceTime: "2024-05-15", preference: preference))
  }

  @Test(arguments: Annotator.rules)
  func theExampleShowsTheRule(rule: RuleDescription) {
    let found = Self.names(in: Self.annotate(rule.example, preference: rule.preference))[rule.layer] ?? []
    #expect(found.contains(rule.name), "\(rule.example) gives \(found.sorted())")
  }

  @Test func namesAreUnique() {
    let names = Annotator.rules.map { "\($0.layer) \($0.name)" }
    #expect(Set(names).count == names.count)
  }

  /// Every sentence of the literate tests and the sample pages.
  @Test func everyRuleThatAppearsIsDescribed() throws {
    var known: [RuleDescription.Layer: Set<String>] = [:]
    for rule in Annotator.rules { known[rule.layer, default: []].insert(rule.name) }
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let files = ["Cases", "Pages"].flatMap { name in
      FileManager.default.enumerator(at: folder.appendingPathComponent(name), includingPropertiesForKeys: nil)?
        .compactMap { $0 as? URL } ?? []
    }
    for file in files where ["md", "txt"].contains(file.pathExtension) {
      let text = try String(contentsOf: file, encoding: .utf8).replacing("[", with: "").replacing("](", with: " (")
      for (layer, names) in Self.names(in: Self.annotate(text)) {
        #expect(names.subtracting(known[layer] ?? []).isEmpty, "\(file.lastPathComponent), \(layer)")
      }
    }
  }

  /// Names of pieces that a more telling one always replaces, so that no document shows them.
  private static let hidden: Set = ["date", "daypart.sun", "range.clock", "range.days"]

  /// A new rule needs a description even before a test text shows it. Rules are named by literals: `"verb.clause"`.
  @Test(arguments: ["Times", "Numerals", "Quotations"])
  func everyRuleInTheSourcesIsDescribed(module: String) throws {
    let known = Set(Annotator.rules.map(\.name)).union(Self.hidden)
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folder = tests.deletingLastPathComponent().appendingPathComponent("Sources/\(module)")
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    where file.pathExtension == "swift" {
      for match in try String(contentsOf: file, encoding: .utf8).matches(of: /"([a-z]+\.[a-z]+)"|rule: "([a-z]+)"/) {
        let name = String(match.output.1 ?? match.output.2 ?? "")
        #expect(known.contains(name), "\(file.lastPathComponent) names \(name)")
      }
    }
  }
}

import Foundation
import Testing

/// The examples of the library's documentation are code that `make test` builds and runs in the package of a consumer.
@Suite("Documentation")
struct DocumentationTests {
  @Test(arguments: ["GettingStarted", "Offsets", "Annotator"])
  func examplesAreBuilt(article: String) throws {
    let page = try String(
      contentsOf: ArchitectureTests.root.appendingPathComponent("Sources/Annotator/Documentation.docc/\(article).md"),
      encoding: .utf8)
    let built = try String(
      contentsOf: ArchitectureTests.root.appendingPathComponent("Tests/Consumer/Sources/documentation/main.swift"),
      encoding: .utf8)
    let lines = Set(built.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
    var isCode = false
    for line in page.split(separator: "\n").map({ $0.trimmingCharacters(in: .whitespaces) }) {
      if line.hasPrefix("```") {
        isCode = line == "```swift"
      } else if isCode, !line.hasPrefix(".target(") {
        #expect(lines.contains(line), "\(article): \(line)")
      }
    }
  }
}

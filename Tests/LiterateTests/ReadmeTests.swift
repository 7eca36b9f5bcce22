import AnnotationModel
import Annotator
import ArabicText
import Foundation
import Testing

/// What README.md shows is what hashiya does.
@Suite("README")
struct ReadmeTests {
  private static let root = LiterateTests.folder.deletingLastPathComponent().deletingLastPathComponent()

  private static func readme() throws -> String {
    try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
  }

  /// The bodies of the fenced blocks with the given info string.
  private static func blocks(_ info: String, in text: String) -> [String] {
    CasePage.cases(in: text, page: "README.md").filter { $0.layer == info }.map(\.source)
  }

  /// The string values of a member in a piece of JSON with comments.
  private static func values(of key: String, in json: String) -> [String] {
    json.components(separatedBy: "\"\(key)\": \"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }

  @Test func theExampleIsReal() throws {
    let readme = try Self.readme()
    let text = SourceText(try #require(Self.blocks("", in: readme).first))
    let shown = try #require(Self.blocks("jsonc", in: readme).first)
    let document = Annotator().annotate(text, options: AnnotationOptions(referenceTime: "2024-05-15"))
    let times = document.times ?? []
    let quotes = document.quotes ?? []
    #expect(Self.values(of: "value", in: shown) == times.map(\.value))
    #expect(Self.values(of: "content", in: shown) == quotes.map { $0.content.map(text.string).joined(separator: " ") })
    #expect(Self.values(of: "speakerName", in: shown) == quotes.map(\.speakerName))
    #expect(Self.values(of: "viaName", in: shown) == quotes.compactMap(\.viaName))
    let found = Set(times.map { text.string($0.span) } + (document.entities ?? []).map { text.string($0.span) })
    #expect(Self.values(of: "text", in: shown).allSatisfy(found.contains))
  }

  @Test func theSwiftExampleIsTheOneThatTheConsumerPackageBuilds() throws {
    let consumer = Self.root.appendingPathComponent("Tests/Consumer/Sources/consumer/main.swift")
    let code = try String(contentsOf: consumer, encoding: .utf8).trimmingCharacters(in: .newlines)
    #expect(Self.blocks("swift", in: try Self.readme()) == [code])
  }
}

import CData
import Foundation
import Lexicons
import Testing

/// The compiled lexicon that is checked in is the one that the lists give.
@Suite("Freshness of the compiled lexicon")
struct FreshnessTests {
  @Test func imageMatchesTheLists() throws {
    let lists = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Lexicons/Lists")
    let files = try #require(FileManager.default.enumerator(at: lists, includingPropertiesForKeys: nil))
    var compiler = LexiconCompiler()
    for case let file as URL in files where file.pathExtension == "txt" {
      try compiler.add(list: file.lastPathComponent, text: String(contentsOf: file, encoding: .utf8))
    }
    let blob = cdata_lexicon()
    let embedded = Array(UnsafeBufferPointer(start: blob.bytes, count: blob.length))
    #expect(compiler.image() == embedded, "run `make tables` and commit lexicon.bin")
  }
}

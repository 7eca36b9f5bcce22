import Foundation
import Testing

@testable import hashiya_bench

/// Annotations change on purpose only: whoever changes them writes the hash anew, and the change shows in the commit.
@Suite("Checksum of the output")
struct OutputChecksumTests {
  @Test func madeUpProseGivesTheBytesOfTheCheckedInHash() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("output.sha256")
    let expected = try String(contentsOf: file, encoding: .utf8)
    let line = OutputHash.ofSampleProse(documents: OutputHash.sampleDocuments).line()
    #expect(line + "\n" == expected, "if the change is meant, run `make checksum-update` and commit output.sha256")
  }

  @Test func aDifferentDocumentGivesAnotherHash() {
    let texts = ["وصل الوفد إلى القاهرة أمس.", "وصل الوفد إلى القاهرة اليوم."]
    let hashes = texts.map { text in
      var hash = OutputHash()
      hash.add(Corpus.line(text))
      return hash.line().prefix { $0 != " " }
    }
    #expect(hashes[0].count == 64)
    #expect(hashes[0] != hashes[1])
  }
}

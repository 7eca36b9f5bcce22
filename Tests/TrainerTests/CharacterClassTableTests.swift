import CICU
import Foundation
import Testing

@testable import hashiya_train

/// The table of character classes that is checked in is the one that its generator prints.
@Suite("Freshness of the character class table")
struct CharacterClassTableTests {
  @Test func tableIsWhatTheGeneratorPrints() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/ArabicText/CharacterClassTable.swift")
    let checkedIn = try String(contentsOf: file, encoding: .utf8)
    let version = String(cString: hicu_version())
    guard checkedIn.contains("from ICU \(version).") else {
      // Another ICU has characters of another Unicode version: nothing to compare with.
      return print("skipped: the table is from another ICU than \(version)")
    }
    #expect(CharacterClassTable.source() == checkedIn, "run `make tables` and commit CharacterClassTable.swift")
  }
}

import Foundation
import Testing

@testable import Batch

/// The record of what a run has finished, after every kind of end.
struct RunJournalTests {
  private let path = FileManager.default.temporaryDirectory.appendingPathComponent("journal-\(UUID().uuidString)").path

  private func journal(_ identity: String = "run", resumes: Bool = true) throws -> RunJournal {
    try RunJournal(path: path, identity: identity, resumes: resumes)
  }

  @Test func whatWasAddedIsThereLater() throws {
    var journal = try journal()
    #expect(journal.state == RunJournal.State())
    journal.add(0..<4, failures: 1, records: ["": 4], lengths: ["": 100])
    journal.add(6..<8, failures: 0, records: ["": 6], lengths: ["": 170])
    journal = try self.journal()
    #expect(journal.state.finished == FinishedDocuments([0..<4, 6..<8]))
    #expect(journal.state.failures == 1)
    #expect(journal.state.lengths == ["": 170])
    #expect(journal.state.records == ["": 6])
    #expect(!journal.state.isComplete)
    journal.complete(lengths: ["": 173])
    #expect(try self.journal().state.isComplete)
    #expect(try self.journal().state.lengths == ["": 173])
  }

  /// Whatever prefix of the file is left, the lines that are whole count and a new line begins on its own.
  @Test func aFileThatWasCutOffAnywhere() throws {
    var journal = try journal()
    for number in 0..<3 { journal.add(number..<(number + 1), failures: 0, records: [:], lengths: ["": number]) }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for length in 0...bytes.count {
      try bytes.prefix(length).write(to: URL(fileURLWithPath: path))
      journal = try self.journal()
      let whole = bytes.prefix(length).count { $0 == 0x0A } - 1
      #expect(journal.state.finished.count == max(whole, 0))
      journal.add(9..<10, failures: 0, records: [:], lengths: [:])
      #expect(try self.journal().state.finished.contains(9))
    }
  }

  @Test func anotherRunIsRefused() throws {
    try journal().add(0..<1, failures: 0, records: [:], lengths: [:])
    #expect(throws: RunJournal.Failure.self) { try journal("another") }
    #expect(try journal("another", resumes: false).state == RunJournal.State())
  }

  @Test func finishedDocumentsAreRanges() {
    let finished = FinishedDocuments([7..<9, 0..<2, 2..<4, 8..<12, 5..<5])
    #expect((0..<14).filter(finished.contains) == [0, 1, 2, 3, 7, 8, 9, 10, 11])
    #expect(finished.count == 9)
  }
}

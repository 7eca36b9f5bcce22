import Interchange
import Testing

@testable import Batch

/// Messages between a run and its workers.
struct WireTests {
  private let group = DocumentGroup(
    documents: [
      PendingDocument(path: "ا.txt", name: "ا", content: .text([0, 255, 10])),
      PendingDocument(path: "b", name: "b", content: .line([], number: 7, isConverted: true)),
      PendingDocument(path: "c", name: "c", content: .failure(DocumentFailure(.tooLarge, "too large", line: 3))),
      PendingDocument(path: "d", name: "d", content: .failure(DocumentFailure(.empty, "empty"))),
    ], cost: 0, first: 12)

  @Test func aGroupComesThrough() {
    #expect(DocumentGroup(message: group.message) == group)
  }

  @Test func anOutputComesThrough() {
    var output = DocumentOutput(
      name: "a/b",
      parts: [.stream([1, 2]), OutputPart(.document(suffix: ".ann"), []), OutputPart(.shared(name: "t"), [0])],
      failure: "a: empty: x", notes: ["one", "two"])
    output.counts.values[3] = 42
    #expect(DocumentOutput(message: output.message) == output)
    #expect(DocumentOutput(message: DocumentOutput().message) == DocumentOutput())
  }

  @Test func messagesThatAreCutOffAreNone() {
    let message = group.message
    for length in 0..<message.count { #expect(DocumentGroup(message: Array(message[..<length])) == nil) }
  }
}

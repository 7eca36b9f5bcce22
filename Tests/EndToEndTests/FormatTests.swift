import Foundation
import Testing

/// Forms of input and output, and their defaults.
struct FormatTests {
  private let page = "وصل الرئيس إلى القاهرة أمس.\n"

  @Test func oneTextGivesOneReadableObject() throws {
    let folder = Folder()
    folder.write("page.txt", page)
    let outcome = try Tool.run(["annotate", "page.txt"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.messages.isEmpty)
    #expect(outcome.text.hasPrefix("{\n  \"schema\": \"hashiya/1\",\n  \"id\": \"page.txt\",\n"))
    #expect(outcome.text.hasSuffix("}\n"))
    let document = JSON.object(Data(outcome.output))
    #expect(document?["offsetEncoding"] as? String == "utf-8")
    #expect(document?["length"] as? Int == page.utf8.count)
    #expect(document?["text"] == nil)
  }

  @Test func severalTextsGiveOneLineEach() throws {
    let folder = Folder()
    folder.write("a.txt", page)
    folder.write("b.txt", page)
    let outcome = try Tool.run(["annotate", "a.txt", "b.txt"], in: folder)
    #expect(outcome.records.map { $0["id"] as? String } == ["a.txt", "b.txt"])
  }

  @Test func jsonlGivesOneLineForEachLine() throws {
    let folder = Folder()
    folder.write("a.jsonl", "{\"text\":\"خبر\",\"url\":\"u\",\"n\":1.0}\n\n{\"id\":\"z\",\"text\":\"خبر\"}")
    let outcome = try Tool.run(["annotate", "a.jsonl"], in: folder)
    #expect(outcome.records.map { $0["id"] as? String } == ["1", "z"])
    #expect(outcome.text.contains("\"meta\":{\"url\":\"u\",\"n\":1.0}"))
  }

  @Test func jsonOfSeveralIsAnArray() throws {
    let outcome = try Tool.run(
      ["annotate", "--input", "jsonl", "--format", "json"], input: "{\"text\":\"خبر\"}\nx\n{\"text\":\"خبر\"}",
      in: Folder())
    let array = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [[String: Any]])
    #expect(array.map { $0["id"] as? String } == ["1", "2", "3"])
    #expect(outcome.status == 1)
  }

  @Test func jsonOfNothingIsAnEmptyArray() throws {
    let outcome = try Tool.run(["annotate", "--input", "jsonl", "--format", "json"], input: "", in: Folder())
    #expect((try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [Any])?.isEmpty == true)
  }

  @Test func standardInputIsADocumentLikeAnyOther() throws {
    let outcome = try Tool.run(["annotate", "--with-text", "-"], input: page, in: Folder())
    let document = JSON.object(Data(outcome.output))
    #expect(document?["id"] as? String == "-")
    #expect(document?["text"] as? String == page)
  }

  @Test func theOutputFileHoldsTheOutput() throws {
    let folder = Folder()
    folder.write("out.json", String(repeating: "old", count: 10_000))
    let outcome = try Tool.run(["annotate", "-o", "out.json"], input: page, in: folder)
    #expect(outcome.output.isEmpty)
    #expect(JSON.object(Data(folder.read("out.json"))) != nil)
  }

  @Test func layersAndReferenceTimesOfLinesWin() throws {
    let lines = """
      {"text":"خبر","layers":["times"],"referenceTime":"2020-01-02"}
      {"text":"خبر","referenceTime":null}
      """
    let records = try Tool.run(
      [
        "annotate", "--input", "jsonl", "--layers", "quotes,sentences", "--reference-time",
        "2024-05-01T10:00:00.5+03:00",
      ],
      input: lines, in: Folder()
    ).records
    #expect(records.count == 2)
    #expect(records[0]["times"] != nil)
    #expect(records[0]["quotes"] == nil)
    #expect(records[0]["referenceTime"] as? String == "2020-01-02")
    #expect(records[1]["times"] == nil)
    #expect(records[1]["quotes"] != nil)
    #expect(records[1]["sentences"] != nil)
    #expect(records[1]["referenceTime"] as? String == "2024-05-01T10:00:00.5+03:00")
  }

  @Test func theTerminalViewHasColoursOnRequestOnly() throws {
    let plain = try Tool.run(["annotate", "--format", "text"], input: page, in: Folder())
    #expect(plain.status == 0)
    #expect(!plain.text.contains("\u{1B}"))
    #expect(plain.text.contains("\u{2067}وصل الرئيس"))
    let colored = try Tool.run(["annotate", "--format", "text", "--color", "always"], input: page, in: Folder())
    #expect(colored.text.contains("\u{1B}["))
    let failed = try Tool.run(["annotate", "--format", "text", "absent"], in: Folder())
    #expect(failed.text.contains("✗ unreadable"))
    #expect(failed.status == 1)
  }

  @Test func theVersionNamesAllParts() throws {
    let outcome = try Tool.run(["--version"], in: Folder())
    #expect(outcome.status == 0)
    let names = outcome.text.split(separator: "\n").map { $0.prefix { $0 != " " } }
    #expect(names == ["hashiya", "model", "ICU", "SQLite"])
  }
}

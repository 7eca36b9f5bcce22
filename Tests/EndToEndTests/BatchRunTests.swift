import Foundation
import Glibc
import Testing

/// Runs over many documents: folders, compressed files, faults, resumption.
struct BatchRunTests {
  private let folder = Folder()
  private static let sentences = [
    "قال وزير الخارجية المصري إن المحادثات بدأت أمس في القاهرة.", "وأضاف أن العدد بلغ 20 ألفا خلال عام 2023.",
    "ووصل الوفد إلى موسكو يوم الثلاثاء الماضي.", "وأعلنت وزارة الصحة 😀 بدء الحملة غدا.",
  ]

  /// JSONL of many lines of different lengths, some of them bad.
  private static func stream(lines: Int) -> String {
    (0..<lines).map { line in
      if line % 17 == 5 { return "{\"id\":\"\(line)\",\"text\":" }
      let text = (0...(line * 7 % 23)).map { sentences[($0 + line) % sentences.count] }.joined(separator: "\\n")
      return "{\"id\":\"\(line)\",\"text\":\"\(text)\",\"referenceTime\":\"2024-05-01\"}"
    }.joined(separator: "\n")
  }

  private func makeFolders(_ name: String) { mkdir(folder.path(name), 0o700) }

  @Test func aFolderGivesAFileForEachDocument() throws {
    makeFolders("pages")
    makeFolders("pages/sub")
    folder.write("pages/a.txt", "وصل الوفد إلى القاهرة أمس.")
    folder.write("pages/sub/b.txt", "قال الوزير إن العمل انتهى.")
    let outcome = try Tool.run(["annotate", "--format", "brat", "-o", "out", "pages"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.messages.hasPrefix("hashiya: brat: not in this format: "))
    for name in ["out/a.ann", "out/a.txt", "out/sub/b.ann", "out/sub/b.txt", "out/annotation.conf"] {
      #expect(!folder.read(name).isEmpty, "\(name) is missing")
    }
    #expect(try Tool.run(["annotate", "--format", "brat", "pages"], in: folder).status == 64)
  }

  @Test func unorderedHoldsTheSameRecords() throws {
    folder.write("a.jsonl", BatchRunTests.stream(lines: 80))
    let ordered = try Tool.run(["annotate", "a.jsonl"], in: folder)
    let unordered = try Tool.run(["annotate", "--unordered", "--jobs", "3", "a.jsonl"], in: folder)
    #expect(Set(ordered.text.split(separator: "\n")) == Set(unordered.text.split(separator: "\n")))
  }

  /// A trap costs one document, a document without end too; the others come in order.
  @Test func aFaultCostsItsDocumentOnly() throws {
    let lines = (0..<12).map { number in
      let text = number == 3 ? "fault:trap" : number == 7 ? "fault:hang" : BatchRunTests.sentences[number % 4]
      return "{\"id\":\"d\(number)\",\"text\":\"\(text)\"}"
    }
    folder.write("a.jsonl", lines.joined(separator: "\n"))
    let outcome = try Tool.run(
      ["annotate", "--timeout", "3", "--jobs", "2", "a.jsonl"], wrapper: ["env", "HASHIYA_FAULTS=1"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.records.map { $0["id"] as? String } == (0..<12).map { "d\($0)" })
    let codes = outcome.records.map { ($0["error"] as? [String: Any])?["code"] as? String }
    #expect(codes.enumerated().filter { $1 != nil }.map(\.offset) == [3, 7])
    #expect(codes[3] == "crashed")
    #expect(codes[7] == "timeout")
    let whole = try Tool.run(["annotate", "a.jsonl"], in: folder)
    let good = outcome.text.split(separator: "\n").enumerated().filter { ![3, 7].contains($0.offset) }
    #expect(
      good.map(\.element)
        == whole.text.split(separator: "\n").enumerated().filter { ![3, 7].contains($0.offset) }.map(\.element))
  }

  /// One page is annotated under the same protection as many: by the worker that is there from the start, and after its
  /// end by a new one.
  @Test func aFaultInTheOnlyDocumentIsItsRecord() throws {
    folder.write("page.txt", "fault:trap")
    for arguments in [["annotate"], ["annotate", "--cache", "cache.sqlite"], ["extract", "--format", "json"]] {
      let outcome = try Tool.run(arguments + ["page.txt"], wrapper: ["env", "HASHIYA_FAULTS=1"], in: folder)
      #expect(outcome.status == 1, "\(arguments)")
      #expect(outcome.messages.contains("page.txt: crashed: the annotator died on it"), "\(arguments)")
    }
  }

  /// Descriptors that a run does not have cost it nothing but themselves.
  @Test(arguments: ["<&-", "2>&-", "<&- 2>&-"])
  func aRunWithoutStandardStreams(closed: String) throws {
    folder.write("page.txt", "وصل الوفد إلى القاهرة أمس.")
    let outcome = try Tool.run(
      ["annotate", "page.txt"], wrapper: ["sh", "-c", "exec \"$0\" \"$@\" \(closed)"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("\"id\": \"page.txt\""))
  }

  @Test func aNameCannotSteerTheTerminal() throws {
    let outcome = try Tool.run(["annotate", "no\u{1B}[31m\nsuch.txt"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("no\u{241B}[31m such.txt"))
  }

  @Test func failFastEndsTheRun() throws {
    folder.write("a.jsonl", BatchRunTests.stream(lines: 60))
    let outcome = try Tool.run(["annotate", "--fail-fast", "--jobs", "1", "a.jsonl"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.records.count >= 6 && outcome.records.count <= 60)
    #expect(outcome.records.contains { $0["error"] != nil })
  }

  /// Killed again and again, the run ends with what an unbroken one writes.
  @Test(arguments: [[], ["--unordered"], ["--format", "json"]])
  func aKilledRunGoesOn(options: [String]) throws {
    folder.write("a.jsonl", BatchRunTests.stream(lines: 150))
    let arguments = ["annotate", "--jobs", "2", "--resume", "-o", "out", "a.jsonl"] + options
    let unbroken = try Tool.run(["annotate", "--jobs", "2", "-o", "whole", "a.jsonl"] + options, in: folder)
    for length in [2_000, 40_000, 90_000] {
      let tool = try Tool(arguments, in: folder)
      for _ in 0..<1000 where folder.read("out").count < length { usleep(5_000) }
      kill(tool.process, SIGKILL)
      _ = tool.wait()
    }
    let last = try Tool.run(arguments, in: folder)
    #expect(last.status == unbroken.status)
    let lines = { (name: String) in folder.read(name).split(separator: 0x0A).map { Array($0) } }
    if options == ["--unordered"] {
      #expect(lines("out").count == lines("whole").count)
      #expect(Set(lines("out")) == Set(lines("whole")))
    } else {
      #expect(folder.read("out") == folder.read("whole"))
    }
    // A run that is complete is left alone.
    let again = try Tool.run(arguments, in: folder)
    #expect(again.status == unbroken.status)
    #expect(lines("out").count == lines("whole").count)
    let other = try Tool.run(arguments + ["--prefer", "past"], in: folder)
    #expect(other.status == 1)
    #expect(other.messages.contains("other inputs or options"))
  }

  @Test func aManifestNamesWhatMadeTheOutput() throws {
    folder.write("a.txt", "خبر\n")
    for _ in 0..<2 {
      let outcome = try Tool.run(["annotate", "--manifest", "manifest.json", "--prefer", "past", "a.txt"], in: folder)
      #expect(outcome.status == 0)
      let manifest = try #require(JSON.object(Data(folder.read("manifest.json"))))
      let input = try #require((manifest["inputs"] as? [[String: Any]])?.first)
      #expect(input["sha256"] as? String == "c40f6286180c20453f7b2e3fde08f632ffbd52d824af7639717838557740bd05")
      #expect((manifest["options"] as? [String: Any])?["prefer"] as? String == "past")
      #expect(manifest["documents"] as? Int == 1)
    }
  }

  @Test func theSummaryCountsItems() throws {
    folder.write("a.txt", "وصل الوفد إلى القاهرة أمس.")
    let outcome = try Tool.run(["annotate", "--summary", "a.txt"], in: folder)
    #expect(outcome.messages.contains("1 documents, 0 failed"))
    #expect(outcome.messages.contains("1 blocks"))
    #expect(try Tool.run(["annotate", "--quiet", "--format", "tei", "a.txt"], in: folder).messages.isEmpty)
  }
}

/// Formats into each other, and annotations against gold.
struct ConversionTests {
  private let folder = Folder()
  private let page =
    "قالت وزيرة النقل ليلى منصور، أمس، إن ميناء الرمال استأنف العمل.\nوأضافت أن الكلفة بلغت 5 ملايين دولار.\n"

  @Test(arguments: [("brat", "brat/"), ("labelstudio", "page.json"), ("jsonl", "copy.jsonl")])
  func thereAndBack(format: String, path: String) throws {
    folder.write("page.txt", page)
    _ = try Tool.run(["annotate", "--with-text", "--format", "jsonl", "-o", "page.jsonl", "page.txt"], in: folder)
    #expect(try Tool.run(["convert", "--to", format, "page.jsonl", path], in: folder).status == 0)
    let back = try Tool.run(["convert", "--from", format, "--to", "jsonl", path], in: folder)
    #expect(back.status == 0)
    let original = try #require(JSON.object(Data(folder.read("page.jsonl"))))
    let copy = try #require(back.records.first)
    for layer in ["entities", "times", "quantities", "quotes", "entityIndex"] {
      #expect((copy[layer] as? NSArray) == (original[layer] as? NSArray), "\(layer) changed")
    }
  }

  @Test func aFileHoldsOneDocument() throws {
    folder.write("one.jsonl", "{\"id\":\"a\",\"text\":\"خبر\"}\n")
    #expect(try Tool.run(["convert", "-q", "one.jsonl", "one.xml"], in: folder).status == 0)
    #expect(String(decoding: folder.read("one.xml"), as: UTF8.self).contains("<TEI "))
    folder.write("two.jsonl", "{\"id\":\"a\",\"text\":\"خبر\"}\n{\"id\":\"b\",\"text\":\"خبر\"}\n")
    let outcome = try Tool.run(["convert", "-q", "two.jsonl", "two.xml"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("name a folder"))
    #expect(try Tool.run(["convert", "-q", "--to", "tei", "two.jsonl", "two/"], in: folder).status == 0)
  }

  @Test func whatCannotBeReadIsNamed() throws {
    folder.write("bad.jsonl", "{\"text\":\"خبر\",\"entities\":[{\"start\":0,\"end\":99,\"type\":\"PER\"}]}\n")
    let outcome = try Tool.run(["convert", "--to", "conll", "bad.jsonl"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("bad.jsonl:1: invalidField: entities[0]: 0 to 99"))
    folder.write("page.xyz", "")
    #expect(try Tool.run(["convert", "page.xyz"], in: folder).status == 64)
  }

  @Test func annotationsAgreeWithThemselves() throws {
    folder.write("page.txt", page)
    _ = try Tool.run(
      ["annotate", "--with-text", "--format", "jsonl", "--offset-encoding", "utf-16", "-o", "gold.jsonl", "page.txt"],
      in: folder)
    for answers in [["gold.jsonl"], ["--run"]] {
      let outcome = try Tool.run(["evaluate", "--json", "gold.jsonl"] + answers, in: folder)
      #expect(outcome.status == 0)
      let report = try #require(JSON.object(Data(outcome.output)))
      #expect((report["entities"] as? [String: Any])?["F1"] as? Double == 1)
      #expect((report["quotes"] as? [String: Any])?["attributedF1"] as? Double == 1)
      #expect((report["blocks"] as? [String: Any])?["kind"] as? Double == 1)
    }
    #expect(try Tool.run(["evaluate", "gold.jsonl"], in: folder).status == 64)
  }
}

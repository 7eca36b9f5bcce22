import Foundation
import Testing

/// HTML as input: the text is part of the output, and offsets count in it.
struct HTMLInputTests {
  private static let page = """
    <html><head><meta charset="utf-8"><meta property="article:published_time" content="2024-05-15"></head><body>
    <nav><a href="/">الرئيسية</a><a href="/sport">رياضة</a></nav>
    <h1>الميناء يستقبل أولى السفن بعد عامين من التوقف</h1>
    <p>قالت وزيرة النقل، أمس الاثنين، إن الميناء استأنف العمل بعد توقف دام عامين، مؤكدة أن أولى السفن وصلت صباح الأحد.</p>
    <p>وأضافت أن الأرصفة الجديدة تستوعب عشرين سفينة في اليوم، مشيرة إلى أن كلفة التوسعة بلغت سبعين مليون دولار.</p>
    <footer>جميع الحقوق محفوظة</footer></body></html>
    """

  private static func check(_ document: [String: Any]) throws {
    let text = try #require(document["text"] as? String)
    #expect(!text.contains("<"))
    let scalars = Array(text.unicodeScalars)
    let blocks = try #require(document["blocks"] as? [[String: Any]])
    #expect(
      blocks.map { $0["kind"] as? String } == ["chrome", "chrome", "headline", "paragraph", "paragraph", "copyright"])
    for time in document["times"] as? [[String: Any]] ?? [] {
      let (start, end) = (time["start"] as? Int ?? 0, time["end"] as? Int ?? 0)
      #expect(String(String.UnicodeScalarView(scalars[start..<end])) == time["text"] as? String)
    }
    let times = (document["times"] as? [[String: Any]])?.compactMap { $0["value"] as? String }
    #expect(times?.contains("2024-05-13") == true, "the page's own date counts")
    #expect(document["referenceTime"] as? String == "2024-05-15")
  }

  @Test(arguments: [["page.html"], ["--input", "html", "page.bin"]])
  func filesByNameAndByOption(arguments: [String]) throws {
    let folder = Folder()
    folder.write(arguments.last ?? "", Self.page)
    let outcome = try Tool.run(["annotate", "--offset-encoding", "utf-32"] + arguments, in: folder)
    #expect(outcome.status == 0)
    try Self.check(try #require(JSON.object(Data(outcome.output))))
  }

  @Test func aLineOfJSONMayHoldAPage() throws {
    let line = try JSONSerialization.data(withJSONObject: ["html": Self.page, "id": "p"])
    let arguments = ["annotate", "--input", "jsonl", "--offset-encoding", "utf-32"]
    let records = try Tool.run(arguments, input: [UInt8](line), in: Folder()).records
    try Self.check(try #require(records.first))
    let both = try JSONSerialization.data(withJSONObject: ["html": Self.page, "text": "خبر"])
    let record = try #require(try Tool.run(arguments, input: [UInt8](both), in: Folder()).records.first)
    #expect((record["meta"] as? [String: Any])?["html"] as? String == Self.page)
  }

  @Test func theReferenceTimeOfTheCallerWins() throws {
    let outcome = try Tool.run(
      ["annotate", "--input", "html", "--reference-time", "2020-01-02"], input: Self.page, in: Folder())
    #expect(JSON.object(Data(outcome.output))?["referenceTime"] as? String == "2020-01-02")
  }

  @Test func extractReadsPages() throws {
    let outcome = try Tool.run(["extract", "--input", "html", "--format", "markdown"], input: Self.page, in: Folder())
    #expect(outcome.text.hasPrefix("# الميناء يستقبل أولى السفن بعد عامين من التوقف\n\nقالت وزيرة النقل"))
    #expect(outcome.text.hasSuffix("سبعين مليون دولار.\n"))
  }

  @Test func aHostilePageCostsItselfOnly() throws {
    let folder = Folder()
    folder.write("deep.html", String(repeating: "<b>", count: 100_000))
    folder.write("page.html", Self.page)
    let outcome = try Tool.run(["annotate", "deep.html", "page.html"], in: folder)
    #expect(outcome.status == 1)
    #expect((outcome.records[0]["error"] as? [String: Any])?["code"] as? String == "tooDeep")
    #expect(outcome.records[1]["blocks"] != nil)
  }

  @Test func aKeptResultEqualsAFreshOne() throws {
    let folder = Folder()
    folder.write("page.html", Self.page)
    // The same text without mark-up is another document.
    folder.write("page.txt", "الرئيسية\nرياضة")
    let arguments = ["annotate", "--cache", "cache.sqlite", "page.html", "page.txt"]
    let first = try Tool.run(arguments, in: folder)
    let second = try Tool.run(arguments, in: folder)
    #expect(first.output == second.output)
  }
}

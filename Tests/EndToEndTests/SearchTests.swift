import Foundation
import Testing

/// `hashiya search`: every condition, alone and together, on a small corpus.
struct SearchTests {
  private static let pages: [(name: String, day: String, text: String)] = [
    (
      "port", "2023-09-05",
      "وزير النقل يفتتح الميناء\n\nقال وزير النقل سامر الخطيب إن الميناء يستأنف العمل في يونيو 2023.\n"
        + "ونفى الخطيب أن تكون للوزارة ديون.\n"
    ),
    (
      "ship", "2024-02-10",
      "نقلت وكالة رويترز عن مصدر أمني قوله إن السفينة غادرت روسيا إلى بيونغ يانغ.\n"
        + "وأكد الخطيب أن كوريا الشمالية «لن تشارك في القمة».\n"
    ),
    (
      "talks", "2024-03-01",
      "قالت المتحدثة ليلى منصور إن المحادثات مع موسكو بدأت. وأضافت أن للوزير سامر الخطيب دورا فيها.\n"
    ),
  ]

  private static let folder: Folder = {
    let folder = Folder()
    let lines = pages.map { page in
      let units = JSON.literal(page.text.utf16)
      return "{\"id\":\"\(page.name)\",\"referenceTime\":\"\(page.day)\",\"text\":\(units)}"
    }
    folder.write("news.jsonl", lines.joined(separator: "\n"))
    _ = try? Tool.run(["index", "--index", "c.db", "news.jsonl"], in: folder)
    return folder
  }()

  private func search(_ arguments: [String]) throws -> Tool.Outcome {
    try Tool.run(["search", "--index", "c.db"] + arguments, in: SearchTests.folder)
  }

  /// The documents and words of hits: "port الميناء".
  private func hits(_ arguments: [String]) throws -> [String] {
    try search(arguments + ["--format", "jsonl"]).records.map { hit in
      let document = hit["document"] as? [String: Any]
      return "\(document?["id"] as? String ?? "") \(hit["text"] as? String ?? "")"
    }
  }

  @Test(arguments: [
    (["--speaker", "الخطيب"], ["ship", "port", "port"]),
    (["--speaker", "سامر الخطيب"], ["ship", "port", "port"]),
    (["--speaker", "الخطيب", "--denied"], ["port"]),
    (["--denied"], ["port"]),
    (["--speaker", "مصدر أمني"], ["ship"]),
    (["--speaker", "مصدر"], ["ship"]),
    (["--via", "رويترز"], ["ship"]),
    (["--via", "وكالة رويترز"], ["ship"]),
    (["--via", "فرانس برس"], []),
    (["--said", "ميناء"], ["port"]),
    (["--said", "القمة", "--speaker", "الخطيب"], ["ship"]),
    (["--said", "القمة", "--speaker", "ليلى منصور"], []),
    (["--speaker", "الخطيب", "--mentions", "كوريا الشمالية"], ["ship"]),
    (["--speaker", "الخطيب", "--country", "KP"], ["ship"]),
    (["--speaker", "الخطيب", "--between", "2023-09-05"], ["port", "port"]),
    (["--mentions", "روسيا"], ["ship"]),
    (["--mentions", "الخطيب"], ["talks", "ship", "port", "port"]),
    (["--country", "kp"], ["ship"]),
    (["--mentions", "سامر الخطيب", "--between", "2024-03.."], ["talks"]),
    (["--between", "2023-06-01..2023-06-30"], ["port"]),
    (["--between", "..2022"], []),
    (["وزير"], ["port", "port", "talks"]),
    (["وزارة"], ["port"]),
    (["الوزير", "النقل"], ["port", "port"]),
    (["«النقل وزير»"], []),
    (["\"وزير النقل\""], ["port", "port"]),
    (["سف*"], ["ship"]),
    (["بلا نتيجة"], []),
    (["موسكو", "--between", "2024"], ["talks"]),
  ])
  func conditions(arguments: [String], documents: [String]) throws {
    let found = try hits(arguments).map { String($0.split(separator: " ")[0]) }
    #expect(found.sorted() == documents.sorted(), "\(arguments)")
    #expect(try search(arguments).status == (documents.isEmpty ? 1 : 0))
  }

  /// Offsets are those of the text, in the encoding asked for.
  @Test(arguments: ["utf-8", "utf-16", "utf-32"])
  func offsets(encoding: String) throws {
    for arguments in [["--speaker", "الخطيب"], ["--country", "KP"], ["الميناء"]] {
      for hit in try search(arguments + ["--format", "jsonl", "--offset-encoding", encoding]).records {
        let document = try #require(hit["document"] as? [String: Any])
        let page = try #require(SearchTests.pages.first { $0.name == document["id"] as? String })
        let (start, end) = (hit["start"] as? Int ?? 0, hit["end"] as? Int ?? 0)
        let text = SearchTests.slice(page.text, start, end, encoding)
        #expect(text == hit["text"] as? String)
        for mark in hit["highlights"] as? [[String: Int]] ?? [] {
          let snippet = hit["snippet"] as? String ?? ""
          let marked = SearchTests.slice(snippet, mark["start"] ?? 0, mark["end"] ?? 0, encoding)
          #expect(!marked.isEmpty && page.text.contains(marked))
        }
        let line = page.text.components(separatedBy: "\n")[(hit["line"] as? Int ?? 0) - 1]
        let rest = SearchTests.slice(line, (hit["column"] as? Int ?? 0) - 1, 100_000, encoding)
        #expect(rest.hasPrefix(text.components(separatedBy: "\n")[0]))
      }
    }
  }

  private static func slice(_ text: String, _ start: Int, _ end: Int, _ encoding: String) -> String {
    switch encoding {
    case "utf-8": return String(decoding: Array(text.utf8.prefix(end).dropFirst(start)), as: UTF8.self)
    case "utf-16": return String(decoding: Array(text.utf16.prefix(end).dropFirst(start)), as: UTF16.self)
    default: return String(String.UnicodeScalarView(text.unicodeScalars.prefix(end).dropFirst(start)))
    }
  }

  @Test func pagesOfHits() throws {
    let all = try hits(["الخطيب"])
    #expect(all.count == 4)
    #expect(try hits(["الخطيب", "--limit", "2"]) + hits(["الخطيب", "--limit", "2", "--offset", "2"]) == all)
    #expect(try search(["الخطيب", "--limit", "2"]).text.hasSuffix("2 of 4 found\n"))
  }

  @Test func formsOfOutput() throws {
    let folder = Folder()
    folder.write("page.txt", "خبر\n\nقال سامر الخطيب إن الميناء جاهز.\n")
    _ = try Tool.run(["index", "--index", "c.db", "page.txt"], in: folder)
    let quickfix = try Tool.run(["search", "--index", "c.db", "--said", "جاهز", "--format", "quickfix"], in: folder)
    #expect(quickfix.text == "page.txt:3:35: سامر الخطيب: الميناء جاهز\n")
    let table = try Tool.run(["search", "--index", "c.db", "جاهز", "--color", "always"], in: folder)
    #expect(table.text.contains("\u{1B}[33mجاهز\u{1B}[0m"))
    #expect(!(try Tool.run(["search", "--index", "c.db", "جاهز"], in: folder).text.contains("\u{1B}")))
  }

  /// Queries as programs ask them: one answer a line, whatever comes.
  @Test func queriesOnStandardInput() throws {
    let queries = [
      #"{"speaker":"الخطيب","denied":true,"limit":5}"#, "",
      #"{"between":["2023-06","2023-06-30"],"offsetEncoding":"utf-16"}"#,
      #"{"text":7}"#, "{", #"{"country":"EGY"}"#, #"{"between":["2024","2023"]}"#, "[]", "{}", #"{"text":"زرافة"}"#,
      #"{"text":"x","limit":0}"#, #"{"text":"\" ) OR terms : ( * ^ NEAR"}"#,
    ]
    let outcome = try Tool.run(
      ["search", "--index", SearchTests.folder.path("c.db"), "--batch"], input: queries.joined(separator: "\n"),
      in: Folder())
    #expect(outcome.status == 0 && outcome.messages.isEmpty)
    let answers = outcome.records
    #expect(answers.map { ($0["hits"] as? [Any])?.count ?? -1 } == [1, 1, -1, -1, -1, -1, -1, -1, 0, -1, 0])
    #expect(answers[0]["total"] as? Int == 1 && answers[1]["offsetEncoding"] as? String == "utf-16")
    for answer in answers where answer["hits"] == nil {
      #expect((answer["error"] as? [String: String])?["message"]?.isEmpty == false)
    }
  }

  @Test(arguments: [
    ["--batch", "x"], [], ["--between", "2023-13", "x"], ["--between", "2024..2023", "x"], ["--country", "Egypt"],
    ["--limit", "0", "x"], ["--offset", "-1", "x"], ["--format", "xml", "x"],
  ])
  func wrongUsage(arguments: [String]) throws {
    #expect(try search(arguments).status == 64)
  }

  @Test(arguments: ["absent", "text", "cache", "newer"])
  func withoutAnIndex(kind: String) throws {
    let folder = Folder()
    folder.write("one.jsonl", #"{"text":"وصل الوزير."}"#)
    switch kind {
    case "text": folder.write("c.db", String(repeating: "خبر ", count: 2_000))
    case "cache": _ = try Tool.run(["annotate", "one.jsonl", "--cache", "c.db"], in: folder)
    case "newer":
      _ = try Tool.run(["index", "--index", "c.db", "one.jsonl"], in: folder)
      // The version's last byte in the header.
      let bytes = folder.read("c.db")
      folder.write("c.db", bytes[..<63] + [9] + bytes[64...])
    default: break
    }
    let before = folder.read("c.db")
    for command in [["search", "--index", "c.db", "x"], ["index", "--index", "c.db", "one.jsonl"]] {
      if kind == "absent", command[0] == "index" { continue }
      let outcome = try Tool.run(command, in: folder)
      #expect(outcome.status == (command[0] == "search" ? 2 : 1))
      #expect(outcome.messages.filter(\.isNewline).count == 1)
      #expect(outcome.messages.hasPrefix("hashiya: \(command[0]): c.db"))
    }
    let isUntouched = folder.read("c.db") == before
    #expect(isUntouched)
  }
}

import JSON
import Testing

/// `hashiya/annotateBatch` and the framing by lines, in the real server.
@Suite struct BatchProcessTests {
  private static func documents(_ count: Int) -> [JSONValue] {
    (0..<count).map { ["id": .string("d\($0)"), "text": "وصل الوفد أمس إلى القاهرة."] }
  }

  private static func started(_ arguments: [String] = ["serve", "--no-cache"]) throws -> ServerProcess {
    let server = try ServerProcess(arguments)
    _ = server.ask(1, "initialize", ["capabilities": [:]])
    return server
  }

  @Test func resultsComeInOrderAndABadTextCostsOnlyItself() throws {
    let server = try Self.started()
    let bad: [JSONValue] = [7, ["id": "x"], ["id": "y", "text": "قال", "referenceTime": "soon"], ["text": nil]]
    let documents = Self.documents(3) + bad + Self.documents(2)
    let result = try #require(
      server.ask(
        2, "hashiya/annotateBatch",
        ["documents": .array(documents), "layers": ["times"], "referenceTime": "2024-05-15"])?[
          "result"])
    var validator = SchemaValidator(try ProtocolFolder.schema("annotate-batch"), allowsUnlistedMembers: true)
    validator.check(result)
    #expect(validator.violations == [])
    #expect(result["count"] == 9 && result["failures"] == 4)
    let results = result["documents"]?.array ?? []
    #expect(results.map { $0["id"]?.string } == ["d0", "d1", "d2", "4", "x", "y", "7", "d0", "d1"])
    #expect(results[0]["times"]?.array?.first?["value"] == "2024-05-14")
    #expect(
      results[3...6].map { $0["error"]?["code"]?.string } == [
        "invalidJSON", "missingText", "invalidField", "missingText",
      ])
    for failure in results[3...6] {
      var records = SchemaValidator(try ProtocolFolder.schema("error-record"))
      records.check(failure)
      #expect(records.violations == [])
    }
  }

  /// Documents are those of the command's JSON Lines: HTML pages, layers of their own, members that come back.
  @Test func documentsAreAsLinesOfTheCommand() throws {
    let server = try Self.started()
    let page: JSONValue = [
      "id": "h", "html": "<html><body><h1>عنوان</h1><p>وصل الوفد أمس.</p></body></html>", "layers": ["times"],
      "desk": 4,
    ]
    let result = server.ask(
      2, "hashiya/annotateBatch", ["documents": [page, ["text": "قال", "layers": ["all"]]], "layers": ["quotes"]])?[
        "result"]
    let documents = result?["documents"]?.array ?? []
    #expect(documents.first?["times"]?.array?.count == 1 && documents.first?["quotes"] == nil)
    #expect(documents.first?["text"]?.string?.contains("عنوان") == true)
    #expect(documents.first?["meta"] == ["desk": 4])
    #expect(documents.last?["error"]?["code"] == "invalidField" && documents.last?["error"]?["line"] == nil)
  }

  @Test func articlesAreExtracted() throws {
    let server = try Self.started()
    let html =
      "<html><body><nav><a href='/'>الرئيسية</a></nav><article><h1>افتتاح المعرض</h1><p>\(Self.body)</p></article></body></html>"
    let text = "افتتاح المعرض\n\(Self.body)"
    server.tell(
      "textDocument/didOpen",
      ["textDocument": ["uri": "file:///a", "languageId": "x", "version": 1, "text": .string(text)]])
    let sources: [JSONValue] = [
      ["text": .string(html), "input": "html"], ["text": .string(text)], ["textDocument": ["uri": "file:///a"]],
    ]
    for (id, source) in sources.enumerated() {
      let article = try #require(server.ask(10 + id, "hashiya/extract", source)?["result"])
      var validator = SchemaValidator(try ProtocolFolder.schema("extracted-article"))
      validator.check(article)
      #expect(validator.violations == [])
      // Mark-up says what a title is; of two lines of plain text a model may think otherwise.
      if source["input"] != nil { #expect(article["headline"] == "افتتاح المعرض") }
      #expect(article["parts"]?.array?.last?["text"]?.string == Self.body)
      #expect(article["id"]?.string == (id == 2 ? "file:///a" : String(10 + id)))
    }
    #expect(server.ask(20, "hashiya/extract", ["text": "", "referenceTime": "x"])?["error"]?["code"] == -32602)
    let deep = String(repeating: "<div>", count: 5000)
    #expect(server.ask(21, "hashiya/extract", ["text": .string(deep), "input": "html"])?["error"]?["code"] == -32803)
  }

  private static let body =
    "افتتحت وزيرة الثقافة معرض الكتاب في العاصمة، وقالت إن أكثر من ثلاثمئة دار نشر تشارك هذا العام، وإن الأبواب تفتح كل صباح."

  @Test func aTextOfItsOwnTimeIsAnnotatedByIt() throws {
    let server = try Self.started()
    let document: JSONValue = ["id": 12, "text": "وصل أمس", "referenceTime": "2020-01-02"]
    let result = server.ask(
      2, "hashiya/annotateBatch", ["documents": [document], "referenceTime": "2024-05-15"])?["result"]
    #expect(result?["documents"]?.array?.first?["times"]?.array?.first?["value"] == "2020-01-01")
    #expect(result?["documents"]?.array?.first?["id"] == "12")
  }

  @Test func resultsAreStreamed() throws {
    let server = try Self.started()
    let result = server.ask(
      2, "hashiya/annotateBatch",
      ["documents": .array(Self.documents(40)), "layers": ["times"], "partialResultToken": 5, "workDoneToken": "w"])
    #expect(result?["result"] == ["documents": [], "count": 40, "failures": 0])
    let progress = server.notifications.compactMap { $0["params"] }
    let ids = progress.filter { $0["token"] == 5 }.flatMap { $0["value"]?["documents"]?.array ?? [] }
      .compactMap { $0["id"]?.string }
    #expect(ids == (0..<40).map { "d\($0)" })
    let work = progress.filter { $0["token"] == "w" }.compactMap { $0["value"] }
    #expect(work.first?["kind"] == "begin" && work.last?["kind"] == "end")
    let percentages = work.compactMap { $0["percentage"]?.int }
    #expect(percentages == percentages.sorted() && percentages.last == 100)
  }

  @Test func aBatchCanBeCancelled() throws {
    let server = try Self.started()
    server.send([
      "jsonrpc": "2.0", "id": 2, "method": "hashiya/annotateBatch",
      "params": ["documents": .array(Self.documents(20_000)), "partialResultToken": "p"],
    ])
    server.tell("$/cancelRequest", ["id": 2])
    var last: JSONValue?
    while let message = server.receive(), message["id"]?.int != 2 || message["method"] != nil { last = message }
    _ = last
    #expect(server.ask(3, "hashiya/status")?["result"]?["counters"]?["cancellations"] == 1)
  }

  @Test func wrongParametersAreNamed() throws {
    let server = try Self.started()
    #expect(server.ask(2, "hashiya/annotateBatch")?["error"]?["code"] == -32602)
    let error = server.ask(3, "hashiya/annotateBatch", ["documents": [], "layers": ["all"]])?["error"]
    #expect(error?["message"]?.string?.contains("layers") == true)
  }

  /// A session as a shell pipes it: one message a line, one answer a line.
  @Test func linesServeShells() throws {
    let server = try ServerProcess(["serve", "--no-cache", "--framing", "lines"])
    server.send(
      raw: Array(
        """
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}

        {not json}
        {"jsonrpc":"2.0","id":2,"method":"hashiya/annotate","params":{"text":"وصل\\nأمس","layers":["times"]}}
        """.utf8))
    server.closeInput()
    var lines: [JSONValue] = []
    while let line = server.receiveLine() { lines.append(try JSONReader.read(line)) }
    #expect(lines.map { $0["id"] ?? nil } == [1, nil, 2])
    #expect(lines[1]["error"]?["code"] == -32700)
    #expect(lines[2]["result"]?["times"]?.array?.count == 1)
    #expect(server.exitStatus() == 1)
  }
}

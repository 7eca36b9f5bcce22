import Glibc
import JSON
import Testing

/// The processes behind `hashiya/annotateBatch`: a text may bring one down, never the server. Faults are asked for by words
/// that debug builds know.
@Suite struct BatchWorkerTests {
  private static func started(_ arguments: [String] = ["--no-cache"]) throws -> ServerProcess {
    let server = try ServerProcess(["serve"] + arguments, environment: ["HASHIYA_FAULTS": "1"])
    _ = server.ask(1, "initialize", ["capabilities": [:]])
    return server
  }

  private static func document(_ id: String, _ text: String = "وصل الوفد أمس إلى القاهرة.") -> JSONValue {
    ["id": .string(id), "text": .string(text)]
  }

  @Test func workersStartWithTheFirstBatch() throws {
    let server = try Self.started()
    _ = server.ask(2, "hashiya/annotate", ["text": "وصل أمس"])
    #expect(server.children == [])
    let batch: JSONValue = ["documents": [Self.document("a"), Self.document("b")], "layers": ["times"]]
    _ = server.ask(3, "hashiya/annotateBatch", batch)
    let workers = server.children
    #expect(!workers.isEmpty)
    // They are there for the next one.
    _ = server.ask(4, "hashiya/annotateBatch", batch)
    #expect(Set(workers).isSubset(of: server.children))
  }

  @Test func aTextThatBringsAWorkerDownCostsItselfAlone() throws {
    let server = try Self.started()
    server.tell(
      "textDocument/didOpen",
      ["textDocument": ["uri": "file:///a", "languageId": "x", "version": 1, "text": "وصل أمس"]])
    var documents = (0..<40).map { Self.document("d\($0)") }
    documents[7] = Self.document("bad", "fault:trap")
    documents[31] = Self.document("worse", "قال المتحدث fault:trap")
    let result = server.ask(
      2, "hashiya/annotateBatch",
      ["documents": .array(documents), "layers": ["times"], "partialResultToken": "p"])?["result"]
    #expect(result?["count"] == 40 && result?["failures"] == 2)
    let results = server.notifications.filter { $0["params"]?["token"] == "p" }
      .flatMap { $0["params"]?["value"]?["documents"]?.array ?? [] }
    #expect(results.map { $0["id"]?.string } == documents.map { $0["id"]?.string })
    for (number, result) in results.enumerated() {
      let isBad = number == 7 || number == 31
      #expect(result["error"]?["code"] == (isBad ? "crashed" : nil))
      #expect(result["times"]?.array?.count == (isBad ? nil : 1))
    }
    #expect(results[7]["error"]?["line"] == nil)
    #expect(server.ask(3, "textDocument/hover", Self.position("file:///a", 6))?["error"] == nil)
  }

  private static func position(_ uri: String, _ character: Int) -> JSONValue {
    ["textDocument": ["uri": .string(uri)], "position": ["line": 0, "character": .number(JSONNumber(character))]]
  }

  /// Whoever kills a worker costs no document.
  @Test func aKilledWorkerIsReplaced() throws {
    let server = try Self.started()
    let batch: JSONValue = ["documents": .array((0..<8).map { Self.document("d\($0)") })]
    let first = server.ask(2, "hashiya/annotateBatch", batch)?["result"]
    for worker in server.children { kill(worker, SIGKILL) }
    #expect(server.ask(3, "hashiya/annotateBatch", batch)?["result"] == first)
    #expect(first?["failures"] == 0)
  }

  @Test func cancellationEndsWhatWorkersAreBusyWith() throws {
    let server = try Self.started()
    server.send([
      "jsonrpc": "2.0", "id": 2, "method": "hashiya/annotateBatch",
      "params": [
        "documents": [Self.document("a"), Self.document("b", "fault:hang"), Self.document("c")],
        "partialResultToken": "p",
      ],
    ])
    // The first result shows that the batch is under way.
    #expect(server.notification("$/progress")?["value"]?["documents"]?.array?.first?["id"] == "a")
    server.tell("$/cancelRequest", ["id": 2])
    var answer = server.receive()
    while answer?["id"] != 2, answer != nil { answer = server.receive() }
    #expect(answer?["error"]?["code"] == -32800)
    // Other batches, and other documents, are as they were.
    let result = server.ask(3, "hashiya/annotateBatch", ["documents": [Self.document("d")]])?["result"]
    #expect(result?["count"] == 1 && result?["failures"] == 0)
  }

  /// Batches of different requests share the workers; each has its own options, words and encoding.
  @Test func everyRequestHasItsOwnSettings() throws {
    let server = try ServerProcess(["serve", "--no-cache"])
    _ = server.ask(
      1, "initialize",
      [
        "capabilities": [:],
        "initializationOptions": [
          "names": [["form": "منصة ريحان", "type": "ORG"]], "minConfidence": .number(JSONNumber(0)),
        ],
      ])
    let text = Self.document("a", "قالت منصة ريحان في 3/4/2020 إن الدخول 😀 مجاني.")
    let settings: [[String: JSONValue]] = [
      ["dateOrder": "dmy", "offsetEncoding": "utf-8"], ["dateOrder": "mdy", "offsetEncoding": "utf-16"],
      ["dateOrder": "dmy", "offsetEncoding": "utf-32", "layers": ["entities", "times"]],
    ]
    for (number, own) in settings.enumerated() {
      var parameters = JSONObject(own.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      var single = parameters
      parameters["documents"] = [text]
      single["text"] = text["text"]
      single["id"] = "a"
      let batch = server.ask(10 + number, "hashiya/annotateBatch", .object(parameters))?["result"]?["documents"]?.array
      let alone = server.ask(20 + number, "hashiya/annotate", .object(single))?["result"]
      #expect(batch?.first == alone)
      #expect(alone?["entities"]?.array?.contains { $0["text"] == "منصة ريحان" } == true)
    }
  }

  /// A worker that is busy when its server is killed does not stay behind.
  @Test func workersEndWithTheirServer() throws {
    let server = try Self.started()
    server.send([
      "jsonrpc": "2.0", "id": 2, "method": "hashiya/annotateBatch",
      "params": ["documents": [Self.document("a"), Self.document("b", "fault:hang")], "partialResultToken": "p"],
    ])
    _ = server.notification("$/progress")
    let workers = server.children
    #expect(!workers.isEmpty)
    kill(server.processNumber, SIGKILL)
    var left = workers
    for _ in 0..<100 where !left.isEmpty {
      usleep(100_000)
      left = left.filter { Self.isRunning($0) }
    }
    #expect(left == [])
  }

  private static func isRunning(_ process: pid_t) -> Bool {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return false }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, Int32(line.count), file) != nil else { return false }
    // Ended, but not yet seen by whoever inherited it.
    return !String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).contains(") Z ")
  }

  @Test func resultsOfBatchesAreKept() throws {
    let folder = try WorkspaceFolder()
    let path = folder.path + "/results.sqlite"
    let batch: JSONValue = ["documents": .array((0..<8).map { Self.document("d\($0)", "وصل \($0) من الوفود أمس") })]
    let first = try Self.started(["--cache", path])
    let fresh = first.ask(2, "hashiya/annotateBatch", batch)?["result"]
    // Idle workers write what they have.
    usleep(600_000)
    kill(first.processNumber, SIGKILL)
    let second = try Self.started(["--cache", path])
    #expect(second.ask(2, "hashiya/annotateBatch", batch)?["result"] == fresh)
    let removed = second.ask(3, "workspace/executeCommand", ["command": "hashiya.clearCache"])?["result"]
    #expect(removed?["removed"] == 8)
  }
}

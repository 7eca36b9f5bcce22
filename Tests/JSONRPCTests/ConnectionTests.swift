import Glibc
import JSON
import JSONRPC
import Synchronization
import Testing

/// Answers `echo` with its parameters, `slow` on another thread once `release` has been called, `order` with the number
/// of `note` notifications that came before it.
private struct EchoHandler: MessageHandler {
  let gate: Gate
  var notes = 0

  mutating func reply(to request: Request) -> Reply {
    switch request.method {
    case "echo":
      var json = JSONWriter()
      json.value(request.params)
      return .result(json.bytes)
    case "slow":
      let gate = gate
      return .deferred { (cancellation) throws(ResponseError) in
        while !gate.isOpen {
          try cancellation.check()
          usleep(1000)
        }
        return Array("\"slow\"".utf8)
      }
    case "unlock":
      let gate = gate
      return .deferred { _ in
        gate.open()
        return Array("\"unlocked\"".utf8)
      }
    case "order":
      let notes = notes
      return .deferred { _ in Array("\(notes)".utf8) }
    case "last":
      return .resultAfterPending(Array("\"last\"".utf8))
    default:
      return .failure(ResponseError(.methodNotFound, "no method \(request.method)"))
    }
  }

  mutating func receive(_ notification: Notification) -> Continuation {
    switch notification.method {
    case "note": notes += 1
    case "open": gate.open()
    case "stop": return .stop
    default: break
    }
    return .proceed
  }
}

private final class Gate: Sendable {
  private let flag = Atomic<Bool>(false)
  var isOpen: Bool { flag.load(ordering: .relaxed) }
  func open() { flag.store(true, ordering: .relaxed) }
}

/// Runs a connection over a stream that is all there from the start. Gives the answers and the ending.
private func serve(_ stream: String) async throws -> (answers: [JSONValue], ending: Connection.Ending) {
  var input: [Int32] = [0, 0]
  var output: [Int32] = [0, 0]
  try #require(pipe(&input) == 0 && pipe(&output) == 0)
  let bytes = Array(stream.utf8)
  try #require(bytes.count < 60_000, "more than a pipe holds")
  #expect(write(input[1], bytes, bytes.count) == bytes.count)
  close(input[1])
  let ending = await run(Connection(StandardStreams(input: input[0], output: output[1])))
  close(output[1])
  close(input[0])
  defer { close(output[0]) }
  return (try readFrames(output[0]), ending)
}

private func run(_ connection: Connection) async -> Connection.Ending {
  await onOwnThread {
    var handler = EchoHandler(gate: Gate())
    return connection.run(&handler)
  }
}

private func readFrames(_ descriptor: Int32) throws -> [JSONValue] {
  var frames = FrameReader()
  var answers: [JSONValue] = []
  var chunk = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    guard count > 0 else { return answers }
    chunk[..<count].withUnsafeBufferPointer { frames.append($0) }
    while let event = frames.next() {
      guard case .body(let body) = event else { continue }
      answers.append(try JSONReader.read(body))
    }
  }
}

private func call(_ id: String, _ method: String, _ params: String = "{}") -> String {
  frame(#"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"#)
}

private func note(_ method: String, _ params: String = "{}") -> String {
  frame(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(params)}"#)
}

/// Keeps the answers that the peer gives.
private struct AskingHandler: MessageHandler {
  var responses: [Response] = []

  mutating func reply(to request: Request) -> Reply { .result(Array("null".utf8)) }
  mutating func receive(_ notification: Notification) -> Continuation { .proceed }
  mutating func receive(_ response: Response) { responses.append(response) }
}

@Suite struct ConnectionTests {
  @Test func asksThePeer() async throws {
    var input: [Int32] = [0, 0]
    var output: [Int32] = [0, 0]
    try #require(pipe(&input) == 0 && pipe(&output) == 0)
    let connection = Connection(StandardStreams(input: input[0], output: output[1]))
    let ids = [
      connection.request("first", params: Array("{}".utf8)), connection.request("second", params: [0x5B, 0x5D]),
    ]
    let answers = Array(
      (frame(#"{"jsonrpc":"2.0","id":2,"result":[7]}"#)
        + frame(#"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no"}}"#)
        + frame(#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"?"}}"#)).utf8)
    #expect(write(input[1], answers, answers.count) == answers.count)
    close(input[1])
    let responses = await onOwnThread {
      var handler = AskingHandler()
      _ = connection.run(&handler)
      return handler.responses
    }
    close(output[1])
    let questions = try readFrames(output[0])
    #expect(questions.map { $0["method"] } == ["first", "second"])
    #expect(questions.map { $0["id"]?.int } == [1, 2])
    #expect(responses.map(\.id) == ids.reversed())
    #expect(responses.map(\.result) == [[7], nil])
  }

  /// However many requests wait for something, the next one is worked on: here the one that they wait for.
  @Test(.timeLimit(.minutes(10))) func requestsThatWaitHoldUpNoOther() async throws {
    let waiting = (0..<40).map { call("\($0)", "slow") }.joined()
    let answers = try await serve(waiting + call("99", "unlock")).answers
    #expect(answers.count == 41)
    #expect(answers.first { $0["id"] == 99 }?["result"] == "unlocked")
  }

  @Test(arguments: ["1", "0", "-3", "9007199254740993", "1.5", #""abc""#, #""12""#])
  func echoesIdsExactly(id: String) async throws {
    let answer = try #require(try await serve(call(id, "echo", #"["نعم"]"#)).answers.first)
    #expect(answer == .object(JSONObject([("jsonrpc", "2.0"), ("id", try JSONReader.read(id)), ("result", ["نعم"])])))
  }

  @Test(arguments: [
    ("broken JSON", #"{"jsonrpc":"2.0","id":5,"#, "null", -32700),
    ("a batch", #"[{"jsonrpc":"2.0","id":5,"method":"echo"}]"#, "null", -32600),
    ("a scalar", "42", "null", -32600),
    ("an empty object", "{}", "null", -32600),
    ("no version", #"{"id":5,"method":"echo"}"#, "5", -32600),
    ("another version", #"{"jsonrpc":"1.0","id":5,"method":"echo"}"#, "5", -32600),
    ("no method", #"{"jsonrpc":"2.0","id":5}"#, "5", -32600),
    ("a number for a method", #"{"jsonrpc":"2.0","id":5,"method":7}"#, "5", -32600),
    ("a null id", #"{"jsonrpc":"2.0","id":null,"method":"echo"}"#, "null", -32600),
    ("an object for an id", #"{"jsonrpc":"2.0","id":{},"method":"echo"}"#, "null", -32600),
    ("an unknown method", #"{"jsonrpc":"2.0","id":5,"method":"foo"}"#, "5", -32601),
    (
      "100 000 nested arrays",
      #"{"jsonrpc":"2.0","id":5,"method":"echo","params":"# + String(repeating: "[", count: 50_000), "null", -32700
    ),
  ])
  func answersWithTheRightErrorAndGoesOn(_ name: String, body: String, id: String, code: Int) async throws {
    let answers = try await serve(frame(body) + call("99", "echo")).answers
    #expect(answers.count == 2)
    #expect(answers.first?["id"] == (try JSONReader.read(id)))
    #expect(answers.first?["error"]?["code"]?.int == code)
    #expect(answers.last?["id"] == 99)
    #expect(answers.last?["result"] == [:])
  }

  @Test(arguments: [
    #"{"jsonrpc":"2.0","id":99999,"result":null}"#, #"{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":""}}"#,
    #"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":4242}}"#,
    #"{"jsonrpc":"2.0","method":"$/cancelRequest"}"#, #"{"jsonrpc":"2.0","method":"foo/note"}"#,
  ])
  func passesOver(body: String) async throws {
    let answers = try await serve(frame(body) + call("1", "echo")).answers
    #expect(answers.map { $0["id"] } == [1])
  }

  @Test func cancelsARequestUnderWay() async throws {
    let answers = try await serve(
      call("1", "slow") + call("\"b\"", "slow") + note("$/cancelRequest", #"{"id":1}"#) + note("open")
    ).answers
    #expect(answers.first { $0["id"] == 1 }?["error"]?["code"] == -32800)
    #expect(answers.first { $0["id"] == "b" }?["result"] == "slow")
  }

  @Test func readsSeeTheUpdatesBeforeThemAndNoneAfter() async throws {
    let stream = (0..<50).map { call("\($0)", "order") + note("note") }.joined()
    let answers = try await serve(stream).answers
    #expect(answers.count == 50)
    for answer in answers { #expect(answer["result"] == answer["id"]) }
  }

  @Test func aSlowRequestHoldsUpNobody() async throws {
    let answers = try await serve(call("1", "slow") + call("2", "echo") + note("open")).answers
    #expect(answers.map { $0["id"] } == [2, 1])
  }

  @Test func theLastAnswerWaitsForThePendingOnes() async throws {
    let answers = try await serve(call("1", "slow") + note("open") + call("2", "last")).answers
    #expect(answers.map { $0["id"] } == [1, 2])
  }

  @Test func answersWhatIsUnderWayAfterTheEndOfInput() async throws {
    let (answers, ending) = try await serve(call("1", "slow") + note("open"))
    #expect(answers.count == 1)
    #expect(ending == .endOfInput)
  }

  @Test func stopsWhenTheHandlerSaysSo() async throws {
    let (answers, ending) = try await serve(call("1", "echo") + note("stop") + call("2", "echo"))
    #expect(answers.map { $0["id"] } == [1])
    #expect(ending == .stopped)
  }

  @Test func endsWhenNobodyReads() async throws {
    signal(SIGPIPE, SIG_IGN)
    var input: [Int32] = [0, 0]
    var output: [Int32] = [0, 0]
    try #require(pipe(&input) == 0 && pipe(&output) == 0)
    close(output[0])
    #expect(await run(Connection(StandardStreams(input: input[0], output: output[1]))) == .outputClosed)
  }

  @Test func endsWhenTheWatchedProcessIsGone() async throws {
    var input: [Int32] = [0, 0]
    try #require(pipe(&input) == 0)
    var process: pid_t = 0
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("0.2"), nil]
    try #require(posix_spawnp(&process, "sleep", nil, nil, &arguments, environ) == 0)
    let connection = Connection(StandardStreams(input: input[0], output: 2))
    connection.watch(process: process)
    let child = process
    async let reaped = onOwnThread {
      var status: Int32 = 0
      return waitpid(child, &status, 0)
    }
    #expect(await run(connection) == .watchedProcessGone)
    #expect(await reaped == child)
  }
}

import Foundation
import JSON
import Testing

/// Sessions that are cut, doubled and sprinkled with wrong bytes never end the server, and never make it miss the
/// request that follows them.
@Suite struct FuzzTests {
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 31)
    }
  }

  /// What clients say in the transcripts, but for the end of the session.
  private static let messages: [[UInt8]] = {
    var bodies: [[UInt8]] = []
    for name in TranscriptTests.names {
      guard let text = try? String(contentsOf: ProtocolFolder.url("transcripts/\(name)"), encoding: .utf8) else {
        continue
      }
      for line in text.split(separator: "\n") {
        guard let record = try? JSONReader.read(String(line)), record["from"] == "client",
          let message = record["message"], !["shutdown", "exit"].contains(message["method"])
        else { continue }
        var json = JSONWriter()
        json.value(message)
        bodies.append(json.bytes)
      }
    }
    return bodies
  }()

  private static func mutated(_ body: [UInt8], _ numbers: inout Numbers) -> [UInt8] {
    var body = body
    for _ in 0..<Int.random(in: 0...4, using: &numbers) where !body.isEmpty {
      let place = Int.random(in: 0..<body.count, using: &numbers)
      switch Int.random(in: 0..<5, using: &numbers) {
      case 0: body[place] = UInt8.random(in: 0...255, using: &numbers)
      case 1: body.remove(at: place)
      case 2: body.insert(contentsOf: body[place...].prefix(20), at: place)
      case 3: body.replaceSubrange(place..<min(place + 3, body.count), with: Array("-1e9".utf8))
      default: body.removeSubrange(place...)
      }
    }
    return body
  }

  @Test(arguments: 0..<24)
  func survives(seed: Int) throws {
    var numbers = Numbers(state: UInt64(seed) &* 7919 &+ 13)
    let server = try ServerProcess()
    #expect(server.ask(1, "initialize") != nil)
    for _ in 0..<60 {
      let body = FuzzTests.mutated(FuzzTests.messages.randomElement(using: &numbers) ?? [], &numbers)
      // Now and then a length that is a little wrong.
      let length =
        body.count + (Int.random(in: 0..<6, using: &numbers) == 0 ? Int.random(in: -9...9, using: &numbers) : 0)
      server.send(raw: Array("Content-Length: \(length)\r\n\r\n".utf8) + body)
    }
    // A length that was too large may have swallowed what follows it.
    server.tell("$/padding")
    server.tell("$/padding")
    server.send(["jsonrpc": "2.0", "id": "health", "method": "hashiya/status"])
    var isHealthy = false
    while !isHealthy, let message = server.receive() {
      isHealthy = message["id"] == "health" && message["result"] != nil
    }
    #expect(isHealthy)
    server.tell("exit")
    #expect(server.exitStatus() == 1)
  }
}

import Foundation
import Testing

/// The figures of `hashiya evaluate` against a scorer and gold pages that do not belong to the project; without them the
/// test says so and passes.
struct EvaluationReferenceTests {
  @Test func theFiguresAreTheSame() throws {
    guard let gold = EvaluationReferenceTests.path("gold/dev"),
      let scorer = EvaluationReferenceTests.path("eval/score.py")
    else { return }
    let folder = Folder()
    let files = try FileManager.default.contentsOfDirectory(atPath: gold).filter { $0.hasSuffix(".json") }.sorted()
      .prefix(8)
    var lines = ""
    mkdir(folder.path("gold"), 0o700)
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: gold + "/" + file)))
      folder.write("gold/" + file, bytes)
      let document = try #require(JSON.object(Data(bytes)))
      let request = document.filter { ["id", "text", "referenceTime"].contains($0.key) }
      lines += String(decoding: try JSONSerialization.data(withJSONObject: request), as: UTF8.self) + "\n"
    }
    folder.write("in.jsonl", lines)
    let annotate = ["annotate", "--offset-encoding", "utf-32", "--with-text", "-o", "out.jsonl", "in.jsonl"]
    #expect(try Tool.run(annotate, in: folder).status == 0)
    guard Shell.status("python3 \(scorer) gold out.jsonl --json > expected.json", in: folder) == 0 else {
      print("skipped: no Python here to run the scorer")
      return
    }
    let expected = try #require(JSON.object(Data(folder.read("expected.json"))))
    let outcome = try Tool.run(["evaluate", "--json", "gold", "out.jsonl"], in: folder)
    let found = try #require(JSON.object(Data(outcome.output)))
    EvaluationReferenceTests.compare(expected, found, path: "")
  }

  private static func compare(_ expected: [String: Any], _ found: [String: Any], path: String) {
    for (key, value) in expected {
      if let inner = value as? [String: Any] {
        compare(inner, found[key] as? [String: Any] ?? [:], path: path + "/" + key)
      } else {
        #expect(value as? NSNumber == found[key] as? NSNumber, "\(path)/\(key)")
      }
    }
  }

  private static func path(_ name: String) -> String? {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    for place in ["../shared", "../../shared"] {
      let path = root.appendingPathComponent("\(place)/\(name)").standardizedFileURL.path
      if FileManager.default.fileExists(atPath: path) { return path }
    }
    print("skipped: ../shared/\(name) is absent")
    return nil
  }
}

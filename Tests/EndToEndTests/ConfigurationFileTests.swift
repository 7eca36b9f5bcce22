import Foundation
import Testing

/// `.hashiya.json` beside the input, as `hashiya annotate` sees it.
struct ConfigurationFileTests {
  private let folder = Folder()
  /// The name of an invented product, and a quotation mark that nothing closes.
  private let text = "أعلنت شركة النقل أمس أن مشروع زمردان يبدأ غدا.\nوقال المدير: «العمل مستمر في كل مكان."

  init() {
    folder.write("page.txt", text)
  }

  private func annotate(_ arguments: [String] = []) throws -> (document: [String: Any], outcome: Tool.Outcome) {
    let outcome = try Tool.run(["annotate", "page.txt"] + arguments, in: folder)
    #expect(outcome.status == 0)
    return (JSON.object(Data(outcome.output)) ?? [:], outcome)
  }

  private func names(in document: [String: Any]) -> [String] {
    (document["entities"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
  }

  private func codes(in document: [String: Any]) -> [String] {
    (document["diagnostics"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
  }

  @Test func withoutOneNothingIsSaid() throws {
    let (document, outcome) = try annotate()
    #expect(outcome.messages.isEmpty)
    #expect(codes(in: document) == ["unclosedQuote"])
    #expect(!names(in: document).contains("زمردان"))
  }

  @Test func aNamesFileChangesTheNames() throws {
    folder.write(".hashiya.json", #"{"namesFiles": ["names.tsv"]}"#)
    folder.write("names.tsv", "# our products\nزمردان\tMISC\n")
    let (document, outcome) = try annotate()
    #expect(names(in: document).contains("زمردان"))
    #expect(outcome.messages.isEmpty)
  }

  /// The names count for the cache as well: an edited file is no stale answer.
  @Test func aNamesFileAndTheCache() throws {
    let without = try annotate(["--cache", "results.db"]).outcome
    folder.write(".hashiya.json", #"{"names": [{"form": "زمردان", "type": "ORG"}]}"#)
    #expect(names(in: try annotate(["--cache", "results.db"]).document).contains("زمردان"))
    #expect(try annotate(["--cache", "results.db", "--no-config"]).outcome.output == without.output)
  }

  @Test(arguments: [(#"{"unclosedQuote": "off"}"#, [String]()), (#"{"unclosedQuote": "error"}"#, ["unclosedQuote"])])
  func diagnostics(settings: String, codes: [String]) throws {
    folder.write(".hashiya.json", "{\"diagnostics\": \(settings)}")
    let document = try annotate().document
    #expect(self.codes(in: document) == codes)
    #expect(
      (document["diagnostics"] as? [[String: Any]])?.first?["severity"] as? String == codes.first.map { _ in "error" })
  }

  @Test func layersAndReferenceTime() throws {
    folder.write(".hashiya.json", #"{"layers": ["times"], "referenceTime": "2024-05-15"}"#)
    let document = try annotate().document
    #expect(document["quotes"] == nil)
    #expect(document["referenceTime"] as? String == "2024-05-15")
    #expect((document["times"] as? [[String: Any]])?.first?["value"] as? String == "2024-05-14")
  }

  @Test func optionsWin() throws {
    folder.write(".hashiya.json", #"{"layers": ["times"], "referenceTime": "2024-05-15"}"#)
    let document = try annotate(["--layers", "quotes", "--reference-time", "2020-01-01"]).document
    #expect(document["times"] == nil && document["quotes"] != nil)
    #expect(document["referenceTime"] as? String == "2020-01-01")
  }

  @Test func itMayStandAbove() throws {
    folder.write(".hashiya.json", #"{"layers": ["times"]}"#)
    try FileManager.default.createDirectory(atPath: folder.path("2024/05"), withIntermediateDirectories: true)
    folder.write("2024/05/page.txt", text)
    let outcome = try Tool.run(["annotate", "2024/05/page.txt"], in: folder)
    #expect(JSON.object(Data(outcome.output))?["quotes"] == nil)
  }

  @Test func otherFoldersOrNone() throws {
    folder.write(".hashiya.json", #"{"layers": ["times"]}"#)
    try FileManager.default.createDirectory(atPath: folder.path("desk"), withIntermediateDirectories: true)
    folder.write("desk/.hashiya.json", #"{"layers": ["quotes"]}"#)
    #expect(try annotate(["--no-config"]).document["entities"] != nil)
    let document = try annotate(["--config", "desk"]).document
    #expect(document["quotes"] != nil && document["times"] == nil)
  }

  /// What is wrong costs a message a piece; the rest counts, and the status stays 0.
  @Test(arguments: [
    ("{", ["not JSON"]),
    (
      #"{"layers": ["times", "colours"], "colour": 1}"#,
      [#"layers[1]: unknown layer "colours""#, "colour: unknown key"]
    ),
    (#"{"namesFiles": ["absent.tsv"]}"#, ["absent.tsv: cannot be read"]),
    (#"{"namesFiles": ["page.txt"]}"#, ["page.txt:1: a line is", "page.txt:2: a line is"]),
    (#"{"cues": [{"form": "غرد", "like": "زمردان"}]}"#, [#"cues[0].like: "زمردان" is no cue"#]),
    (#"{"diagnostics": {"unclosedQuote": "loud"}}"#, ["diagnostics.unclosedQuote: must be off"]),
  ])
  func problems(json: String, messages: [String]) throws {
    folder.write(".hashiya.json", json)
    let lines = try annotate().outcome.messages.split(separator: "\n")
    #expect(lines.count == messages.count)
    for (line, message) in zip(lines, messages) {
      #expect(line.hasPrefix("hashiya: configuration: "))
      #expect(line.contains(message))
    }
  }

  @Test func aFolderWithoutOneIsReported() throws {
    let outcome = try annotate(["--config", "absent"]).outcome
    #expect(outcome.messages == "hashiya: configuration: there is no absent/.hashiya.json\n")
  }
}

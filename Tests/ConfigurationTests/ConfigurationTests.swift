import AnnotationModel
import Annotator
import ArabicText
import Configuration
import Foundation
import JSON
import Testing

@Suite("Configuration")
struct ConfigurationTests {
  static func read(_ text: String) throws -> (configuration: Configuration, problems: [String]) {
    let read = ConfigurationReader.read(try JSONReader.read(text))
    return (read.configuration, read.problems.map(\.description))
  }

  @Test func everyMemberCounts() throws {
    let (configuration, problems) = try Self.read(
      """
      {"layers": ["times", "quotes"], "referenceTime": "2024-05-15", "prefer": "past",
       "dateOrder": "mdy", "hijri": "tabular", "minConfidence": 0.5,
       "diagnostics": {"unclosedQuote": "off", "other": "hint"}, "ignore": [{"code": "other", "text": "كلمة"}],
       "names": [{"form": "ميناء الرمال", "type": "LOC"}], "namesFiles": ["names.tsv"],
       "cues": [{"form": "غرد", "like": "قال"}], "sectionPhrases": [{"form": "طالع أيضا", "kind": "readAlso"}]}
      """)
    #expect(problems == [])
    #expect(configuration.layers == [.times, .quotes])
    #expect(configuration.preference == .past)
    #expect(configuration.dateOrder == .mdy)
    #expect(configuration.hijri == .tabular)
    #expect(configuration.minimumConfidence == 0.5)
    #expect(configuration.diagnosticSettings == ["unclosedQuote": .off, "other": .severity(.hint)])
    let options = configuration.applied(to: AnnotationOptions())
    #expect(options.referenceTime == "2024-05-15" && options.ignoredFindings == [.init(code: "other", text: "كلمة")])
  }

  @Test(
    "A bad member is named and left out; the rest counts",
    arguments: [
      (#"[]"#, "must be an object, not an array"),
      (#"{"layer": []}"#, "layer: unknown key"),
      (#"{"layers": ["nosuch"]}"#, #"layers[0]: unknown layer "nosuch""#),
      (#"{"layers": 5}"#, "layers: must be an array"),
      (#"{"referenceTime": "2024-13-01"}"#, "referenceTime: must be"),
      (#"{"prefer": "soon"}"#, "prefer: must be"),
      (#"{"dateOrder": "dym"}"#, "dateOrder: must be dmy, mdy or ymd"),
      (#"{"hijri": "lunar"}"#, "hijri: must be"),
      (#"{"minConfidence": 1.5}"#, "minConfidence: must be"), (#"{"minConfidence": "high"}"#, "minConfidence: must be"),
      (#"{"diagnostics": {"x": "loud"}}"#, "diagnostics.x: must be"),
      (#"{"names": [{"form": "س", "type": "PLACE"}]}"#, "names[0].type: must be"),
      (#"{"names": [{"type": "LOC"}]}"#, "names[0].form: must be"),
      (#"{"cues": [{"form": "س"}]}"#, "cues[0].like: must name"),
      (#"{"sectionPhrases": [{"form": "س", "kind": "menu"}]}"#, "sectionPhrases[0].kind: must be one of"),
    ])
  func problems(_ text: String, message: String) throws {
    let (_, problems) = try Self.read(text)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix(message) == true, "\(problems)")
    var mixed = try Self.read(#"{"prefer": "past"}"#).configuration
    mixed = mixed.overridden(by: try Self.read(text).configuration)
    #expect(mixed.preference == .past)
  }

  @Test func aCueBehavesLikeTheOneItNames() throws {
    let text = SourceText("غردش الوزير سامر الحاج إن العمل يبدأ غدا.")
    #expect(Annotator().annotate(text).quotes == [])
    var configuration = Configuration()
    configuration.cues = [.init(form: "غردش", like: "قال")]
    let (lexicon, problems) = configuration.lexicon()
    #expect(problems == [])
    let quotes = try #require(Annotator(lexicon: lexicon).annotate(text).quotes)
    #expect(quotes.map { $0.content.map(text.string) } == [["العمل يبدأ غدا"]])
  }

  @Test func anUnknownModelCueIsReported() {
    var configuration = Configuration()
    configuration.cues = [.init(form: "غردش", like: "طاولة")]
    #expect(configuration.lexicon().problems.map(\.path) == ["cues[0].like"])
  }

  @Test func aSectionPhraseMarksItsKind() throws {
    let text = SourceText(
      "الميناء يستقبل أولى السفن\n\nقالت وزيرة النقل إن الميناء استأنف العمل بعد توقف دام عامين كاملين.\n\nطالعوا كذلك\nعنوان خبر آخر عن الميناء\n"
    )
    var configuration = Configuration()
    configuration.sectionPhrases = [.init(form: "طالعوا كذلك", kind: .readAlso)]
    let document = Annotator(lexicon: configuration.lexicon().lexicon).annotate(text)
    #expect(document.blocks?.map(\.kind) == [.headline, .paragraph, .readAlso, .relatedItem])
  }

  @Test func namesFilesAreReadAndWatched() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hashiya-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("news/today"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try #"{"namesFiles": ["names.tsv", "absent.tsv"]}"#.write(
      to: folder.appendingPathComponent(".hashiya.json"), atomically: true, encoding: .utf8)
    let names = folder.appendingPathComponent("names.tsv")
    try "# names\nميناء الرمال\tLOC\nبلا نوع\n".write(to: names, atomically: true, encoding: .utf8)

    let file = ConfigurationFile.nearest(to: folder.appendingPathComponent("news/today/page.txt").path)
    #expect(file.configuration.names == [.init(form: "ميناء الرمال", type: .location)])
    #expect(file.problems.count == 2)
    #expect(file.problems[0].contains("names.tsv:3:") && file.problems[1].contains("absent.tsv: cannot be read"))
    #expect(file.currentFingerprint() == file.fingerprint)
    try "شركة الرمال\tORG\n".write(to: names, atomically: true, encoding: .utf8)
    #expect(file.currentFingerprint() != file.fingerprint)
  }
}

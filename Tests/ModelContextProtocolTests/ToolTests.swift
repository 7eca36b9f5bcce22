import AnnotationModel
import Annotator
import Interchange
import JSON
import Testing

@testable import ModelContextProtocol

@Suite("Tools for assistants")
struct ToolTests {
  private let tool = AnnotateTool(
    annotator: Annotator(), options: AnnotationOptions(), model: ModelIdentity(version: "1", entities: "1"))

  private func result(_ arguments: JSONValue) throws -> JSONValue {
    try JSONReader.read(tool.result(of: arguments))
  }

  @Test func aResultHasTheObjectAndTheSameAsText() throws {
    let result = try result([
      "text": "وصل الوفد 😀 إلى القاهرة أمس.", "referenceTime": "2024-05-15", "layers": ["times", "entities"],
    ])
    let document = try #require(result["structuredContent"])
    #expect(document["offsetEncoding"] == "utf-32")
    #expect(document["times"]?.array?.first?["value"] == "2024-05-14")
    #expect(document["entities"]?.array?.first?["start"]?.int == 16)
    #expect(document["quotes"] == nil)
    let text = try #require(result["content"]?.array?.first?["text"]?.string)
    #expect(try JSONReader.read(text) == document)
    #expect(result["isError"] == nil)
  }

  @Test(
    arguments: [
      ([:], "\"text\" is missing"),
      (["text": 1], "\"text\" must be a string"),
      (["text": "نعم", "layers": ["verbs"]], "known are"),
      (["text": "نعم", "prefer": "never"], "past, future, nearest"),
      (["text": "نعم", "offsetEncoding": "utf-7"], "utf-8, utf-16, utf-32"),
      (["text": "نعم", "referenceTime": "yesterday"], "ISO date"),
      ([1], "must be an object"),
    ] as [(JSONValue, String)])
  func aBadCallSaysHowToDoBetter(_ arguments: JSONValue, _ reason: String) throws {
    let result = try result(arguments)
    #expect(result["isError"] == true)
    #expect(result["structuredContent"] == nil)
    #expect(result["content"]?.array?.first?["text"]?.string?.contains(reason) == true)
  }

  @Test func everyParameterOfTheSchemaIsAccepted() throws {
    let properties = try #require(tool.inputSchema["properties"]?.object)
    for member in properties.members {
      let values = member.value["enum"]?.array ?? member.value["items"]?["enum"]?.array.map { [.array($0)] } ?? []
      for value in values {
        let result = try result(.object(JSONObject([("text", "نعم"), (member.key, value)])))
        #expect(result["isError"] == nil, "\(member.key)")
      }
    }
  }

  @Test func everyLayerStandsInTheOutputSchema() throws {
    let properties = try #require(tool.outputSchema["properties"]?.object)
    let result = try result(["text": "نعم", "layers": .array(Layers.names.map { .string($0.name) })])
    for member in try #require(result["structuredContent"]?.object).members {
      #expect(properties[member.key] != nil, "\(member.key)")
    }
  }

  @Test(arguments: [
    ("2025-11-25", "2025-11-25"), ("2025-06-18", "2025-06-18"), ("2025-03-26", "2024-11-05"),
    ("2024-11-05", "2024-11-05"),
    ("2099-01-01", "2025-11-25"), ("1999-01-01", "2024-11-05"),
  ])
  func theNewestKnownVersionIsServed(_ asked: String, _ served: String) {
    #expect(ToolServer.version(for: asked) == served)
  }
}

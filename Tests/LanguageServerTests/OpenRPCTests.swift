import Foundation
import JSON
import JSONRPC
import LanguageServerProtocol
import Testing

/// The OpenRPC document, the schemas that it refers to and the server say the same.
@Suite struct OpenRPCTests {
  private static func method(_ name: String) throws -> JSONValue {
    let methods = try ProtocolFolder.openRPC["methods"]?.array ?? []
    return try #require(methods.first { $0["name"]?.string == name }, "no method \(name)")
  }

  @Test func itListsTheMethodsOfOurOwn() throws {
    let names = try ProtocolFolder.openRPC["methods"]?.array?.compactMap { $0["name"]?.string }
    #expect(
      names == [
        AnnotateRequest.method, AnnotateBatchRequest.method, ExtractRequest.method, SearchRequest.method,
        QuotesRequest.method, StatusRequest.method,
      ])
  }

  @Test(arguments: [
    (AnnotateRequest.method, "annotate-params"), (AnnotateBatchRequest.method, "annotate-batch-params"),
    (ExtractRequest.method, "extract-params"), (SearchRequest.method, "search-params"),
    (QuotesRequest.method, "quotes-params"),
  ])
  func theParametersAreThoseOfTheSchemaInItsOrder(method: String, name: String) throws {
    let listed = try Self.method(method)["params"]?.array?.compactMap { $0["name"]?.string }
    let schema = try ProtocolFolder.schema(name)["properties"]?.object?.members.map(\.key)
    #expect(listed != nil && listed == schema)
  }

  @Test func everyReferenceLeadsSomewhere() throws {
    let document = try ProtocolFolder.openRPC
    for reference in Self.references(in: document) {
      let parts = reference.split(separator: "#", omittingEmptySubsequences: false)
      var target: JSONValue? = document
      if let file = parts.first, !file.isEmpty {
        target = try JSONReader.read([UInt8](try Data(contentsOf: ProtocolFolder.url(String(file)))))
      }
      for step in parts.dropFirst().first?.split(separator: "/") ?? [] { target = target?[String(step)] }
      #expect(target != nil, "\(reference) leads nowhere")
    }
  }

  @Test func theErrorsAreThoseOfTheServer() throws {
    let errors = try ProtocolFolder.openRPC["components"]?["errors"]?.object?.members ?? []
    #expect(errors.map(\.key) == ResponseError.Code.allCases.map { "\($0)" })
    #expect(errors.map { $0.value["code"]?.int } == ResponseError.Code.allCases.map(\.rawValue))
  }

  /// Each example's parameters give its result, whatever the version of the model.
  @Test func theExamplesAreTrue() throws {
    let server = try ServerProcess(["serve", "--no-cache"])
    _ = server.ask(1, "initialize", ["capabilities": [:]])
    for method in try ProtocolFolder.openRPC["methods"]?.array ?? [] {
      for example in method["examples"]?.array ?? [] {
        let pairs = (example["params"]?.array ?? []).map { ($0["name"]?.string ?? "", $0["value"] ?? nil) }
        let answer = server.ask(2, method["name"]?.string ?? "", .object(JSONObject(pairs)))?["result"]
        let expected = example["result"]?["value"]
        for member in expected?.object?.members ?? [] where member.key != "model" {
          #expect(answer?[member.key] == member.value, "\(example["name"]?.string ?? ""): \(member.key)")
        }
        #expect(answer?.object?.members.map(\.key) == expected?.object?.members.map(\.key))
      }
    }
  }

  private static func references(in value: JSONValue) -> [String] {
    switch value {
    case .object(let object):
      object.members.flatMap { $0.key == "$ref" ? [$0.value.string ?? ""] : references(in: $0.value) }
    case .array(let elements): elements.flatMap { references(in: $0) }
    default: []
    }
  }
}

import AnnotationModel
import Configuration
import JSON
import Testing

/// `protocol/schema/configuration.json` and the reader of configurations agree.
@Suite struct ConfigurationSchemaTests {
  private static func properties() throws -> JSONValue {
    try #require(try ProtocolFolder.schema("configuration")["properties"])
  }

  @Test func theKeysAreThoseOfTheReader() throws {
    let keys = try Self.properties().object?.members.map(\.key)
    #expect(keys == ["$schema"] + ConfigurationReader.keys)
    let editor = try Self.properties()["editor"]?["properties"]
    #expect(editor?.object?.members.map(\.key) == ConfigurationReader.editorKeys)
    func values(_ key: String) -> [String]? { editor?[key]?["items"]?["enum"]?.array?.compactMap(\.string) }
    #expect(values("inlayHints") == EditorConfiguration.InlayHint.allCases.map(\.rawValue))
    #expect(values("codeLenses") == EditorConfiguration.CodeLens.allCases.map(\.rawValue))
  }

  @Test func theListsOfValuesAreThoseOfTheTypes() throws {
    func values(_ schema: JSONValue?) -> [String]? { schema?["enum"]?.array?.compactMap(\.string) }
    let properties = try Self.properties()
    func member(_ key: String, _ name: String) -> JSONValue? { properties[key]?["items"]?["properties"]?[name] }
    #expect(Set(values(properties["layers"]?["items"]) ?? []) == Set(Layers.names.map(\.name)))
    #expect(values(properties["prefer"]) == AnnotationOptions.Preference.allCases.map(\.rawValue))
    #expect(values(properties["dateOrder"]) == AnnotationOptions.DateOrder.allCases.map(\.rawValue))
    #expect(values(properties["hijri"]) == AnnotationOptions.HijriReckoning.allCases.map(\.rawValue))
    #expect(
      values(properties["diagnostics"]?["additionalProperties"])
        == ["off"] + Diagnostic.Severity.allCases.map(\.rawValue))
    #expect(values(member("names", "type")) == EntityType.allCases.map(\.rawValue))
    #expect(values(member("sectionPhrases", "kind")) == Configuration.SectionPhrase.Kind.allCases.map(\.rawValue))
  }

  @Test(arguments: [
    ("{}", true), (#"{"$schema": "protocol/schema/configuration.json"}"#, true),
    (#"{"layers": ["times", "blocks"], "referenceTime": "2024-05-15", "prefer": "past"}"#, true),
    (#"{"diagnostics": {"unclosedQuote": "off"}, "ignore": [{"code": "x", "text": "س"}, {"code": "y"}]}"#, true),
    (#"{"names": [{"form": "رمالستان", "type": "LOC"}], "namesFiles": ["names.tsv"]}"#, true),
    (#"{"cues": [{"form": "غرد", "like": "قال"}], "sectionPhrases": [{"form": "س", "kind": "byline"}]}"#, true),
    (#"{"editor": {"inlayHints": ["dates"], "codeLenses": [], "documentLinks": true, "isolates": false}}"#, true),
    (#"{"editor": {"inlayHints": ["all"]}}"#, false), (#"{"editor": {"outlineQuotes": 1}}"#, false),
    (#"{"editor": {"colour": "red"}}"#, false), (#"{"editor": []}"#, false),
    ("[]", false), (#"{"name": []}"#, false), (#"{"layers": ["all"]}"#, false), (#"{"prefer": "soon"}"#, false),
    (#"{"diagnostics": {"x": "loud"}}"#, false), (#"{"ignore": [{"text": "س"}]}"#, false),
    (#"{"names": [{"form": "", "type": "LOC"}]}"#, false), (#"{"names": [{"form": "س", "type": "PLACE"}]}"#, false),
    (#"{"namesFiles": "names.tsv"}"#, false), (#"{"cues": [{"form": "غرد"}]}"#, false),
    (#"{"sectionPhrases": [{"form": "س", "kind": "menu"}]}"#, false),
  ])
  func schemaAndReaderAcceptTheSame(json: String, isValid: Bool) throws {
    let value = try JSONReader.read(json)
    var validator = SchemaValidator(try ProtocolFolder.schema("configuration"), allowsUnlistedMembers: true)
    validator.check(value)
    #expect(validator.violations.isEmpty == isValid, "\(validator.violations)")
    #expect(ConfigurationReader.read(value).problems.isEmpty == isValid)
  }
}

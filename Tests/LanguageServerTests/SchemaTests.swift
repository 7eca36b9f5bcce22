import AnnotationModel
import Annotator
import ArabicText
import Interchange
import JSON
import JSONRPC
@testable import LanguageServer
import LanguageServerProtocol
import Testing

/// The schemas, the Swift types and the README say the same.
@Suite struct SchemaTests {
  private static let text = SourceText("نفى وزير الدفاع في 5 سبتمبر 2023 \"كل ذلك\".")
  private static let span = TextSpan(start: 0, end: 6)

  /// A document in which every member that the model can hold is there.
  private static var fullDocument: AnnotatedDocument {
    var document = AnnotatedDocument(language: "ar", referenceTime: "2023-09-05")
    document.blocks = BlockKind.allCases.map { Block(span: span, kind: $0, article: 1, level: 2) }
    document.articles = [
      Article(
        id: 1, role: .main, span: span, headline: span, referenceTime: "2023-09-05", source: span, byline: span,
        keywords: [span]),
      Article(id: 2, role: .embedded, span: span),
    ]
    document.sections = [Section(id: "s2", article: 1, level: 2, span: span, title: span, parent: "s1")]
    document.sentences = [span]
    document.entities = EntityType.allCases.map {
      EntityMention(id: "e1", span: span, type: $0, name: "اسم", entity: "n1", article: 1, confidence: 0.5)
    }
    document.entityIndex = [
      IndexedEntity(
        id: "n1", type: .location, name: "كوريا", aliases: ["الكورية"], mentions: ["e1"], country: "KP", roles: ["وزير"]
      )
    ]
    document.times = TimeType.allCases.flatMap { type in
      TimeModifier.allCases.map { modifier in
        TimeExpression(
          id: "t1", span: span, type: type, value: "2023", modifier: modifier, frequency: "2X", quantifier: "EVERY",
          begin: "2023-01-01", finish: "2024-01-01", zone: "+03:00", calendar: .hijri, original: "1445", anchor: "t2",
          sameAs: "t3", rule: "year", confidence: 1)
      }
    }
    document.quantities = Quantity.Kind.allCases.map {
      Quantity(id: "q1", span: span, kind: $0, value: "1", unit: "USD", rule: "r")
    }
    document.quotes = Quote.Kind.allCases.flatMap { kind in
      Quote.Resolution.allCases.flatMap { resolution in
        Quote.Polarity.allCases.map { polarity in
          Quote(
            id: "c1", kind: kind, content: [span], cue: span, speaker: span, speakerName: "اسم", speakerEntity: "n1",
            via: span, viaName: "رويترز", polarity: polarity, addressee: span, resolvedBy: resolution, rule: "r")
        }
      }
    }
    document.diagnostics = Diagnostic.Severity.allCases.map {
      let fix = Diagnostic.Fix(title: "إصلاح", edits: [TextEdit(span: span, newText: "x")])
      return Diagnostic(span: span, code: "c", severity: $0, message: "m", fix: fix)
    }
    return document
  }

  private static func json(_ document: AnnotatedDocument, _ encoding: PositionEncoding) throws -> JSONValue {
    let writer = DocumentWriter(encoding: encoding, model: ModelIdentity(version: "1", entities: "1"))
    var json = JSONWriter()
    let meta = JSONObject([("source", "test")])
    writer.write(document, of: text, id: "x", meta: meta, withText: true, to: &json)
    return try JSONReader.read(json.bytes)
  }

  @Test(arguments: PositionEncoding.allCases)
  func everyMemberOfADocumentIsListedAndEveryListedMemberOccurs(encoding: PositionEncoding) throws {
    var validator = SchemaValidator(try ProtocolFolder.schema("annotated-document"))
    validator.check(try SchemaTests.json(SchemaTests.fullDocument, encoding))
    #expect(validator.violations == [])
    #expect(validator.listedMembers.subtracting(validator.seenMembers) == [])
  }

  @Test func aDocumentWithNothingInItIsValid() throws {
    var document = AnnotatedDocument(language: "und")
    document.quotes = [
      Quote(
        id: "c1", kind: .indirect, content: [SchemaTests.span], speakerName: "unknown", resolvedBy: .explicit, rule: "r"
      )
    ]
    var validator = SchemaValidator(try ProtocolFolder.schema("annotated-document"))
    validator.check(try SchemaTests.json(document, .utf8))
    #expect(validator.violations == [])
  }

  @Test func everyMemberOfAnExtractedArticleIsListedAndEveryListedMemberOccurs() throws {
    var validator = SchemaValidator(try ProtocolFolder.schema("extracted-article"))
    var json = JSONWriter()
    let article = ExtractedArticle(SchemaTests.fullDocument, of: SchemaTests.text)
    ArticleWriter.write(article, id: "x", meta: JSONObject([("source", "test")]), to: &json)
    validator.check(try JSONReader.read(json.bytes))
    #expect(validator.violations == [])
    #expect(validator.listedMembers.subtracting(validator.seenMembers) == [])
  }

  @Test(arguments: [
    ("block", "kind", BlockKind.allCases.map(\.rawValue)),
    ("time", "type", TimeType.allCases.map(\.rawValue)),
    ("time", "mod", TimeModifier.allCases.map(\.rawValue)),
    ("quantity", "kind", Quantity.Kind.allCases.map(\.rawValue)),
    ("entity", "type", EntityType.allCases.map(\.rawValue)),
    ("quote", "kind", Quote.Kind.allCases.map(\.rawValue)),
    ("quote", "polarity", Quote.Polarity.allCases.map(\.rawValue)),
    ("quote", "resolvedBy", Quote.Resolution.allCases.map(\.rawValue)),
    ("diagnostic", "severity", Diagnostic.Severity.allCases.map(\.rawValue)),
  ])
  func listsExactlyTheValuesOfTheType(definition: String, member: String, values: [String]) throws {
    let schema = try ProtocolFolder.schema("annotated-document")
    let property = schema["$defs"]?[definition]?["properties"]?[member]
    let target = property?["$ref"]?.string.flatMap { $0.split(separator: "/").last }.map {
      schema["$defs"]?[String($0)]
    }
    let listed = (target ?? property)?["enum"]?.array?.compactMap(\.string)
    #expect(listed == values)
  }

  @Test func errorRecordsAreValidAndTheirCodesDocumented() throws {
    let schema = try ProtocolFolder.schema("error-record")
    let pages = try ProtocolFolder.pages
    for code in DocumentFailure.Code.allCases {
      var json = JSONWriter()
      ErrorRecord(id: "7", failure: DocumentFailure(code, "m", line: 3)).write(to: &json)
      var validator = SchemaValidator(schema)
      validator.check(try JSONReader.read(json.bytes))
      #expect(validator.violations == [])
      #expect(pages.contains("| `\(code.rawValue)` |"))
    }
    let listed = schema["properties"]?["error"]?["properties"]?["code"]?["enum"]?.array
    #expect(listed?.count == DocumentFailure.Code.allCases.count)
  }

  @Test func responseErrorCodesAreDocumented() throws {
    let pages = try ProtocolFolder.pages
    for code in ResponseError.Code.allCases { #expect(pages.contains("| \(code.rawValue) |")) }
  }

  @Test func theStatusIsValidAndComplete() throws {
    let status = ServerStatus(
      version: "1", modelVersion: "1", entitiesModelVersion: "1", positionEncoding: "utf-16", uptimeSeconds: 1.5,
      documents: [ServerStatus.Document(uri: "a", languageID: "ar", version: 1, bytes: 2, lines: 3, analyzedLines: 4)],
      counters: ServerStatus.Counters(requests: 1, notifications: 2, failures: 3, cancellations: 4, underWay: 5),
      residentBytes: 5,
      peakResidentBytes: 6)
    var validator = SchemaValidator(try ProtocolFolder.schema("status"))
    validator.check(try JSONReader.read(status.jsonBytes))
    #expect(validator.violations == [])
    #expect(validator.listedMembers.subtracting(validator.seenMembers) == [])
  }

  @Test func theQuotesAreValidAndComplete() throws {
    let graph = QuotesFeature.graph(
      try SamplePage.message(["textDocument": ["uri": .string(SamplePage.uri)]]), SamplePage.view())
    let quotation = QuotationGraph.Quotation(
      id: "q", kind: "mixed", polarity: "affirm", content: [], text: "نص", addressee: "سامع")
    let more = QuotationGraph.Edge(
      quoted: .init(name: "س", entity: nil, range: nil), quoting: nil, quotes: [quotation])
    var validator = SchemaValidator(try ProtocolFolder.schema("quotes"))
    validator.check(try QuotationGraph(edges: graph.edges + [more]).asJSON)
    #expect(validator.violations == [])
    #expect(validator.listedMembers.subtracting(validator.seenMembers) == [])
  }

  @Test(arguments: [
    (#"{"documents":[{"text":"قال"},7]}"#, true),
    (#"{"documents":[],"layers":["times"],"referenceTime":null,"partialResultToken":3,"later":1}"#, true),
    ("{}", false), (#"{"documents":{}}"#, false), (#"{"documents":[],"layers":"times"}"#, false),
    (#"{"documents":[],"withText":1}"#, false),
  ])
  func batchParametersAgreeWithTheReader(json: String, isValid: Bool) throws {
    let params = try JSONReader.read(json)
    var validator = SchemaValidator(try ProtocolFolder.schema("annotate-batch-params"), allowsUnlistedMembers: true)
    validator.check(params)
    #expect(validator.violations.isEmpty == isValid, "\(validator.violations)")
    #expect(((try? AnnotateBatchRequest(try Parameters(params))) != nil) == isValid)
  }

  @Test(arguments: [
    (#"{"text":"قال"}"#, true), (#"{"textDocument":{"uri":"a"},"input":"html","later":1}"#, true),
    (#"{"text":"","referenceTime":null,"id":"x"}"#, true), ("{}", false), (#"{"text":7}"#, false),
    (#"{"text":"","textDocument":{"uri":"a"}}"#, false),
  ])
  func extractParametersAgreeWithTheReader(json: String, isValid: Bool) throws {
    let params = try JSONReader.read(json)
    var validator = SchemaValidator(try ProtocolFolder.schema("extract-params"), allowsUnlistedMembers: true)
    validator.check(params)
    #expect(validator.violations.isEmpty == isValid, "\(validator.violations)")
    #expect(((try? ExtractRequest(try Parameters(params))) != nil) == isValid)
  }

  /// The schema of the parameters and the server agree on what is acceptable, in form.
  @Test(arguments: [
    (#"{"text":"قال"}"#, true), (#"{"text":"","layers":["times","blocks"],"offsetEncoding":"utf-8"}"#, true),
    (#"{"textDocument":{"uri":"a"},"withText":true,"prefer":"past","id":"7"}"#, true),
    (#"{"text":"","textDocument":null,"referenceTime":null,"layers":null,"later":1}"#, true),
    ("{}", false), (#"{"text":null}"#, false), (#"{"text":"","textDocument":{"uri":"a"}}"#, false),
    (#"{"text":7}"#, false), (#"{"textDocument":{}}"#, false), (#"{"text":"","layers":"times"}"#, false),
    (#"{"text":"","withText":"yes"}"#, false),
  ])
  func annotateParametersAgreeWithTheReader(json: String, isValid: Bool) throws {
    let params = try JSONReader.read(json)
    var validator = SchemaValidator(try ProtocolFolder.schema("annotate-params"), allowsUnlistedMembers: true)
    validator.check(params)
    #expect(validator.violations.isEmpty == isValid, "\(validator.violations)")
    let accepted = (try? AnnotateRequest(try Parameters(params))) != nil
    #expect(accepted == isValid)
  }

  @Test func annotateParametersListTheLayers() throws {
    let properties = try ProtocolFolder.schema("annotate-params")["properties"]
    let layers = properties?["layers"]?["items"]?["enum"]?.array?.compactMap(\.string)
    #expect(Set(layers ?? []) == Set(Layers.names.map(\.name)))
    let encodings = properties?["offsetEncoding"]?["enum"]?.array?.compactMap(\.string)
    #expect(encodings == PositionEncoding.allCases.map(\.rawValue))
    let preferences = properties?["prefer"]?["enum"]?.array?.compactMap(\.string)
    #expect(preferences == AnnotationOptions.Preference.allCases.map(\.rawValue))
    let orders = properties?["dateOrder"]?["enum"]?.array?.compactMap(\.string)
    #expect(orders == AnnotationOptions.DateOrder.allCases.map(\.rawValue))
    let reckonings = properties?["hijri"]?["enum"]?.array?.compactMap(\.string)
    #expect(reckonings == AnnotationOptions.HijriReckoning.allCases.map(\.rawValue))
  }
}

package import AnnotationModel
package import Annotator
import ArabicText
package import Interchange
package import JSON
import LanguageServerProtocol

/// `annotate`: the annotated document of a text, in the one shape of all doors.
package struct AnnotateTool: Tool {
  package let name = "annotate"
  package let title = "Annotate Arabic text"
  package let description = """
    Finds names (people, places, organizations, peoples, events, works), time expressions with their values, quantities, \
    quotes with speaker and medium, and the parts of the page in an Arabic text. Spans have start, end and text. Name the \
    layers that are needed to keep the answer small.
    """

  private let annotator: Annotator
  private let options: AnnotationOptions
  private let model: ModelIdentity

  /// A tool that annotates by `options` where a call says nothing else.
  package init(annotator: Annotator, options: AnnotationOptions, model: ModelIdentity) {
    self.annotator = annotator
    self.options = options
    self.model = model
  }

  package func call(_ arguments: JSONValue) throws(ToolFailure) -> [UInt8] {
    let arguments = try ToolArguments(arguments)
    let writer = DocumentWriter(encoding: try arguments.encoding(), model: model)
    let text = SourceText(arguments.text)
    let document = annotator.annotate(text, options: try arguments.annotationOptions(over: options))
    var json = JSONWriter(capacity: text.bytes.count &* 2)
    writer.write(writer.encode(document, of: text), id: arguments.id, text: nil, to: &json)
    return json.bytes
  }

  package var inputSchema: JSONValue {
    [
      "type": "object",
      "required": ["text"],
      "properties": [
        "text": ToolSchema.text,
        "id": ToolSchema.id,
        "referenceTime": ToolSchema.referenceTime,
        "layers": [
          "type": "array", "description": "What to look for. Default: all but sentences.",
          "items": ["enum": .array(Layers.names.map { .string($0.name) })],
        ],
        "offsetEncoding": ToolSchema.names(
          PositionEncoding.allCases.map(\.rawValue), "What offsets count. Default: utf-32, code points."),
        "prefer": ToolSchema.names(
          AnnotationOptions.Preference.allCases.map(\.rawValue), "Reading of an ambiguous date. Default: nearest."),
        "dateOrder": ToolSchema.names(
          AnnotationOptions.DateOrder.allCases.map(\.rawValue), "Order of a date in digits. Default: dmy."),
        "hijri": ToolSchema.names(
          AnnotationOptions.HijriReckoning.allCases.map(\.rawValue), "How Hijri dates are converted. Default: umalqura."
        ),
        "minConfidence": [
          "type": "number", "minimum": 0, "maximum": 1,
          "description": "Names that are less certain are left out. Default: 0.",
        ],
      ],
    ]
  }

  package var outputSchema: JSONValue {
    [
      "type": "object",
      "description": "The annotated document hashiya/1. Keys of layers that were not asked for are absent.",
      "required": ["schema", "id", "offsetEncoding", "length", "language", "model"],
      "properties": [
        "schema": ["const": "hashiya/1"],
        "id": ["type": "string"],
        "offsetEncoding": ["type": "string"],
        "length": ["type": "integer"],
        "language": ["type": "string"],
        "blocks": ToolSchema.rows(["start", "end", "kind", "article"], "The lines of the page and what they are."),
        "articles": ToolSchema.rows(["id", "role", "start", "end"], "The articles on the page."),
        "sections": ToolSchema.rows(["id", "article", "level", "start", "end"], "The sections of the articles."),
        "sentences": ToolSchema.rows(["start", "end"], "The sentences."),
        "entities": ToolSchema.rows(
          ["id", "start", "end", "text", "type", "name", "entity"], "Mentions of names, without attached prefixes."),
        "entityIndex": ToolSchema.rows(["id", "type", "name", "aliases", "mentions"], "What the mentions name."),
        "times": ToolSchema.rows(["id", "start", "end", "text", "type", "value"], "Time expressions (TIMEX3)."),
        "quantities": ToolSchema.rows(["id", "start", "end", "text", "kind", "value"], "Numbers, money, measures."),
        "quotes": ToolSchema.rows(
          ["id", "kind", "content", "speakerName", "polarity"], "Who says or denies what, and through whom."),
        "diagnostics": ToolSchema.rows(["start", "end", "code", "severity", "message"], "Findings about the text."),
        "model": ["type": "object"],
      ],
    ]
  }
}

package import AnnotationModel
package import Annotator
import ArabicText
import Interchange
package import JSON

/// `extract`: the main article of a page, without the page around it.
package struct ExtractTool: Tool {
  package let name = "extract"
  package let title = "Extract the article of a page"
  package let description = """
    Takes the main article out of the text of a page: title, teaser, paragraphs, headings, byline, source, tags and date, \
    without menus, links to other articles and captions. A page without an article gives no parts.
    """

  private let annotator: Annotator
  private let options: AnnotationOptions

  /// A tool that reads pages by `options` where a call says nothing else.
  package init(annotator: Annotator, options: AnnotationOptions) {
    self.annotator = annotator
    self.options = options
  }

  package func call(_ arguments: JSONValue) throws(ToolFailure) -> [UInt8] {
    let arguments = try ToolArguments(arguments)
    var options = try arguments.annotationOptions(over: options)
    options.layers = .sections
    let text = SourceText(arguments.text)
    let article = ExtractedArticle(annotator.annotate(text, options: options), of: text)
    var json = JSONWriter(capacity: text.bytes.count &* 2)
    ArticleWriter.write(article, id: arguments.id, to: &json)
    return json.bytes
  }

  package var inputSchema: JSONValue {
    [
      "type": "object",
      "required": ["text"],
      "properties": [
        "text": ["type": "string", "description": "The text of the page, a line for each of its blocks."],
        "id": ToolSchema.id,
        "referenceTime": ToolSchema.referenceTime,
      ],
    ]
  }

  package var outputSchema: JSONValue {
    [
      "type": "object",
      "required": ["id", "language", "parts", "text"],
      "properties": [
        "id": ["type": "string"],
        "language": ["type": "string"],
        "headline": ["type": "string"],
        "referenceTime": ["type": "string"],
        "byline": ["type": "string"],
        "source": ["type": "string"],
        "keywords": ["type": "array", "items": ["type": "string"]],
        "parts": ToolSchema.rows(["kind", "text"], "The article's lines, the title first."),
        "text": ["type": "string", "description": "The article as plain text."],
      ],
    ]
  }
}

import AnnotationModel
package import JSON

/// Writes extracted articles as plain text, Markdown or JSON.
package enum ArticleWriter {
  /// The form of a written article.
  package enum Format: String, CaseIterable, Sendable {
    case text, markdown, json
  }

  /// The article as UTF-8 that ends with a line break: one part a line, blank lines between them but within a list. Empty
  /// when the page holds no article.
  package static func text(_ article: ExtractedArticle) -> String {
    joined(article.parts) { part in part.kind == .listItem ? "- \(part.text)" : part.text }
  }

  /// The article as CommonMark. Marks that the text happens to hold ("*", "#وسم") are escaped, so that a renderer shows
  /// the text as it is.
  package static func markdown(_ article: ExtractedArticle) -> String {
    joined(article.parts) { part in
      switch part.kind {
      case .headline, .heading:
        let marks = String(repeating: "#", count: min(max(part.level ?? 2, 1), 6))
        return "\(marks) \(MarkdownEscape.inline(part.text))"
      case .listItem: return "- \(MarkdownEscape.line(part.text))"
      default: return MarkdownEscape.line(part.text)
      }
    }
  }

  /// Writes the article as a JSON object: `protocol/schema/extracted-article.json`. `meta` holds the input's unknown
  /// fields.
  package static func write(
    _ article: ExtractedArticle, id: String, meta: JSONObject? = nil, to json: inout JSONWriter
  ) {
    json.beginObject()
    member("id", id, to: &json)
    member("language", article.language, to: &json)
    for (key, value) in facts(of: article) {
      if let value { member(key, value, to: &json) }
    }
    if !article.keywords.isEmpty {
      json.key("keywords")
      json.beginArray()
      for keyword in article.keywords { json.string(keyword) }
      json.endArray()
    }
    if let meta, !meta.members.isEmpty {
      json.key("meta")
      json.value(.object(meta))
    }
    json.key("parts")
    json.beginArray()
    for part in article.parts {
      json.beginObject()
      member("kind", part.kind.rawValue, to: &json)
      if let level = part.level {
        json.key("level")
        json.int(level)
      }
      member("text", part.text, to: &json)
      json.endObject()
    }
    json.endArray()
    member("text", text(article), to: &json)
    json.endObject()
  }

  private static func facts(of article: ExtractedArticle) -> [(StaticString, String?)] {
    [
      ("headline", article.headline), ("referenceTime", article.referenceTime), ("byline", article.byline),
      ("source", article.source),
    ]
  }

  private static func member(_ key: StaticString, _ value: String, to json: inout JSONWriter) {
    json.key(key)
    json.string(value)
  }

  private static func joined(
    _ parts: [ExtractedArticle.Part], _ line: (ExtractedArticle.Part) -> String
  ) -> String {
    var text = ""
    for (index, part) in parts.enumerated() {
      let isWithinList = index > 0 && part.kind == .listItem && parts[index - 1].kind == .listItem
      if index > 0 { text += isWithinList ? "\n" : "\n\n" }
      text += line(part)
    }
    return text.isEmpty ? "" : text + "\n"
  }
}

/// Keeps characters of a text from being read as Markdown.
private enum MarkdownEscape {
  /// The text of a line that may start a block: marks at its start are escaped as well ("# …", "> …", "1. …").
  static func line(_ text: String) -> String {
    let escaped = inline(text)
    guard let first = text.unicodeScalars.first else { return escaped }
    if "#>+-=~|".unicodeScalars.contains(first) { return "\\" + escaped }
    let digits = text.unicodeScalars.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, let mark = text.unicodeScalars.dropFirst(digits.count).first, mark == "." || mark == ")"
    else { return escaped }
    return String(digits) + "\\" + String(escaped.unicodeScalars.dropFirst(digits.count))
  }

  /// The text within a line.
  static func inline(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    result.reserveCapacity(text.unicodeScalars.count)
    for scalar in text.unicodeScalars {
      if "\\`*_[]<&".unicodeScalars.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}

import AnnotationModel

/// One annotation put into words.
struct HoverNote {
  private struct Fact {
    let label: String
    let value: String
    /// Whether the value is machine text, such as a date by ISO 8601.
    let isCode: Bool
  }

  let span: TextSpan
  let title: String?
  let kind: String
  private var facts: [Fact] = []

  init(span: TextSpan, title: String?, kind: String) {
    self.span = span
    self.title = title
    self.kind = kind
  }

  /// Adds a fact in the document's or the user's words.
  mutating func add(_ label: String, _ value: String) {
    facts.append(Fact(label: label, value: value, isCode: false))
  }

  /// Adds a fact in machine text.
  mutating func add(_ label: String, code value: String) {
    facts.append(Fact(label: label, value: value, isCode: true))
  }

  /// The note as Markdown or as plain text. Latin values stand in isolates of their own, or in code spans, which are the
  /// same to a display, so that they do not turn an Arabic line around.
  func text(asMarkdown isMarkdown: Bool, isolating display: DisplaySettings) -> String {
    let escape = isMarkdown ? HoverNote.escaped : { $0 }
    var lines = [title.map { (isMarkdown ? "**\(escape($0))**" : $0) + " · " + kind } ?? kind]
    for fact in facts {
      let isolated = display.isolated(escape(fact.value))
      let value = fact.isCode && isMarkdown ? "`\(fact.value)`" : isolated
      lines.append("\(isMarkdown ? "- " : "")\(fact.label): \(value)")
    }
    return lines.joined(separator: "\n")
  }

  /// The text with the characters that Markdown or HTML would act on made harmless.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "&", "~": result.append("\\")
      default: break
      }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}

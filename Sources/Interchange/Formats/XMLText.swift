import AnnotationModel
import ArabicText

/// Pieces of XML 1.0.
enum XMLText {
  /// Text between tags. What XML cannot hold (most control codes) becomes U+FFFD, so that offsets stay.
  static func content(_ text: String) -> String { escaped(text, isAttribute: false) }

  /// The value of an attribute, without its quotes.
  static func attribute(_ text: String) -> String { escaped(text, isAttribute: true) }

  /// ` name="value"` for each pair with a value.
  static func attributes(_ pairs: [(String, String?)]) -> String {
    pairs.map { name, value in value.map { " \(name)=\"\(attribute($0))\"" } ?? "" }.joined()
  }

  /// A comment's content: no two hyphens may meet in it.
  static func comment(_ text: String) -> String { content(text).replacing("--", with: "- -") }

  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"" where isAttribute: result.append(contentsOf: "&quot;".unicodeScalars)
      case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
      case "\n" where isAttribute: result.append(contentsOf: "&#10;".unicodeScalars)
      case "\t" where isAttribute: result.append(contentsOf: "&#9;".unicodeScalars)
      case "\n", "\t": result.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

/// An element around a span of the text.
struct InlineElement {
  let span: TextSpan
  let name: String
  let attributes: [(String, String?)]
  /// What identifies the element, which a continuation refers to instead of repeating it.
  let id: String?
}

extension SourceText {
  /// The text of `range` with elements around their spans; an element that another one divides has its id on the first
  /// part, and `continued` gives the attributes of the others.
  func markedUp(
    _ range: TextSpan, with elements: [InlineElement], idName: String,
    continued: (InlineElement) -> [(String, String?)]
  ) -> String {
    var result = ""
    for step in NestedSpans.steps(elements.map(\.span), in: range) {
      switch step {
      case .text(let span): result += XMLText.content(string(span))
      case .open(let index, let isContinuation):
        let element = elements[index]
        let attributes = isContinuation ? continued(element) : [(idName, element.id)] + element.attributes
        result += "<\(element.name)\(XMLText.attributes(attributes))>"
      case .close(let index): result += "</\(elements[index].name)>"
      }
    }
    return result
  }
}

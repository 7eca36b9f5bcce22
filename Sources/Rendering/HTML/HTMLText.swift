/// HTML as it is built up. Everything that comes from a document goes through `escaped`.
struct HTMLText {
  private(set) var bytes: [UInt8] = []

  /// Adds mark-up of our own, as it is.
  mutating func raw(_ markup: String) { bytes += Array(markup.utf8) }

  /// Adds text.
  mutating func text(_ text: String) { raw(HTMLText.escaped(text)) }

  /// Adds ` name="value"`.
  mutating func attribute(_ name: String, _ value: String) { raw(" \(name)=\"\(HTMLText.escaped(value))\"") }

  /// Adds a phrase of the interface in both languages, of which one shows.
  mutating func phrase(_ phrase: Phrase) { raw(HTMLText.both(phrase)) }

  /// A phrase of the interface in both languages.
  static func both(_ phrase: Phrase) -> String {
    "<span class=\"ar\" lang=\"ar\">\(escaped(phrase.arabic))</span>"
      + "<span class=\"en\" lang=\"en\">\(escaped(phrase.english))</span>"
  }

  /// Text so that a browser reads the same text: a carriage return would become a line feed, and a NUL has no place in
  /// HTML.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
      case "\u{0}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

/// Words of the interface.
struct Phrase {
  let arabic: String
  let english: String

  init(_ arabic: String, _ english: String) {
    self.arabic = arabic
    self.english = english
  }
}

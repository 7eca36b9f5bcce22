import ArabicText
import Lexicons
import Morphology

/// The words of a query, as an expression of SQLite's full text and as terms to highlight.
struct SearchWords {
  /// One word, or several in this order.
  private struct Part {
    /// For each word the terms of which one must be there.
    var words: [[String]]
    var isPrefix = false
  }

  private var parts: [Part] = []

  /// The words of texts. Quotation marks of any kind hold words together; a star after a word makes it a beginning.
  init(_ texts: [String]) { for text in texts { add(text) } }

  private mutating func add(_ text: String) {
    let source = SourceText(text)
    let line = AnalyzedLine(source, in: source.span, lexicon: .standard)
    var phrase: Part?
    for token in 0..<line.count {
      switch line.tokens.kinds[token] {
      case .punctuation, .symbol:
        if SearchWords.isQuotationMark(line.tokens.marks[token]) {
          if let open = phrase, !open.words.isEmpty { parts.append(open) }
          phrase = phrase == nil ? Part(words: []) : nil
        } else if source.string(line.tokens.span(token)) == "*", !line.tokens.spaceBefore[token], !parts.isEmpty {
          parts[parts.count - 1].isPrefix = true
        }
      case .word, .foreign, .number:
        let terms = SearchTerm.alternatives(of: token, in: line)
        guard !terms.isEmpty else { continue }
        if phrase == nil { parts.append(Part(words: [terms])) } else { phrase?.words.append(terms) }
      }
    }
    // A mark that is not closed holds what follows it.
    if let open = phrase, !open.words.isEmpty { parts.append(open) }
  }

  /// Whether there is nothing to look for.
  var isEmpty: Bool { parts.isEmpty }

  /// The expression for a column.
  func expression(column: String) -> String {
    let all = parts.map { part -> String in
      if part.words.count == 1 {
        let terms = part.words[0].map { "\"\($0)\"" + (part.isPrefix ? "*" : "") }
        return "(" + terms.joined(separator: " OR ") + ")"
      }
      return "\"" + part.words.compactMap(\.first).joined(separator: " ") + "\""
    }
    return "{\(column)} : (" + all.joined(separator: " AND ") + ")"
  }

  /// Whether a term of a text is one of those looked for.
  func contains(_ term: String) -> Bool {
    parts.contains { part in
      part.words.contains { terms in terms.contains { part.isPrefix ? term.hasPrefix($0) : term == $0 } }
    }
  }

  private static func isQuotationMark(_ mark: PunctuationMark) -> Bool {
    switch mark {
    case .straightQuote, .leftQuote, .rightQuote, .lowQuote, .leftGuillemet, .rightGuillemet: true
    default: false
    }
  }
}

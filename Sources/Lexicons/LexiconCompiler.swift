import ArabicText

/// Compiles word lists into the image that `Lexicon` reads in place.
///
/// A list is a text file: `#` comments, `# key: value` headers, and one `form<TAB>payload` a line. The header must name
/// `title`, `source`, `licence` and `class`; a later `# class:` switches the class. `# article: both` also enters the
/// first word with and without ال. Same lists, same bytes.
package struct LexiconCompiler {
  /// What is wrong with a list, and where.
  package struct ListError: Error, Sendable, CustomStringConvertible {
    package let list: String
    package let line: Int
    package let message: String
    package var description: String { "\(list):\(line): \(message)" }
  }

  private struct Sense: Hashable {
    var classNumber: UInt8
    var text: String
  }

  private struct Entry {
    var words: [[UInt8]]
    var sense: Sense
  }

  private var entries: [Entry] = []

  package init() {}

  /// Adds the entries of one list.
  package mutating func add(list name: String, text: String) throws(ListError) {
    var header: [String: String] = [:]
    var lexicalClass: LexicalClass?
    for (index, rawLine) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = rawLine.hasSuffix("\r") ? rawLine.dropLast() : rawLine
      if line.isEmpty { continue }
      if line.hasPrefix("#") {
        guard let (key, value) = LexiconCompiler.header(in: line) else { continue }
        header[key] = value
        if key == "class" {
          guard let known = LexicalClass.named[value] else {
            throw ListError(list: name, line: index + 1, message: "unknown class \"\(value)\"")
          }
          lexicalClass = known
        }
        continue
      }
      guard let lexicalClass, header["title"] != nil, header["source"] != nil, header["licence"] != nil else {
        throw ListError(
          list: name, line: index + 1, message: "an entry before the header is complete (title, source, licence, class)"
        )
      }
      let fields = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      let payload = fields.count > 1 ? String(fields[1]) : ""
      let words = LexiconCompiler.words(of: String(fields[0]))
      guard !words.isEmpty else { throw ListError(list: name, line: index + 1, message: "an entry without letters") }
      let sense = Sense(classNumber: lexicalClass.rawValue, text: payload)
      entries.append(Entry(words: words, sense: sense))
      if header["article"] == "both" {
        entries.append(Entry(words: LexiconCompiler.togglingArticle(of: words), sense: sense))
      }
    }
  }

  /// The folded words of a form; marks inside it are words of their own.
  package static func words(of form: String) -> [[UInt8]] {
    let source = SourceText(form)
    let tokens = Tokenizer.tokens(of: source, in: source.span)
    return (0..<tokens.count).map { Array(tokens.folded[tokens.letterRange($0)]) }
  }

  private static func header(in line: Substring) -> (key: String, value: String)? {
    let body = line.drop { $0 == "#" || $0 == " " }
    guard let colon = body.firstIndex(of: ":") else { return nil }
    let key = body[..<colon]
    guard !key.isEmpty, key.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return nil }
    let value = body[body.index(after: colon)...].drop { $0 == " " }
    return (String(key), String(value))
  }

  private static func togglingArticle(of words: [[UInt8]]) -> [[UInt8]] {
    var words = words
    let article = [Letter.alef, Letter.lam]
    if words[0].starts(with: article), words[0].count > 3 {
      words[0].removeFirst(2)
    } else {
      words[0] = article + words[0]
    }
    return words
  }

  /// The image of all lists added.
  package func image() -> [UInt8] {
    var builder = ImageBuilder()
    // Sorting makes the bytes independent of the order in which lists were read.
    let sorted = entries.sorted { lhs, rhs in
      if lhs.words != rhs.words {
        return lhs.words.lexicographicallyPrecedes(rhs.words, by: { $0.lexicographicallyPrecedes($1) })
      }
      return (lhs.sense.classNumber, lhs.sense.text) < (rhs.sense.classNumber, rhs.sense.text)
    }
    for entry in sorted {
      builder.add(words: entry.words, classNumber: entry.sense.classNumber, text: entry.sense.text)
    }
    return builder.finish()
  }
}

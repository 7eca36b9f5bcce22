import AnnotationModel
import ArabicText
import JSON

/// Reads CoNLL-U: the text from the tokens and the white space between them, names, times and quantities from MISC.
struct ConlluReader: FormatReader {
  let name = "conllu"

  func read(
    _ bytes: [UInt8], id: String, companion: (_ suffix: String) -> [UInt8]?
  ) throws(DocumentFailure) -> [AnnotatedPage] {
    if let offset = SourceText.firstInvalidByte(in: bytes) {
      throw DocumentFailure(.invalidUTF8, "byte \(offset) is not valid UTF-8")
    }
    var pages: [AnnotatedPage] = []
    var document: ConlluBuilder?
    for (index, line) in String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let isStart = line.hasPrefix("# newdoc")
      if isStart || document == nil {
        if let finished = document { pages.append(try finished.page()) }
        let given = isStart ? line.split(separator: "=", maxSplits: 1).dropFirst().first : nil
        document = ConlluBuilder(id: given.map { String($0.drop { $0 == " " }) } ?? id)
      }
      do throws(DocumentFailure) {
        try document?.read(line)
      } catch {
        throw DocumentFailure(error.code, error.message, line: index + 1)
      }
    }
    if let finished = document, pages.isEmpty || finished.hasContent { pages.append(try finished.page()) }
    return pages
  }
}

/// One document of a CoNLL-U file, put together line by line.
private struct ConlluBuilder {
  private let id: String
  private var text: [Unicode.Scalar] = []
  private var items: [StandoffItem] = []
  private var open: [String: StandoffItem] = [:]
  private var language = "ar"
  private var referenceTime: String?
  private var meta = JSONObject()
  /// The words of a multi-word token that have not come yet, and where the next one starts in the text.
  private var pendingWords = 0
  private var wordStart = 0
  private var tokenEnd = 0
  private var counts: [String: Int] = [:]

  init(id: String) { self.id = id }

  var hasContent: Bool { !text.isEmpty }

  mutating func read(_ line: Substring) throws(DocumentFailure) {
    if line.hasPrefix("#") { return comment(line) }
    if line.isEmpty || line == "\r" { return }
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 10 else {
      throw DocumentFailure(.invalidField, "a row has 10 columns between tabs; this one has \(fields.count)")
    }
    // An empty node ("8.1") is no word of the text.
    if fields[0].contains(".") { return }
    let misc = ConlluBuilder.misc(fields[9])
    let form = Array((misc["Form"].map { ConlluText.unescaped($0) } ?? String(fields[1])).unicodeScalars)
    if let dash = fields[0].firstIndex(of: "-") {
      guard let first = Int(fields[0][..<dash]), let last = Int(fields[0][fields[0].index(after: dash)...]),
        first < last
      else { throw DocumentFailure(.invalidField, "\"\(fields[0])\" is no range of words") }
      pendingWords = last - first + 1
      wordStart = append(form, misc)
      return
    }
    if pendingWords == 0 {
      let start = append(form, misc)
      mark(start..<(start + form.count), misc)
    } else {
      // Words that are not spelled as in the token ("de" + "le" for "du") cover all of it.
      pendingWords -= 1
      let end = min(wordStart + form.count, tokenEnd)
      let isSpelled = end <= tokenEnd && Array(text[wordStart..<end]) == form
      mark(isSpelled ? wordStart..<end : wordStart..<tokenEnd, misc)
      if isSpelled { wordStart = end }
    }
  }

  private mutating func comment(_ line: Substring) {
    let parts = line.dropFirst().split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return }
    let value = String(parts[1].drop { $0 == " " })
    switch parts[0].filter({ $0 != " " }) {
    case "hashiya:referenceTime": referenceTime = value
    case "hashiya:language": language = value
    case "hashiya:meta": meta = (try? JSONReader.read(value))?.object ?? meta
    default: break
    }
  }

  /// Adds a token with its white space to the text; returns where it starts.
  private mutating func append(_ form: [Unicode.Scalar], _ misc: [String: String]) -> Int {
    text += Array((misc["SpacesBefore"].map { ConlluText.unescaped($0) } ?? "").unicodeScalars)
    let start = text.count
    text += form
    tokenEnd = text.count
    let after = misc["SpacesAfter"].map { ConlluText.unescaped($0) } ?? (misc["SpaceAfter"] == "No" ? "" : " ")
    text += Array(after.unicodeScalars)
    return start
  }

  private mutating func mark(_ range: Range<Int>, _ misc: [String: String]) {
    for (key, _) in ConlluColumns.all {
      guard let tag = misc[key], let dash = tag.firstIndex(of: "-") else {
        close(key)
        continue
      }
      let label = String(tag[tag.index(after: dash)...])
      if tag.hasPrefix("I"), open[key]?.label == label {
        let start = open[key]?.hull.lowerBound ?? range.lowerBound
        open[key]?.ranges = [start..<range.upperBound]
        continue
      }
      close(key)
      counts[key, default: 0] += 1
      var fields =
        misc[key + "Item"].flatMap { (try? JSONReader.read(ConlluText.unescaped($0)))?.object } ?? JSONObject()
      let itemID = fields["id"]?.string ?? "\(key.prefix(1).lowercased())\(counts[key] ?? 0)"
      fields["id"] = nil
      open[key] = StandoffItem(id: itemID, label: label, ranges: [range], fields: fields)
    }
  }

  private mutating func close(_ key: String) {
    if let item = open.removeValue(forKey: key) { items.append(item) }
  }

  private static func misc(_ field: Substring) -> [String: String] {
    if field == "_" { return [:] }
    let pairs = field.split(separator: "|").map { $0.split(separator: "=", maxSplits: 1) }
    return Dictionary(pairs.filter { $0.count == 2 }.map { (String($0[0]), String($0[1])) }) { first, _ in first }
  }

  func page() throws(DocumentFailure) -> AnnotatedPage {
    var complete = self
    for (key, _) in ConlluColumns.all { complete.close(key) }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text)
    return try AnnotatedPage(
      id: id, source: SourceText(String(view)), items: complete.items, encoding: .utf32, referenceTime: referenceTime,
      language: language, meta: meta)
  }
}

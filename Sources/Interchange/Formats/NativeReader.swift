import AnnotationModel
import ArabicText
package import JSON

/// Reads pages in the `hashiya/1` JSON, one object, an array, or one object a line.
///
/// Members that hashiya would always write may be absent, so that annotations made by hand need only what matters:
/// a span and a type. An error record is passed over.
struct NativeReader: FormatReader {
  let name: String

  func read(
    _ bytes: [UInt8], id: String, companion: (_ suffix: String) -> [UInt8]?
  ) throws(DocumentFailure) -> [AnnotatedPage] {
    let whole = try? JSONReader.read(bytes)
    if let array = whole?.array {
      return try pages(array.enumerated().map { (index, value) in (index + 1, value) }, id: id)
    }
    if let whole { return try pages([(1, whole)], id: id) }
    var lines = JSONLines(limit: .max)
    lines.append(bytes[...])
    lines.end()
    var values: [(Int, JSONValue)] = []
    while let line = lines.next() {
      guard case .content(let bytes, let number) = line else { continue }
      do throws(JSONError) {
        values.append((number, try JSONReader.read(bytes)))
      } catch {
        throw DocumentFailure(.invalidJSON, "\(error.message) at byte \(error.offset) of the line", line: number)
      }
    }
    return try pages(values, id: id)
  }

  private func pages(_ values: [(Int, JSONValue)], id: String) throws(DocumentFailure) -> [AnnotatedPage] {
    var pages: [AnnotatedPage] = []
    for (number, value) in values where value["error"] == nil {
      do throws(DocumentFailure) {
        pages.append(try NativePage.read(value, defaultID: values.count == 1 ? id : String(number)))
      } catch {
        throw DocumentFailure(error.code, error.message, line: number)
      }
    }
    return pages
  }
}

/// One `hashiya/1` document as a page.
package enum NativePage {
  /// The page in a JSON object with a `text`.
  ///
  /// - Throws: `missingText`, or `invalidField` with the path of the member to blame.
  package static func read(_ value: JSONValue, defaultID: String) throws(DocumentFailure) -> AnnotatedPage {
    guard let text = value["text"]?.string else {
      throw DocumentFailure(.missingText, "the document has no \"text\"; annotate with --with-text")
    }
    let name = value["offsetEncoding"]?.string ?? PositionEncoding.utf8.rawValue
    guard let encoding = PositionEncoding(rawValue: name) else {
      throw DocumentFailure(.invalidField, "\"offsetEncoding\" is \"\(name)\"; give utf-8, utf-16 or utf-32")
    }
    let source = SourceText(text)
    var document = AnnotatedDocument(
      language: value["language"]?.string ?? "ar", referenceTime: value["referenceTime"]?.string)
    try LayerReader(source: source, encoding: encoding).read(value, into: &document)
    let id = value["id"]?.string ?? value["id"]?.number?.text ?? defaultID
    return AnnotatedPage(id: id, source: source, document: document, meta: value["meta"]?.object ?? JSONObject())
  }
}

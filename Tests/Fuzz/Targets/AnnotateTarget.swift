import AnnotationModel
import Annotator
import ArabicText
import Interchange
import JSON

/// Three bytes that decide options and an edit, then a text. Every span must be a slice of the text, and the text after
/// the edit must have the annotations of the same text opened afresh.
@_cdecl("hashiya_fuzz_annotate")
public func fuzzAnnotate(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  guard count > 3 else { return 0 }
  let input = UnsafeBufferPointer(start: bytes, count: count)
  let options = AnnotateTarget.options(input[0])
  let text = SourceText(String(decoding: input[3...], as: UTF8.self))
  var document = IncrementalDocument(text, annotator: AnnotateTarget.annotator, options: options)
  AnnotateTarget.check(document.annotations(), of: text)
  let start = text.bytes.count * Int(input[1]) / 256
  let length = Int(input[2] & 0x1F)
  document.replace(
    TextSpan(start: start, end: start + length), with: AnnotateTarget.pieces[Int(input[2] >> 5)])
  let fresh = AnnotateTarget.annotator.annotate(document.text, options: options)
  precondition(document.annotations() == fresh, "an edit gives other annotations than a fresh open")
  return 0
}

enum AnnotateTarget {
  static let annotator = Annotator()
  static let pieces = ["", "\n", "و", "«", "قال الوزير إن ", "ّ", "😀", "12 مايو 2024"]

  static func options(_ choice: UInt8) -> AnnotationOptions {
    var options = AnnotationOptions(
      layers: choice & 1 == 0 ? .standard : [.standard, .sentences],
      referenceTime: choice & 2 == 0 ? nil : "2024-05-15T10:00:00+03:00")
    options.preference = choice & 4 == 0 ? .nearest : .past
    options.dateOrder = choice & 8 == 0 ? .dmy : .ymd
    options.hijri = choice & 16 == 0 ? .umalqura : .tabular
    return options
  }

  /// Writes the document as JSON and compares every span with the text, in each encoding.
  static func check(_ document: AnnotatedDocument, of text: SourceText) {
    let string = text.string
    let (bytes, units, scalars) = (Array(string.utf8), Array(string.utf16), Array(string.unicodeScalars))
    check(document, text, .utf8) { start, end in String(decoding: bytes[start..<end], as: UTF8.self) }
    check(document, text, .utf16) { start, end in String(decoding: units[start..<end], as: UTF16.self) }
    check(document, text, .utf32) { start, end in
      var slice = String.UnicodeScalarView()
      slice.append(contentsOf: scalars[start..<end])
      return String(slice)
    }
  }

  private static func check(
    _ document: AnnotatedDocument, _ text: SourceText, _ encoding: PositionEncoding, _ slice: (Int, Int) -> String
  ) {
    let writer = DocumentWriter(encoding: encoding, model: ModelIdentity(version: "0", entities: "0"))
    var json = JSONWriter()
    writer.write(document, of: text, id: "fuzz", to: &json)
    guard let value = try? JSONReader.read(json.bytes) else { preconditionFailure("the document is no JSON") }
    checkSpans(value, slice)
  }

  private static func checkSpans(_ value: JSONValue, _ slice: (Int, Int) -> String) {
    if let start = value["start"]?.int, let end = value["end"]?.int {
      precondition(start >= 0 && start <= end, "a reversed span")
      let covered = slice(start, end)
      if let text = value["text"]?.string {
        precondition(text.utf8.elementsEqual(covered.utf8), "a span's text is not the slice")
      }
    }
    for member in value.object?.members ?? [] { checkSpans(member.value, slice) }
    for element in value.array ?? [] { checkSpans(element, slice) }
  }
}

import JSON

/// Writes pages as the `hashiya/1` JSON with their text: one a line, or all in an array.
struct NativeWriter: FormatWriter {
  let isArray: Bool
  let writer: DocumentWriter

  var format: FormatDescription {
    isArray
      ? FormatDescription("json", .stream(opening: "[\n", separator: ",\n", closing: "\n]\n"))
      : FormatDescription("jsonl", .stream(opening: "", separator: "", closing: ""))
  }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    var json = JSONWriter()
    writer.write(page.document, of: page.source, id: page.id, meta: page.meta, withText: true, to: &json)
    return [.stream(laidOut(json))]
  }

  func write(_ record: ErrorRecord) -> [OutputPart] {
    var json = JSONWriter()
    record.write(to: &json)
    return [.stream(laidOut(json))]
  }

  private func laidOut(_ json: consuming JSONWriter) -> [UInt8] {
    if isArray { return JSONLayout.readable(json.bytes) }
    json.newline()
    return json.bytes
  }
}

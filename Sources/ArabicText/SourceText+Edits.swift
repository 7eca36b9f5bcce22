package import AnnotationModel

extension SourceText {
  /// The text after an edit, with the span really replaced (clamped, on scalar boundaries) and the length that took its
  /// place, both in UTF-8.
  package func replacing(
    _ span: TextSpan, with newText: String
  ) -> (text: SourceText, span: TextSpan, replacement: Int) {
    var start = min(max(span.start, 0), bytes.count)
    var end = min(max(span.end, start), bytes.count)
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let replacement = Array(newText.utf8)
    var edited: [UInt8] = []
    edited.reserveCapacity(bytes.count - (end - start) + replacement.count)
    edited += bytes[..<start]
    edited += replacement
    edited += bytes[end...]
    return (SourceText(unchecked: edited), TextSpan(start: start, end: end), replacement.count)
  }

  /// How many lines at the start and at the end of two texts are the same ones, given the edit that made `new` of `old`.
  ///
  /// A line counts when it lies outside the edit and has the same bounds in both; an edit that separates or joins CR and
  /// LF changes the bounds of its neighbours.
  package static func commonLines(
    _ old: SourceText, _ new: SourceText, edit: TextSpan, replacement: Int
  ) -> (leading: Int, trailing: Int) {
    let limit = min(old.lineCount, new.lineCount)
    var leading = 0
    // A line is whole when the next one starts before the edit, in the same place in both texts.
    while leading + 1 < limit, old.lineStarts[leading + 1] <= edit.start,
      old.lineStarts[leading + 1] == new.lineStarts[leading + 1]
    {
      leading += 1
    }
    let shift = replacement - edit.length
    var trailing = 0
    while trailing < limit - leading {
      let before = old.lineStarts[old.lineCount - 1 - trailing]
      let after = new.lineStarts[new.lineCount - 1 - trailing]
      guard before >= edit.end, before + shift == after, after >= edit.start + replacement else { break }
      trailing += 1
    }
    return (leading, trailing)
  }
}

import AnnotationModel
import ArabicText

extension TextEdit {
  /// The one edit that makes `new` of `old`: what lies between their common beginning and their common end.
  ///
  /// Some clients send the whole text at every key stroke; this way their edits cost no more than those of others.
  static func difference(from old: SourceText, to new: String) -> TextEdit {
    let old = old.bytes
    let new = Array(new.utf8)
    let shorter = min(old.count, new.count)
    var start = 0
    while start < shorter, old[start] == new[start] { start += 1 }
    // The byte in which the texts differ may lie inside a character, of which the beginning is the same.
    while start > 0, isInsideScalar(old, start) || isInsideScalar(new, start) { start -= 1 }
    var common = 0
    while common < shorter - start, old[old.count - 1 - common] == new[new.count - 1 - common] { common += 1 }
    while common > 0, isInsideScalar(old, old.count - common) { common -= 1 }
    return TextEdit(
      span: TextSpan(start: start, end: old.count - common),
      newText: String(decoding: new[start..<new.count - common], as: UTF8.self))
  }

  private static func isInsideScalar(_ bytes: [UInt8], _ offset: Int) -> Bool {
    offset < bytes.count && bytes[offset] & 0xC0 == 0x80
  }
}

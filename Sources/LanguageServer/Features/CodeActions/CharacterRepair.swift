import AnnotationModel
import ArabicText

/// A change of single characters that leaves the words what they are.
enum CharacterRepair: String, CaseIterable {
  /// ک and ی, which Persian keyboards give, to ك and ي or ى.
  case persianLetters
  /// Direction marks, soft hyphens and the like, which nobody sees and searches stumble over.
  case invisibleControls
  /// ٢٠٢٤ and ۲۰۲۴ to 2024.
  case westernDigits
  /// 2024 and ۲۰۲۴ to ٢٠٢٤.
  case arabicDigits

  /// The replacements in a stretch of the text, in order. O(length of the stretch).
  func edits(in text: SourceText, _ stretch: TextSpan) -> [TextEdit] {
    var edits: [TextEdit] = []
    var offset = stretch.start
    for scalar in text.string(stretch).unicodeScalars {
      let length = UTF8.width(scalar)
      if let replacement = replacement(
        of: scalar, endsWord: { isWordEnd(text, offset + length) ? word(text, offset) : nil })
      {
        if let last = edits.last, last.span.end == offset {
          edits[edits.count - 1] = TextEdit(
            span: TextSpan(start: last.span.start, end: offset + length), newText: last.newText + replacement)
        } else {
          edits.append(TextEdit(span: TextSpan(start: offset, end: offset + length), newText: replacement))
        }
      }
      offset += length
    }
    return edits
  }

  /// - Parameter endsWord: gives the word that the scalar ends, if it ends one.
  private func replacement(of scalar: Unicode.Scalar, endsWord: () -> String?) -> String? {
    switch self {
    case .persianLetters:
      switch scalar {
      case "\u{06A9}", "\u{06AA}": return "ك"
      case "\u{06CC}": return endsWord().map { CharacterRepair.alefMaksura.contains($0) ? "ى" : "ي" } ?? "ي"
      case "\u{06C1}", "\u{06BE}", "\u{06D5}": return "ه"
      case "\u{06C3}": return "ة"
      default: return nil
      }
    case .invisibleControls:
      switch scalar {
      case "\u{00AD}", "\u{061C}", "\u{200B}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2060}",
        "\u{2066}"..."\u{2069}", "\u{FEFF}":
        return ""
      default: return nil
      }
    case .westernDigits:
      switch scalar {
      case "\u{0660}"..."\u{0669}": return CharacterRepair.digit(scalar, from: 0x660, to: 0x30)
      case "\u{06F0}"..."\u{06F9}": return CharacterRepair.digit(scalar, from: 0x6F0, to: 0x30)
      default: return nil
      }
    case .arabicDigits:
      switch scalar {
      case "0"..."9": return CharacterRepair.digit(scalar, from: 0x30, to: 0x660)
      case "\u{06F0}"..."\u{06F9}": return CharacterRepair.digit(scalar, from: 0x6F0, to: 0x660)
      default: return nil
      }
    }
  }

  private static func digit(_ scalar: Unicode.Scalar, from zero: UInt32, to other: UInt32) -> String? {
    Unicode.Scalar(scalar.value - zero + other).map { String(Character($0)) }
  }

  /// Words whose last letter is ى, as a Persian keyboard writes them; all others have ي there.
  private static let alefMaksura: Set<String> = Set(
    [
      "على", "إلى", "الى", "حتى", "لدى", "متى", "سوى", "مدى", "أخرى", "الأخرى", "كبرى", "الكبرى", "مستوى", "المستوى",
      "منى", "موسى", "عيسى", "يحيى", "مصطفى", "ليلى", "سلمى", "هدى", "مستشفى", "المستشفى", "معنى", "المعنى", "رضى",
      "القرى",
    ]
    .map { $0.dropLast() + "\u{06CC}" })

  private func isWordEnd(_ text: SourceText, _ offset: Int) -> Bool {
    guard offset < text.bytes.count else { return true }
    let next = text.string(TextSpan(start: offset, end: min(offset + 4, text.bytes.count))).unicodeScalars.first
    return next.map { !$0.properties.isAlphabetic && $0.properties.generalCategory != .nonspacingMark } ?? true
  }

  /// The word whose last letter starts at the offset, without a leading و or ف.
  private func word(_ text: SourceText, _ offset: Int) -> String {
    let end = min(offset + 2, text.bytes.count)
    var start = offset
    while start >= 2, end - start < 24, text.bytes[start - 2] & 0xE0 == 0xC0, text.bytes[start - 2] >= 0xD8 {
      start -= 2
    }
    let word = text.string(TextSpan(start: start, end: end))
    if CharacterRepair.alefMaksura.contains(word) { return word }
    let rest = String(word.unicodeScalars.dropFirst())
    return word.hasPrefix("و") || word.hasPrefix("ف") ? rest : word
  }
}

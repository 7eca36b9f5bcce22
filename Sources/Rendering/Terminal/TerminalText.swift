/// Text for a terminal, built up piece by piece.
///
/// Nothing in a document can steer the terminal: control characters become visible pictures, and the bidi controls
/// that could reorder what follows them are left out. Arabic inside a Latin line stands between FSI and PDI.
struct TerminalText {
  private(set) var text = ""
  private let isColored: Bool

  init(isColored: Bool) { self.isColored = isColored }

  /// Adds a piece of our own, as it is.
  mutating func add(_ piece: String, _ style: TerminalStyle? = nil) {
    guard isColored, let style else {
      text += piece
      return
    }
    text += "\u{1B}[\(style.rawValue)m\(piece)\u{1B}[0m"
  }

  /// Adds a piece of the document that continues the text around it: no isolate, so that letters stay joined.
  mutating func addFlowing(_ piece: String, _ style: TerminalStyle? = nil) {
    add(TerminalText.harmless(piece), style)
  }

  /// Adds a piece of the document inside a line of ours.
  mutating func addIsolated(_ piece: String, _ style: TerminalStyle? = nil) {
    openIsolate()
    addFlowing(piece, style)
    closeIsolate()
  }

  /// Opens an isolate whose direction its first strong letter decides (FSI).
  mutating func openIsolate() { text += "\u{2068}" }

  /// Opens an isolate of a given direction (RLI or LRI): the lines of one paragraph all read the same way.
  mutating func openIsolate(isRightToLeft: Bool) { text += isRightToLeft ? "\u{2067}" : "\u{2066}" }

  /// Closes an isolate (PDI).
  mutating func closeIsolate() { text += "\u{2069}" }

  /// Adds a Latin label inside running Arabic, kept together by LRI and PDI.
  mutating func addLabel(_ label: String, _ style: TerminalStyle) {
    text += "\u{2066}"
    add(label, style)
    text += "\u{2069}"
  }

  /// Whether the first letter with a direction reads from right to left; a text without one does.
  static func isRightToLeft(_ text: String) -> Bool {
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
      switch scalar.value {
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: return true
      default: return false
      }
    }
    return true
  }

  /// The text without anything that a terminal obeys.
  static func harmless(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: result.append(" ")
      // U+2400…: pictures of the control codes; ESC shows as ␛.
      case 0x00..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7F..<0xA0: result.append("\u{2421}")
      case 0x2028, 0x2029: result.append(" ")
      case 0x202A...0x202E, 0x2066...0x2069: break
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

/// How many columns of a terminal a text takes.
enum DisplayWidth {
  /// The columns of a text without line breaks: marks and format controls take none, wide letters and pictures two.
  static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + of($1) } }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}

/// A piece of a line with its looks.
struct StyledPiece: Hashable {
  var text: String
  var style: TerminalStyle?
  /// Whether the piece is a label of ours, which stays with the word before it.
  var isLabel = false
}

/// Breaks styled text into lines at blanks, and nowhere else: a mark may begin inside a word.
struct LineWrapper {
  private let width: Int
  private var lines: [[StyledPiece]] = []
  private var line: [StyledPiece] = []
  private var lineWidth = 0
  private var blanks: [StyledPiece] = []
  private var word: [StyledPiece] = []

  /// The lines of the pieces, none wider than `width` unless a word is; at least one.
  static func lines(_ pieces: [StyledPiece], width: Int) -> [[StyledPiece]] {
    var wrapper = LineWrapper(width: width)
    for piece in pieces { wrapper.add(piece) }
    wrapper.endWord()
    return wrapper.lines + (wrapper.line.isEmpty && !wrapper.lines.isEmpty ? [] : [wrapper.line])
  }

  private init(width: Int) { self.width = width }

  private mutating func add(_ piece: StyledPiece) {
    if piece.isLabel { return word.append(piece) }
    var run = ""
    for scalar in piece.text.unicodeScalars {
      if scalar == " " {
        append(run, piece, to: \.word)
        run = ""
        endWord()
        append(" ", piece, to: \.blanks)
      } else {
        run.unicodeScalars.append(scalar)
      }
    }
    append(run, piece, to: \.word)
  }

  private mutating func append(
    _ text: String, _ piece: StyledPiece, to part: WritableKeyPath<LineWrapper, [StyledPiece]>
  ) {
    guard !text.isEmpty else { return }
    let last = self[keyPath: part].count - 1
    if last >= 0, self[keyPath: part][last].style == piece.style, !self[keyPath: part][last].isLabel {
      self[keyPath: part][last].text += text
    } else {
      self[keyPath: part].append(StyledPiece(text: text, style: piece.style))
    }
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    let wordWidth = LineWrapper.width(of: word)
    let blankWidth = LineWrapper.width(of: blanks)
    if !line.isEmpty, lineWidth + blankWidth + wordWidth > width {
      lines.append(line)
      line = []
      lineWidth = 0
    } else {
      for blank in blanks { append(blank.text, blank, to: \.line) }
      lineWidth += blankWidth
    }
    for piece in word {
      if piece.isLabel { line.append(piece) } else { append(piece.text, piece, to: \.line) }
    }
    lineWidth += wordWidth
    blanks = []
    word = []
  }

  private static func width(of pieces: [StyledPiece]) -> Int { pieces.reduce(0) { $0 + DisplayWidth.of($1.text) } }
}

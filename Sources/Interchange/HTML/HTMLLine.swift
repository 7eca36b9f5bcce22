import AnnotationModel

/// One line of a page's text while it is being collected: its words, and how much of it stands in which elements.
struct HTMLLine {
  /// What surrounds a piece of text.
  struct Context {
    var isHidden = false
    var isPreformatted = false
    var isLink = false
    var isStrong = false
    var isTime = false
    var isControl = false
    var isTagLink = false
    var isAuthorLink = false
    var isListItem = false
    var headingLevel: UInt8 = 0
    var container: Int32 = -1
  }

  private var bytes: [UInt8] = []
  private var hints = StructureHints.Line()
  /// Bytes that are no white space: of all, and of those in links and so on.
  private var words = 0
  private var linked = 0
  private var strong = 0
  private var timed = 0
  private var control = 0
  private var tagged = 0
  private var authored = 0
  /// Whether white space stands between the last word and the next.
  private var hasSpace = false

  /// Whether no word has come yet.
  var isEmpty: Bool { words == 0 }
  /// Whether all words so far stand in links.
  var isAllLinks: Bool { words > 0 && linked == words }

  /// Appends text, runs of white space as one space.
  mutating func append(_ text: some Sequence<UInt8>, in context: Context) {
    for byte in text {
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        hasSpace = true
        continue
      }
      if hasSpace, !bytes.isEmpty { bytes.append(0x20) }
      hasSpace = false
      bytes.append(byte)
      count(context)
    }
  }

  /// Sees to white space before the next word.
  mutating func space() { hasSpace = true }

  private mutating func count(_ context: Context) {
    if words == 0 {
      hints.container = context.container
      hints.headingLevel = context.headingLevel
      if context.isListItem { hints.marks.insert(.listItem) }
    }
    words += 1
    if context.isLink { linked += 1 }
    if context.isStrong { strong += 1 }
    if context.isTime { timed += 1 }
    if context.isControl { control += 1 }
    if context.isTagLink { tagged += 1 }
    if context.isAuthorLink { authored += 1 }
  }

  /// Appends the line without outer white space to `text` and says where it stands and what is known of it; nil without
  /// a word. The line is empty afterwards.
  mutating func finish(appendingTo text: inout [UInt8]) -> (range: Range<Int>, hints: StructureHints.Line)? {
    let trimmed = HTMLLine.trimmed(bytes)
    var hints = hints
    hints.linkShare = UInt8(linked * 100 / max(words, 1))
    if strong * 100 >= words * 95 { hints.marks.insert(.strong) }
    if timed * 100 >= words * 60 { hints.marks.insert(.time) }
    if control * 100 >= words * 60 { hints.marks.insert(.control) }
    if tagged * 100 >= words * 60 { hints.marks.insert(.tagLink) }
    if authored * 100 >= words * 60 { hints.marks.insert(.authorLink) }
    let start = text.count
    text.append(contentsOf: bytes[trimmed])
    clear()
    return trimmed.isEmpty ? nil : (start..<text.count, hints)
  }

  /// Makes the line empty; its memory serves the next one.
  private mutating func clear() {
    bytes.removeAll(keepingCapacity: bytes.count < 4_096)
    hints = StructureHints.Line()
    (words, linked, strong, timed, control, tagged, authored) = (0, 0, 0, 0, 0, 0, 0)
    hasSpace = false
  }

  /// Where the line's words stand: without spaces and no-break spaces at both ends.
  private static func trimmed(_ bytes: [UInt8]) -> Range<Int> {
    var start = 0
    var end = bytes.count
    while start < end {
      if bytes[start] == 0x20 {
        start += 1
      } else if bytes[start] == 0xC2, start + 1 < end, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while end > start {
      if bytes[end - 1] == 0x20 {
        end -= 1
      } else if end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }
}

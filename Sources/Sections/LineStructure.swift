public import AnnotationModel
import ArabicText

/// What mark-up says of a line by itself: that of the page it comes from, or the line's own Markdown.
public struct LineStructure: Hashable, Sendable {
  package var hints = StructureHints.Line()

  /// A line without mark-up.
  public init() {}

  /// A line of which the page's mark-up says `hints`.
  public init(_ hints: StructureHints.Line) { self.hints = hints }

  /// Whether anything is known.
  package var isKnown: Bool { hints.headingLevel > 0 || !hints.marks.isEmpty || hints.linkShare > 0 }

  /// The Markdown heading that a line is: "## خلفية". The marks of lists are features of every line ("- بند"), since pages
  /// put them before links as well.
  static func markdown(_ tokens: TokenTable) -> LineStructure {
    var structure = LineStructure()
    var level = 0
    while level < tokens.count, level < 7, tokens.marks[level] == .hash, level == 0 || !tokens.spaceBefore[level] {
      level += 1
    }
    // "#وسم" leans on its word.
    if (1...6).contains(level), level < tokens.count, tokens.spaceBefore[level] {
      structure.hints.headingLevel = UInt8(truncatingIfNeeded: level)
    }
    return structure
  }
}

package import AnnotationModel
package import ArabicText

/// An HTML page as text: what a reader sees of it, line by line, and what its mark-up says about the lines.
///
/// Nothing is loaded or run: scripts, styles, frames, form fields and hidden elements are left out, links are text.
package struct HTMLDocument: Hashable, Sendable {
  /// The visible text, a line for each block, row or line break, with blank lines where browsers leave room. A title
  /// that only the page's metadata knows stands first.
  package let text: SourceText
  package let structure: StructureHints
  /// ISO 8601 date or date-time of publication by the page's metadata.
  package let publicationTime: String?

  /// Reads a page in valid UTF-8.
  ///
  /// - Throws: `tooDeep` when its elements are nested beyond 512.
  package init(_ source: SourceText) throws(DocumentFailure) {
    let builder = HTMLTextBuilder()
    try HTMLParser.parse(source.bytes, listener: builder)
    builder.finish()
    publicationTime = builder.metadata.publicationTime
    var bytes: [UInt8] = []
    var hints: [StructureHints.Line] = []
    bytes.reserveCapacity(builder.text.count &+ builder.lines.count &* 2)
    hints.reserveCapacity(builder.lines.count)
    func append(_ line: ArraySlice<UInt8>, _ known: StructureHints.Line, isApart: Bool) {
      if !hints.isEmpty { bytes.append(0x0A) }
      if isApart, !hints.isEmpty {
        bytes.append(0x0A)
        hints.append(StructureHints.Line())
      }
      bytes.append(contentsOf: line)
      hints.append(known)
    }
    let title = HTMLTitle(builder.metadata)
    let titles = title.map { HTMLDocument.lines(of: builder, that: $0) } ?? []
    if let title, titles.isEmpty {
      var known = StructureHints.Line()
      known.marks = .documentTitle
      append(Array(title.text.utf8)[...], known, isApart: false)
    }
    for (index, line) in builder.lines.enumerated() {
      var known = line.hints
      if titles.contains(index) { known.marks.insert(.documentTitle) }
      append(builder.text[line.range], known, isApart: line.isApart || (index == 0 && titles.isEmpty))
    }
    // Pieces of valid UTF-8, joined at characters' boundaries.
    text = SourceText(String(decoding: bytes, as: UTF8.self))
    structure = StructureHints(lines: hints, containers: builder.containers)
  }

  /// The lines that say the title, but links to the page.
  private static func lines(of builder: HTMLTextBuilder, that title: HTMLTitle) -> Set<Int> {
    Set(
      builder.lines.indices.filter { index in
        let line = builder.lines[index]
        guard line.hints.linkShare < 50 || line.hints.headingLevel > 0 else { return false }
        return title.matches(builder.text[line.range])
      })
  }
}

import AnnotationModel

/// Collects a page's visible text, line by line, while the parser walks through its elements.
final class HTMLTextBuilder: HTMLListener {
  /// A finished line.
  struct Line {
    /// Where its words stand in `text`.
    var range: Range<Int>
    var hints: StructureHints.Line
    /// Whether a blank line stands before it.
    var isApart: Bool
  }

  private struct OpenElement {
    let name: String
    let display: HTMLDisplay
    let context: HTMLLine.Context
  }

  /// A table's row while its cells are being read.
  private struct Row {
    let firstLine: Int
    var cells = 0
    /// Whether some cell holds more than a line: then the table lays out the page.
    var isLayout = false
    var cellStart = 0
  }

  private(set) var lines: [Line] = []
  /// The lines' bytes, one after the other with nothing between.
  private(set) var text: [UInt8] = []
  private(set) var containers: [StructureHints.Container] = []
  private(set) var metadata = HTMLMetadata()
  private var open: [OpenElement] = []
  private var line = HTMLLine()
  private var needsBlank = false
  private var rows: [Row] = []
  /// The inline element that has just ended, with no text since.
  private var lastEnded: String?

  private var context: HTMLLine.Context { open.last?.context ?? HTMLLine.Context() }

  func begin(_ name: String, _ attributes: HTMLAttributes) {
    metadata.begin(name, attributes)
    let display = HTMLElement.display(of: name)
    var context = context
    context.isHidden = context.isHidden || display == .hidden || HTMLElement.isHidden(attributes)
    if !context.isHidden {
      switch display {
      case .inline: separate(from: name)
      case .lineBreak: finishLine()
      case .row: beginRow()
      case .cell: beginCell()
      case .block, .paragraph, .hidden: breakLine(display)
      }
      update(&context, name, display, attributes)
    }
    open.append(OpenElement(name: name, display: display, context: context))
  }

  func end(_ name: String) {
    metadata.end(name)
    guard let index = open.lastIndex(where: { $0.name == name }) else { return }
    let element = open[index]
    open.removeSubrange(index...)
    guard !element.context.isHidden else { return }
    switch element.display {
    case .inline: lastEnded = name
    case .row: endRow()
    case .cell: endCell()
    case .block, .paragraph: breakLine(element.display)
    case .lineBreak, .hidden: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    metadata.text(bytes)
    let context = context
    guard !context.isHidden else { return }
    if context.isPreformatted {
      for (number, part) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
        if number > 0 { finishLine() }
        line.append(part, in: context)
      }
    } else {
      line.append(bytes, in: context)
    }
    if bytes.contains(where: { $0 > 0x20 }) { lastEnded = nil }
  }

  /// Ends the last line.
  func finish() { finishLine() }

  // MARK: Lines

  private func finishLine() {
    lastEnded = nil
    guard let (range, hints) = line.finish(appendingTo: &text) else { return }
    lines.append(Line(range: range, hints: hints, isApart: needsBlank && !lines.isEmpty))
    needsBlank = false
  }

  private func breakLine(_ display: HTMLDisplay) {
    finishLine()
    if display == .paragraph { needsBlank = true }
  }

  /// Keeps apart what pages set apart by style alone: links in a row become lines of their own, other elements that
  /// touch ("<span>نص: …</span><span>صور: …</span>") get a space between them.
  private func separate(from name: String) {
    guard let lastEnded, HTMLTextBuilder.boxes.contains(name), HTMLTextBuilder.boxes.contains(lastEnded) else { return }
    if name == "a", lastEnded == "a", line.isAllLinks { finishLine() } else { line.space() }
  }

  private static let boxes: Set<String> = ["a", "span", "time", "small", "cite", "i", "b"]

  // MARK: Tables

  private func beginRow() {
    finishLine()
    rows.append(Row(firstLine: lines.count))
  }

  private func beginCell() {
    finishLine()
    guard !rows.isEmpty else { return }
    rows[rows.count - 1].cells += 1
    rows[rows.count - 1].cellStart = lines.count
  }

  private func endCell() {
    finishLine()
    guard let row = rows.last else { return }
    if lines.count > row.cellStart + 1 { rows[rows.count - 1].isLayout = true }
  }

  /// The cells of a table of data stand on one line ("الأهلي ⇥ 52"); those of a table that lays out the page, or holds a
  /// menu, on lines of their own.
  private func endRow() {
    finishLine()
    guard let row = rows.popLast() else { return }
    // A table within a cell: whatever it holds, the outer one lays out.
    if !rows.isEmpty { rows[rows.count - 1].isLayout = true }
    let cells = lines[min(row.firstLine, lines.count)...]
    guard row.cells > 1, !row.isLayout, cells.count > 1, cells.reduce(0, { $0 + $1.range.count }) <= 240,
      cells.count(where: { $0.hints.linkShare > 50 }) * 2 < cells.count
    else { return }
    var joined = cells[cells.startIndex]
    let bytes = Array(cells.map { text[$0.range] }.joined(separator: [0x09]))
    text.removeSubrange(joined.range.lowerBound...)
    text.append(contentsOf: bytes)
    joined.range = joined.range.lowerBound..<text.count
    joined.hints.linkShare = cells.map(\.hints.linkShare).min() ?? 0
    for cell in cells { joined.hints.marks.formIntersection(cell.hints.marks) }
    joined.hints.marks.insert(.tableRow)
    lines.replaceSubrange(row.firstLine..., with: [joined])
  }

  // MARK: Context

  private func update(
    _ context: inout HTMLLine.Context, _ name: String, _ display: HTMLDisplay, _ attributes: HTMLAttributes
  ) {
    let roles = HTMLElement.roles(of: name, attributes)
    if let level = HTMLElement.headingLevel(of: name) { context.headingLevel = level }
    switch name {
    case "a":
      context.isLink = true
      let relation = attributes["rel"]?.lowercased() ?? ""
      context.isTagLink = relation.contains("tag")
      context.isAuthorLink = relation.contains("author")
    case "b", "strong", "big": context.isStrong = true
    case "font": if let size = attributes["size"], size >= "4" || size.hasPrefix("+") { context.isStrong = true }
    case "time": context.isTime = true
    case "button", "label", "legend", "summary": context.isControl = true
    case "li", "dt", "dd": context.isListItem = true
    case "pre": context.isPreformatted = true
    default: break
    }
    switch display {
    case .inline:
      if roles.contains(.date) { context.isTime = true }
      if roles.contains(.author) { context.isAuthorLink = true }
    case .block, .paragraph, .row, .cell:
      // Paragraphs and items are no containers of their own unless something is known of them.
      guard !roles.isEmpty || !HTMLTextBuilder.leaves.contains(name) else { return }
      let signature = HTMLElement.signature(of: name, attributes)
      containers.append(StructureHints.Container(parent: context.container, roles: roles, signature: signature))
      context.container = Int32(truncatingIfNeeded: containers.count - 1)
    case .lineBreak, .hidden: break
    }
  }

  private static let leaves: Set<String> = [
    "p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "button", "label", "tr", "legend",
  ]
}

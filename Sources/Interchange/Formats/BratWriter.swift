import AnnotationModel
import ArabicText
import JSON

/// brat standoff: `ID.txt` and `ID.ann`, beside one `annotation.conf`. Offsets count code points.
///
/// A name, time or quantity is a text-bound annotation; a quote is an event whose trigger is its content and whose
/// arguments are cue, speaker, medium and addressee. A note holds the item's other fields as JSON.
struct BratWriter: FormatWriter {
  var format: FormatDescription {
    FormatDescription(
      "brat", .files(main: ".ann"), companions: [("annotation.conf", BratWriter.configuration)], holds: standoffLayers,
      losses: "blocks, articles, sections, sentences, diagnostics")
  }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    let text = ScalarText(page.source)
    var lines: [String] = []
    var numbers: [String: Int] = [:]
    let items = page.standoffItems(in: .utf32)
    for (index, item) in items.enumerated() {
      numbers[item.id] = index + 1
      // A fragment may not run over a line's end.
      let fragments = item.ranges.flatMap(text.linesOf)
      let offsets = fragments.map { "\($0.lowerBound) \($0.upperBound)" }.joined(separator: ";")
      let covered = fragments.map { text[$0] }.joined(separator: " ")
      lines.append("T\(index + 1)\t\(item.label) \(offsets)\t\(BratText.oneLine(covered))")
    }
    var events = 0
    for (index, item) in items.enumerated() {
      var target = "T\(index + 1)"
      if item.label == StandoffLabels.quote {
        events += 1
        target = "E\(events)"
        let arguments = item.links.compactMap { link in
          numbers[link.target].map { " \(link.role.prefix(1).uppercased())\(link.role.dropFirst()):T\($0)" }
        }
        lines.append("E\(events)\tQUOTE:T\(index + 1)\(arguments.joined())")
      }
      var note = item.fields
      note["id"] = .string(item.id)
      lines.append("#\(index + 1)\tAnnotatorNotes \(target)\t\(note.compact)")
    }
    let annotations = lines.map { $0 + "\n" }.joined()
    return [
      OutputPart(.document(suffix: ".ann"), Array(annotations.utf8)),
      OutputPart(.document(suffix: ".txt"), page.source.bytes),
    ]
  }

  private static let configuration = """
    # Written by hashiya. Not in this format: blocks, articles, sections, sentences, diagnostics.
    # Notes hold the other fields of each annotation as JSON.
    [entities]
    \((StandoffLabels.entities + StandoffLabels.times + StandoffLabels.quantities + StandoffLabels.roles.map { $0.uppercased() }).joined(separator: "\n"))
    [relations]
    <OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
    [events]
    QUOTE\tCue?:CUE, Speaker?:SPEAKER, Via?:VIA, Addressee?:ADDRESSEE
    [attributes]

    """
}

/// Pieces of brat's line syntax.
enum BratText {
  /// The text with line ends and tabs as blanks: what brat shows for an annotation is one field of a line.
  static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\r" || $0 == "\t" ? " " : $0 }))
  }
}

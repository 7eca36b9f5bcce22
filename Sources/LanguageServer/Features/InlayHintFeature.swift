import AnnotationModel
import ArabicText
import Configuration
import JSON
import LanguageServerProtocol

/// Notes within the text: the date that an expression means, and who speaks where the text does not say it again.
enum InlayHintFeature {
  static func hints(_ message: InlayHintRequest, _ view: DocumentView) -> [InlayHint] {
    let stretch = view.span(of: message.range)
    let positions = view.positions
    return notes(in: stretch, view).map { note in
      InlayHint(
        position: positions.position(of: note.offset), label: view.display.isolated(note.label),
        kind: note.isSpeaker ? .parameter : .type,
        tooltip: view.session.client.resolvesInlayHints ? nil : tooltip(of: note.annotation, view), uri: view.uri,
        annotation: note.annotation)
    }
  }

  /// The hint with its explanation.
  static func resolve(_ message: InlayHintResolveRequest, _ view: DocumentView) -> JSONValue {
    message.resolved(tooltip: tooltip(of: message.annotation, view))
  }

  private struct Note {
    let offset: Int
    let label: String
    let isSpeaker: Bool
    let annotation: String
  }

  private static func notes(in stretch: TextSpan, _ view: DocumentView) -> [Note] {
    var notes: [Note] = []
    if view.display.inlayHints.contains(.dates) {
      for item in view.index.times.items(in: stretch) {
        guard let time = view.annotations.times?[item], saysMore(time, than: view.text.string(time.span)) else {
          continue
        }
        notes.append(Note(offset: time.span.end, label: time.value, isSpeaker: false, annotation: time.id))
      }
    }
    if view.display.inlayHints.contains(.speakers) {
      for item in Set(view.index.attributions.items(in: stretch)).sorted() {
        guard let quote = view.annotations.quotes?[item], let place = unnamedSpeaker(of: quote, view) else { continue }
        notes.append(Note(offset: place.end, label: quote.speakerName, isSpeaker: true, annotation: quote.id))
      }
    }
    return notes.sorted { ($0.offset, $0.label) < ($1.offset, $1.label) }
  }

  /// Whether the value is a date that the text does not spell out: "أمس" and "5 مايو", not "5 مايو 2024" or "عامين".
  private static func saysMore(_ time: TimeExpression, than text: String) -> Bool {
    guard time.type == .date || time.type == .time, time.begin != nil else { return false }
    let digits = text.unicodeScalars.compactMap {
      $0.properties.numericType == .decimal ? $0.properties.numericValue : nil
    }
    .map { String(Int($0)) }.joined()
    let year = String(time.value.prefix(4))
    let ownYear = time.original.map { String($0.prefix(4)) } ?? year
    return !digits.contains(year) && !digits.contains(ownYear)
  }

  /// The cue or pronoun behind which the speaker's name helps; nil where the text gives the name.
  private static func unnamedSpeaker(of quote: Quote, _ view: DocumentView) -> TextSpan? {
    guard quote.speakerName != "unknown", quote.resolvedBy == .subjectDrop || quote.resolvedBy == .pronoun else {
      return nil
    }
    if let speaker = quote.speaker { return view.text.string(speaker) == quote.speakerName ? nil : speaker }
    return quote.cue
  }

  private static func tooltip(of annotation: String, _ view: DocumentView) -> String? {
    let notes = HoverNotes(view)
    if let time = view.annotations.times?.first(where: { $0.id == annotation }) {
      return notes.note(time).text(asMarkdown: false, isolating: view.display)
    }
    if let quote = view.annotations.quotes?.first(where: { $0.id == annotation }) {
      return notes.note(quote, at: quote.content.first ?? TextSpan(start: 0, end: 0))
        .text(asMarkdown: false, isolating: view.display)
    }
    return nil
  }
}

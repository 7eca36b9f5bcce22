import AnnotationModel
import LanguageServerProtocol

/// Highlights: all mentions of the name under the cursor, the halves of a dual date, or what belongs to a quotation.
enum DocumentHighlightFeature {
  static func highlights(_ message: DocumentHighlightRequest, _ view: DocumentView) -> [DocumentHighlight] {
    let offset = view.offset(of: message.place.position)
    let positions = view.positions
    return places(at: offset, view).map { DocumentHighlight(range: positions.range(of: $0.span), kind: $0.kind) }
  }

  private static func places(
    at offset: Int, _ view: DocumentView
  ) -> [(span: TextSpan, kind: DocumentHighlight.Kind)] {
    switch Referent(at: offset, in: view) {
    case nil: return []
    case .entity(let mention):
      let full = view.fullMention(of: mention.entity)?.id
      return view.index.mentions(of: mention.entity).map { ($0.span, $0.id == full ? .write : .read) }
    case .time(let time):
      return related(to: time, view).map { ($0.span, .text) }
    case .quote(let quote):
      let parts = [quote.speaker, quote.cue, quote.via, quote.addressee].compactMap { $0 } + quote.content
      return Set(parts).sorted().map { ($0, $0 == quote.speaker ? .write : .read) }
    }
  }

  /// The time expression with its other half, and with those that count from it or that it counts from.
  static func related(to time: TimeExpression, _ view: DocumentView) -> [TimeExpression] {
    (view.annotations.times ?? []).filter { other in
      other.id == time.id || other.id == time.sameAs || other.sameAs == time.id || other.id == time.anchor
        || other.anchor == time.id
    }
  }
}

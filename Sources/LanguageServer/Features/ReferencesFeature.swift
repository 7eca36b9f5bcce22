import AnnotationModel
import LanguageServerProtocol

/// References: all mentions of a name and all that it says, all that a speaker says, all expressions of one time.
enum ReferencesFeature {
  static func references(_ message: ReferencesRequest, _ view: DocumentView) -> [Location] {
    guard let referent = Referent(at: view.offset(of: message.place.position), in: view) else { return [] }
    let declaration = declaration(of: referent, view)
    return Set(places(of: referent, view)).sorted()
      .filter { message.includesDeclaration || $0 != declaration }
      .map { view.location(of: $0) }
  }

  private static func places(of referent: Referent, _ view: DocumentView) -> [TextSpan] {
    switch referent {
    case .entity(let mention): return places(of: mention.entity, view)
    case .time(let time): return DocumentHighlightFeature.related(to: time, view).map(\.span)
    case .quote(let quote):
      if let entity = quote.speakerEntity { return places(of: entity, view) }
      guard quote.speakerName != "unknown" else { return quote.content }
      let same = (view.annotations.quotes ?? []).filter { $0.speakerName == quote.speakerName }
      return same.flatMap { $0.content + [$0.speaker].compactMap { $0 } }
    }
  }

  private static func places(of entity: String, _ view: DocumentView) -> [TextSpan] {
    view.index.mentions(of: entity).map(\.span) + view.quotes(of: entity).flatMap(\.content)
  }

  private static func declaration(of referent: Referent, _ view: DocumentView) -> TextSpan? {
    switch referent {
    case .entity(let mention): view.fullMention(of: mention.entity)?.span
    case .time(let time): time.span
    case .quote(let quote): view.speakerPlace(of: quote)
    }
  }
}

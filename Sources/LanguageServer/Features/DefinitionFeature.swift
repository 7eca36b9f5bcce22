import AnnotationModel
import LanguageServerProtocol

/// The definition: where a name is given in full, who speaks where nobody is named, what a relative time counts from.
enum DefinitionFeature {
  static func definition(_ message: DefinitionRequest, _ view: DocumentView) -> Definition? {
    let offset = view.offset(of: message.place.position)
    guard let referent = Referent(at: offset, in: view), let (origin, target) = link(from: referent, offset, view)
    else { return nil }
    return Definition(
      origin: view.session.client.takesDefinitionLinks ? view.positions.range(of: origin) : nil,
      target: view.location(of: target))
  }

  private static func link(
    from referent: Referent, _ offset: Int, _ view: DocumentView
  ) -> (origin: TextSpan, target: TextSpan)? {
    switch referent {
    case .entity(let mention):
      // A medium may be a mention of its own ("الوكالة") and yet stand for another one.
      if let quote = attribution(at: mention.span, view), quote.via == mention.span,
        let medium = view.mediumPlace(of: quote), medium != mention.span
      {
        return (mention.span, medium)
      }
      return view.fullMention(of: mention.entity).map { (mention.span, $0.span) }
    case .time(let time):
      let source = time.anchor ?? time.sameAs
      guard let anchor = view.annotations.times?.first(where: { $0.id == source }) else { return nil }
      return (time.span, anchor.span)
    case .quote(let quote):
      let parts = [quote.cue, quote.speaker, quote.via].compactMap { $0 } + quote.content
      guard let origin = parts.first(where: { $0.start <= offset && offset <= $0.end }) else { return nil }
      let target = origin == quote.via ? view.mediumPlace(of: quote) : view.speakerPlace(of: quote)
      return target.map { (origin, $0) }
    }
  }

  private static func attribution(at span: TextSpan, _ view: DocumentView) -> Quote? {
    view.index.attributions.items(in: span).first.flatMap { view.annotations.quotes?[$0] }
  }
}

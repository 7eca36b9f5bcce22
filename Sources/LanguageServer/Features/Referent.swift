import AnnotationModel
import ArabicText

/// What stands at a place of a document: the thing that a cursor there is about.
enum Referent {
  case entity(EntityMention)
  case time(TimeExpression)
  /// A quotation, by what attributes it or by its content.
  case quote(Quote)

  /// What stands at the offset, or right before it. A name wins over the quotation around it.
  init?(at offset: Int, in view: DocumentView) {
    let index = view.index
    if let mention = index.mention(at: offset) {
      self = .entity(mention)
    } else if let time = index.time(at: offset) {
      self = .time(time)
    } else if let item = index.attributions.items(at: offset).last ?? index.contents.items(at: offset).last,
      let quote = view.annotations.quotes?[item]
    {
      self = .quote(quote)
    } else {
      return nil
    }
  }
}

extension DocumentView {
  /// The quotations whose speaker is this entity.
  func quotes(of entity: String) -> [Quote] { (annotations.quotes ?? []).filter { $0.speakerEntity == entity } }

  /// The mention that names an entity in full.
  func fullMention(of entity: String) -> EntityMention? {
    index.fullMention(of: entity) { self.spells($0, $1) }
  }

  /// Whether the text of a span is this name, be it written together with a prefix.
  func spells(_ span: TextSpan, _ name: String) -> Bool {
    let text = text.string(span)
    return text == name || FusedArticle.restored(text, after: letterBefore(span)) == name
  }

  /// The letter that a span is attached to, or nil when it begins a word.
  func letterBefore(_ span: TextSpan) -> Unicode.Scalar? { FusedArticle.letter(before: span.start, in: text) }

  /// Where the quotation's speaker is named in full: "الوكالة" and dropped subjects lead there.
  func speakerPlace(of quote: Quote) -> TextSpan? {
    if let entity = quote.speakerEntity, let mention = fullMention(of: entity) { return mention.span }
    return place(named: quote.speakerName, whoIs: quote.speaker)
  }

  /// Where the quotation's medium is named in full.
  func mediumPlace(of quote: Quote) -> TextSpan? {
    guard let name = quote.viaName else { return quote.via }
    if let entity = annotations.entityIndex?.first(where: { $0.name == name || $0.aliases.contains(name) }),
      let mention = fullMention(of: entity.id)
    {
      return mention.span
    }
    return place(named: name, whoIs: quote.via)
  }

  /// The first speaker or medium of the document that is spelled like the name, or else the place itself.
  private func place(named name: String, whoIs place: TextSpan?) -> TextSpan? {
    if let place, spells(place, name) { return place }
    let voices = (annotations.quotes ?? []).lazy.flatMap { [$0.speaker, $0.via].compactMap { $0 } }
    return voices.first { spells($0, name) } ?? place
  }
}

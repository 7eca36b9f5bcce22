import AnnotationModel
import ArabicText
import LanguageServerProtocol

/// The hover: what the annotations say about the place under the pointer, from the narrowest to the widest.
enum HoverFeature {
  static func hover(_ message: HoverRequest, _ view: DocumentView) -> Hover? {
    let offset = view.offset(of: message.position)
    let notes = HoverNotes(view, at: offset).notes
    guard let narrowest = notes.min(by: { $0.span.length < $1.span.length }) else { return nil }
    let isMarkdown = view.session.supportsMarkdownHover
    let paragraphs = notes.sorted { $0.span.length < $1.span.length }.map { $0.text(asMarkdown: isMarkdown) }
    return Hover(
      text: paragraphs.joined(separator: isMarkdown ? "\n\n---\n\n" : "\n\n"), isMarkdown: isMarkdown,
      range: view.positions.range(of: narrowest.span))
  }
}

/// All that there is to say about one place.
private struct HoverNotes {
  private(set) var notes: [HoverNote] = []
  private let language: DisplayLanguage
  private let offset: Int

  init(_ view: DocumentView, at offset: Int) {
    language = view.session.language
    self.offset = offset
    let document = view.annotations
    for mention in document.entities ?? [] where covers(mention.span) {
      notes.append(note(mention, in: document))
    }
    for time in document.times ?? [] where covers(time.span) { notes.append(note(time)) }
    for quantity in document.quantities ?? [] where covers(quantity.span) { notes.append(note(quantity)) }
    for quote in document.quotes ?? [] {
      for part in quote.content where covers(part) { notes.append(note(quote, part)) }
    }
  }

  private func covers(_ span: TextSpan) -> Bool { span.start <= offset && offset < span.end }

  private func note(_ mention: EntityMention, in document: AnnotatedDocument) -> HoverNote {
    var note = HoverNote(span: mention.span, title: mention.name, kind: name(of: mention.type))
    guard let entity = document.entityIndex?.first(where: { $0.id == mention.entity }) else { return note }
    if let country = entity.country { note.add(language("Country", "الدولة"), code: country) }
    for role in entity.roles.prefix(3) { note.add(language("Role", "الصفة"), role) }
    if !entity.aliases.isEmpty {
      note.add(language("Also", "ويرد أيضا"), entity.aliases.prefix(5).joined(separator: "، "))
    }
    note.add(language("Mentions", "مرات الورود"), code: String(entity.mentions.count))
    return note
  }

  private func note(_ time: TimeExpression) -> HoverNote {
    var note = HoverNote(span: time.span, title: nil, kind: name(of: time.type))
    note.add(language("Value", "القيمة"), code: time.value)
    // The interval of a plain date is the date.
    if let begin = time.begin, let finish = time.finish, begin != time.value {
      note.add(language("Interval", "المدة"), code: "\(begin) / \(finish)")
    }
    if let modifier = time.modifier { note.add(language("Modifier", "المعدل"), code: modifier.rawValue) }
    if let original = time.original { note.add(language("Hijri", "هجري"), code: original) }
    if let zone = time.zone { note.add(language("Zone", "التوقيت"), code: zone) }
    return note
  }

  private func note(_ quantity: Quantity) -> HoverNote {
    var note = HoverNote(span: quantity.span, title: nil, kind: language("Quantity", "كمية"))
    note.add(language("Value", "القيمة"), code: quantity.value)
    if let unit = quantity.unit { note.add(language("Unit", "الوحدة"), code: unit) }
    return note
  }

  private func note(_ quote: Quote, _ part: TextSpan) -> HoverNote {
    var note = HoverNote(span: part, title: nil, kind: language("Quote", "اقتباس"))
    note.add(language("Speaker", "المتحدث"), quote.speakerName)
    if let via = quote.viaName { note.add(language("Via", "نقلا عن"), via) }
    if quote.polarity == .deny { note.add(language("Polarity", "الحكم"), language("denied", "نفي")) }
    return note
  }

  private func name(of type: EntityType) -> String {
    switch type {
    case .person: language("Person", "شخص")
    case .location: language("Place", "مكان")
    case .organization: language("Organization", "جهة")
    case .people: language("People or group", "قوم أو جماعة")
    case .event: language("Event", "حدث")
    case .miscellaneous: language("Name", "اسم")
    }
  }

  private func name(of type: TimeType) -> String {
    switch type {
    case .date: language("Date", "تاريخ")
    case .time: language("Time of day", "وقت")
    case .duration: language("Duration", "مدة")
    case .set: language("Recurring time", "وقت متكرر")
    }
  }
}

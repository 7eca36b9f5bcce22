import AnnotationModel
import Annotator
import ArabicText
import Times

/// Puts annotations into the user's words.
struct HoverNotes {
  private let language: DisplayLanguage
  private let view: DocumentView
  private var document: AnnotatedDocument { view.annotations }

  init(_ view: DocumentView) {
    language = view.session.language
    self.view = view
  }

  /// All that there is to say about one place, from the narrowest annotation to the widest.
  func notes(at offset: Int) -> [HoverNote] {
    let index = view.index
    let place = TextSpan(start: offset, end: offset + 1)
    var notes: [HoverNote] = []
    for item in index.mentions.items(in: place) { notes += [document.entities?[item]].compactMap { $0 }.map(note) }
    for item in index.times.items(in: place) { notes += [document.times?[item]].compactMap { $0 }.map(note) }
    for item in index.quantities.items(in: place) { notes += [document.quantities?[item]].compactMap { $0 }.map(note) }
    for item in index.contents.items(in: place) {
      notes += [document.quotes?[item]].compactMap { $0 }.map { note($0, at: place) }
    }
    // Over what attributes a quotation there may be a name as well, which says more.
    for item in Set(index.attributions.items(in: place)).sorted() {
      notes += [document.quotes?[item]].compactMap { $0 }.map { note($0, at: place) }
    }
    return notes.enumerated().sorted { ($0.element.span.length, $0.offset) < ($1.element.span.length, $1.offset) }
      .map(\.element)
  }

  func note(_ mention: EntityMention) -> HoverNote {
    var note = HoverNote(span: mention.span, title: mention.name, kind: language.name(of: mention.type))
    guard let entity = view.index.entity(mention.entity) else { return note }
    if let country = entity.country { note.add(language("Country", "الدولة"), code: country) }
    for role in entity.roles.prefix(3) { note.add(language("Role", "الصفة"), role) }
    if !entity.aliases.isEmpty {
      note.add(language("Also", "ويرد أيضا"), entity.aliases.prefix(5).joined(separator: "، "))
    }
    note.add(language("Mentions", "مرات الورود"), code: String(entity.mentions.count))
    let quotes = view.quotes(of: entity.id).count
    if quotes > 0 { note.add(language("Quotes", "الاقتباسات"), code: String(quotes)) }
    return note
  }

  func note(_ time: TimeExpression) -> HoverNote {
    var note = HoverNote(span: time.span, title: nil, kind: language.name(of: time.type))
    note.add(language("Value", "القيمة"), code: time.value)
    // The interval of a plain date is the date.
    if let begin = time.begin, let finish = time.finish, begin != time.value {
      note.add(language("Interval", "المدة"), code: "\(begin) / \(finish)")
    }
    if time.type != .duration, let day = CalendarDay(iso: time.value) {
      note.add(language("Weekday", "اليوم"), language.weekday(day.weekday))
      note.add(language("Gregorian", "ميلادي"), language.gregorian(day.gregorian))
      note.add(language("Hijri", "هجري"), language.hijri(day.hijri))
    }
    if let original = time.original { note.add(language("As written", "كما ورد"), code: original) }
    if let modifier = time.modifier { note.add(language("Modifier", "المعدل"), code: modifier.rawValue) }
    if let frequency = time.frequency { note.add(language("Frequency", "التكرار"), code: frequency) }
    if let zone = time.zone { note.add(language("Zone", "التوقيت"), code: zone) }
    if let anchor = document.times?.first(where: { $0.id == time.anchor }) {
      note.add(language("Counts from", "محسوب من"), view.text.string(anchor.span))
    }
    note.add(language("Rule", "القاعدة"), code: time.rule)
    return note
  }

  func note(_ quantity: Quantity) -> HoverNote {
    var note = HoverNote(span: quantity.span, title: nil, kind: language("Quantity", "كمية"))
    note.add(language("Value", "القيمة"), code: quantity.value)
    if let unit = quantity.unit { note.add(language("Unit", "الوحدة"), code: unit) }
    return note
  }

  /// The note of a quotation over the part of it that shares something with `place`.
  func note(_ quote: Quote, at place: TextSpan) -> HoverNote {
    let parts = [quote.cue, quote.speaker, quote.via].compactMap { $0 } + quote.content
    let span = parts.first { $0.overlaps(place) } ?? quote.content.first ?? place
    var note = HoverNote(span: span, title: nil, kind: language.name(of: quote.kind))
    let isUnknown = quote.speakerName == "unknown"
    note.add(language("Speaker", "المتحدث"), isUnknown ? language("unknown", "غير معروف") : quote.speakerName)
    if let via = quote.viaName { note.add(language("Via", "نقلا عن"), via) }
    if let addressee = quote.addressee { note.add(language("To", "إلى"), view.text.string(addressee)) }
    if quote.polarity == .deny { note.add(language("Polarity", "الحكم"), language("denied", "نفي")) }
    if quote.resolvedBy != .explicit {
      note.add(language("Speaker found by", "طريقة الإسناد"), language.name(of: quote.resolvedBy))
    }
    return note
  }
}

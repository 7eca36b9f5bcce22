import AnnotationModel

/// The interface's words, in Arabic and English.
enum Phrases {
  static let outline = Phrase("المحتويات", "Outline")
  static let names = Phrase("الأعلام", "Names")
  static let timeline = Phrase("التواريخ", "Timeline")
  static let speakers = Phrase("من نقل عمّن", "Who quotes whom")
  static let speaker = Phrase("القائل", "Speaker")
  static let medium = Phrase("نقلا عن", "Through")
  static let quotes = Phrase("الأقوال", "Quotes")
  static let notes = Phrase("حواشي الأقوال", "Notes on the quotes")
  static let layers = Phrase("الطبقات", "Layers")
  static let findings = Phrase("ملاحظات على النص", "Findings about the text")
  static let language = Phrase("English", "العربية")
  static let theme = Phrase("ليلي / نهاري", "Dark / light")
  static let times = Phrase("الأزمنة", "Times")
  static let quantities = Phrase("المقادير", "Quantities")
  static let rest = Phrase("ما حول المقال", "Page furniture")
  static let line = Phrase("السطر", "line")
  static let keys = Phrase(
    "المفاتيح: j/k الأعلام، n/p الأقوال، Enter بين القول وحاشيته، l اللغة، d الإضاءة",
    "Keys: j/k names, n/p quotes, Enter between a quote and its note, l language, d light")

  static func name(_ type: EntityType) -> Phrase {
    switch type {
    case .person: Phrase("أشخاص", "People")
    case .location: Phrase("أماكن", "Places")
    case .organization: Phrase("هيئات", "Organisations")
    case .people: Phrase("أقوام", "Peoples")
    case .event: Phrase("أحداث", "Events")
    case .miscellaneous: Phrase("أعلام أخرى", "Other names")
    }
  }

  static func single(_ type: EntityType) -> Phrase {
    switch type {
    case .person: Phrase("شخص", "person")
    case .location: Phrase("مكان", "place")
    case .organization: Phrase("هيئة", "organisation")
    case .people: Phrase("قوم", "people")
    case .event: Phrase("حدث", "event")
    case .miscellaneous: Phrase("علم", "name")
    }
  }

  static func name(_ kind: Quote.Kind) -> Phrase {
    switch kind {
    case .direct: Phrase("بلفظه", "direct")
    case .indirect: Phrase("بمعناه", "indirect")
    case .mixed: Phrase("بعضه بلفظه", "partly direct")
    }
  }

  static func polarity(_ polarity: Quote.Polarity) -> Phrase? {
    polarity == .deny ? Phrase("ينفي", "denies") : nil
  }
}

import AnnotationModel
import ArabicText

/// Whether two names of one type may name one thing.
enum NameMatching {
  enum Relation {
    case none
    /// The one may stand for the other; of several fuller names the nearest is meant.
    case short
    case same
  }

  /// How `mention` relates to a mention of the same type that has at least as many words.
  static func relation(_ mention: DocumentMention, _ full: DocumentMention) -> Relation {
    if mention.form.isAlike(full.form) { return .same }
    switch full.type {
    case .person: return person(mention.form, full.form)
    case .location, .organization, .miscellaneous:
      return headless(mention, full) ?? (full.type == .location ? .none : body(mention.form, full.form))
    case .event: return headless(mention, full) ?? (full.form.hasEdge(mention.form) ? .short : .none)
    case .people: return people(mention.form, full.form)
    }
  }

  /// "سعد دوابشة" is "سعد محمد دوابشة"; "علي دوابشة" is not.
  private static func person(_ short: NameForm, _ full: NameForm) -> Relation {
    guard short.bare.count < full.bare.count, full.containsInOrder(short) else { return .none }
    // Particles and one-letter words name nobody.
    guard short.bare.contains(where: { $0.count >= 3 }) else { return .none }
    return short.bare.count > 1 ? .same : .short
  }

  /// "رويترز" is "وكالة رويترز", "طالبان" is "حركة طالبان".
  private static func headless(_ mention: DocumentMention, _ full: DocumentMention) -> Relation? {
    guard full.headWords > 0 else { return nil }
    return full.form.dropping(full.headWords).isAlike(mention.form) ? .same : nil
  }

  /// "المرصد" is "المرصد السوري لحقوق الإنسان", "الخارجية الروسية" is "وزارة الخارجية الروسية".
  private static func body(_ short: NameForm, _ full: NameForm) -> Relation {
    full.hasEdge(short) && short.bare.contains(where: { $0.count >= 3 }) ? .short : .none
  }

  /// "الحوثيون" and "الحوثيين".
  private static func people(_ short: NameForm, _ full: NameForm) -> Relation {
    guard short.bare.count == full.bare.count else { return .none }
    return zip(short.bare, full.bare).allSatisfy { withoutPlural($0) == withoutPlural($1) } ? .same : .none
  }

  /// A key for each word of a name: a mention can only relate to names that have all of its keys.
  static func keys(of form: NameForm, type: EntityType) -> [[UInt8]] {
    form.bare.map { SpellingVariants.skeleton(type == .people ? withoutPlural($0) : $0) }
  }

  private static func withoutPlural(_ word: [UInt8]) -> [UInt8] {
    var word = word
    if word.last == Letter.noon { word.removeLast() }
    if word.count > 3, word.last == Letter.yeh || word.last == Letter.waw { word.removeLast() }
    if word.count > 3, word.last == Letter.yeh { word.removeLast() }
    return word
  }
}

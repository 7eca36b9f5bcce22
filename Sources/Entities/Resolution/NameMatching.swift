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
    guard short.words.count < full.words.count, full.containsInOrder(short), short.hasNamingWord else { return .none }
    return short.words.count > 1 ? .same : .short
  }

  /// "رويترز" is "وكالة رويترز", "طالبان" is "حركة طالبان".
  private static func headless(_ mention: DocumentMention, _ full: DocumentMention) -> Relation? {
    guard full.headWords > 0 else { return nil }
    return full.form.dropping(full.headWords).isAlike(mention.form) ? .same : nil
  }

  /// "المرصد" is "المرصد السوري لحقوق الإنسان", "الخارجية الروسية" is "وزارة الخارجية الروسية".
  private static func body(_ short: NameForm, _ full: NameForm) -> Relation {
    full.hasEdge(short) && short.hasNamingWord ? .short : .none
  }

  /// "الحوثيون" and "الحوثيين".
  private static func people(_ short: NameForm, _ full: NameForm) -> Relation {
    guard short.words.count == full.words.count else { return .none }
    return short.words.indices.allSatisfy { withoutPlural(short.bare($0)) == withoutPlural(full.bare($0)) }
      ? .same : .none
  }

  /// The key of a word of a name: a mention can only relate to names that have the keys of all its words.
  static func key(of word: Int, in form: NameForm, type: EntityType) -> PackedWord {
    SpellingVariants.skeleton(type == .people ? withoutPlural(form.bare(word)) : form.bare(word))
  }

  private static func withoutPlural(_ word: PackedWord) -> PackedWord {
    var word = word
    if word.last == Letter.noon { word.removeLast() }
    if word.count > 3, word.last == Letter.yeh || word.last == Letter.waw { word.removeLast() }
    if word.count > 3, word.last == Letter.yeh { word.removeLast() }
    return word
  }
}

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
  static func relation(_ mention: DocumentMention, _ full: DocumentMention, _ forms: NameForms) -> Relation {
    if forms.isAlike(mention.form, full.form) { return .same }
    switch full.type {
    case .person: return person(mention, full, forms)
    case .location, .organization, .miscellaneous:
      return headless(mention, full, forms) ?? (full.type == .location ? .none : body(mention, full, forms))
    case .event:
      return headless(mention, full, forms) ?? (forms.isAtEdge(mention.form, of: full.form) ? .short : .none)
    case .people: return people(mention, full, forms)
    }
  }

  /// "سعد دوابشة" is "سعد محمد دوابشة"; "علي دوابشة" is not.
  private static func person(_ short: DocumentMention, _ full: DocumentMention, _ forms: NameForms) -> Relation {
    guard short.wordCount < full.wordCount, forms.isInOrder(short.form, in: full.form), forms.hasNamingWord(short.form)
    else { return .none }
    return short.wordCount > 1 ? .same : .short
  }

  /// "رويترز" is "وكالة رويترز", "طالبان" is "حركة طالبان".
  private static func headless(_ mention: DocumentMention, _ full: DocumentMention, _ forms: NameForms) -> Relation? {
    guard full.headWords > 0 else { return nil }
    return forms.isAlike(full.form, dropping: full.headWords, mention.form) ? .same : nil
  }

  /// "المرصد" is "المرصد السوري لحقوق الإنسان", "الخارجية الروسية" is "وزارة الخارجية الروسية".
  private static func body(_ short: DocumentMention, _ full: DocumentMention, _ forms: NameForms) -> Relation {
    forms.isAtEdge(short.form, of: full.form) && forms.hasNamingWord(short.form) ? .short : .none
  }

  /// "الحوثيون" and "الحوثيين".
  private static func people(_ short: DocumentMention, _ full: DocumentMention, _ forms: NameForms) -> Relation {
    guard short.wordCount == full.wordCount else { return .none }
    let areSame = zip(forms.range(short.form), forms.range(full.form)).allSatisfy {
      withoutPlural(forms.bare[$0]) == withoutPlural(forms.bare[$1])
    }
    return areSame ? .same : .none
  }

  /// The key of a word of a name, without its article: a mention can only relate to names that have the keys of all its
  /// words.
  static func key(of bare: PackedWord, type: EntityType) -> PackedWord {
    SpellingVariants.skeleton(type == .people ? withoutPlural(bare) : bare)
  }

  private static func withoutPlural(_ word: PackedWord) -> PackedWord {
    var word = word
    if word.last == Letter.noon { word.removeLast() }
    if word.count > 3, word.last == Letter.yeh || word.last == Letter.waw { word.removeLast() }
    if word.count > 3, word.last == Letter.yeh { word.removeLast() }
    return word
  }
}

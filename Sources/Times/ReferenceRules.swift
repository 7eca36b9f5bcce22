import AnnotationModel
import ArabicText
import Lexicons
import Morphology
import Numerals

/// Vague references to the present, the past and the future.
extension TimeParser {
  static let references: [TimeRule] = [
    // "الآن", "مؤخرا", "قريبا"
    TimeRule("reference.adverb", on: [.reference]) { parser, token in
      guard let reference = parser.senses.value(token, .reference).flatMap(TimeReference.init) else { return nil }
      let senses = parser.senses
      // "وأخيرا" closes an enumeration; "قريبا من" is about place; "لاحقا" in a tale of the past places nothing.
      if senses.spells(token, Spelling.akhiran), senses.isPrefixed(token) { return nil }
      if reference == .future, parser.isWord(token + 1, .min) { return nil }
      if senses.spells(token, Spelling.lahiqan), !parser.isFuture(around: token, end: token + 1) { return nil }
      return TimeMatch(meaning: .reference(reference), rule: "", tokens: token..<token + 1)
    },
    // "المستقبل القريب", "وقت سابق", "الآونة الأخيرة", "الوقت الراهن", "في الماضي", "القريب العاجل"
    TimeRule("reference.noun", on: [.referenceNoun]) { parser, token in parser.referenceNoun(at: token) },
    // "ذات يوم", "يوما ما"
    TimeRule("reference.someday", on: [.pointingWord, .timeUnit]) { parser, token in
      let senses = parser.senses
      if senses.spells(token, Spelling.dhat), senses.spells(token + 1, Spelling.yawm) {
        return TimeMatch(meaning: .reference(.past), rule: "", tokens: token..<token + 2)
      }
      if senses.spells(token, Spelling.yawman), senses.spells(token + 1, Spelling.ma) {
        return TimeMatch(meaning: .reference(.future), rule: "", tokens: token..<token + 2)
      }
      return nil
    },
    // "حتى اليوم", "عالم اليوم", "بعد اليوم": nowadays
    TimeRule("reference.today", on: [.deicticDay]) { parser, token in
      guard parser.senses.value(token, .deicticDay) == 0, parser.isToday(token) else { return nil }
      guard
        parser.isWord(token - 1, .hatta) || parser.isWord(token - 1, .bada)
          || parser.senses.spells(token - 1, Spelling.alam)
          || parser.senses.spells(token - 1, Spelling.lighayat)
      else { return nil }
      return TimeMatch(meaning: .reference(.present), rule: "", tokens: token..<token + 1)
    },
  ]

  /// A date with a part of the day, or a part of the day by itself.
  private func partOfDay(at token: Int) -> TimeMatch? {
    if let match = date(at: token) {
      guard case .date(let date) = match.meaning, date.dayPart != nil || date.hasDay else { return nil }
      return match
    }
    guard let part = timeOfDay(at: token), !senses.isPrefixed(token) else { return nil }
    var date = PartialDate()
    date.dayPart = part.part
    return TimeMatch(meaning: .date(date), rule: "daypart.some", tokens: token..<part.end)
  }

  /// "هذا الشهر", "الأسبوع المقبل" behind "وقت مبكر من"
  private func longUnit(at token: Int) -> TimeMatch? {
    guard let match = date(at: token), case .date(let date) = match.meaning, let unit = date.unit, unit >= .week,
      date.day == nil, match.modifier == nil
    else { return nil }
    return match
  }

  /// Whether the verb before or right behind an expression is in the future.
  private func isFuture(around token: Int, end: Int) -> Bool {
    if tense(before: token) == .future { return true }
    for index in end..<min(end + 2, senses.count) where senses.line.words[index].tense == .future { return true }
    return tense(before: token) == .none && senses.count <= 6
  }

  private func referenceNoun(at token: Int) -> TimeMatch? {
    func match(_ reference: TimeReference, _ end: Int) -> TimeMatch {
      TimeMatch(meaning: .reference(reference), rule: "", tokens: token..<end)
    }
    let before = token - 1
    let asked =
      (isWord(before, .fi) || isWord(before, .hatta) || isWord(before, .bada) || isWord(before, .min)
        || isWord(before, .ila) || isWord(before, .qabla) || isWord(before, .khilal))
    let code = senses.value(token + 1, .shift)
    // "قادم الأيام"
    if senses.spells(token, Spelling.qadim) {
      return senses.has(token + 1, .timeUnitPlural) && senses.hasArticle(token + 1) ? match(.future, token + 2) : nil
    }
    if senses.spells(token, Spelling.mustaqbal) {
      if senses.spells(token + 1, Spelling.qarib) { return match(.future, token + 2) }
      return isWord(before, .fi) ? match(.future, token + 1) : nil
    }
    if senses.spells(token, Spelling.madi) || senses.spells(token, Spelling.sabiq) {
      return isWord(before, .fi) && !senses.isPrefixed(token) ? match(.past, token + 1) : nil
    }
    if senses.spells(token, Spelling.hadir) { return isWord(before, .fi) ? match(.present, token + 1) : nil }
    if senses.spells(token, Spelling.qarib), senses.spells(token + 1, Spelling.ajil) {
      return match(.future, token + 2)
    }
    if senses.spells(token, Spelling.lahza) || senses.spells(token, Spelling.saa) {
      return isWord(before, .hatta) ? match(.present, token + 1) : nil
    }
    guard senses.has(token, .referenceNoun) else { return nil }
    if senses.spells(token, Spelling.waqt) {
      // "في وقت سابق", "وقت لاحق", "وقت قريب"
      // "وقت متأخر من مساء الجمعة", "وقت مبكر من صباح اليوم"
      let isLate = senses.spells(token + 1, Spelling.late)
      if isLate || senses.spells(token + 1, Spelling.early) {
        let next = isWord(token + 2, .min) ? token + 3 : token + 2
        guard let day = partOfDay(at: next) ?? longUnit(at: next) else { return nil }
        return TimeMatch(
          meaning: day.meaning, modifier: isLate ? .end : .start, rule: day.rule, tokens: token..<day.tokens.upperBound)
      }
      guard let word = senses.lateOrEarly(token + 1) else { return nil }
      // "في وقت سابق من مارس الماضي", "في وقت سابق اليوم"
      let next = isWord(token + 2, .min) ? token + 3 : token + 2
      if let date = date(at: next), case .date(let day) = date.meaning,
        next > token + 2 || day.dayOffset != nil || day.weekday != nil || day.unit != nil && day.day == nil
      {
        return TimeMatch(
          meaning: date.meaning, modifier: date.modifier, rule: date.rule, tokens: token..<date.tokens.upperBound)
      }
      if word == .future, !isFuture(around: token, end: token + 2) { return nil }
      return match(word, token + 2)
    }
    guard let code, !senses.isPrefixed(token + 1) else {
      if senses.spells(token, Spelling.alwaqt), senses.spells(token + 1, Spelling.hadir) {
        return match(.present, token + 2)
      }
      return nil
    }
    guard senses.spells(token, Spelling.alwaqt) || senses.hasArticle(token) else { return nil }
    if senses.spells(token, Spelling.qarib) || senses.spells(token, Spelling.hin) { return nil }
    switch code {
    case 0: return match(.present, token + 2)
    case 1: return match(.future, token + 2)
    case -1, -2, -3: return asked || code == -3 ? match(.past, token + 2) : nil
    default: return nil
    }
  }
}

extension LineSenses {
  fileprivate func lateOrEarly(_ token: Int) -> TimeReference? {
    if spells(token, Spelling.sabiqBare) || spells(token, Spelling.madin) { return .past }
    if spells(token, Spelling.lahiq) || spells(token, Spelling.qaribBare) { return .future }
    return nil
  }
}

extension Spelling {
  static let mustaqbal = PackedWord(FoldedText("المستقبل").letters)
  static let qarib = PackedWord(FoldedText("القريب").letters)
  static let qaribBare = PackedWord(FoldedText("قريب").letters)
  static let ajil = PackedWord(FoldedText("العاجل").letters)
  static let madi = PackedWord(FoldedText("الماضي").letters)
  static let sabiq = PackedWord(FoldedText("السابق").letters)
  static let sabiqBare = PackedWord(FoldedText("سابق").letters)
  static let lahiq = PackedWord(FoldedText("لاحق").letters)
  static let late = PackedWord(FoldedText("متأخر").letters)
  static let early = PackedWord(FoldedText("مبكر").letters)
  static let akhiran = PackedWord(FoldedText("أخيرا").letters)
  static let lahiqan = PackedWord(FoldedText("لاحقا").letters)
  static let madin = PackedWord(FoldedText("مضى").letters)
  static let hadir = PackedWord(FoldedText("الحاضر").letters)
  static let lahza = PackedWord(FoldedText("اللحظة").letters)
  static let waqt = PackedWord(FoldedText("وقت").letters)
  static let alwaqt = PackedWord(FoldedText("الوقت").letters)
  static let hin = PackedWord(FoldedText("الحين").letters)
  static let alam = PackedWord(FoldedText("عالم").letters)
  static let lighayat = PackedWord(FoldedText("لغاية").letters)
}

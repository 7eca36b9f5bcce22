import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// Names in quotation marks behind the word for what they name. A body, a facility and an operation take that word and the
/// marks in (شركة "لوكهيد مارتن"), the title of a work stands alone (فيلم "[بياعة الجرائد]").
struct QuotedNames {
  let line: AnalyzedLine
  let words: UnsafeBufferPointer<PlacedWord>
  /// What the sequence model made of the line.
  let labels: [EntityLabel]

  private static let confidence: Float = 0.95
  /// More tokens between two marks are rather speech.
  private static let longestName = 6

  private static let works = WordSet([
    "فيلم", "فيلمي", "أفلام", "فيلمه", "فيلمها", "مسلسل", "مسلسلي", "مسلسلات", "مسلسله", "مسلسلها", "مسرحية",
    "مسرحيات", "مسرحيته", "برنامج", "برنامجه", "برنامجها", "كتاب", "كتابي", "كتابها", "رواية", "روايات", "روايته",
    "روايتها", "ديوان", "ديوانه", "ديوانها", "قصيدة", "قصيدته", "أغنية", "أغنيات", "أغنيته", "أغنيتها", "ألبوم",
    "ألبومه", "ألبومها", "لوحة", "لوحته", "أوبريت", "أوبرا", "سيمفونية", "سلسلة", "بعنوان", "صاروخ", "صواريخ",
    "طراز", "سفينة", "مشروع", "جائزة",
  ])
  private static let events = WordSet([
    "عملية", "سباق", "مهرجان", "مؤتمر", "منتدى", "ملتقى", "بطولة", "معركة", "مليونية", "مسابقة",
  ])
  private static let facilities = WordSet([
    "مستشفى", "ميناء", "مطار", "ملعب", "استاد", "فندق", "مسجد", "جامع", "كنيسة", "سجن", "معتقل", "قصر", "متحف",
    "شارع", "ميدان", "حديقة", "مخيم", "معبر", "جسر", "سد", "حقل", "قاعدة", "معسكر", "منتجع", "سوق",
  ])
  /// Kinds of bodies behind which marks mostly open no name: 'حكومة "عاجزة"', 'أجهزة "ذكية"'.
  private static let nameless = WordSet([
    "رئاسة", "حكومة", "إدارة", "سلطة", "قيادة", "قوات", "جيش", "أركان", "مجلس", "برلمان", "شرطة", "محكمة", "مكتب",
    "ميثاق", "لوبي", "حملة", "مافيا", "تطبيق", "جهاز", "مبادرة", "حلف", "تحالف", "محافظة", "دائرة", "أحزاب",
    "جماعات", "شركات", "منظمات", "مؤسسات", "صحف", "قنوات", "جامعات", "هيئات", "لجان", "وزارات", "ميليشيات",
    "مليشيات", "وكالات", "مصانع", "أجهزة",
  ])

  /// Adds the names of the line, in order.
  func add(to phrases: inout [ListedNames.Phrase]) {
    var token = 1
    while token < words.count {
      guard opens(token), let quoted = quoted(from: token) else {
        token += 1
        continue
      }
      token = add(quoted, to: &phrases)
    }
  }

  /// Whether a quotation begins here; a straight mark stands at the word that it opens.
  private func opens(_ token: Int) -> Bool {
    guard line.tokens.marks[token].opensQuotation, token + 1 < words.count else { return false }
    return line.tokens.marks[token] != .straightQuote || !line.tokens.spaceBefore[token + 1]
  }

  /// The tokens between a mark at `opening` and the one that closes it, where they may be a name.
  private func quoted(from opening: Int) -> Range<Int>? {
    var end = opening + 1
    while end < words.count, end - opening <= QuotedNames.longestName + 1 {
      if line.tokens.marks[end].closesQuotation { return end > opening + 1 ? (opening + 1)..<end : nil }
      guard line.tokens.kinds[end] == .word || line.tokens.kinds[end] == .foreign || line.tokens.kinds[end] == .number
      else { return nil }
      end += 1
    }
    return nil
  }

  /// Adds what a word says about the quoted words behind it; returns the token from which to look on.
  private func add(_ quoted: Range<Int>, to phrases: inout [ListedNames.Phrase]) -> Int {
    let head = quoted.lowerBound - 2
    guard line.tokens.kinds[head] == .word, !line.words[head].proclitics.contains(.al) else { return quoted.upperBound }
    if QuotedNames.works.contains(head, in: line) {
      var title = quoted
      append(title, .miscellaneous, to: &phrases)
      // فيلم "أيام الرماد" و"صوت النهر"
      while let next = titleJoined(to: title) {
        title = next
        append(title, .miscellaneous, to: &phrases)
      }
      return title.upperBound + 1
    }
    if let type = type(behind: head, quoted), isName(quoted, type) {
      append(head..<quoted.upperBound, type, to: &phrases)
    }
    return quoted.upperBound + 1
  }

  /// Whether quoted words may be a name of a type: not عملية «معقدة», not سجن "أسوأ رجل في العالم".
  private func isName(_ quoted: Range<Int>, _ type: EntityType) -> Bool {
    let isAdjective = quoted.count == 1 && line.words[quoted.lowerBound].partOfSpeech == .adjective
    return switch type {
    case .organization: true
    case .location: !isAdjective && !quoted.contains { line.words[$0].partOfSpeech == .preposition }
    default: !isAdjective
    }
  }

  /// The type of the names that a word opens.
  private func type(behind head: Int, _ quoted: Range<Int>) -> EntityType? {
    let classes = words[head].classes
    if QuotedNames.facilities.contains(head, in: line) { return .location }
    if QuotedNames.events.contains(head, in: line) { return .event }
    guard classes & PlacedWord.orgHead != 0, !QuotedNames.nameless.contains(head, in: line) else { return nil }
    // قناة "السويس" is a canal, قناة "روسيا اليوم" a channel.
    let mayBePlace = classes & PlacedWord.placeHead != 0 && labels[head].type == .location
    return mayBePlace && !quoted.contains { words[$0].isBody } ? .location : .organization
  }

  /// The quoted words that و or a comma joins to a title.
  private func titleJoined(to title: Range<Int>) -> Range<Int>? {
    var next = title.upperBound + 1
    if next < words.count, line.tokens.marks[next] == .comma { next += 1 }
    if next < words.count, line.tokens.letterCount(next) == 1, line.words[next].partOfSpeech == .conjunction {
      next += 1
    }
    guard next > title.upperBound + 1, next < words.count, opens(next) else { return nil }
    return quoted(from: next)
  }

  private func append(_ tokens: Range<Int>, _ type: EntityType, to phrases: inout [ListedNames.Phrase]) {
    // A title has its prefixes: «كتاب "[لماذا ننام]"».
    phrases.append(
      ListedNames.Phrase(
        tokens: tokens, type: type, confidence: QuotedNames.confidence, hasPrefixes: type == .miscellaneous))
  }
}

extension PunctuationMark {
  /// Whether a mark may open a quotation; a straight one may close one as well.
  var opensQuotation: Bool {
    self == .straightQuote || self == .leftQuote || self == .leftGuillemet || self == .lowQuote
  }

  /// Whether a mark may close a quotation.
  var closesQuotation: Bool { self == .straightQuote || self == .rightQuote || self == .rightGuillemet }
}

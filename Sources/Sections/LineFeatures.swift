/// Phrases that lines of a certain kind use, by what they announce. Evidence, never a verdict.
package struct LineCues: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// "المصدر:"
  package static let sourceLabel = LineCues(rawValue: 1 << 0)
  /// "رويترز", "وكالات"
  package static let agency = LineCues(rawValue: 1 << 1)
  /// "بقلم", "كتبت"
  package static let authorLabel = LineCues(rawValue: 1 << 2)
  /// "كلمات دلالية"
  package static let keywords = LineCues(rawValue: 1 << 3)
  /// "مواضيع ذات صلة"
  package static let readAlso = LineCues(rawValue: 1 << 4)
  /// "اقرأ" before a title
  package static let readAlsoVerb = LineCues(rawValue: 1 << 5)
  /// "الرئيسية"
  package static let menu = LineCues(rawValue: 1 << 6)
  /// "شارك الخبر"
  package static let furniture = LineCues(rawValue: 1 << 7)
  /// "جميع الحقوق محفوظة"
  package static let copyright = LineCues(rawValue: 1 << 8)
  /// "صورة أرشيفية"
  package static let caption = LineCues(rawValue: 1 << 9)
  /// "آخر تحديث"
  package static let dateLabel = LineCues(rawValue: 1 << 10)
  /// "الأربعاء", "مساء"
  package static let calendar = LineCues(rawValue: 1 << 11)
}

/// What a line's marks and scripts show.
package struct LineMarks: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// "• …", "- …", "* …"
  package static let bullet = LineMarks(rawValue: 1 << 0)
  /// "1- …", "أ. …", "أولا: …"
  package static let numbered = LineMarks(rawValue: 1 << 1)
  /// The line opens with a quotation mark.
  package static let opensQuote = LineMarks(rawValue: 1 << 2)
  /// The whole line stands in parentheses.
  package static let parenthesized = LineMarks(rawValue: 1 << 3)
  /// A sentence ends before the line's end.
  package static let innerStop = LineMarks(rawValue: 1 << 4)
  package static let comma = LineMarks(rawValue: 1 << 5)
  /// "a | b"
  package static let verticalBar = LineMarks(rawValue: 1 << 6)
  /// "الرئيسية > أخبار", "الرئيسية » ثقافة"
  package static let breadcrumb = LineMarks(rawValue: 1 << 7)
  /// A colon within the first words, with text after it.
  package static let earlyColon = LineMarks(rawValue: 1 << 8)
  /// "محمد سالم - القاهرة"
  package static let spacedDash = LineMarks(rawValue: 1 << 9)
  package static let hashtag = LineMarks(rawValue: 1 << 10)
  /// An account, e-mail or web address.
  package static let address = LineMarks(rawValue: 1 << 11)
  /// Emoji and icons.
  package static let symbol = LineMarks(rawValue: 1 << 12)
  package static let someLatin = LineMarks(rawValue: 1 << 13)
  /// More than half of the words are not in Arabic script.
  package static let mostlyLatin = LineMarks(rawValue: 1 << 14)
  /// "18:40"
  package static let clock = LineMarks(rawValue: 1 << 15)
  /// "14-03-2021", "12/3"
  package static let numericDate = LineMarks(rawValue: 1 << 16)
  /// A number like 1998 or 2021.
  package static let year = LineMarks(rawValue: 1 << 17)
  /// The first word carries و ("وأضاف").
  package static let leadingWaw = LineMarks(rawValue: 1 << 18)
  /// The first word carries the article ("العلاقات الاقتصادية").
  package static let leadingArticle = LineMarks(rawValue: 1 << 19)
  /// Two dots inside the line, headline style ("قادر على ضرب أمريكا.. كوريا تستعرض").
  package static let innerDots = LineMarks(rawValue: 1 << 20)
  package static let startsWithNumber = LineMarks(rawValue: 1 << 21)
  /// An agency's name in parentheses ("بيروت (رويترز)").
  package static let agencyInParentheses = LineMarks(rawValue: 1 << 22)
  /// Quotation marks anywhere.
  package static let quotes = LineMarks(rawValue: 1 << 23)
  /// Parentheses anywhere.
  package static let parentheses = LineMarks(rawValue: 1 << 24)
}

/// How a line ends. The order is that of the trained features.
package enum LineEnding: UInt8, CaseIterable, Sendable {
  case none, period, question, exclamation, colon, ellipsis, quote, parenthesis, comma, bar, other
}

/// What a line looks like by itself: length, marks, cue phrases. Independent of its neighbours.
///
/// Numbers and bit sets only. Long lines are looked at in a window at either end, so the work for a line is bounded.
public struct LineFeatures: Hashable, Sendable {
  /// Tokens of the line.
  package var tokenCount = 0
  /// Tokens that are words or numbers.
  package var wordCount = 0
  /// Words that `LineCues` other than calendar words cover, of those looked at.
  package var cueWords = 0
  /// Numbers and calendar words, of those looked at.
  package var dateWords = 0
  /// Numbers, of the words looked at.
  package var numbers = 0
  /// Function words, of those looked at.
  package var functionWords = 0
  /// How many words the three counts above looked at.
  package var scannedWords = 0
  package var marks: LineMarks = []
  package var ending = LineEnding.none
  /// Cues at the line's start, behind bullets and quotes.
  package var openingCues: LineCues = []
  /// Cues anywhere in the line's window.
  package var cues: LineCues = []
  /// Hash of the line's words; equal for lines that differ in marks and harakat only.
  package var fingerprint: UInt64 = 0
  /// Hash of the words before the last separator ("عنوان | موقع"); 0 when there is none.
  package var headFingerprint: UInt64 = 0
  /// Hash of the words after the first separator ("رياضة: عنوان"); 0 when there is none.
  package var tailFingerprint: UInt64 = 0

  /// What mark-up says of the line.
  package var structure = LineStructure()
  /// The line's content words.
  package var contentKeys = ContentKeys()

  public init() {}

  /// Whether the line is long enough, or ends well enough, to be running text by itself.
  package var isLong: Bool { wordCount >= 22 || (wordCount >= 12 && ending == .period) }
}

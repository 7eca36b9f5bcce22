// Numbers 104…111 belong to Sections.
extension LexicalClass {
  /// Labels of sources and authors: 1 a label before a source ("المصدر"), 2 an agency or generic source ("وكالات"),
  /// 3 a label before an author ("بقلم").
  @inlinable public static var sectionAttribution: LexicalClass { LexicalClass(rawValue: 104) }
  /// Labels before tags ("كلمات دلالية").
  @inlinable public static var sectionKeywords: LexicalClass { LexicalClass(rawValue: 105) }
  /// Lead-ins to other material: 1 by themselves ("مواضيع ذات صلة"), 2 only before a title ("اقرأ"),
  /// 3 links to the next or previous page ("الخبر السابق").
  @inlinable public static var sectionReadAlso: LexicalClass { LexicalClass(rawValue: 106) }
  /// Page furniture: 1 words of menus ("الرئيسية"), 2 phrases of sharing, subscription, comments ("شارك الخبر").
  @inlinable public static var sectionFurniture: LexicalClass { LexicalClass(rawValue: 107) }
  /// Rights notices ("جميع الحقوق محفوظة").
  @inlinable public static var sectionCopyright: LexicalClass { LexicalClass(rawValue: 108) }
  /// Words of captions and picture credits ("صورة أرشيفية").
  @inlinable public static var sectionCaption: LexicalClass { LexicalClass(rawValue: 109) }
  /// Dates: 1 a label before a date ("آخر تحديث"), 2 a word of the calendar or clock ("الأربعاء", "صباحا").
  @inlinable public static var sectionDate: LexicalClass { LexicalClass(rawValue: 110) }
  /// Function words, dense in running text and rare in titles.
  @inlinable public static var sectionFunction: LexicalClass { LexicalClass(rawValue: 111) }

  static let sectionNames: [(String, LexicalClass)] = [
    ("sections.attribution", sectionAttribution), ("sections.keywords", sectionKeywords),
    ("sections.readalso", sectionReadAlso), ("sections.furniture", sectionFurniture),
    ("sections.copyright", sectionCopyright), ("sections.caption", sectionCaption), ("sections.date", sectionDate),
    ("sections.function", sectionFunction),
  ]
}

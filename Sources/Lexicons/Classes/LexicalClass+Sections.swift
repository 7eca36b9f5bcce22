// Numbers 104…111 belong to Sections.
extension LexicalClass {
  /// Labels of sources and authors: 1 a label before a source ("المصدر"), 2 an agency or generic source ("وكالات"),
  /// 3 a label before an author ("بقلم").
  public static let sectionAttribution = LexicalClass(104)
  /// Labels before tags ("كلمات دلالية").
  public static let sectionKeywords = LexicalClass(105)
  /// Lead-ins to other material: 1 by themselves ("مواضيع ذات صلة"), 2 only before a title ("اقرأ"),
  /// 3 links to the next or previous page ("الخبر السابق").
  public static let sectionReadAlso = LexicalClass(106)
  /// Page furniture: 1 words of menus ("الرئيسية"), 2 phrases of sharing, subscription, comments ("شارك الخبر").
  public static let sectionFurniture = LexicalClass(107)
  /// Rights notices ("جميع الحقوق محفوظة").
  public static let sectionCopyright = LexicalClass(108)
  /// Words of captions and picture credits ("صورة أرشيفية").
  public static let sectionCaption = LexicalClass(109)
  /// Dates: 1 a label before a date ("آخر تحديث"), 2 a word of the calendar or clock ("الأربعاء", "صباحا").
  public static let sectionDate = LexicalClass(110)
  /// Function words, dense in running text and rare in titles.
  public static let sectionFunction = LexicalClass(111)

  static let sectionNames: [(String, LexicalClass)] = [
    ("sections.attribution", sectionAttribution), ("sections.keywords", sectionKeywords),
    ("sections.readalso", sectionReadAlso), ("sections.furniture", sectionFurniture),
    ("sections.copyright", sectionCopyright), ("sections.caption", sectionCaption), ("sections.date", sectionDate),
    ("sections.function", sectionFunction),
  ]
}

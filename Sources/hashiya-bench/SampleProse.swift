/// News-like prose made by rule, so that the benchmark runs anywhere and always on the same bytes.
struct SampleProse {
  private var state: UInt64

  init(seed: UInt64 = 1) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  private static let sentences = [
    "قال وزير @role @person، أمس @day، إن @body ستبدأ تنفيذ المشروع في مدينة @place خلال الأسابيع المقبلة.",
    "وأضاف أن \"العمل يسير وفق الجدول المعلن\"، مشيرا إلى أن نسبة الإنجاز بلغت @number في المئة حتى نهاية @month الماضي.",
    "ونقلت وكالة أنباء @place عن @person قوله إن المفاوضات ستستأنف في @date بمشاركة وفود من @place و@place.",
    "من جهته، نفى المتحدث باسم @body هذه الأنباء، مؤكدا أن القرار لم يصدر بعد.",
    "ويأتي ذلك بعد @number أيام من لقاء جمع @person و@person في العاصمة @place.",
    "وبحسب تقرير نشرته صحيفة \"الساحل\"، ارتفعت الصادرات إلى @number مليون دولار منذ عام @year.",
    "وكانت @body قد أعلنت في @date عن خطة لتوسعة الميناء، لكن التنفيذ تأخر بسبب الأحوال الجوية.",
  ]
  private static let fillers: [(String, [String])] = [
    ("@role", ["الخارجية", "الصحة", "النقل", "التعليم", "المالية"]),
    ("@person", ["سامر الحاج", "ليلى منصور", "كريم العلي", "هدى بن سالم", "يوسف الراشد", "نادية عبد الكريم"]),
    ("@day", ["الأحد", "الثلاثاء", "الخميس"]),
    ("@body", ["وزارة النقل", "الأمم المتحدة", "شركة الموانئ", "جامعة الدول العربية", "هيئة الأرصاد"]),
    ("@place", ["القاهرة", "بيروت", "الرباط", "عمّان", "الدوحة", "تونس", "بغداد", "باريس"]),
    ("@month", ["يناير", "آذار/ مارس", "تموز", "غشت", "أكتوبر"]),
    ("@date", ["12 أيار/ مايو 2023", "الثالث من حزيران", "15/7/2022", "1 رمضان 1444هـ"]),
  ]

  private mutating func next(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  /// One article of several paragraphs under a title.
  mutating func article() -> String {
    var lines = [filled("@body تبدأ مشروعا جديدا في @place"), ""]
    for _ in 0..<(6 + next(below: 6)) {
      lines.append((0..<(1 + next(below: 3))).map { _ in sentence() }.joined(separator: " "))
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  private mutating func sentence() -> String {
    filled(SampleProse.sentences[next(below: SampleProse.sentences.count)])
  }

  /// The template with each of its slots filled at random.
  private mutating func filled(_ template: String) -> String {
    var words: [String] = []
    for word in template.split(separator: " ", omittingEmptySubsequences: false) {
      guard let at = word.firstIndex(of: "@") else {
        words.append(String(word))
        continue
      }
      let name: Substring = word[at...].prefix { $0 == "@" || ($0.isASCII && $0.isLetter) }
      words.append(String(word[..<at]) + value(of: String(name)) + String(word[name.endIndex...]))
    }
    return words.joined(separator: " ")
  }

  private mutating func value(of slot: String) -> String {
    if slot == "@number" { return String(2 + next(below: 95)) }
    if slot == "@year" { return String(1990 + next(below: 34)) }
    guard let values = SampleProse.fillers.first(where: { $0.0 == slot })?.1 else { return slot }
    return values[next(below: values.count)]
  }
}

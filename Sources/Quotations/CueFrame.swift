/// What a reporting word takes: the table behind the frame numbers in the word lists.
struct CueFrame: Sendable {
  /// The ways in which content may follow a cue.
  struct Complements: OptionSet, Sendable {
    let rawValue: UInt16
    /// "قال إن …", "أكد أن …", "أفاد بأن …"
    static let clause = Complements(rawValue: 1 << 0)
    /// "قال: …", "قال «…»"
    static let direct = Complements(rawValue: 1 << 1)
    /// "أشار إلى وجود …", "دعا إلى وقف …"
    static let toward = Complements(rawValue: 1 << 2)
    /// "شدد على ضرورة …"
    static let upon = Complements(rawValue: 1 << 3)
    /// "كشف عن …", "أعرب عن …"
    static let about = Complements(rawValue: 1 << 4)
    /// "حذر من …"
    static let from = Complements(rawValue: 1 << 5)
    /// "تعهد بالتمسك …"
    static let with = Complements(rawValue: 1 << 6)
    /// "نفت موسكو استهداف …"
    static let noun = Complements(rawValue: 1 << 7)
    /// An object stands between cue and content: "اتهم فلانا بـ…", "أبلغ فلانا أن …"
    static let object = Complements(rawValue: 1 << 8)
    /// "نقلت … عن … قوله إن"
    static let relay = Complements(rawValue: 1 << 9)
    /// "سأل عما إذا …"
    static let whether = Complements(rawValue: 1 << 10)
    /// "وصف الفيلم بأنه «…»", "ما سماه «…»"
    static let description = Complements(rawValue: 1 << 11)
    /// "أكد على أهمية …": على only before a noun that can be content
    static let uponNoun = Complements(rawValue: 1 << 12)
  }

  let name: StaticString
  /// Its place in the table.
  private(set) var number: UInt8 = 0
  let complements: Complements
  let denies: Bool
  /// اعترف and أقر, whose ب-phrase must stand beside their subject.
  let admits: Bool
  /// توقع and رجح.
  let isForecast: Bool
  /// اتهم and its kin, which take the accused as their object.
  let isAccusation: Bool
  /// The verb carries on what its subject was saying: a dropped subject is the last speaker.
  let continues: Bool

  init(
    _ name: StaticString, _ complements: Complements, denies: Bool = false, continues: Bool = false,
    accuses: Bool = false, foresees: Bool = false, admits: Bool = false
  ) {
    self.name = name
    self.complements = complements
    self.denies = denies
    self.continues = continues
    isAccusation = accuses
    isForecast = foresees
    self.admits = admits
  }

  /// The frame of a number in the word lists; numbers that the table lacks take nothing.
  static func of(_ number: Int) -> CueFrame {
    guard number > 0, number < table.count else { return table[0] }
    var frame = table[number]
    frame.number = UInt8(truncatingIfNeeded: number)
    return frame
  }

  private static let table: [CueFrame] = [
    CueFrame("none", []),
    // قال
    CueFrame("say", [.clause, .direct]),
    // أضاف، تابع، أردف
    CueFrame("add", [.clause, .direct], continues: true),
    // أكد، أوضح، ذكر، أفاد، صرح
    CueFrame("state", [.clause, .direct, .noun, .uponNoun]),
    // أشار إلى، لفت إلى، نوه بـ
    CueFrame("point", [.clause, .direct, .toward, .with]),
    // شدد على، أصر على
    CueFrame("stress", [.clause, .direct, .upon]),
    // أعلن، كشف عن
    CueFrame("announce", [.clause, .direct, .about, .noun]),
    // كتب، غرد
    CueFrame("write", [.clause, .direct]),
    // نقل عن، اقتبس من
    CueFrame("relay", [.clause, .direct, .relay]),
    // أبلغ فلانا أن
    CueFrame("inform", [.clause, .direct, .object]),
    // اعتبر، رأى، اعتقد
    CueFrame("hold", [.clause, .direct]),
    // وصف … بأنه، بـ…
    CueFrame("describe", [.description, .with, .object]),
    // توقع، رجح
    CueFrame("predict", [.clause, .direct, .noun], foresees: true),
    // تعهد بـ، وعد بـ، هدد بـ
    CueFrame("promise", [.clause, .direct, .with, .object]),
    // حذر من
    CueFrame("warn", [.clause, .direct, .from, .object]),
    // طالب بـ
    CueFrame("demand", [.clause, .direct, .with, .object]),
    // دعا إلى
    CueFrame("call", [.clause, .toward, .object]),
    // سأل، تساءل
    CueFrame("ask", [.direct, .whether, .object]),
    // أجاب، رد، علق
    CueFrame("answer", [.clause, .direct]),
    // نفى، أنكر
    CueFrame("deny", [.clause, .direct, .noun], denies: true),
    // اتهم فلانا بـ
    CueFrame("accuse", [.clause, .with, .object], accuses: true),
    // اعترف بـ، أقر بـ
    CueFrame("admit", [.clause, .direct, .with], admits: true),
    // أعرب عن، عبر عن
    CueFrame("express", [.about, .direct]),
    // رحب، ندد: speech only through a participle that follows ("… قائلا")
    CueFrame("judge", []),
    // أظهر، بين
    CueFrame("show", [.clause]),
    // اقترح
    CueFrame("propose", [.clause, .direct, .noun]),
    // تمنى، يأمل
    CueFrame("wish", [.clause, .direct]),
    // طلب من … أن
    CueFrame("request", [.clause, .direct, .object]),
    // حث على
    CueFrame("urge", [.clause, .upon, .object]),
    // قيل إن
    CueFrame("hearsay", [.clause]),
    // شكك في
    CueFrame("doubt", [.clause]),
    // خلص إلى أن
    CueFrame("conclude", [.clause, .direct, .toward]),
    // سمى، أسمى: "ما سماه «…»"
    CueFrame("name", [.description]),
  ]
}

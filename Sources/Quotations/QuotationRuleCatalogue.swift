package import AnnotationModel

extension QuotationTagger {
  /// What the rules of quotations find.
  package static let catalogue: [RuleDescription] = cues + sources + shapes

  /// What the findings about quotation marks and speakers mean.
  package static let diagnosticCatalogue: [RuleDescription] = [
    RuleDescription(
      .diagnostics, "unclosedQuote",
      "A quotation mark opens and nothing closes it before the paragraph ends. The fix puts the missing mark in.",
      example: "قال الوزير: «العمل مستمر حتى نهاية العام."),
    RuleDescription(
      .diagnostics, "unopenedQuote",
      "A quotation mark closes what none has opened. The fix puts the missing mark in where the quotation begins.",
      example: "قال الوزير إن العمل مستمر» حتى نهاية العام."),
    RuleDescription(
      .diagnostics, "uncreditedQuote",
      "A clause of at least eight words stands in quotation marks by itself, and nobody is credited with it.",
      example: "انتهى الاجتماع مساء. \"سنعود إلى العمل صباح الغد لأن الوقت لا ينتظر أحدا منا\". وغادر الوفد القاعة."),
    RuleDescription(
      .diagnostics, "doubleAttribution",
      "A quotation that has its speaker is attributed to somebody else as well. A medium beside the speaker is fine.",
      example: "قال وزير المالية سامر الحاج إن الموازنة جاهزة، بحسب رئيس الوفد كريم العلي."),
  ]

  private static func rule(_ name: String, _ summary: String, _ example: String) -> RuleDescription {
    RuleDescription(.quotes, name, summary, example: example)
  }

  private static let cues = [
    rule("verb.clause", "A verb of saying with a reported clause.", "قال وزير المالية إن الموازنة جاهزة."),
    rule(
      "verb.direct", "A verb of saying with words in quotation marks.", "قال وزير المالية: «الموازنة جاهزة والعمل بدأ»."
    ),
    rule(
      "verb.verbatim", "A verb of saying and a colon, with words that have no marks.",
      "وقال المتحدث: العمل مستمر في كل المدن."),
    rule(
      "verb.preposition", "A verb that takes what is said behind a preposition.",
      "تعهد رئيس الوزراء بالتمسك باتفاق السلام."),
    rule("verb.noun", "A verb whose object sums up what is said.", "نفت موسكو استهداف المدنيين."),
    rule(
      "verb.arrival", "“It says in …”: the document that says it stands behind the preposition.",
      "وجاء في بيان الوزارة أن العمل بدأ."),
    rule(
      "participle.clause", "A participle of saying with a reported clause.", "وصل الوزير إلى عدن، مضيفا أن العمل بدأ."),
    rule(
      "participle.direct", "A participle of saying with words in marks or a noun.",
      "غادر المدرب الملعب قائلا: «الحكم أخطأ اليوم»."),
    rule("noun.clause", "A noun of saying with a reported clause.", "تمسك الوزير بموقفه مع قوله إن الموازنة جاهزة."),
  ]

  private static let sources = [
    rule(
      "source.leading", "A source phrase before the clause that it attributes.",
      "وبحسب وزارة الصحة فإن الإصابات تراجعت."),
    rule(
      "source.trailing", "A source phrase behind the clause that it attributes.",
      "قتل ثلاثة جنود في الهجوم، وفقا لوزارة الدفاع."),
    rule(
      "source.marked", "A source phrase beside words in quotation marks.", "«تراجعت الإصابات كثيرا»، بحسب وزارة الصحة."),
  ]

  private static let shapes = [
    rule(
      "marked.postposed", "Words in marks whose speaker comes after them.", "«هذا يوم تاريخي للبلاد»، قالت رئيسة الوفد."
    ),
    rule(
      "marked.continued", "A line that is one quotation: the speaker of the line before goes on.",
      "قال الوزير: «بدأ العمل في الميناء اليوم».\n«لن نتوقف قبل نهاية المشروع كله»."),
    rule(
      "headline.colon", "Headline style: a speaker, a colon, what is said.",
      "وزير المالية: لن نرفع الضرائب\n\nالقاهرة - وصل الوزير إلى العاصمة يوم الثلاثاء بعد جولة في عدد من المدن."),
    rule(
      "interview.label", "A turn of an interview, with the speaker's name or letter before it.",
      "س: متى يبدأ الموسم؟\nج: يبدأ الموسم في أكتوبر."),
    rule(
      "interview.dash", "A turn of an interview that a dash opens.",
      "- هل أنت راض عن النتيجة؟\n- نعم، أنا راض عنها تماما."),
  ]
}

package import AnnotationModel

extension QuantityTagger {
  /// What the rules of quantities find.
  package static let catalogue: [RuleDescription] = [
    rule("number", "A cardinal number, in digits or words.", "حضر الحفل خمسة وعشرون طالبا."),
    rule("ordinal", "An ordinal number.", "حل الفريق في المركز الثالث."),
    rule("fraction", "A fraction, in words or with a slash.", "خسر المصنع ثلاثة أرباع عماله."),
    rule("percent", "A percentage.", "ارتفعت الأسعار 5 في المئة."),
    rule(
      "money", "A sum with the name of its currency; a country decides which pound or dinar.",
      "بلغت الكلفة 20 مليون دولار."),
    rule("money.symbol", "A sum with the symbol of its currency.", "يبلغ السعر $20 للقطعة."),
    rule("measure", "A number with a unit of measure.", "يمتد الطريق 30 كيلومترا."),
  ]

  private static func rule(_ name: String, _ summary: String, _ example: String) -> RuleDescription {
    RuleDescription(.quantities, name, summary, example: example)
  }
}

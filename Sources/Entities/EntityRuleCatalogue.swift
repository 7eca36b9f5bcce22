package import AnnotationModel

extension EntityTagger {
  /// What the findings about names mean.
  package static let diagnosticCatalogue: [RuleDescription] = [
    RuleDescription(
      .diagnostics, "inconsistentName",
      "An article spells one name in more than one way. The fix writes it everywhere as the article mostly does; "
        + "prefixes and the article stay.",
      example:
        "وصل الرئيس سيرغي لافروف إلى القاهرة. وقال سيرغي لافروف إن المحادثات مفيدة، ثم غادر سيرجي لافروف المدينة.")
  ]
}

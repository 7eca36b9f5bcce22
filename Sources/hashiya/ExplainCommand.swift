import AnnotationModel
import Annotator
import ArabicText
import ArgumentParser

/// `hashiya explain`: what a rule or a diagnostic means.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule or a diagnostic means, with an example.",
    discussion: """
      The names are the values of "rule" in times, quantities and quotes, and of "code" in diagnostics. The first part \
      of a name stands for all that begin with it: "verb" for "verb.clause", "verb.direct", ….
      """)

  @Flag(help: "List all of them as Markdown.")
  var all = false

  @Argument(help: ArgumentHelp("The rule's or diagnostic's name.", valueName: "name"))
  var name: String?

  func validate() throws {
    if all != (name == nil) { throw ValidationError("Please give one name, or --all.") }
  }

  func run() throws {
    guard let name else { return print(RuleExplanation.markdown(Annotator.rules), terminator: "") }
    let found = Annotator.rules.filter { $0.name == name || $0.name.hasPrefix(name + ".") }
    guard !found.isEmpty else {
      throw ValidationError("There is no rule or diagnostic '\(name)'. 'hashiya explain --all' lists them.")
    }
    print(found.map { RuleExplanation($0).text }.joined(separator: "\n\n"))
  }
}

/// A rule with what it finds in its example.
struct RuleExplanation {
  private let rule: RuleDescription
  private let findings: [Finding]

  private struct Finding {
    let text: String
    let meaning: String
  }

  /// The day that the examples count from.
  private static let referenceTime = "2024-05-15"

  /// Annotates the rule's example.
  init(_ rule: RuleDescription) {
    self.rule = rule
    let source = SourceText(rule.example)
    let document = Annotator().annotate(
      source, options: AnnotationOptions(referenceTime: RuleExplanation.referenceTime, preference: rule.preference))
    func findings<Element>(
      _ elements: [Element]?, _ name: (Element) -> String, _ span: (Element) -> TextSpan?,
      _ meaning: (Element) -> String
    ) -> [Finding] {
      (elements ?? []).filter { name($0) == rule.name }.compactMap { element in
        span(element).map { Finding(text: source.string($0), meaning: meaning(element)) }
      }
    }
    self.findings =
      switch rule.layer {
      case .times: findings(document.times, \.rule, \.span) { "\($0.type.rawValue) \($0.value)" }
      case .quantities: findings(document.quantities, \.rule, \.span) { "\($0.value) \($0.unit ?? $0.kind.rawValue)" }
      case .quotes: findings(document.quotes, \.rule, \.content.first) { "\($0.kind.rawValue), \($0.speakerName)" }
      case .diagnostics: findings(document.diagnostics, \.code, \.span, \.message)
      }
  }

  /// For the terminal. Isolates (FSI, PDI) keep Arabic from reordering the line around it.
  var text: String {
    let example = rule.example.split(separator: "\n").map { "    \($0)" }
    let found = findings.map { "  → \u{2068}\($0.text)\u{2069}: \u{2068}\($0.meaning)\u{2069}" }
    return (["\(rule.name) (\(rule.layer.rawValue))", rule.summary] + example + found).joined(separator: "\n")
  }

  /// All rules as a page, a section for each layer.
  static func markdown(_ rules: [RuleDescription]) -> String {
    var page = "# Rules and diagnostics\n\nExamples count from \(referenceTime).\n"
    for layer in RuleDescription.Layer.allCases {
      page += "\n## \(layer.rawValue)\n"
      for rule in rules where rule.layer == layer { page += "\n" + RuleExplanation(rule).markdown }
    }
    return page
  }

  private var markdown: String {
    let example = rule.example.split(separator: "\n").map { "> \($0)  \n" }.joined()
    let found = findings.map { "\n- \($0.text): \($0.meaning)" }.joined()
    return "### \(rule.name)\n\n\(rule.summary)\n\n\(example)\(found)\n"
  }
}

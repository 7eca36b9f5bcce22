import AnnotationModel
import ArabicText
import Entities
import Foundation
import Lexicons
import Morphology

/// Reads `token<TAB>label` files with a blank line between sentences.
struct ConllCorpus {
  let domain: CorpusDomain
  /// Whether the corpus writes و and object pronouns as tokens of their own.
  let splitsClitics: Bool

  struct Sentence {
    var tokens: [String] = []
    var labels: [String] = []
  }

  /// The domain and tokenization that a file's name stands for, nil when it is none of the known corpora.
  init?(fileName: String) {
    if fileName.hasPrefix("anercorp") {
      self.init(domain: .anercorp, splitsClitics: false)
    } else if fileName.hasPrefix("wikifane") || fileName.hasPrefix("newsfane") {
      self.init(domain: .fane, splitsClitics: true)
    } else if fileName.hasPrefix("aqmar") {
      self.init(domain: .aqmar, splitsClitics: false)
    } else if fileName.hasPrefix("wojood") {
      self.init(domain: .wojood, splitsClitics: false)
    } else {
      return nil
    }
  }

  init(domain: CorpusDomain, splitsClitics: Bool) {
    self.domain = domain
    self.splitsClitics = splitsClitics
  }

  /// The sentences of a file's text.
  static func sentences(_ text: String) -> [Sentence] {
    var result: [Sentence] = []
    var current = Sentence()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let fields = line.split(separator: "\t")
      guard fields.count == 2 else {
        if !current.tokens.isEmpty { result.append(current) }
        current = Sentence()
        continue
      }
      current.tokens.append(String(fields[0]))
      current.labels.append(fields[1].trimmingCharacters(in: .whitespaces))
    }
    if !current.tokens.isEmpty { result.append(current) }
    return result
  }

  /// A sentence as a line of running text with the labels its tokens may bear.
  func line(_ sentence: Sentence, lexicon: Lexicon) -> TrainingLine {
    let (text, spans) = runningText(sentence)
    let line = AnalyzedLine(text, lexicon: lexicon)
    return TrainingLine(
      line: line, labels: LabelMapping.labels(of: line, spans: spans, domain: domain), domain: domain)
  }

  /// Joins the tokens to running text, split clitics rejoined, and places the names in it.
  func runningText(_ sentence: Sentence) -> (text: String, spans: [LabelledSpan]) {
    var text = ""
    var spans: [LabelledSpan] = []
    var open: (start: Int, label: String)?
    var joinsNext = false
    func close(at end: Int) {
      if let name = open, let reading = LabelMapping.reading(of: name.label, in: domain) {
        spans.append(LabelledSpan(start: name.start, end: end, reading: reading))
      }
      open = nil
    }
    for (token, label) in zip(sentence.tokens, sentence.labels) {
      let isSuffix = splitsClitics && ConllCorpus.suffixes.contains(token) && label == "O" && !text.isEmpty
      let bare = label.count > 2 ? String(label.dropFirst(2)) : ""
      let continues = label.hasPrefix("I-") && open?.label == bare
      if !continues { close(at: text.utf8.count) }
      if isSuffix {
        // "عاصمة ها" was "عاصمتها".
        if text.hasSuffix("ة") { text = String(text.dropLast()) + "ت" }
        text += token
        joinsNext = false
        continue
      }
      if !text.isEmpty, !joinsNext { text += " " }
      // "ل الأمم" was "للأمم".
      let fuses = joinsNext && text.hasSuffix("ل") && token.hasPrefix("ال")
      if !continues, label != "O" { open = (text.utf8.count, bare) }
      text += fuses ? String(token.dropFirst()) : token
      joinsNext = splitsClitics && label == "O" && ConllCorpus.prefixes.contains(token)
    }
    close(at: text.utf8.count)
    return (text, spans)
  }

  private static let prefixes: Set<String> = ["و", "ف", "ب", "ل", "ك"]
  private static let suffixes: Set<String> = ["ها", "هم", "هما", "هن", "ه", "نا", "كم"]
}

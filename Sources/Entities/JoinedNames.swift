import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// Two names that the sequence model took for one across a conjunction: "سولانا ولاريجاني" are two people, "وزارة التربية
/// والتعليم" is one ministry.
struct JoinedNames {
  let words: ListedWords
  private var line: AnalyzedLine { words.line }

  init(words: ListedWords) { self.words = words }

  /// Begins a new name after a conjunction where the lists know what follows as a name by itself, and ends a name before
  /// a conjunction with a preposition ("[اتحاد الكرة] وبرعاية").
  func split(_ labels: inout [EntityLabel]) {
    var token = 0
    while token < labels.count {
      guard labels[token].isBegin, let type = labels[token].type else {
        token += 1
        continue
      }
      var end = token + 1
      while end < labels.count, labels[end].isInside { end += 1 }
      split(token..<end, type, &labels)
      token = end
    }
  }

  private func split(_ name: Range<Int>, _ type: EntityType, _ labels: inout [EntityLabel]) {
    var start = name.lowerBound
    for token in name.dropFirst() where hasConjunction(token) {
      if begins(type, at: token, in: start, name.upperBound) {
        labels[token] = .begin(type)
        start = token
      } else if hasPreposition(token), !words.isEntry(start..<name.upperBound, JoinedNames.names) {
        for position in token..<name.upperBound { labels[position] = .outside }
        return
      }
    }
  }

  /// Whether a word begins with و that is no part of a listed name: not "وليد".
  private func hasConjunction(_ token: Int) -> Bool {
    guard line.tokens.kinds[token] == .word, line.words[token].proclitics.contains(.wa),
      line.tokens.letterRange(token).count > 3
    else { return false }
    let names = LexicalClasses(.given, .family, .person, .organization, .media, .place, .country)
    return !line.lexicon.classes(of: line.hits[token].whole).intersects(names)
  }

  /// Whether a preposition follows the conjunction: "وبالتعاون", "وبرعاية".
  private func hasPreposition(_ token: Int) -> Bool {
    let proclitics = line.words[token].proclitics
    if proclitics.contains(.bi) || proclitics.contains(.ka) { return true }
    return JoinedNames.openers.contains(Array(line.tokens.folded[line.tokens.letterRange(token)]))
  }

  /// Openers of phrases whose ب morphology may take for the word's own.
  private static let openers = Set(
    ["وبرعاية", "وبحضور", "وبمشاركة", "وبدعم", "وبإشراف", "وبتمويل", "وبمناسبة", "وبسبب", "وبفضل"].map {
      FoldedText($0).letters
    })

  private func begins(_ type: EntityType, at token: Int, in start: Int, _ end: Int) -> Bool {
    switch type {
    case .person: return line.lexicon.classes(of: line.hits[token].stem).intersects(JoinedNames.persons)
    case .location:
      return words.entryEnd(at: token, before: end, [.country, .place]) > token
        && words.isEntry(start..<token, [.country, .place])
    case .organization:
      let classes: [LexicalClass] = [.organization, .media]
      // "شركتا تويوتا وجنرال موتورز" is left as it is: one head for both.
      return words.entryEnd(at: token, before: end, classes) > token
        && (!words.isListed(start, LexicalClasses(.orgHead)) || words.isEntry(start..<token, classes))
        && !words.isEntry(start..<end, classes)
    case .people, .event, .miscellaneous: return false
    }
  }

  private static let names: [LexicalClass] = [.organization, .media, .event, .misc, .place]
  private static let persons = LexicalClasses(.given, .family, .person)
}

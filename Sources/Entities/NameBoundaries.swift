import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// Second thoughts about what the sequence model labelled: where a name must end, and words that are no names.
struct NameBoundaries {
  let line: AnalyzedLine

  /// Makes the labels agree with brackets and with words that are no names.
  func settle(_ labels: inout [EntityLabel]) {
    var token = 0
    while token < labels.count {
      guard labels[token].isBegin else {
        token += 1
        continue
      }
      var end = token + 1
      while end < labels.count, labels[end].isInside { end += 1 }
      let kept = isCurrency(token..<end, labels[token]) || isOrdinary(token..<end) ? token : bracketEnd(of: token..<end)
      for position in kept..<end { labels[position] = .outside }
      token = end
    }
  }

  /// Where a name ends that would else hold one bracket of two: 'إكسبريس (Express' is "إكسبريس".
  private func bracketEnd(of name: Range<Int>) -> Int {
    var opened: Int?
    for token in name {
      switch line.tokens.marks[token] {
      case .openParenthesis, .openBracket: opened = opened ?? token
      case .closeParenthesis, .closeBracket:
        if opened == nil { return trimmed(name.lowerBound..<token) }
        opened = nil
      default: break
      }
    }
    return opened.map { trimmed(name.lowerBound..<$0) } ?? name.upperBound
  }

  /// The end of a name without the opening quotation marks that it would else end in.
  private func trimmed(_ name: Range<Int>) -> Int {
    var end = name.upperBound
    while end > name.lowerBound, isOpeningMark(line.tokens.marks[end - 1]) { end -= 1 }
    return end
  }

  private func isOpeningMark(_ mark: PunctuationMark) -> Bool {
    mark == .leftQuote || mark == .leftGuillemet || mark == .lowQuote
  }

  /// "الريال الإيراني", "دولار": currencies are no names.
  private func isCurrency(_ name: Range<Int>, _ label: EntityLabel) -> Bool {
    guard label.type != .person, name.count <= 2, has(name.lowerBound, LexicalClasses(.currency)) else { return false }
    return name.dropFirst().allSatisfy { has($0, LexicalClasses(.demonym)) }
  }

  /// Whether a listed word or phrase that is no name covers all of the name: "القاعدة الجماهيرية", "كرة القدم".
  private func isOrdinary(_ name: Range<Int>) -> Bool {
    let hit = line.hits[name.lowerBound]
    return [hit.whole, hit.stem].contains { word in
      word >= 0 && ordinaryEnd(from: word, at: name.lowerBound) >= name.upperBound
    }
  }

  /// The token after the longest listed phrase that is no name, or `token` where none begins.
  private func ordinaryEnd(from word: WordID, at token: Int) -> Int {
    let lexicon = line.lexicon
    guard var state = lexicon.advance(.root, by: word) else { return token }
    var end = token
    var next = token + 1
    while next < line.count, let further = lexicon.advance(state, by: line.hits[next].whole) {
      state = further
      next += 1
      if lexicon.value(of: state, as: .ordinary) != nil { end = next }
    }
    return end
  }

  /// Whether a word, or what it is without prefixes and article, belongs to one of the classes.
  private func has(_ token: Int, _ classes: LexicalClasses) -> Bool {
    let hit = line.hits[token]
    let lexicon = line.lexicon
    if lexicon.classes(of: hit.whole).intersects(classes) || lexicon.classes(of: hit.stem).intersects(classes) {
      return true
    }
    let letters = line.tokens.folded[line.tokens.letterRange(token)].dropFirst(Int(line.words[token].baseLetter))
    return lexicon.classes(of: lexicon.word(Array(letters))).intersects(classes)
  }
}

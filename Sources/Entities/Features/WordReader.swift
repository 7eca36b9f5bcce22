import ArabicText
import Lexicons
import Morphology

/// Reads the words of a line for the features, each by itself.
struct WordReader {
  let line: AnalyzedLine
  let model: EntityModel

  /// What a word is made of.
  ///
  /// - Parameters:
  ///   - letters: its folded letters.
  ///   - cut: how many of them are no part of a name that begins here, where a listed phrase says so.
  func values(of token: Int, _ letters: UnsafeBufferPointer<UInt8>, cut: UInt8?) -> WordValues {
    var word = WordValues()
    word.whole = WordKey.of(letters)
    word.shape = WordReader.shape(of: token, letters, line.tokens)
    guard line.tokens.kinds[token] == .word || line.tokens.kinds[token] == .foreign else {
      word.stem = line.tokens.kinds[token] == .number ? WordKey.numbers : word.whole
      word.clusters = model.statistics(of: word.stem).clusters
      return word
    }
    let hit = line.hits[token]
    let analysis = line.words[token]
    word.prefix = analysis.proclitics.subtracting(.al).rawValue
    let prefix = NamePrefix(letters: letters, hit: hit, analysis: analysis, line: line, model: model)
    word.stemLetter = cut ?? UInt8(truncatingIfNeeded: prefix.count())
    word.classes = WordReader.mask(prefix.classes(from: Int(word.stemLetter)))
    WordReader.fillHashes(&word, letters)
    var statistics = model.statistics(of: word.stem)
    if statistics.clusters.fine == 0 {
      let related = relative(of: Int(word.stemLetter), letters)
      (statistics.clusters, statistics.profile) = (related.clusters, related.profile)
    }
    word.clusters = statistics.clusters
    word.profile = statistics.profile
    word.coarseProfile = WordProfile.coarse(statistics.profile)
    let whole = word.stemLetter > 0 ? model.statistics(of: word.whole) : statistics
    word.frequency = max(statistics.frequency, whole.frequency) >> 2
    word.grammar =
      analysis.partOfSpeech.rawValue << 3 | analysis.tense.rawValue << 1 | (analysis.proclitics.contains(.al) ? 1 : 0)
    return word
  }

  /// What is known about "غامدي" also says something about a rare "الغامدي".
  private func relative(of stemLetter: Int, _ letters: UnsafeBufferPointer<UInt8>) -> WordStatistics {
    guard letters.count - stemLetter > 4, letters[stemLetter] == Letter.alef, letters[stemLetter + 1] == Letter.lam
    else { return .none }
    return model.statistics(of: WordKey.of(UnsafeBufferPointer(rebasing: letters[(stemLetter + 2)...])))
  }

  /// The entity classes (48…64) as bits.
  @inline(__always)
  private static func mask(_ classes: LexicalClasses) -> UInt32 {
    UInt32(truncatingIfNeeded: classes.low >> 48) | UInt32(truncatingIfNeeded: classes.high & 1) << 16
  }

  @inline(__always)
  private static func fillHashes(_ word: inout WordValues, _ letters: UnsafeBufferPointer<UInt8>) {
    let start = Int(word.stemLetter)
    var hash = WordKey.empty
    // "للأمم" without its prefix is "الأمم".
    if start > 0, letters[start - 1] == Letter.lam, letters[start] == Letter.lam, letters.count - start > 2 {
      hash = WordKey.add(Letter.alef, to: hash)
    }
    for index in start..<letters.count {
      hash = WordKey.add(letters[index], to: hash)
      switch index - start {
      case 1: word.first2 = hash
      case 2: word.first3 = hash
      case 3: word.first4 = hash
      default: break
      }
    }
    word.stem = WordKey.finish(hash)
    var tail = WordKey.empty
    for distance in 1...4 {
      guard letters.count - distance >= start else { break }
      tail = WordKey.add(letters[letters.count - distance], to: tail)
      switch distance {
      case 1: word.last1 = tail
      case 2: word.last2 = tail
      case 3: word.last3 = tail
      default: word.last4 = tail
      }
    }
  }

  private static func shape(of token: Int, _ letters: UnsafeBufferPointer<UInt8>, _ tokens: TokenTable) -> UInt8 {
    switch tokens.kinds[token] {
    case .word:
      let isMixed = (letters.last ?? 0) < 0x3A
      return isMixed ? 30 : UInt8(min(letters.count, 12))
    case .foreign: return letters.count > 1 ? 31 : 32
    case .number: return UInt8(40 + min(letters.count, 5))
    case .punctuation, .symbol: return 64 + tokens.marks[token].rawValue
    }
  }
}

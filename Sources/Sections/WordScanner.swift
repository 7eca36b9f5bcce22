import ArabicText
import Lexicons
import Morphology

/// Counts a line's words by sort and reduces them to hashes: one pass over a window at the line's start.
struct WordScanner {
  /// Tokens looked at.
  static let window = 32
  /// Tokens that enter the fingerprint.
  private static let fingerprintWindow = 16
  /// A part of a line needs this many words to identify a title.
  private static let minimumPart = 3

  private static let functionWords = LexicalClasses(.sectionFunction)

  private var whole = Fingerprint()
  private var tail = Fingerprint()
  private var head: Fingerprint?
  private var hasTail = false
  private var latin = 0

  /// Fills in the counts, content keys and fingerprints of a line.
  static func scan(_ line: AnalyzedLine, into features: inout LineFeatures) {
    var scanner = WordScanner()
    let tokens = line.tokens
    let window = min(tokens.count, WordScanner.window)
    let function = functionWords
    let lexicon = line.lexicon
    let hits = line.hits
    tokens.folded.withUnsafeBufferPointer { folded in
      for token in 0..<window {
        let kind = tokens.kinds[token]
        let letters = UnsafeBufferPointer(rebasing: folded[tokens.letterRange(token)])
        switch kind {
        case .word:
          features.scannedWords += 1
          let hit = hits[token]
          if lexicon.classes(of: hit.whole).intersects(function)
            || (hit.stem >= 0 && lexicon.classes(of: hit.stem).intersects(function))
          {
            features.functionWords += 1
          } else {
            let key = ContentKeys.key(of: letters)
            if key != 0 { features.contentKeys.append(key) }
          }
        case .foreign:
          features.scannedWords += 1
          scanner.latin += 1
        case .number:
          features.scannedWords += 1
          features.numbers += 1
        case .punctuation, .symbol:
          if token < fingerprintWindow { scanner.separate(at: token, tokens) }
          continue
        }
        if token < fingerprintWindow { scanner.add(letters) }
      }
    }
    scanner.finish(&features, tokenCount: tokens.count)
  }

  private mutating func add(_ letters: UnsafeBufferPointer<UInt8>) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for letter in letters { hash = (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01B3 }
    whole.add(hash)
    if hasTail { tail.add(hash) }
  }

  /// At a separator, the words so far are one part of the line and those to come another: "موقع | عنوان".
  private mutating func separate(at token: Int, _ tokens: TokenTable) {
    guard whole.words > 0 else { return }
    switch tokens.marks[token] {
    case .colon, .verticalBar: break
    case .dash, .bullet: guard tokens.spaceBefore[token] else { return }
    default: return
    }
    hasTail = true
    head = whole
  }

  private mutating func finish(_ features: inout LineFeatures, tokenCount: Int) {
    // A long line's words are counted as if none of the rest were marks.
    features.wordCount = features.scannedWords + max(tokenCount - WordScanner.window, 0)
    if latin > 0 { features.marks.insert(.someLatin) }
    if latin * 2 > features.scannedWords { features.marks.insert(.mostlyLatin) }
    if tokenCount > WordScanner.fingerprintWindow {
      whole.add(UInt64(tokenCount))
      tail.add(UInt64(tokenCount))
    }
    features.fingerprint = whole.value
    if tail.words >= WordScanner.minimumPart { features.tailFingerprint = tail.value }
    if let head, head.words >= WordScanner.minimumPart { features.headFingerprint = head.value }
  }

  private struct Fingerprint {
    var value: UInt64 = 0x9E37_79B9_7F4A_7C15
    var words = 0

    mutating func add(_ hash: UInt64) {
      value = (value ^ hash) &* 0xBF58_476D_1CE4_E5B9
      value ^= value >> 29
      words += 1
    }
  }
}

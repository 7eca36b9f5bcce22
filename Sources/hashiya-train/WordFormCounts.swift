import AnnotationModel
import ArabicText
import Foundation
import Lexicons
import Morphology

/// Counts of word forms in raw text, and of the parts of speech that a model gives them.
struct WordFormCounts {
  /// Where a form was seen. Columns of the settled decisions are counts over the form as a whole word.
  private struct Uses {
    var asWord: UInt32 = 0
    var asBase: UInt32 = 0
    var asVerb: UInt32 = 0
    var asAdjective: UInt32 = 0
    var splits = InlineArray<8, UInt32>(repeating: 0)
    var enclitics = InlineArray<2, UInt32>(repeating: 0)
    var tags = InlineArray<6, UInt32>(repeating: 0)
  }

  /// One text of so many is tagged: enough for the forms that matter, in a third of the time.
  private static let tagStep = 3

  private var uses: [UInt32: Uses] = [:]

  /// Counts the words as they stand.
  mutating func count(_ path: String) throws {
    try RawText.forEachArticle(in: path) { article in
      let text = SourceText(article)
      let tokens = Tokenizer.tokens(of: text, in: text.span)
      for token in 0..<tokens.count where tokens.kinds[token] == .word {
        uses[WordHash.of(tokens.folded[tokens.letterRange(token)]), default: Uses()].asWord += 1
      }
    }
  }

  /// Counts what a model makes of the words; the counts of an earlier model are dropped.
  mutating func tag(_ path: String, model: MorphologyModel) throws {
    for key in uses.keys { uses[key] = Uses(asWord: uses[key]?.asWord ?? 0) }
    var number = 0
    try RawText.forEachArticle(in: path) { article in
      defer { number += 1 }
      guard number % WordFormCounts.tagStep == 0 else { return }
      let text = SourceText(article)
      for line in 0..<text.lineCount {
        tag(Tokenizer.tokens(of: text, in: text.line(line)), model: model)
      }
    }
  }

  private mutating func tag(_ line: TokenTable, model: MorphologyModel) {
    let hits = Lexicon.standard.hits(in: line)
    let analyses = MorphologicalAnalyzer.analyze(
      line, hits: hits, lexicon: .standard, model: model, usesSettled: false)
    MorphologicalAnalyzer.visit(line) { token, form, context in
      let analysis = analyses[token]
      let letters = line.folded[line.letterRange(token)]
      let split = SplitCandidate(
        proclitics: analysis.proclitics, stemLetter: analysis.stemLetter, baseLetter: analysis.baseLetter)
      let candidates = SplitCandidates(of: form)
      let index = (0..<min(candidates.count, 8)).first { candidates[$0] == split } ?? 7
      let (tag, isSure) = TagConstraints.tag(analysis, form, context, model.words)
      let weight: UInt32 = isSure ? 4 : 1
      let canHaveEnclitic =
        !split.proclitics.contains(.al) && EncliticFinder.candidateLetters(of: form, base: Int(split.baseLetter)) > 0
      update(WordHash.of(letters)) {
        if candidates.count > 1 { $0.splits[index] += 1 }
        if canHaveEnclitic { $0.enclitics[analysis.encliticLetters > 0 ? 1 : 0] += 1 }
        $0.tags[tag.rawValue] += weight
      }
      update(WordHash.of(letters.dropFirst(Int(analysis.baseLetter)))) {
        $0.asBase += weight
        if tag == .verb { $0.asVerb += weight }
        if tag == .adjective { $0.asAdjective += weight }
      }
      return analysis
    }
  }

  private mutating func update(_ hash: UInt32, _ change: (inout Uses) -> Void) {
    change(&uses[hash, default: Uses()])
  }

  /// The columns of the most frequent forms.
  func columns(limit: Int, capacity: Int) -> (slots: [UInt32], settled: [UInt8]) {
    let ranked = uses.map { (hash: $0.key, rank: max($0.value.asWord, $0.value.asBase)) }
      .sorted { ($0.rank, $1.hash) > ($1.rank, $0.hash) }
      .prefix(limit)
    let forms = ranked.map { item in
      let use = uses[item.hash] ?? Uses()
      return WordFrequencies.Form(
        hash: item.hash, logFrequency: WordFormCounts.logarithm(use.asWord),
        attributes: WordFormCounts.attributes(use), settled: WordFormCounts.settled(use))
    }
    return WordFrequencies.columns(of: forms, capacity: capacity)
  }

  /// Decisions taken alike nearly always; the shares were chosen so that accuracy stays the same.
  private static func settled(_ uses: Uses) -> SettledDecisions {
    let split = (0..<8).map { uses.splits[$0] }
    let enclitics = (0..<2).map { uses.enclitics[$0] }
    let tag = majority((0..<6).map { uses.tags[$0] }, share: 0.95).flatMap { TagClass(rawValue: $0) }
    return SettledDecisions(
      split: majority(split, share: 0.95), enclitic: majority(enclitics, share: 0.95).map { $0 == 1 }, tag: tag)
  }

  private static func majority(_ counts: [UInt32], share: Double) -> Int? {
    let total = counts.reduce(0, +)
    guard total >= 12, let most = counts.max(), Double(most) >= share * Double(total) else { return nil }
    return counts.firstIndex(of: most)
  }

  private static func logarithm(_ count: UInt32) -> UInt8 {
    UInt8(clamping: Int((12 * log2(1 + Double(count))).rounded()))
  }

  private static func attributes(_ uses: Uses) -> UInt8 {
    guard uses.asBase > 0 else { return 0 }
    let evidence: UInt8 = uses.asBase < 8 ? 1 : uses.asBase < 64 ? 2 : 3
    func share(_ count: UInt32) -> UInt8 { UInt8(clamping: Int((Double(count) / Double(uses.asBase) * 7).rounded())) }
    return evidence << 6 | share(uses.asAdjective) << 3 | share(uses.asVerb)
  }
}

package import ArabicText
package import Lexicons

/// Splits proclitics and guesses part of speech and tense, word by word from the line's start.
package struct MorphologicalAnalyzer {
  private let tokens: TokenTable
  private let hits: [LexiconHit]
  private let lists: WordLists
  private let model: MorphologyModel
  private let usesSettled: Bool

  /// One analysis for each token. O(letters).
  ///
  /// - Parameters:
  ///   - usesSettled: whether decisions that a word form settles spare the models; off while they are learned.
  ///   - notes: what the standard model has said of the words before, where it does not depend on the words around.
  package static func analyze(
    _ tokens: TokenTable, hits: [LexiconHit], lexicon: Lexicon, model: MorphologyModel = .standard,
    usesSettled: Bool = true, notes: WordNotes? = nil
  ) -> [WordAnalysis] {
    let analyzer = MorphologicalAnalyzer(
      tokens: tokens, hits: hits, lists: WordLists(lexicon), model: model, usesSettled: usesSettled)
    // A buffer that becomes an array costs less than an array that is filled.
    return withUnsafeTemporaryAllocation(of: WordAnalysis.self, capacity: tokens.count) { words in
      tokens.letters.withUnsafeBufferPointer { letters in
        tokens.folded.withUnsafeBufferPointer { folded in analyzer.fill(words, letters, folded, notes) }
      }
      return Array(UnsafeBufferPointer(words))
    }
  }

  private func fill(
    _ words: UnsafeMutableBufferPointer<WordAnalysis>, _ letters: UnsafeBufferPointer<UInt8>,
    _ folded: UnsafeBufferPointer<UInt8>, _ notes: WordNotes?
  ) {
    var context = WordContext()
    for token in words.indices {
      let kind = tokens.kinds[token]
      guard kind == .word else {
        words.initializeElement(at: token, to: WordAnalysis(partOfSpeech: kind == .foreign ? .foreign : .none))
        context.passNonWord(kind: kind)
        continue
      }
      let range = tokens.letterRange(token)
      if let notes, !context.asksForVerb, let known = WordAnalysis(note: notes[token]) {
        words.initializeElement(at: token, to: known)
        context.pass(range, known, letters, folded)
        continue
      }
      let form = WordForm(
        letters: UnsafeBufferPointer(rebasing: letters[range]), folded: UnsafeBufferPointer(rebasing: folded[range]))
      context.hashPrevious(in: folded)
      var dependsOnContext = context.asksForVerb
      let analysis = analysis(of: token, form, &context, notes?.scores(of: token), &dependsOnContext)
      words.initializeElement(at: token, to: analysis)
      if let notes, !dependsOnContext { notes.keep(analysis.note, of: token) }
      context.pass(form, analysis)
    }
  }

  /// Walks over the words of a line; `body` analyses each in the context that its own answers built. For the trainer.
  package static func visit(
    _ tokens: TokenTable, _ body: (_ token: Int, _ form: WordForm, _ context: inout WordContext) -> WordAnalysis
  ) {
    tokens.letters.withUnsafeBufferPointer { letters in
      tokens.folded.withUnsafeBufferPointer { folded in
        var context = WordContext()
        for token in 0..<tokens.count {
          guard tokens.kinds[token] == .word else {
            context.passNonWord(kind: tokens.kinds[token])
            continue
          }
          let range = tokens.letterRange(token)
          let form = WordForm(
            letters: UnsafeBufferPointer(rebasing: letters[range]),
            folded: UnsafeBufferPointer(rebasing: folded[range]))
          let analysis = body(token, form, &context)
          context.pass(form, analysis)
        }
      }
    }
  }

  /// - Parameters:
  ///   - scores: what the models have said of the word before, to be filled in.
  ///   - dependsOnContext: set where the words around decide anything, other than by asking for a verb.
  private func analysis(
    of token: Int, _ form: WordForm, _ context: inout WordContext, _ scores: UnsafeMutablePointer<WordScores>?,
    _ dependsOnContext: inout Bool
  ) -> WordAnalysis {
    let hit = token < hits.count ? hits[token] : .none
    let settled = usesSettled ? model.words.settledDecisions(form.hash(from: 0)) : SettledDecisions(bits: 0)
    let cut = split(form, hit, context, settled, scores, &dependsOnContext)
    let word = hit.word(from: cut.stemLetter)
    var result = WordAnalysis(
      proclitics: cut.proclitics, stemLetter: cut.stemLetter, baseLetter: cut.baseLetter)
    if let reading = lists.reading(word, in: form, from: Int(cut.stemLetter)) {
      result.partOfSpeech = reading.partOfSpeech
      result.encliticLetters = reading.encliticLetters
      let isFuture = reading.tense == .present && (cut.proclitics.contains(.sa) || context.previousIsFuture)
      result.tense = isFuture ? .future : reading.tense
      return result
    }
    var enclitic = 0
    if EncliticFinder.mayHavePronoun(form, cut) {
      if settled.enclitic == nil { dependsOnContext = true }
      enclitic = EncliticFinder.letters(
        of: form, split: cut, settled: settled.enclitic, context: context, model: model)
    }
    result.encliticLetters = UInt8(truncatingIfNeeded: enclitic)
    switch tag(form, cut, enclitic, token, hit, &context, settled, scores, &dependsOnContext) {
    case .verb:
      result.partOfSpeech = .verb
      result.tense = VerbTense.tense(of: form, split: cut, afterFuture: context.previousIsFuture, words: model.words)
    case .noun:
      result.partOfSpeech = lists.isName(word) ? .properNoun : .noun
    case .adjective where mayBeCircumstance(form, cut):
      dependsOnContext = true
      result.partOfSpeech = isCircumstance(token, context) ? .participle : .adjective
    case let other:
      result.partOfSpeech = other.partOfSpeech
    }
    return result
  }

  @inline(__always)
  private func split(
    _ form: WordForm, _ hit: LexiconHit, _ context: WordContext, _ settled: SettledDecisions,
    _ scores: UnsafeMutablePointer<WordScores>?, _ dependsOnContext: inout Bool
  ) -> SplitCandidate {
    let candidates = SplitCandidates(of: form)
    if candidates.count == 1 { return candidates[0] }
    if let index = settled.split, candidates.allows(index) { return candidates[index] }
    dependsOnContext = true
    let own: SIMD8<Int16>
    if let known = scores?.pointee.first, ProcliticSplitter.isOwn(known) {
      own = known
    } else {
      own = ProcliticSplitter.ownScores(form, candidates, hit: hit, lists: lists, model: model)
      scores?.pointee.first = own
    }
    return ProcliticSplitter.split(candidates, own: own, context: context, model: model)
  }

  @inline(__always)
  private func tag(
    _ form: WordForm, _ split: SplitCandidate, _ enclitic: Int, _ token: Int, _ hit: LexiconHit,
    _ context: inout WordContext, _ settled: SettledDecisions, _ scores: UnsafeMutablePointer<WordScores>?,
    _ dependsOnContext: inout Bool
  ) -> TagClass {
    // Only verbs take the future's س.
    if split.proclitics.contains(.sa) { return .verb }
    // "لم أقل": a verb, although أقل is mostly an adjective.
    if context.previousWantsVerb, split.proclitics.isEmpty { return .verb }
    if let tag = settled.tag { return tag }
    dependsOnContext = true
    context.look(ahead: token + 1, tokens, hits, lists)
    let own: SIMD8<Int16>
    let key = PartOfSpeechTagger.key(split, enclitic)
    if let known = scores?.pointee.second, PartOfSpeechTagger.isOwn(known, of: key) {
      own = known
    } else {
      own = PartOfSpeechTagger.ownScores(form, split, enclitic, hit: hit, lists: lists, model: model)
      scores?.pointee.second = own
    }
    return PartOfSpeechTagger.tag(own, .init(of: form, split, enclitic), context: context, model: model)
  }

  /// "ملوحا بالاستقالة", "مجددا التزامه بـ": the form of an active participle in the accusative.
  private func mayBeCircumstance(_ form: WordForm, _ split: SplitCandidate) -> Bool {
    let base = Int(split.baseLetter)
    return form.letter(form.count - 1) == Letter.alef && form.letter(base) == Letter.meem && form.count - base >= 5
      && !split.proclitics.contains(.al)
  }

  /// Whether the complement of such a participle follows. Not after another accusative, which it would describe: "رجلا
  /// متهما بالسرقة".
  private func isCircumstance(_ token: Int, _ context: WordContext) -> Bool {
    guard context.previousLastLetter != Letter.alef else { return false }
    var context = context
    context.look(ahead: token + 1, tokens, hits, lists)
    return context.nextClosed == .complementizer || context.nextClosed == .preposition
  }
}

extension WordContext {
  /// Whether the word before turns what follows into a verb, or into one of the future.
  fileprivate var asksForVerb: Bool { previousIsFuture || previousWantsVerb }
}

extension WordAnalysis {
  /// The analysis as a note on its word; never 0.
  fileprivate var note: UInt64 {
    UInt64(proclitics.rawValue) | UInt64(stemLetter) << 8 | UInt64(baseLetter) << 16 | UInt64(encliticLetters) << 24
      | UInt64(partOfSpeech.rawValue) << 32 | UInt64(tense.rawValue) << 40 | 1 << 48
  }

  /// The analysis that a note holds, nil for 0.
  fileprivate init?(note: UInt64) {
    guard note != 0, let partOfSpeech = PartOfSpeech(rawValue: UInt8(truncatingIfNeeded: note >> 32)),
      let tense = Tense(rawValue: UInt8(truncatingIfNeeded: note >> 40))
    else { return nil }
    self.init(
      proclitics: Proclitics(rawValue: UInt8(truncatingIfNeeded: note)),
      stemLetter: UInt8(truncatingIfNeeded: note >> 8), baseLetter: UInt8(truncatingIfNeeded: note >> 16),
      encliticLetters: UInt8(truncatingIfNeeded: note >> 24), partOfSpeech: partOfSpeech, tense: tense)
  }
}

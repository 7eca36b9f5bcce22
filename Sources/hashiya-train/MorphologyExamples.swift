import Lexicons
import Morphology

/// Training examples made with the analyzer's own features.
struct MorphologyExamples {
  private var splits: [RankingExample] = []
  private var enclitics: [RankingExample] = []
  private var tags: [LabelledExample] = []

  /// Adds the decisions of a sentence, each in the context that the right answers before it build.
  mutating func add(_ sentence: SegmentedSentence, words: WordFrequencies) {
    let lists = WordLists(.standard)
    MorphologicalAnalyzer.visit(sentence.tokens) { token, form, context in
      let hit = sentence.hits[token]
      guard let gold = sentence.words[token] else { return WordAnalysis(partOfSpeech: .noun) }
      let candidates = SplitCandidates(of: form)
      let allowed = (0..<candidates.count).filter { candidates.allows($0) }
      if allowed.count > 1, let best = allowed.firstIndex(where: { candidates[$0] == gold.split }) {
        let features = allowed.map {
          ProcliticSplitter.features(
            candidates[$0], of: form, hit: hit, context: context, lists: lists, words: words)
        }
        splits.append(RankingExample(candidates: features, best: best))
      }
      var result = WordAnalysis(
        proclitics: gold.split.proclitics, stemLetter: gold.split.stemLetter, baseLetter: gold.split.baseLetter,
        encliticLetters: UInt8(gold.encliticLetters), partOfSpeech: gold.tag.partOfSpeech)
      let word = hit.word(from: gold.split.stemLetter)
      if let reading = lists.reading(word, in: form, from: Int(gold.split.stemLetter)) {
        result.partOfSpeech = reading.partOfSpeech
        return result
      }
      let base = Int(gold.split.baseLetter)
      let length = gold.split.proclitics.contains(.al) ? 0 : EncliticFinder.candidateLetters(of: form, base: base)
      if length > 0 {
        let features = EncliticFinder.features(
          of: form, base: base, stem: Int(gold.split.stemLetter), length: length, context: context, words: words)
        enclitics.append(
          RankingExample(candidates: [FeatureList(), features], best: gold.encliticLetters == length ? 1 : 0))
      }
      context.look(ahead: token + 1, sentence.tokens, sentence.hits, lists)
      let features = PartOfSpeechTagger.features(
        of: form, split: gold.split, enclitic: gold.encliticLetters, hit: hit, context: context, lists: lists,
        words: words)
      tags.append(LabelledExample(features: features, label: gold.tag.rawValue))
      return result
    }
  }

  func splitWeights() -> [Int8] {
    AveragedPerceptron.ranking(splits, rows: ProcliticSplitter.rowCount)
  }

  func encliticWeights() -> [Int8] {
    AveragedPerceptron.ranking(enclitics, rows: EncliticFinder.rowCount)
  }

  func tagWeights() -> [Int8] {
    AveragedPerceptron.labelling(
      tags, rows: PartOfSpeechTagger.rowCount, lanes: TagClass.laneCount, labels: TagClass.allCases.count)
  }
}

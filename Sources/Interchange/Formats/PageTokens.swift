import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// A token of a page for formats that count in tokens.
struct PageToken: Hashable, Sendable {
  /// Where it stands in the document (UTF-8).
  let span: TextSpan
  /// The syntactic words that it is written of, when there are several: "وبالقاهرة" → و, ب, القاهرة.
  let words: [TextSpan]
}

/// The tokens of a page in sentences. A sentence never ends inside an annotation that `uncut` holds.
struct PageTokens {
  let sentences: [[PageToken]]
  /// The number of the line in which each sentence begins.
  let lines: [Int]

  /// - Parameters:
  ///   - uncut: spans that must not lie in two sentences, in text order.
  ///   - cuts: offsets at which a token is divided into words, beside the clitics if `splitsClitics`.
  init(of page: AnnotatedPage, uncut: [TextSpan], cuts: [Int], splitsClitics: Bool) {
    var sentences: [[PageToken]] = []
    var lines: [Int] = []
    let cuts = Set(cuts)
    for number in 0..<page.source.lineCount {
      let line = page.source.line(number)
      guard !line.isEmpty else { continue }
      let splitter = WordSplitter(page.source, line: line, cuts: cuts, splitsClitics: splitsClitics)
      for range in Sentences.ranges(in: splitter.tokens) {
        let tokens = range.map(splitter.token)
        guard let first = tokens.first else { continue }
        if let open = sentences.last?.last,
          uncut.contains(where: { $0.start < open.span.end && $0.end > first.span.start })
        {
          sentences[sentences.count - 1] += tokens
        } else {
          sentences.append(tokens)
          lines.append(number)
        }
      }
    }
    self.sentences = sentences
    self.lines = lines
  }
}

/// Divides the tokens of one line into syntactic words.
private struct WordSplitter {
  let tokens: TokenTable
  private let line: TextSpan
  private let cuts: Set<Int>
  private let analysis: AnalyzedLine?

  init(_ source: SourceText, line: TextSpan, cuts: Set<Int>, splitsClitics: Bool) {
    self.line = line
    self.cuts = cuts
    analysis = splitsClitics ? AnalyzedLine(source, in: line, lexicon: .standard) : nil
    tokens = analysis?.tokens ?? Tokenizer.tokens(of: source, in: line)
  }

  func token(_ index: Int) -> PageToken {
    let span = tokens.span(index).shifted(by: line.start)
    var places = Set(((span.start + 1)..<max(span.end, span.start + 1)).filter(cuts.contains))
    if let analysis {
      let word = analysis.words[index]
      for letter in 1..<(max(Int(word.stemLetter), 0) + 1) { places.insert(offset(ofLetter: letter, in: index)) }
      let letters = tokens.letterCount(index)
      if word.encliticLetters > 0, Int(word.encliticLetters) < letters {
        places.insert(offset(ofLetter: letters - Int(word.encliticLetters), in: index))
      }
    }
    let bounds = [span.start] + places.filter { span.start < $0 && $0 < span.end }.sorted() + [span.end]
    return PageToken(span: span, words: zip(bounds, bounds.dropFirst()).map { TextSpan(start: $0, end: $1) })
  }

  private func offset(ofLetter letter: Int, in token: Int) -> Int {
    tokens.offset(ofLetter: letter, in: token) + line.start
  }
}

/// Marks of spans on words in the IOB2 scheme.
struct BIOTags {
  /// For each word's start: the mark's index, and whether the word begins it.
  private var marks: [Int: (index: Int, begins: Bool)] = [:]

  /// Marks the words that lie within the spans, which are in text order; of two that share a word the first wins.
  init(_ spans: [TextSpan], on words: [TextSpan]) {
    var next = 0
    for (index, span) in spans.enumerated() {
      while next < words.count, words[next].end <= span.start { next += 1 }
      var begins = true
      var word = next
      while word < words.count, words[word].start < span.end {
        if marks[words[word].start] == nil {
          marks[words[word].start] = (index, begins)
          begins = false
        }
        word += 1
      }
    }
  }

  /// The index of the span that a word belongs to, and whether it is the span's first word.
  func mark(at start: Int) -> (index: Int, begins: Bool)? { marks[start] }
}

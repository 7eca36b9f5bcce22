public import AnnotationModel
public import ArabicText
public import Lexicons

/// One line with everything that is known about its words: the input of every layer's local analysis.
///
/// A pure function of the line's bytes and the lexicon; offsets count from the line's start. Immutable, and a class only so
/// that handing a line from layer to layer costs one reference count instead of one for each column.
public final class AnalyzedLine: Sendable {
  public let tokens: TokenTable
  /// One entry for each token.
  public let hits: [LexiconHit]
  /// One entry for each token.
  public let words: [WordAnalysis]
  public let lexicon: Lexicon

  /// Tokenizes and analyses the text's bytes in `line`. O(bytes).
  public init(_ source: SourceText, in line: TextSpan, lexicon: Lexicon) {
    self.lexicon = lexicon
    let tokens = Tokenizer.tokens(of: source, in: line)
    var (hits, words): ([LexiconHit], [WordAnalysis]) = ([], [])
    lexicon.look(at: tokens) { found, notes in
      hits = found
      words = MorphologicalAnalyzer.analyze(tokens, hits: found, lexicon: lexicon, notes: notes)
    }
    (self.tokens, self.hits, self.words) = (tokens, hits, words)
  }

  /// A line of its own, for tests.
  public convenience init(_ text: String, lexicon: Lexicon = .standard) {
    let source = SourceText(text)
    self.init(source, in: source.span, lexicon: lexicon)
  }

  /// The number of tokens.
  @inlinable public var count: Int { tokens.count }

  /// The span of a token without its attached prefixes, relative to the line's start.
  public func stemSpan(_ token: Int) -> TextSpan {
    TextSpan(start: tokens.offset(ofLetter: Int(words[token].stemLetter), in: token), end: Int(tokens.ends[token]))
  }
}

/// A line at its place in the document, once sections are resolved: the input of every layer's resolution.
public struct PlacedLine: Sendable {
  /// Where the line starts in the document (UTF-8).
  public let start: Int
  public let line: AnalyzedLine
  /// The kind of the line's block; nil for a blank line.
  public let kind: BlockKind?
  /// The article the line belongs to.
  public let article: Int

  public init(start: Int, line: AnalyzedLine, kind: BlockKind?, article: Int) {
    self.start = start
    self.line = line
    self.kind = kind
    self.article = article
  }
}

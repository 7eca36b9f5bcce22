package import AnnotationModel
import Annotator
import Configuration

/// How the documents of one request to a service are annotated and written. Workers outlive requests, so they are told with
/// each what is theirs.
package struct ServiceSettings: Hashable, Sendable {
  /// Options of every document; its own reference time and layers win.
  package var options: AnnotationOptions
  /// How offsets are counted in the results.
  package var encoding: PositionEncoding
  /// Whether every result includes its text; that of a page always does.
  package var withText: Bool
  /// The user's words, as `Configuration.words` gives them.
  package var words: String

  /// Settings of the given parts.
  package init(options: AnnotationOptions, encoding: PositionEncoding, withText: Bool = false, words: String = "") {
    self.options = options
    self.encoding = encoding
    self.withText = withText
    self.words = words
  }
}

/// Makes what annotates by the settings of a request. Keeps the last lexicon, which takes longer to make than many a
/// document takes to annotate.
struct ServiceProcessors {
  private let standard: BatchSettings
  private var words = ""
  private var annotator: Annotator
  /// What is wrong with the user's words, one line each, since it was last taken.
  private var problems: [String] = []

  /// - Parameter standard: what requests do not decide.
  init(_ standard: BatchSettings) {
    self.standard = standard
    annotator = standard.annotator
  }

  /// What annotates by the settings.
  mutating func processor(for settings: ServiceSettings) -> DocumentProcessor {
    if settings.words != words {
      let (lexicon, found) = Configuration(words: settings.words).lexicon()
      annotator = settings.words.isEmpty ? standard.annotator : Annotator(lexicon: lexicon)
      words = settings.words
      problems += found.map { "configuration: \($0)" }
    }
    var batch = standard
    batch.options = settings.options
    batch.encoding = settings.encoding
    batch.withText = settings.withText
    batch.annotator = annotator
    batch.lexiconIdentity = words
    return DocumentProcessor(batch)
  }

  /// What annotates by the standard settings.
  var standardProcessor: DocumentProcessor { DocumentProcessor(standard) }

  /// What was wrong with the user's words.
  mutating func takeProblems() -> [String] {
    defer { problems = [] }
    return problems
  }
}

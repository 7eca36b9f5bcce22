import AnnotationModel
import Entities
import Foundation
import Lexicons

/// All labelled data of a run, split into training and development parts.
struct CorpusCollection {
  /// Annotated pages to train on.
  var pages: [[GoldCorpus.Line]] = []
  /// Lines of other corpora to train on.
  var others: [TrainingLine] = []
  /// The last 15 % of ANERcorp's training part by order, with its three common types.
  var anercorpDevelopment: [TrainingLine] = []
  /// Annotated pages to measure on.
  var goldDevelopment: [GoldCorpus.Line] = []
  /// The same pages whole.
  var developmentPages: [GoldCorpus.PlacedPage] = []

  /// - Parameters:
  ///   - gold: folders of annotated pages to train on.
  ///   - development: folders of annotated pages to measure on.
  ///   - files: CoNLL files; the names tell the corpora apart.
  ///   - holdOut: whether the development part of ANERcorp stays out of training.
  init(
    gold: [String], development: [String], files: [String], holdOut: Bool, lexicon: Lexicon
  ) throws {
    for folder in gold {
      for page in try GoldCorpus.pages(in: folder) {
        pages.append(GoldCorpus.lines(of: page, lexicon: lexicon))
      }
    }
    for folder in development {
      for page in try GoldCorpus.pages(in: folder) {
        goldDevelopment += GoldCorpus.lines(of: page, lexicon: lexicon)
        developmentPages.append(GoldCorpus.placed(page, lexicon: lexicon))
      }
    }
    var heldOut: Set<String> = []
    for file in files.sorted() {
      let name = URL(fileURLWithPath: file).lastPathComponent
      guard let corpus = ConllCorpus(fileName: name) else { continue }
      let sentences = ConllCorpus.sentences(try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8))
      var cut = sentences.count
      if corpus.domain == .anercorp {
        cut = sentences.count * 85 / 100
        anercorpDevelopment = sentences[cut...].map { corpus.line($0, lexicon: lexicon) }
        for sentence in sentences[cut...] { heldOut.formUnion(CorpusCollection.fingerprints(sentence)) }
        if !holdOut { cut = sentences.count }
      }
      // NewsFANE has the text of ANERcorp.
      let seen = holdOut && name.hasPrefix("newsfane") ? heldOut : []
      others += sentences[..<cut].filter { CorpusCollection.fingerprints($0).isDisjoint(with: seen) }
        .map { corpus.line($0, lexicon: lexicon) }
    }
  }

  /// Runs of five words, spelling differences between corpora evened out.
  private static func fingerprints(_ sentence: ConllCorpus.Sentence) -> Set<String> {
    let text = sentence.tokens.joined().unicodeScalars.compactMap { scalar -> String? in
      switch scalar {
      case "أ", "إ", "آ": "ا"
      case "ى": "ي"
      case "ة": "ه"
      case _ where scalar.properties.isAlphabetic: String(scalar)
      default: nil
      }
    }
    guard text.count >= 20 else { return [] }
    return Set(stride(from: 0, through: text.count - 20, by: 1).map { text[$0..<($0 + 20)].joined() })
  }
}

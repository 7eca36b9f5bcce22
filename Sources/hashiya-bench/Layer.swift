import AnnotationModel
import Annotator
import ArabicText
import CICU
import Entities
import Interchange
import JSON
import Lexicons
import Morphology
import Numerals
import Quotations
import Sections
import Times

/// A part of the work that is measured by itself.
struct Layer {
  let name: String
  /// Does the work once for the whole corpus; the result depends on it, so that none of it can be left out.
  let pass: () -> Int
}

/// What is measured over a corpus: the floor, every layer, and everything.
struct LayerSuite {
  /// One ICU word-break pass: about the least that one can do with Arabic text.
  let floor: Layer
  let layers: [Layer]
  let tokens: Int

  /// The layers whose names hold `only`, ready to work on the corpus.
  init(_ corpus: Corpus, only: String? = nil) {
    let lines = corpus.sources.flatMap { source in
      (0..<source.lineCount).map { AnalyzedLine(source, in: source.line($0), lexicon: .standard) }
    }
    tokens = lines.reduce(0) { $0 + $1.count }
    floor = LayerSuite.floor(corpus)
    let all = LayerSuite.text(corpus) + LayerSuite.local(lines, corpus) + LayerSuite.whole(corpus)
    layers = all.filter { only.map($0.name.contains) ?? true }
  }

  private static func floor(_ corpus: Corpus) -> Layer {
    Layer(name: "ICU word break (floor)") {
      corpus.sources.reduce(0) { sum, source in
        sum
          &+ source.bytes.withUnsafeBytes {
            Int(hicu_word_breaks($0.bindMemory(to: CChar.self).baseAddress, Int64($0.count), nil, nil, 0))
          }
      }
    }
  }

  /// What comes before the layers.
  private static func text(_ corpus: Corpus) -> [Layer] {
    let lexicon = Lexicon.standard
    return [
      Layer(name: "tokens") {
        corpus.sources.reduce(0) { sum, source in
          (0..<source.lineCount).reduce(sum) { $0 &+ Tokenizer.tokens(of: source, in: source.line($1)).count }
        }
      },
      Layer(name: "tokens + lexicon + morphology") {
        corpus.sources.reduce(0) { sum, source in
          (0..<source.lineCount).reduce(sum) {
            $0 &+ AnalyzedLine(source, in: source.line($1), lexicon: lexicon).count
          }
        }
      },
    ]
  }

  /// The analysis of lines that are tokens already, and the sections of whole pages.
  private static func local(_ lines: [AnalyzedLine], _ corpus: Corpus) -> [Layer] {
    let (times, quantities) = (TimeTagger(), QuantityTagger())
    let (entities, quotations, sections) = (EntityTagger(), QuotationTagger(), SectionTagger())
    let pages = corpus.sources.map { SectionResolver.lines(of: $0) }
    return [
      Layer(name: "sections (local)") { lines.reduce(0) { $0 &+ blackHole(sections.analyze($1)) } },
      Layer(name: "sections (pages)") {
        zip(pages, corpus.sources).reduce(0) { $0 &+ SectionResolver.resolve($1.0, in: $1.1).blocks.count }
      },
      Layer(name: "times (local)") { lines.reduce(0) { $0 &+ times.analyze($1).count } },
      Layer(name: "quantities (local)") { lines.reduce(0) { $0 &+ quantities.analyze($1).count } },
      Layer(name: "times + quantities (local)") {
        lines.reduce(0) {
          let senses = LineSenses($1)
          return $0 &+ times.analyze(senses).count &+ quantities.analyze(senses).count
        }
      },
      Layer(name: "entities (local)") { lines.reduce(0) { $0 &+ entities.analyze($1).count } },
      Layer(name: "quotes (local)") { lines.reduce(0) { $0 &+ blackHole(quotations.analyze($1)) } },
    ]
  }

  /// Whole documents, and their JSON.
  private static func whole(_ corpus: Corpus) -> [Layer] {
    let annotator = Annotator()
    let annotation = LineAnnotation()
    let documents = corpus.sources.map { annotator.annotate($0) }
    return [
      Layer(name: "JSON of annotated documents") {
        zip(documents, corpus.sources).reduce(0) { $0 &+ annotation.json(of: $1.0, $1.1, id: "1").count }
      },
      Layer(name: "everything, to annotated documents") {
        corpus.sources.reduce(0) { $0 &+ (annotator.annotate($1).entities?.count ?? 0) }
      },
      Layer(name: "everything, JSON Lines to JSON Lines") {
        corpus.lines.reduce(0) { $0 &+ annotation.line(of: $1, number: 1).count }
      },
    ]
  }
}

/// From a JSON line to the line of its annotated document, as `hashiya annotate` goes.
struct LineAnnotation {
  private let reader = JSONLReader()
  private let annotator = Annotator()
  private let writer = DocumentWriter(
    encoding: .utf8, model: ModelIdentity(version: Annotator.modelVersion, entities: Annotator.modelVersion))

  /// The line of the document in `line`, which is number `number` of its file; empty when it holds none.
  func line(of line: [UInt8], number: Int) -> [UInt8] {
    guard let request = try? reader.read(line[...], number: number) else { return [] }
    let source = request.text.source
    let options = AnnotationOptions(referenceTime: request.referenceTime)
    return json(of: annotator.annotate(source, options: options), source, id: request.id)
  }

  /// The line of an annotated document.
  func json(of document: AnnotatedDocument, _ source: SourceText, id: String) -> [UInt8] {
    var json = JSONWriter(capacity: source.bytes.count * 4)
    writer.write(document, of: source, id: id, to: &json)
    json.newline()
    return json.bytes
  }
}

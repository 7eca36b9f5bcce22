import AnnotationModel
import AnnotationStore
import Annotator
import ArabicText
import Interchange
import JSON

/// Annotates pending documents and encodes the results: what a worker does, a pure function of the document and the
/// run's settings.
struct DocumentProcessor: GroupProcessor, Sendable {
  let settings: BatchSettings
  private var annotator: Annotator { settings.annotator }
  private let decoder: InputDecoder
  private let lines: JSONLReader
  private let writer: DocumentWriter
  private let producer: String

  init(_ settings: BatchSettings) {
    self.settings = settings
    decoder = InputDecoder(charset: settings.charset, lossy: settings.lossy)
    lines = JSONLReader(lossy: settings.lossy)
    writer = DocumentWriter(encoding: settings.encoding, model: settings.model)
    producer = ResultKey.producer(
      versions: [settings.model.version, settings.model.entities, settings.lexiconIdentity])
  }

  func process(_ group: DocumentGroup) -> GroupOutput {
    var output = GroupOutput(first: group.first)
    process(group) { output.documents.append($0) }
    return output
  }

  func close() -> [String] { [] }

  /// Hands the outputs of the group's documents to `deliver`, in their order and each as soon as it is there.
  func process(_ group: DocumentGroup, deliver: (DocumentOutput) -> Void) {
    let requests = group.documents.map { document in
      Result { () throws(ErrorRecord) in try request(for: document) }
    }
    let known = cachedDocuments(for: requests)
    for (index, request) in requests.enumerated() {
      let document = group.documents[index]
      switch request {
      case .success(let request):
        if case .corpus = settings.format {
          deliver(corpusOutput(of: request, from: document))
          continue
        }
        var output = output(of: request, known: known[index])
        output.name = name(of: document, id: request.id)
        deliver(output)
      case .failure(let record): deliver(failed(document, record))
      }
    }
  }

  /// The output of a document that could not be annotated.
  func failed(_ document: PendingDocument, _ failure: DocumentFailure) -> DocumentOutput {
    var failure = failure
    var id = document.path
    switch document.content {
    case .line(let bytes, let number, _):
      failure.line = number
      id = DocumentProcessor.id(in: bytes) ?? String(number)
    case .value(let bytes, let number): id = DocumentProcessor.id(in: bytes) ?? String(number)
    case .text, .html, .failure: break
    }
    return failed(document, ErrorRecord(id: id, failure: failure))
  }

  /// What a document in JSON calls itself. The worker that died on it cannot say.
  private static func id(in bytes: [UInt8]) -> String? {
    let given = (try? JSONReader.read(bytes))?["id"]
    return given?.string ?? given?.number?.text
  }

  private func failed(_ document: PendingDocument, _ record: ErrorRecord) -> DocumentOutput {
    let place = record.failure.line.map { "\(document.path):\($0)" } ?? document.path
    return DocumentOutput(
      name: name(of: document, id: record.id), parts: parts(of: record, document),
      failure: "\(place): \(record.failure.code.rawValue): \(record.failure.message)")
  }

  /// What the document's own files are called: the input's name, and for one line of many the line's number and id.
  private func name(of document: PendingDocument, id: String) -> String {
    if case .failure(let failure) = document.content, let line = failure.line { return "\(document.name)/\(line)" }
    guard case .line(_, let number, _) = document.content else { return document.name }
    let own = id == String(number) ? id : "\(number)-\(OutputName.part(id))"
    return "\(document.name)/\(own)"
  }

  private func request(for document: PendingDocument) throws(ErrorRecord) -> DocumentRequest {
    switch document.content {
    case .line(let bytes, let number, let isConverted):
      return try lines.read(bytes[...], number: number, isConverted: isConverted)
    case .value(let bytes, let number):
      do throws(ErrorRecord) {
        return try lines.read(bytes[...], number: number)
      } catch {
        var record = error
        record.failure.line = nil
        throw record
      }
    case .text(let bytes), .html(let bytes):
      do throws(DocumentFailure) {
        guard case .html = document.content else {
          return DocumentRequest(id: document.path, text: try decoder.decode(bytes))
        }
        return try DocumentRequest(id: document.path, html: HTMLDecoder(charset: settings.charset).decode(bytes))
      } catch {
        throw ErrorRecord(id: document.path, failure: error)
      }
    case .failure(let failure):
      throw ErrorRecord(id: failure.line.map(String.init) ?? document.path, failure: failure)
    }
  }

  private func output(of request: DocumentRequest, known: CachedDocument) -> DocumentOutput {
    let source = request.text.source
    FaultHook.strike(source)
    var output = DocumentOutput()
    if case .written(let writer) = settings.format {
      let document = annotated(request)
      output.counts = LayerCounts(document)
      output.parts = writer.write(
        AnnotatedPage(id: request.id, source: source, document: document, meta: request.meta))
      return output
    }
    if settings.extractsArticles {
      output.parts = [.stream(extracted(request))]
      return output
    }
    let document: EncodedDocument
    if let kept = known.document {
      document = kept
      if settings.countsItems { output.counts = LayerCounts(kept) }
    } else {
      let fresh = annotated(request)
      output.counts = LayerCounts(fresh)
      document = writer.encode(fresh, of: source)
      if let key = known.key { settings.cache?.insert(document.bytes, for: key) }
    }
    let text = settings.withText || request.text.isConverted ? source : nil
    var json = JSONWriter(capacity: document.layers.count &+ 1024)
    writer.write(document, id: request.id, meta: request.meta, text: text, to: &json)
    output.parts = [.stream(laidOut(json))]
    return output
  }

  private func extracted(_ request: DocumentRequest) -> [UInt8] {
    let source = request.text.source
    let article = ExtractedArticle(annotated(request), of: source)
    var json = JSONWriter(capacity: source.bytes.count &* 2)
    ArticleWriter.write(article, id: request.id, meta: request.meta, to: &json)
    return laidOut(json)
  }

  private func annotated(_ request: DocumentRequest) -> AnnotatedDocument {
    annotator.annotate(request.text.source, structure: request.text.structure, options: options(for: request))
  }

  private func options(for request: DocumentRequest) -> AnnotationOptions {
    var options = settings.options
    options.referenceTime = request.referenceTime ?? options.referenceTime ?? request.publicationTime
    options.layers = settings.extractsArticles ? .sections : request.layers ?? options.layers
    return options
  }

  private func parts(of record: ErrorRecord, _ document: PendingDocument) -> [OutputPart] {
    if case .written(let writer) = settings.format { return writer.write(record) }
    if case .corpus = settings.format {
      let failure = "\(record.failure.code.rawValue): \(record.failure.message)"
      let failed = CorpusDocument(
        id: record.id, line: document.line, hash: CorpusDocument.hash(document.substance), failure: failure)
      return [.stream(CorpusStream.record(failed))]
    }
    var json = JSONWriter()
    record.write(to: &json)
    return [.stream(laidOut(json))]
  }

  private func laidOut(_ json: consuming JSONWriter) -> [UInt8] {
    switch settings.format {
    case .json: return JSONLayout.readable(json.bytes) + [0x0A]
    case .jsonArray: return JSONLayout.readable(json.bytes)
    case .jsonl, .written, .corpus:
      json.newline()
      return json.bytes
    }
  }
}

// MARK: - Corpus

extension DocumentProcessor {
  private func corpusOutput(of request: DocumentRequest, from document: PendingDocument) -> DocumentOutput {
    let source = request.text.source
    FaultHook.strike(source)
    var request = request
    // The index needs its own layers whatever the line asks for.
    request.layers = nil
    let annotated = annotated(request)
    let kept = CorpusDocument(
      annotated, of: source, id: request.id, line: document.line, hash: CorpusDocument.hash(document.substance))
    var output = DocumentOutput(name: name(of: document, id: request.id), parts: [.stream(CorpusStream.record(kept))])
    output.counts = LayerCounts(annotated)
    return output
  }
}

extension PendingDocument {
  /// The line of a JSON Lines file, from 1.
  var line: Int? {
    switch content {
    case .line(_, let number, _): number
    case .failure(let failure): failure.line
    case .text, .html, .value: nil
    }
  }

  /// The bytes by which the document is known again. A failure to read is never known.
  var substance: [UInt8] {
    switch content {
    case .text(let bytes), .html(let bytes), .line(let bytes, _, _), .value(let bytes, _): bytes
    case .failure(let failure): Array("\(failure.code.rawValue) \(failure.line ?? 0)".utf8)
    }
  }
}

// MARK: - Cache

extension DocumentProcessor {
  /// What the cache says of one document: the key to keep it by, and the document if it is there.
  private struct CachedDocument {
    var key: ResultKey?
    var document: EncodedDocument?
  }

  /// The cache's answers for a group, in its order: one read for all of them.
  private func cachedDocuments(for requests: [Result<DocumentRequest, ErrorRecord>]) -> [CachedDocument] {
    var answers = [CachedDocument](repeating: CachedDocument(), count: requests.count)
    guard let cache = settings.cache else { return answers }
    switch settings.format {
    case .written, .corpus: return answers
    case .json, .jsonArray, .jsonl: break
    }
    var keys: [ResultKey] = []
    for (index, request) in requests.enumerated() {
      guard case .success(let request) = request else { continue }
      let key = ResultKey(
        text: request.text.source.bytes, structure: request.text.structure, options: options(for: request),
        encoding: settings.encoding, producer: producer)
      answers[index].key = key
      keys.append(key)
    }
    var values = cache.values(for: keys)[...]
    for index in answers.indices where answers[index].key != nil {
      answers[index].document = values.popFirst()?.flatMap { EncodedDocument(bytes: $0) }
    }
    return answers
  }
}

import AnnotationModel
import AnnotationStore
import Annotator
import ArabicText
import Interchange
import JSON

/// Annotates pending documents and encodes the results: what a worker does, a pure function of the document and the
/// run's settings.
struct DocumentProcessor: Sendable {
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

  /// The output of a group of documents, in their order.
  func process(_ group: DocumentGroup) -> GroupOutput {
    let requests = group.documents.map { document in
      Result { () throws(ErrorRecord) in try request(for: document) }
    }
    let known = cachedDocuments(for: requests)
    var output = GroupOutput()
    for (index, request) in requests.enumerated() {
      if !(group.isFirst && index == 0) { output.bytes.append(contentsOf: settings.format.separator.utf8) }
      switch request {
      case .success(let request):
        output.bytes.append(contentsOf: encoded(request, known: known[index]))
      case .failure(let record):
        output.bytes.append(contentsOf: encoded(record))
        output.failures += 1
        output.messages.append(message(for: record, in: group.documents[index].path))
      }
      output.documents += 1
    }
    return output
  }

  private func message(for record: ErrorRecord, in path: String) -> String {
    let place = record.failure.line.map { "\(path):\($0)" } ?? path
    return "\(place): \(record.failure.code.rawValue): \(record.failure.message)"
  }

  private func request(for document: PendingDocument) throws(ErrorRecord) -> DocumentRequest {
    switch document.content {
    case .line(let bytes, let number, let isConverted):
      return try lines.read(bytes[...], number: number, isConverted: isConverted)
    case .text(let bytes):
      do throws(DocumentFailure) {
        return DocumentRequest(id: document.path, text: try decoder.decode(bytes))
      } catch {
        throw ErrorRecord(id: document.path, failure: error)
      }
    case .failure(let failure):
      throw ErrorRecord(id: failure.line.map(String.init) ?? document.path, failure: failure)
    }
  }

  private func encoded(_ request: DocumentRequest, known: CachedDocument) -> [UInt8] {
    let source = request.text.source
    if case .rendered(let renderer) = settings.format {
      return renderer.render(annotator.annotate(source, options: options(for: request)), of: source, id: request.id)
    }
    let document = known.document ?? fresh(request, key: known.key)
    let text = settings.withText || request.text.isConverted ? source : nil
    var json = JSONWriter(capacity: document.layers.count &+ 1024)
    writer.write(document, id: request.id, meta: request.meta, text: text, to: &json)
    return laidOut(json)
  }

  private func fresh(_ request: DocumentRequest, key: ResultKey?) -> EncodedDocument {
    let source = request.text.source
    let document = writer.encode(annotator.annotate(source, options: options(for: request)), of: source)
    if let key { settings.cache?.insert(document.bytes, for: key) }
    return document
  }

  private func options(for request: DocumentRequest) -> AnnotationOptions {
    var options = settings.options
    options.referenceTime = request.referenceTime ?? options.referenceTime
    options.layers = request.layers ?? options.layers
    return options
  }

  private func encoded(_ record: ErrorRecord) -> [UInt8] {
    if case .rendered(let renderer) = settings.format { return renderer.render(record) }
    var json = JSONWriter()
    record.write(to: &json)
    return laidOut(json)
  }

  private func laidOut(_ json: consuming JSONWriter) -> [UInt8] {
    switch settings.format {
    case .json: return JSONLayout.readable(json.bytes) + [0x0A]
    case .jsonArray: return JSONLayout.readable(json.bytes)
    case .jsonl, .rendered:
      json.newline()
      return json.bytes
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
    if case .rendered = settings.format { return answers }
    var keys: [ResultKey] = []
    for (index, request) in requests.enumerated() {
      guard case .success(let request) = request else { continue }
      let key = ResultKey(
        text: request.text.source.bytes, options: options(for: request), encoding: settings.encoding,
        producer: producer)
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

/// What a worker made of a group.
struct GroupOutput: Sendable {
  var bytes: [UInt8] = []
  /// One line for each failure, without the tool's name.
  var messages: [String] = []
  var documents = 0
  var failures = 0
}

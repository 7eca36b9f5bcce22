import AnnotationModel
import Dispatch
import Glibc
import Interchange
import JSON
import JSONRPC
import LanguageServerProtocol
import Synchronization

/// `hashiya/annotateBatch`: many texts in one request, their results in their order, each as soon as it is its turn when the
/// client wants parts. A bad text becomes an error record and costs nothing else.
struct AnnotateBatchFeature: Sendable {
  /// Texts beyond this size in bytes are refused, as by the command.
  private static let largestText = 8 << 20

  let annotate: AnnotateFeature
  let reporter: ProgressReporter

  /// Checks what holds for all texts and gives the job that annotates.
  func reply(to message: AnnotateBatchRequest) throws(ResponseError) -> Reply {
    let writer = DocumentWriter(encoding: try annotate.encoding(message.options), model: annotate.model)
    let options = try AnnotateFeature.options(message.options, over: annotate.profile.options)
    return .inTurn { (cancellation) throws(ResponseError) in
      try run(message, options, writer, cancellation)
    }
  }

  private func run(
    _ message: AnnotateBatchRequest, _ options: AnnotationOptions, _ writer: DocumentWriter,
    _ cancellation: Cancellation
  ) throws(ResponseError) -> [UInt8] {
    let language = annotate.session.language
    let progress = reporter.begin(
      message.progress, language("Annotating texts", "تحليل النصوص"), total: message.documents.count)
    defer { progress.end() }
    // So many at a time that no processor waits long for the slowest, and that a cancelled request ends soon.
    let group = max(DispatchQueue.concurrency * 2, 2)
    var kept: [[UInt8]] = []
    var failures = 0
    var start = 0
    while start < message.documents.count {
      try cancellation.check()
      let places = start..<min(start + group, message.documents.count)
      let results = DispatchQueue.results(of: places) {
        result(of: message.documents[$0], number: $0 + 1, message.options, options, writer)
      }
      for result in results {
        failures += result.isFailure ? 1 : 0
        if !progress.sendPartial(AnnotateBatchFeature.json(documents: [result.json])) { kept.append(result.json) }
        progress.advance()
      }
      start = places.upperBound
    }
    return AnnotateBatchFeature.json(documents: kept, count: message.documents.count, failures: failures)
  }

  private struct Result: Sendable {
    let json: [UInt8]
    let isFailure: Bool
  }

  private func result(
    of document: JSONValue, number: Int, _ shared: AnnotateRequest.Options, _ options: AnnotationOptions,
    _ writer: DocumentWriter
  ) -> Result {
    do throws(ErrorRecord) {
      let request = try AnnotateBatchFeature.request(document, number: number)
      var options = options
      options.referenceTime = request.referenceTime ?? options.referenceTime ?? request.publicationTime
      options.layers = request.layers ?? options.layers
      let json = annotate.annotated(request, options, withText: shared.withText, writer, by: annotate.profile)
      return Result(json: json, isFailure: false)
    } catch {
      var record = error
      // There are no lines here.
      record.failure.line = nil
      var json = JSONWriter()
      record.write(to: &json)
      return Result(json: json.bytes, isFailure: true)
    }
  }

  /// A document as a line of the command's JSON Lines gives it.
  private static func request(_ document: JSONValue, number: Int) throws(ErrorRecord) -> DocumentRequest {
    func failure(_ code: DocumentFailure.Code, _ message: String) -> ErrorRecord {
      let id = document["id"]?.string ?? document["id"]?.number?.text
      return ErrorRecord(id: id ?? String(number), failure: DocumentFailure(code, message))
    }
    guard document.object != nil else {
      throw failure(.invalidJSON, "a document must be an object, not \(document.kindName)")
    }
    let size = (document["text"]?.string ?? document["html"]?.string ?? "").utf8.count
    guard size <= largestText else { throw failure(.tooLarge, "\(size) bytes; the limit is \(largestText)") }
    return try JSONLReader().request(in: document, number: number)
  }

  private static func json(documents: [[UInt8]], count: Int? = nil, failures: Int? = nil) -> [UInt8] {
    var json = JSONWriter(capacity: documents.reduce(64) { $0 + $1.count + 1 })
    json.beginObject()
    json.key("documents")
    json.beginArray()
    for document in documents { json.raw(document) }
    json.endArray()
    json.member("count", count)
    json.member("failures", failures)
    json.endObject()
    return json.bytes
  }
}

extension DispatchQueue {
  /// How many threads can work at once.
  fileprivate static var concurrency: Int { max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1) }

  /// What the work gives for each place, made in parallel, in the order of the places.
  fileprivate static func results<Value: Sendable>(
    of places: Range<Int>, _ work: @Sendable (Int) -> Value
  ) -> [Value] {
    let results = Mutex<[Value?]>(Array(repeating: nil, count: places.count))
    concurrentPerform(iterations: places.count) { index in
      let value = work(places.lowerBound + index)
      results.withLock { $0[index] = value }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}

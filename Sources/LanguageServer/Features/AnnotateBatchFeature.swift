import AnnotationModel
import Batch
import JSON
import JSONRPC
import LanguageServerProtocol

/// `hashiya/annotateBatch`: many texts in one request, their results in their order, each as soon as it is its turn when the
/// client wants parts. A bad text becomes an error record and costs nothing else, even one that the annotator dies on.
struct AnnotateBatchFeature: Sendable {
  let annotate: AnnotateFeature
  let workers: WorkerPool
  let reporter: ProgressReporter

  /// Checks what holds for all texts and gives the job that annotates.
  func reply(to message: AnnotateBatchRequest) throws(ResponseError) -> Reply {
    let settings = ServiceSettings(
      options: try AnnotateFeature.options(message.options, over: annotate.profile.options),
      encoding: try annotate.encoding(message.options), withText: message.options.withText,
      words: annotate.profile.words)
    return .inTurn { (cancellation) throws(ResponseError) in run(message, settings, cancellation) }
  }

  private func run(
    _ message: AnnotateBatchRequest, _ settings: ServiceSettings, _ cancellation: Cancellation
  ) -> [UInt8] {
    let language = annotate.session.language
    let progress = reporter.begin(
      message.progress, language("Annotating texts", "تحليل النصوص"), total: message.documents.count)
    defer { progress.end() }
    var kept: [[UInt8]] = []
    var failures = 0
    workers.annotate(message.documents, by: settings) {
      cancellation.isCancelled
    } deliver: { result in
      failures += result.isFailure ? 1 : 0
      if !progress.sendPartial(AnnotateBatchFeature.json(documents: [result.json])) { kept.append(result.json) }
      progress.advance()
    }
    return AnnotateBatchFeature.json(documents: kept, count: message.documents.count, failures: failures)
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

import AnnotationModel
import AnnotationStore
import Annotator
import ArabicText
import Interchange
import JSON
import JSONRPC
import LanguageServerProtocol

/// `hashiya/annotate`: the whole annotated document, by the caller's options.
struct AnnotateFeature: Sendable {
  /// The profile of texts that come with the request.
  let profile: AnnotationProfile
  let model: ModelIdentity
  let session: Session
  let cache: BackgroundCache?

  /// Texts below this size in bytes are annotated about as fast as they are looked up: 0.5 against 0.3 ms for 1 KiB, but
  /// 3.5 against 0.3 ms for 8 KiB.
  private static let smallestKept = 2 << 10
  /// From this size on a hit saves several times what the opening of the cache's file costs, about 10 ms.
  private static let smallestWorthWaiting = 128 << 10

  /// Checks the request and gives the job that annotates.
  ///
  /// - Throws: `invalidParams` with a message that names the parameter and what it may be.
  func reply(
    to message: AnnotateRequest, _ requestID: RequestID, _ documents: DocumentStore
  ) throws(ResponseError) -> Reply {
    let encoding = try encoding(message.options)
    let writer = DocumentWriter(encoding: encoding, model: model)
    let open: DocumentVersion?
    let text: SourceText
    switch message.source {
    case .text(let string):
      (open, text) = (nil, SourceText(string))
    case .document(let uri):
      let version = try documents.version(of: uri)
      (open, text) = (version, version.text)
    }
    let profile = open?.profile ?? profile
    let options = try AnnotateFeature.options(message.options, over: profile.options)
    let id = message.id ?? AnnotateFeature.defaultID(message.source, requestID)
    let form = try InputForm(named: message.options.input)
    if let open, form == .text {
      return .deferred { _ in
        let known = options == profile.options ? open.annotations : nil
        let document = known ?? profile.annotator.annotate(text, options: options)
        return json(writer.encode(document, of: text), id, message.options, text, writer)
      }
    }
    let job: Reply.Job = { (_) throws(ResponseError) in
      let page = form == .html ? try InputForm.page(text) : nil
      var options = options
      options.referenceTime = options.referenceTime ?? page?.publicationTime
      let request = DocumentRequest(
        id: id, text: DecodedText(source: page?.text ?? text, isConverted: page != nil, structure: page?.structure))
      return annotated(request, options, withText: message.options.withText, writer, by: profile)
    }
    return open == nil ? .inTurn(job) : .deferred(job)
  }

  /// A document that comes with a request, annotated, as JSON; from the cache where it is there. A page has its text with
  /// it, in which offsets count.
  func annotated(
    _ request: DocumentRequest, _ options: AnnotationOptions, withText: Bool, _ writer: DocumentWriter,
    by profile: AnnotationProfile
  ) -> [UInt8] {
    let text = request.text.source
    let document = kept(request.text, options, writer.encoding, profile.words) {
      let document = profile.annotator.annotate(text, structure: request.text.structure, options: options)
      return writer.encode(document, of: text)
    }
    var json = JSONWriter(capacity: document.layers.count &+ 1024)
    writer.write(
      document, id: request.id, meta: request.meta, text: withText || request.text.isConverted ? text : nil, to: &json)
    return json.bytes
  }

  private func json(
    _ document: EncodedDocument, _ id: String, _ message: AnnotateRequest.Options, _ text: SourceText,
    _ writer: DocumentWriter
  ) -> [UInt8] {
    var json = JSONWriter(capacity: document.layers.count &+ 1024)
    writer.write(document, id: id, text: message.withText ? text : nil, to: &json)
    return json.bytes
  }

  /// The document from the cache, or else a fresh one, which is kept there.
  private func kept(
    _ text: DecodedText, _ options: AnnotationOptions, _ encoding: PositionEncoding, _ words: String,
    _ annotate: () -> EncodedDocument
  ) -> EncodedDocument {
    let size = text.source.bytes.count
    guard let cache, size >= AnnotateFeature.smallestKept else { return annotate() }
    let key = ResultKey(
      text: text.source.bytes, structure: text.structure, options: options, encoding: encoding,
      producer: ResultKey.producer(versions: [model.version, model.entities, words]))
    let mayWait = size >= AnnotateFeature.smallestWorthWaiting
    if let known = cache.value(for: key, mayWait: mayWait).flatMap(EncodedDocument.init(bytes:)) { return known }
    let document = annotate()
    cache.insert(document.bytes, for: key)
    return document
  }

  /// The request's options over those of the configuration.
  static func options(
    _ message: AnnotateRequest.Options, over configured: AnnotationOptions
  ) throws(ResponseError) -> AnnotationOptions {
    var options = configured
    if let names = message.layers {
      options.layers = []
      for name in names {
        guard let layer = Layers(name: name) else {
          throw unknown("layers", name, Layers.names.map(\.name))
        }
        options.layers.insert(layer)
      }
    }
    options.preference = try choice("prefer", message.preference) ?? options.preference
    options.dateOrder = try choice("dateOrder", message.dateOrder) ?? options.dateOrder
    options.hijri = try choice("hijri", message.hijri) ?? options.hijri
    if let confidence = message.minimumConfidence {
      guard (0...1).contains(confidence) else {
        throw ResponseError(.invalidParams, "\"minConfidence\" must be a number from 0 to 1")
      }
      options.minimumConfidence = Float(confidence)
    }
    if let time = message.referenceTime {
      guard ReferenceTime.isValid(time) else {
        throw ResponseError(.invalidParams, "\"referenceTime\" must be \(ReferenceTime.form), not \"\(time)\"")
      }
      options.referenceTime = time
    }
    return options
  }

  /// How the answer counts offsets.
  func encoding(_ message: AnnotateRequest.Options) throws(ResponseError) -> PositionEncoding {
    guard let name = message.offsetEncoding else { return session.encoding }
    guard let encoding = PositionEncoding(rawValue: name) else {
      throw AnnotateFeature.unknown("offsetEncoding", name, PositionEncoding.allCases.map(\.rawValue))
    }
    return encoding
  }

  /// The value of a parameter that has a closed list of them; nil where it is absent.
  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ parameter: String, _ name: String?
  ) throws(ResponseError) -> Choice? {
    guard let name else { return nil }
    guard let choice = Choice(rawValue: name) else {
      throw unknown(parameter, name, Choice.allCases.map(\.rawValue))
    }
    return choice
  }

  static func unknown(_ parameter: String, _ value: String, _ known: [String]) -> ResponseError {
    let list = known.map { "\"\($0)\"" }.joined(separator: ", ")
    return ResponseError(.invalidParams, "\"\(parameter)\" has the unknown value \"\(value)\"; known are \(list)")
  }

  static func defaultID(_ source: AnnotateRequest.Source, _ requestID: RequestID) -> String {
    switch (source, requestID) {
    case (.document(let uri), _): uri
    case (.text, .string(let id)): id
    case (.text, .number(let number)): number.text
    }
  }
}

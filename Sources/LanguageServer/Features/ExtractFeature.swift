import AnnotationModel
import Annotator
import ArabicText
import Interchange
import JSON
import JSONRPC
import LanguageServerProtocol

/// `hashiya/extract`: the main article of a text or an open document.
enum ExtractFeature {
  /// Checks the request and gives the job that extracts. `profile` is that of texts that come with the request.
  ///
  /// - Throws: `invalidParams` with a message that names the parameter and what it may be.
  static func reply(
    to message: ExtractRequest, _ requestID: RequestID, _ documents: DocumentStore, profile: AnnotationProfile
  ) throws(ResponseError) -> Reply {
    let form = try InputForm(named: message.input)
    let source: SourceText
    var profile = profile
    switch message.source {
    case .text(let string): source = SourceText(string)
    case .document(let uri):
      let version = try documents.version(of: uri)
      (source, profile) = (version.text, version.profile)
    }
    var options = profile.options
    options.layers = .sections
    if let time = message.referenceTime {
      guard ReferenceTime.isValid(time) else {
        throw ResponseError(.invalidParams, "\"referenceTime\" must be \(ReferenceTime.form), not \"\(time)\"")
      }
      options.referenceTime = time
    }
    let id = message.id ?? AnnotateFeature.defaultID(message.source, requestID)
    let (finalProfile, given) = (profile, options)
    return .inTurn { (_) throws(ResponseError) in
      let page = form == .html ? try InputForm.page(source) : nil
      var options = given
      options.referenceTime = options.referenceTime ?? page?.publicationTime
      let text = page?.text ?? source
      let document = finalProfile.annotator.annotate(text, structure: page?.structure, options: options)
      var json = JSONWriter(capacity: text.bytes.count &* 2 &+ 256)
      ArticleWriter.write(ExtractedArticle(document, of: text), id: id, to: &json)
      return json.bytes
    }
  }
}

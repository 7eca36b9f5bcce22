package import JSON

/// `hashiya/annotateBatch`: annotates many texts. With a `partialResultToken` each result comes as soon as it is there.
package struct AnnotateBatchRequest: ClientMessage {
  package static let method = "hashiya/annotateBatch"

  /// The texts, each with what it says about itself; not yet checked, since a bad one costs only itself.
  package let documents: [JSONValue]
  /// What holds for every text that does not say otherwise.
  package let options: AnnotateRequest.Options
  package let progress: ProgressTokens

  package init(_ params: Parameters) throws(InvalidParameters) {
    guard let documents = try params.optionalArray("documents") else {
      throw InvalidParameters("\"documents\" is missing: it must be an array")
    }
    self.documents = documents
    options = try AnnotateRequest.Options(params)
    progress = ProgressTokens(params)
  }
}

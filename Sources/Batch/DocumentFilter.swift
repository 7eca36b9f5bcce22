/// Decides which inputs of a run have to be read, and which of their documents annotated.
///
/// Called by the thread that reads, in order. Every document that is wanted gets exactly one output, in the same order.
protocol DocumentFilter: Sendable {
  /// Whether a file has to be read.
  func wants(_ input: BatchInput) -> Bool
  /// Whether a document has to be annotated.
  func wants(_ document: PendingDocument) -> Bool
  /// The file was read to its end; the digest is the SHA-256 of its bytes, when hashes are asked for.
  func didRead(_ input: BatchInput, digest: String?)
}

package import AnnotationModel
package import Batch
package import JSONRPC

/// What whoever starts the server decides about it.
package struct ServerSettings: Sendable {
  /// Where the server writes about itself.
  package var log = ServerLog()
  /// The file that keeps results of `hashiya/annotate`; nil for none.
  package var cachePath: String?

  /// How processes that annotate the texts of `hashiya/annotateBatch` are started; nil: this process annotates them.
  package var worker: WorkerCommand?

  /// The corpus index; nil: there is no search, and the workspace is not indexed.
  package var indexPath: String?
  /// How processes that annotate for the index are started, by the first file that they get; nil: the workspace is not
  /// indexed.
  package var indexWorker: (@Sendable (_ firstInput: String) -> WorkerCommand?)?

  /// How messages are set apart.
  package var framing = Framing.headers

  /// How columns are counted with clients that do not say which encodings they know. The protocol says UTF-16, and some
  /// clients count otherwise.
  package var encoding = PositionEncoding.utf16

  package init() {}
}

package import AnnotationModel
package import JSONRPC

/// What whoever starts the server decides about it.
package struct ServerSettings: Sendable {
  /// Where the server writes about itself.
  package var log = ServerLog()
  /// The file that keeps results of `hashiya/annotate`; nil for none.
  package var cachePath: String?

  /// How messages are set apart.
  package var framing = Framing.headers

  /// How columns are counted with clients that do not say which encodings they know. The protocol says UTF-16, and some
  /// clients count otherwise.
  package var encoding = PositionEncoding.utf16

  package init() {}
}

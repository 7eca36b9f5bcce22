/// What whoever starts the server decides about it.
package struct ServerSettings: Sendable {
  /// Where the server writes about itself.
  package var log = ServerLog()
  /// The file that keeps results of `hashiya/annotate`; nil for none.
  package var cachePath: String?

  package init() {}
}

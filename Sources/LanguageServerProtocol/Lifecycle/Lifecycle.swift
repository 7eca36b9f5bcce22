/// The methods of a session's life that carry no parameters.
package enum Lifecycle {
  /// The client has read the answer to `initialize`.
  package static let initialized = "initialized"
  /// The client wants to end: everything asked before is answered, then this.
  package static let shutdown = "shutdown"
  /// The process is to end, with status 0 after `shutdown` and 1 without.
  package static let exit = "exit"
  /// The client saved a document.
  package static let didSave = "textDocument/didSave"
}

import AnnotationModel
import JSON
import LanguageServerProtocol

/// What was agreed on at initialization.
struct Session: Hashable, Sendable {
  /// How columns are counted.
  var encoding = PositionEncoding.utf16
  var language = DisplayLanguage.english
  var client = ClientCapabilities(.null)

  /// The session of a client that says nothing about itself.
  init() {}

  /// The first position encoding of the client's list that the server knows, which is every one that LSP defines;
  /// `encoding` without a list.
  init(_ message: InitializeRequest, encoding standard: PositionEncoding = .utf16) {
    client = message.client
    encoding = client.positionEncodings.lazy.compactMap { PositionEncoding(rawValue: $0) }.first ?? standard
    language = DisplayLanguage(locale: message.locale)
  }
}

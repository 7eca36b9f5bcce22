import AnnotationModel
import LanguageServerProtocol

/// What was agreed on at initialization.
struct Session: Hashable, Sendable {
  /// How columns are counted.
  var encoding = PositionEncoding.utf16
  var language = DisplayLanguage.english
  var supportsSymbolTree = true
  var supportsMarkdownHover = false

  /// The session of a client that says nothing about itself.
  init() {}

  /// The first position encoding of the client's list that the server knows, which is every one that LSP defines;
  /// UTF-16 without a list.
  init(_ message: InitializeRequest) {
    encoding = message.positionEncodings.lazy.compactMap { PositionEncoding(rawValue: $0) }.first ?? .utf16
    language = DisplayLanguage(locale: message.locale)
    supportsSymbolTree = message.supportsSymbolTree
    supportsMarkdownHover = message.supportsMarkdownHover
  }
}

/// The language of messages and hovers.
enum DisplayLanguage: Hashable, Sendable {
  case arabic, english

  /// Arabic for an Arabic locale ("ar", "ar-EG", "ar_SA.UTF-8"), else English.
  init(locale: String?) {
    let language = (locale ?? "").utf8.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    self = language.elementsEqual("ar".utf8) || language.elementsEqual("AR".utf8) ? .arabic : .english
  }

  /// The one of two wordings that is in this language.
  func callAsFunction(_ english: String, _ arabic: String) -> String { self == .arabic ? arabic : english }
}

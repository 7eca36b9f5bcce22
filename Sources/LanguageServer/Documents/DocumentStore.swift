import AnnotationModel
import ArabicText
import JSONRPC
import LanguageServerProtocol

/// The open documents by URI, each in its newest state.
struct DocumentStore {
  private var versions: [String: DocumentVersion] = [:]

  /// The newest state of an open document.
  ///
  /// - Throws: `invalidParams` when it is not open.
  func version(of uri: String) throws(ResponseError) -> DocumentVersion {
    guard let version = versions[uri] else {
      throw ResponseError(.invalidParams, "the document \"\(uri)\" is not open")
    }
    return version
  }

  /// One line about each document, in the order of their URIs.
  var summaries: [ServerStatus.Document] {
    versions.values.sorted { $0.uri < $1.uri }.map {
      ServerStatus.Document(
        uri: $0.uri, languageID: $0.languageID, version: $0.number, bytes: $0.text.bytes.count,
        lines: $0.text.lineCount, analyzedLines: $0.analyzedLineCount)
    }
  }

  /// The newest states of all documents, in the order of their URIs.
  var all: [DocumentVersion] { versions.values.sorted { $0.uri < $1.uri } }

  /// The URIs of the open documents.
  var uris: [String] { Array(versions.keys) }

  /// Gives every document its profile of now. Returns the documents that had another one, in their new state.
  mutating func reprofile(by profile: (String) -> AnnotationProfile) -> [DocumentVersion] {
    var changed: [DocumentVersion] = []
    for (uri, version) in versions {
      let profile = profile(uri)
      guard profile.revision != version.profile.revision else { continue }
      let new = version.annotated(by: profile)
      version.supersede()
      versions[uri] = new
      changed.append(new)
    }
    return changed
  }

  /// Has a document analysed anew from its text. Returns its new state.
  ///
  /// - Throws: `invalidParams` when it is not open.
  mutating func restart(_ uri: String) throws(ResponseError) -> DocumentVersion {
    let old = try version(of: uri)
    let new = old.annotated(by: old.profile)
    old.supersede()
    versions[uri] = new
    return new
  }

  /// Opens a document. One that is open already starts anew.
  mutating func open(_ message: DidOpenTextDocumentNotification, profile: AnnotationProfile) -> DocumentVersion {
    let version = DocumentVersion(
      uri: message.uri, languageID: message.languageID, number: message.version, text: SourceText(message.text),
      profile: profile)
    versions.updateValue(version, forKey: message.uri)?.supersede()
    return version
  }

  /// Applies changes whose columns are counted in `encoding`.
  ///
  /// - Throws: `invalidParams` when the document is not open.
  mutating func change(
    _ message: DidChangeTextDocumentNotification, encoding: PositionEncoding
  ) throws(ResponseError) -> DocumentVersion {
    let old = try version(of: message.uri)
    var text = old.text
    var edits: [TextEdit] = []
    for change in message.changes {
      let edit =
        if let range = change.range {
          TextEdit(span: PositionReader(text, encoding: encoding).span(of: range), newText: change.text)
        } else {
          TextEdit.difference(from: text, to: change.text)
        }
      edits.append(edit)
      text = text.replacing(edit.span, with: edit.newText).text
    }
    let new = old.successor(number: message.version, text: text, edits: edits)
    old.supersede()
    versions[message.uri] = new
    return new
  }

  /// Closes a document and gives its last state.
  ///
  /// - Throws: `invalidParams` when it is not open.
  mutating func close(_ message: DidCloseTextDocumentNotification) throws(ResponseError) -> DocumentVersion {
    let version = try version(of: message.uri)
    versions[message.uri] = nil
    return version
  }
}

import ArabicText
import Interchange
import JSONRPC

/// What the text of a request is.
enum InputForm: String, CaseIterable {
  case text, html

  /// The form called `name`; text when there is none.
  ///
  /// - Throws: `invalidParams` for a name that is unknown.
  init(named name: String?) throws(ResponseError) {
    guard let form = InputForm(rawValue: name ?? "text") else {
      throw AnnotateFeature.unknown("input", name ?? "", InputForm.allCases.map(\.rawValue))
    }
    self = form
  }

  /// What a reader sees of a page, from its source.
  ///
  /// - Throws: `requestFailed` when the page cannot be read.
  static func page(_ source: SourceText) throws(ResponseError) -> HTMLDocument {
    do throws(DocumentFailure) {
      return try HTMLDocument(source)
    } catch {
      throw ResponseError(.requestFailed, "\(error.code.rawValue): \(error.message)")
    }
  }
}

import AnnotationModel
import ArabicText
import JSONRPC
import LanguageServerProtocol

/// Renames an entity wherever the document mentions it; prefixes that Arabic attaches stay: "لبيروت" → "لدمشق".
enum RenameFeature {
  static func place(_ message: PrepareRenameRequest, _ view: DocumentView) -> RenamePlace? {
    guard let mention = view.index.mention(at: view.offset(of: message.place.position)) else { return nil }
    return RenamePlace(range: view.positions.range(of: mention.span), placeholder: name(of: mention, view))
  }

  /// - Throws: `requestFailed` where there is no name, or the new one cannot be one.
  static func edit(_ message: RenameRequest, _ view: DocumentView) throws(ResponseError) -> WorkspaceEdit {
    let newName = RenameFeature.trimmed(message.newName)
    guard !newName.isEmpty, !newName.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      throw ResponseError(.requestFailed, "a name is one line and not empty")
    }
    guard let mention = view.index.mention(at: view.offset(of: message.place.position)) else {
      throw ResponseError(.requestFailed, "there is no name at this place")
    }
    let oldWords = FoldedWords(name(of: mention, view))
    let newWords = newName.split(separator: " ").map(String.init)
    var end = 0
    let edits = view.index.mentions(of: mention.entity).compactMap { other -> TextEdit? in
      // Edits must not overlap, whatever a model may find.
      guard other.span.start >= end else { return nil }
      end = other.span.end

      let words = FoldedWords(name(of: other, view))
      // "منصور" for "ليلى منصور" becomes the same part of a new name that has as many parts.
      var replacement = newName
      if words.count < oldWords.count, newWords.count == oldWords.count, let place = oldWords.place(of: words) {
        replacement = newWords[place].joined(separator: " ")
      }
      replacement = FusedArticle.fused(replacement, after: view.letterBefore(other.span))
      return view.text.string(other.span) == replacement ? nil : TextEdit(span: other.span, newText: replacement)
    }
    return view.workspaceEdit(edits)
  }

  /// The name that a mention gives, without the traces of a prefix.
  private static func name(of mention: EntityMention, _ view: DocumentView) -> String {
    let text = view.text.string(mention.span)
    let restored = FusedArticle.restored(text, after: view.letterBefore(mention.span))
    guard restored != text, let entity = view.index.entity(mention.entity) else { return text }
    let forms = [entity.name] + entity.aliases
    return forms.contains(restored) && !forms.contains(text) ? restored : text
  }

  private static func trimmed(_ name: String) -> String {
    var rest = Substring(name)
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}

/// The words of a name, alike where only harakat, hamza carriers and the like differ.
struct FoldedWords: Hashable {
  private let words: [[UInt8]]

  init(_ name: String) {
    words = FoldedText(name).letters.split(separator: 0x20).map(Array.init)
  }

  var count: Int { words.count }

  /// Where the other name's words stand among these, next to each other; nil when they do not.
  func place(of other: FoldedWords) -> Range<Int>? {
    guard other.count > 0, other.count <= count else { return nil }
    let start = (0...(count - other.count)).first { Array(words[$0..<$0 + other.count]) == other.words }
    return start.map { $0..<$0 + other.count }
  }
}

import AnnotationModel
import Annotator
import ArabicText
import LanguageServerProtocol

/// Completion: names and titles that the document has, after two letters. Prefixes that are typed already stay: after
/// "ولب" the name "لبنان" makes "ولبنان".
enum CompletionFeature {
  private static let shortest = 2
  private static let mostItems = 50

  static func completions(_ message: CompletionRequest, _ view: DocumentView) -> CompletionList {
    let offset = view.offset(of: message.place.position)
    guard let word = view.words.word(at: offset), word.span.start < offset else {
      return CompletionList(isIncomplete: false, items: [])
    }
    let typed = TextSpan(start: word.span.start, end: offset)
    let positions = view.positions
    let proposals = proposals(view, typedAt: typed)
    var items: [CompletionList.Item] = []
    var seen: Set<String> = []
    for start in starts(of: typed, view) {
      let part = TextSpan(start: start, end: offset)
      let letters = FoldedText(view.text.string(part)).letters
      let before = start > typed.start ? view.letterBefore(part) : nil
      for proposal in proposals where matches(proposal, letters, after: before) {
        guard proposal.name != view.text.string(part), seen.insert(proposal.name).inserted else { continue }
        let edit = RangeEdit(
          range: positions.range(of: part), newText: FusedArticle.fused(proposal.name, after: before))
        items.append(.init(label: proposal.name, kind: proposal.kind, detail: proposal.detail, edit: edit))
      }
    }
    return CompletionList(
      isIncomplete: items.count > mostItems, items: Array(items.prefix(mostItems)))
  }

  private struct Proposal {
    let name: String
    let kind: CompletionList.Item.Kind
    let detail: String
    let letters: [UInt8]
  }

  /// Where the name may begin: at the word's start, or behind one, two or three letters that may be prefixes.
  private static func starts(of typed: TextSpan, _ view: DocumentView) -> [Int] {
    let prefixes: Set<Unicode.Scalar> = ["و", "ف", "ب", "ك", "ل"]
    var starts = [typed.start]
    for scalar in view.text.string(typed).unicodeScalars.prefix(3) {
      guard prefixes.contains(scalar), let last = starts.last else { break }
      starts.append(last + UTF8.width(scalar))
    }
    return starts
  }

  private static func matches(_ proposal: Proposal, _ letters: [UInt8], after before: Unicode.Scalar?) -> Bool {
    guard letters.count >= shortest else { return false }
    if proposal.letters.starts(with: letters) { return true }
    // "للأم": what stands behind ل is "لأم", the article's rest.
    let article = FoldedText("ال").letters
    return before == "ل" && letters.first == article[1] && proposal.letters.starts(with: article[..<1] + letters)
  }

  /// The names and titles of the document, in order of first mention, but for what is being typed.
  private static func proposals(_ view: DocumentView, typedAt typed: TextSpan) -> [Proposal] {
    var own: Set<String> = []
    for item in view.index.mentions.items(in: typed) {
      // What has only just been typed is no name that the document has.
      if let mention = view.annotations.entities?[item], view.index.entity(mention.entity)?.mentions.count == 1 {
        own.insert(mention.entity)
      }
    }
    let language = view.session.language
    return (view.annotations.entityIndex ?? []).filter { !own.contains($0.id) }.flatMap { entity in
      ([entity.name] + entity.aliases).map {
        Proposal(
          name: $0, kind: kind(of: entity.type), detail: language.name(of: entity.type), letters: FoldedText($0).letters
        )
      }
        + entity.roles.map {
          Proposal(name: $0, kind: .text, detail: entity.name, letters: FoldedText($0).letters)
        }
    }
  }

  private static func kind(of type: EntityType) -> CompletionList.Item.Kind {
    switch type {
    case .person: .class
    case .location: .module
    case .organization: .interface
    case .people: .variable
    case .event: .event
    case .miscellaneous: .structure
    }
  }
}

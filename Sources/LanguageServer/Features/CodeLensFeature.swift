import AnnotationModel
import ArabicText
import Configuration
import JSON
import LanguageServerProtocol

/// Counts above the text: what stands in each section, and how much each speaker says.
enum CodeLensFeature {
  static func lenses(_ message: CodeLensRequest, _ view: DocumentView) -> [CodeLens] {
    let positions = view.positions
    let counts = (sections(view) + speakers(view)).sorted {
      ($0.span.start, -$0.span.end, $0.title) < ($1.span.start, -$1.span.end, $1.title)
    }
    return counts.map { count in
      var argument = JSONObject([("uri", .string(view.uri))])
      if let entity = count.entity { argument["entity"] = .string(entity) }
      // Every command can be carried out by the server alone; this one has no effect but its answer.
      let command = Command(title: count.title, name: ServerCommand.quotes.rawValue, arguments: [.object(argument)])
      return CodeLens(range: positions.range(of: count.span), command: command)
    }
  }

  private struct Count {
    let span: TextSpan
    let title: String
    var entity: String?
  }

  private static func sections(_ view: DocumentView) -> [Count] {
    guard view.display.codeLenses.contains(.sections) else { return [] }
    let language = view.session.language
    return (view.annotations.sections ?? []).compactMap { section in
      let counts = [
        (view.index.mentions.count(startingIn: section.span), CountedNoun.names),
        (view.index.times.count(startingIn: section.span), .dates),
        (view.index.firstContents.count(startingIn: section.span), .quotes),
      ]
      let parts = counts.filter { $0.0 > 0 }.map { language.count($0.0, $0.1) }
      guard !parts.isEmpty else { return nil }
      let line = view.text.line(view.text.lineIndex(at: section.span.start))
      return Count(span: section.title ?? line, title: parts.joined(separator: " · "))
    }
  }

  private static func speakers(_ view: DocumentView) -> [Count] {
    guard view.display.codeLenses.contains(.speakers) else { return [] }
    var quotes: [String: Int] = [:]
    for quote in view.annotations.quotes ?? [] {
      if let speaker = quote.speakerEntity { quotes[speaker, default: 0] += 1 }
    }
    var seen: Set<String> = []
    return (view.annotations.entities ?? []).compactMap { mention in
      guard let number = quotes[mention.entity], seen.insert(mention.entity).inserted else { return nil }
      let title = "\(view.display.isolated(mention.name)): \(view.session.language.count(number, .quotes))"
      return Count(span: mention.span, title: title, entity: mention.entity)
    }
  }
}

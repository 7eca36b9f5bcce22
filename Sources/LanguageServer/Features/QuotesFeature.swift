import AnnotationModel
import ArabicText
import LanguageServerProtocol

/// `hashiya/quotes`: who quotes whom.
enum QuotesFeature {
  static func graph(_ message: QuotesRequest, _ view: DocumentView) -> QuotationGraph {
    /// What makes an edge: the speaker and the medium.
    struct Pair: Hashable {
      let speaker: String
      let medium: String?
    }
    var pairs: [Pair] = []
    var quotes: [Pair: [Quote]] = [:]
    for quote in view.annotations.quotes ?? [] where concerns(message.entity, quote, view) {
      let pair = Pair(speaker: quote.speakerEntity ?? quote.speakerName, medium: quote.viaName)
      if quotes[pair] == nil { pairs.append(pair) }
      quotes[pair, default: []].append(quote)
    }
    return QuotationGraph(
      edges: pairs.compactMap { pair in
        guard let said = quotes[pair], let first = said.first else { return nil }
        return QuotationGraph.Edge(
          quoted: speaker(of: first, view), quoting: medium(of: first, view), quotes: said.map { quotation($0, view) })
      })
  }

  /// Whether the entity speaks here, passes on, or is told; true for every quotation when no entity is asked for.
  private static func concerns(_ entity: String?, _ quote: Quote, _ view: DocumentView) -> Bool {
    guard let entity else { return true }
    if quote.speakerEntity == entity { return true }
    return [quote.via, quote.addressee].compactMap { $0 }.contains { span in
      view.index.mentions.items(in: span).contains { view.annotations.entities?[$0].entity == entity }
    }
  }

  private static func speaker(of quote: Quote, _ view: DocumentView) -> QuotationGraph.Voice {
    QuotationGraph.Voice(
      name: quote.speakerName, entity: quote.speakerEntity,
      range: view.speakerPlace(of: quote).map { view.positions.range(of: $0) })
  }

  private static func medium(of quote: Quote, _ view: DocumentView) -> QuotationGraph.Voice? {
    guard let name = quote.viaName else { return nil }
    let place = view.mediumPlace(of: quote)
    return QuotationGraph.Voice(
      name: name, entity: place.flatMap { view.index.mention(at: $0.start)?.entity },
      range: place.map { view.positions.range(of: $0) })
  }

  private static func quotation(_ quote: Quote, _ view: DocumentView) -> QuotationGraph.Quotation {
    let positions = view.positions
    return QuotationGraph.Quotation(
      id: quote.id, kind: quote.kind.rawValue, polarity: quote.polarity.rawValue,
      content: quote.content.map { positions.range(of: $0) },
      text: quote.content.map { view.text.string($0) }.joined(separator: " … "),
      addressee: quote.addressee.map { view.text.string($0) })
  }
}

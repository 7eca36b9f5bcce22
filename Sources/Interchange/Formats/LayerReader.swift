import AnnotationModel
import ArabicText
import JSON

/// Reads the layers of a `hashiya/1` object: the inverse of `LayerWriter`.
struct LayerReader {
  private let source: SourceText
  private let encoding: PositionEncoding
  private let map: OffsetMap
  private let length: Int

  init(source: SourceText, encoding: PositionEncoding) {
    self.source = source
    self.encoding = encoding
    map = OffsetMap(source)
    length = map.length(in: encoding)
  }

  func read(_ value: JSONValue, into document: inout AnnotatedDocument) throws(DocumentFailure) {
    document.blocks = try list(value, "blocks", block)
    document.articles = try list(value, "articles", article)
    document.sections = try list(value, "sections", section)
    document.sentences = try list(value, "sentences") { (item, _) throws(DocumentFailure) in try item.span(self) }
    document.entities = try list(value, "entities", mention)
    document.entityIndex = try list(value, "entityIndex", indexed)
    document.times = try list(value, "times", time)
    document.quantities = try list(value, "quantities", quantity)
    document.quotes = try list(value, "quotes", quote)
    document.diagnostics = try list(value, "diagnostics", diagnostic)
    if document.entityIndex == nil, let mentions = document.entities { index(mentions, in: &document) }
  }

  /// The span from `start` to `end`, both in the reader's encoding.
  fileprivate func span(_ start: Int, _ end: Int, at path: String) throws(DocumentFailure) -> TextSpan {
    guard 0 <= start, start <= end, end <= length else {
      throw DocumentFailure(
        .invalidField, "\(path): \(start) to \(end) is not within the \(length) units of the text")
    }
    return TextSpan(
      start: map.utf8Offset(of: start, in: encoding), end: map.utf8Offset(of: end, in: encoding))
  }

  private func list<Element>(
    _ value: JSONValue, _ key: String, _ read: (LayerItem, Int) throws(DocumentFailure) -> Element
  ) throws(DocumentFailure) -> [Element]? {
    guard let member = value[key], !member.isNull else { return nil }
    guard let values = member.array else {
      throw DocumentFailure(.invalidField, "\"\(key)\" is \(member.kindName), not an array")
    }
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      elements.append(try read(LayerItem(value: value, path: "\(key)[\(index)]"), index))
    }
    return elements
  }

  /// Groups mentions without an index by what they say they name.
  private func index(_ mentions: [EntityMention], in document: inout AnnotatedDocument) {
    var index: [IndexedEntity] = []
    var places: [String: Int] = [:]
    for (number, mention) in mentions.enumerated() {
      let key = mention.entity.isEmpty ? "\(mention.type.rawValue) \(mention.name)" : mention.entity
      let form = source.string(mention.span)
      let place = places[key] ?? index.count
      if place == index.count {
        places[key] = place
        let id = mention.entity.isEmpty ? "n\(place + 1)" : mention.entity
        index.append(IndexedEntity(id: id, type: mention.type, name: mention.name))
      }
      index[place].mentions.append(mention.id)
      if form != index[place].name, !index[place].aliases.contains(form) { index[place].aliases.append(form) }
      document.entities?[number].entity = index[place].id
    }
    document.entityIndex = index
  }
}

// MARK: - Layers

extension LayerReader {
  private func block(_ item: LayerItem, _ index: Int) throws(DocumentFailure) -> Block {
    Block(
      span: try item.span(self), kind: try item.name("kind", BlockKind.init), article: item.int("article") ?? 1,
      level: item.int("level"))
  }

  private func article(_ item: LayerItem, _ index: Int) throws(DocumentFailure) -> Article {
    Article(
      id: item.int("id") ?? index + 1, role: try item.name("role", Article.Role.init, default: .main),
      span: try item.span(self), headline: try item.span("headline", self),
      referenceTime: item.string("referenceTime"), source: try item.span("source", self),
      byline: try item.span("byline", self))
  }

  private func section(_ item: LayerItem, _ index: Int) throws(DocumentFailure) -> Section {
    Section(
      id: item.string("id") ?? "s\(index + 1)", article: item.int("article") ?? 1, level: item.int("level") ?? 1,
      span: try item.span(self), title: try item.span("title", self), parent: item.string("parent"))
  }

  private func mention(_ item: LayerItem, _ index: Int) throws(DocumentFailure) -> EntityMention {
    let span = try item.span(self)
    return EntityMention(
      id: item.string("id") ?? "e\(index + 1)", span: span, type: try item.name("type", EntityType.init),
      name: item.string("name") ?? source.string(span), entity: item.string("entity") ?? "",
      article: item.int("article") ?? 1, confidence: item.confidence)
  }

  private func indexed(_ item: LayerItem, _ index: Int) throws(DocumentFailure) -> IndexedEntity {
    IndexedEntity(
      id: item.string("id") ?? "n\(index + 1)", type: try item.name("type", EntityType.init),
      name: item.string("name") ?? "", aliases: item.strings("aliases"), mentions: item.strings("mentions"),
      country: item.string("country"), roles: item.strings("roles"))
  }

  private func time(_ item: LayerItem, _ index: Int) throws(DocumentFailure) -> TimeExpression {
    TimeExpression(
      id: item.string("id") ?? "t\(index + 1)", span: try item.span(self), type: try item.name("type", TimeType.init),
      value: item.string("value") ?? "", modifier: item.string("mod").flatMap(TimeModifier.init),
      frequency: item.string("freq"), quantifier: item.string("quant"), begin: item.string("begin"),
      finish: item.string("finish"), zone: item.string("zone"),
      calendar: try item.name("calendar", CalendarSystem.init, default: .gregorian), original: item.string("original"),
      anchor: item.string("anchor"), sameAs: item.string("sameAs"), rule: item.string("rule") ?? "given",
      confidence: item.confidence)
  }

  private func quantity(_ item: LayerItem, _ index: Int) throws(DocumentFailure) -> Quantity {
    Quantity(
      id: item.string("id") ?? "n\(index + 1)", span: try item.span(self),
      kind: try item.name("kind", Quantity.Kind.init), value: item.string("value") ?? "", unit: item.string("unit"),
      rule: item.string("rule") ?? "given")
  }

  private func quote(_ item: LayerItem, _ index: Int) throws(DocumentFailure) -> Quote {
    let content = try list(item.value, "content") { (part, _) throws(DocumentFailure) in try part.span(self) }
    guard let content, !content.isEmpty else {
      throw DocumentFailure(.invalidField, "\(item.path): a quote has \"content\", an array of spans")
    }
    let speaker = try item.span("speaker", self)
    return Quote(
      id: item.string("id") ?? "q\(index + 1)", kind: try item.name("kind", Quote.Kind.init, default: .indirect),
      content: content, cue: try item.span("cue", self), speaker: speaker,
      speakerName: item.string("speakerName") ?? speaker.map(source.string) ?? "unknown",
      speakerEntity: item.string("speakerEntity"), via: try item.span("via", self), viaName: item.string("viaName"),
      polarity: try item.name("polarity", Quote.Polarity.init, default: .affirm),
      addressee: try item.span("addressee", self),
      resolvedBy: try item.name("resolvedBy", Quote.Resolution.init, default: .explicit),
      rule: item.string("rule") ?? "given", confidence: item.confidence)
  }

  private func diagnostic(_ item: LayerItem, _ index: Int) throws(DocumentFailure) -> Diagnostic {
    var fix: Diagnostic.Fix?
    if let value = item.value["fix"], !value.isNull {
      let edits = try list(value, "edits") { (edit, _) throws(DocumentFailure) in
        TextEdit(span: try edit.span(self), newText: edit.string("newText") ?? "")
      }
      fix = Diagnostic.Fix(title: value["title"]?.string ?? "", edits: edits ?? [])
    }
    return Diagnostic(
      span: try item.span(self), code: item.string("code") ?? "given",
      severity: try item.name("severity", Diagnostic.Severity.init, default: .information),
      message: item.string("message") ?? "", fix: fix)
  }
}

/// One element of a layer and where it stands, for messages.
private struct LayerItem {
  let value: JSONValue
  let path: String

  func string(_ key: String) -> String? { value[key]?.string }
  func int(_ key: String) -> Int? { value[key]?.int }
  func strings(_ key: String) -> [String] { value[key]?.array?.compactMap(\.string) ?? [] }
  var confidence: Float { Float(value["confidence"]?.double ?? 1) }

  func span(_ reader: LayerReader) throws(DocumentFailure) -> TextSpan {
    guard let start = int("start"), let end = int("end") else {
      throw DocumentFailure(.invalidField, "\(path): \"start\" and \"end\" must be whole numbers")
    }
    return try reader.span(start, end, at: path)
  }

  func span(_ key: String, _ reader: LayerReader) throws(DocumentFailure) -> TextSpan? {
    guard let value = value[key], !value.isNull else { return nil }
    return try LayerItem(value: value, path: "\(path).\(key)").span(reader)
  }

  /// A member that must be one of a closed list of names, unless it is absent and there is a default.
  func name<Name>(
    _ key: String, _ make: (String) -> Name?, default fallback: Name? = nil
  ) throws(DocumentFailure) -> Name {
    if let fallback, value[key].map(\.isNull) ?? true { return fallback }
    guard let name = string(key), let result = make(name) else {
      throw DocumentFailure(.invalidField, "\(path): \"\(key)\" is \(string(key).map { "\"\($0)\"" } ?? "absent")")
    }
    return result
  }
}

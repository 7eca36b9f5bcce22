import AnnotationModel
import ArabicText
import JSON

/// Writes the layers of one document, in the order and with the keys of the `hashiya/1` contract.
///
/// The result is a list of members without braces. A layer that is nil gives no key; so does an absent optional field,
/// except `cue`, `speaker` and `via` of quotes, which are null.
struct LayerWriter {
  private let source: SourceText
  private var offsets: OffsetCursor
  private var json: JSONWriter

  init(source: SourceText, encoding: PositionEncoding) {
    self.source = source
    offsets = OffsetCursor(source, encoding: encoding)
    json = JSONWriter(capacity: source.bytes.count &* 2 &+ 256)
  }

  var bytes: [UInt8] { json.bytes }
  /// The text's length in the writer's encoding.
  var length: Int { offsets.length }

  mutating func write(_ document: AnnotatedDocument) {
    write(document.blocks, as: "blocks") { $0.write($1) }
    write(document.articles, as: "articles") { $0.write($1) }
    write(document.sections, as: "sections") { $0.write($1) }
    write(document.sentences, as: "sentences") { $0.bounds($1) }
    write(document.entities, as: "entities") { $0.write($1) }
    write(document.entityIndex, as: "entityIndex") { $0.write($1) }
    write(document.times, as: "times") { $0.write($1) }
    write(document.quantities, as: "quantities") { $0.write($1) }
    write(document.quotes, as: "quotes") { $0.write($1) }
    write(document.diagnostics, as: "diagnostics") { $0.write($1) }
  }

  mutating func write(_ model: ModelIdentity) {
    json.key("model")
    json.beginObject()
    member("version", model.version)
    member("entities", model.entities)
    json.endObject()
  }

  /// One layer: an array with an object for each element, whose members `members` writes.
  private mutating func write<Element>(
    _ layer: [Element]?, as key: StaticString, members: (inout LayerWriter, Element) -> Void
  ) {
    guard let layer else { return }
    json.key(key)
    list(layer, members: members)
  }

  private mutating func list<Element>(_ elements: [Element], members: (inout LayerWriter, Element) -> Void) {
    json.beginArray()
    for element in elements {
      json.beginObject()
      members(&self, element)
      json.endObject()
    }
    json.endArray()
  }
}

// MARK: - Pieces of every layer

extension LayerWriter {
  /// `"start":…,"end":…`
  private mutating func bounds(_ span: TextSpan) {
    json.key("start")
    json.int(offsets.convert(span.start))
    json.key("end")
    json.int(offsets.convert(span.end))
  }

  /// `"start":…,"end":…,"text":…`
  private mutating func boundsWithText(_ span: TextSpan) {
    bounds(span)
    json.key("text")
    let start = min(max(span.start, 0), source.bytes.count)
    let end = min(max(span.end, start), source.bytes.count)
    json.string(utf8: source.bytes[start..<end])
  }

  private mutating func span(_ key: StaticString, _ span: TextSpan) {
    json.key(key)
    json.beginObject()
    boundsWithText(span)
    json.endObject()
  }

  private mutating func optional(_ key: StaticString, _ span: TextSpan?) {
    if let span { self.span(key, span) }
  }

  private mutating func nullable(_ key: StaticString, _ span: TextSpan?) {
    if let span { return self.span(key, span) }
    json.key(key)
    json.null()
  }

  private mutating func member(_ key: StaticString, _ value: String) {
    json.key(key)
    json.string(value)
  }

  private mutating func optional(_ key: StaticString, _ value: String?) {
    if let value { member(key, value) }
  }

  private mutating func strings(_ key: StaticString, _ values: [String]) {
    json.key(key)
    json.beginArray()
    for value in values { json.string(value) }
    json.endArray()
  }

  private mutating func int(_ key: StaticString, _ value: Int) {
    json.key(key)
    json.int(value)
  }

  private mutating func confidence(_ value: Float) {
    json.key("confidence")
    json.float(value.isNaN ? 0 : min(max(value, 0), 1))
  }
}

// MARK: - Layers

extension LayerWriter {
  private mutating func write(_ block: Block) {
    bounds(block.span)
    member("kind", block.kind.rawValue)
    int("article", block.article)
    if let level = block.level { int("level", level) }
  }

  private mutating func write(_ article: Article) {
    int("id", article.id)
    member("role", article.role.rawValue)
    bounds(article.span)
    optional("headline", article.headline)
    optional("referenceTime", article.referenceTime)
    optional("source", article.source)
    optional("byline", article.byline)
    guard !article.keywords.isEmpty else { return }
    json.key("keywords")
    list(article.keywords) { $0.boundsWithText($1) }
  }

  private mutating func write(_ section: Section) {
    member("id", section.id)
    int("article", section.article)
    int("level", section.level)
    bounds(section.span)
    optional("title", section.title)
    optional("parent", section.parent)
  }

  private mutating func write(_ mention: EntityMention) {
    member("id", mention.id)
    boundsWithText(mention.span)
    member("type", mention.type.rawValue)
    member("name", mention.name)
    member("entity", mention.entity)
    int("article", mention.article)
    confidence(mention.confidence)
  }

  private mutating func write(_ entity: IndexedEntity) {
    member("id", entity.id)
    member("type", entity.type.rawValue)
    member("name", entity.name)
    strings("aliases", entity.aliases)
    strings("mentions", entity.mentions)
    optional("country", entity.country)
    if !entity.roles.isEmpty { strings("roles", entity.roles) }
  }

  private mutating func write(_ time: TimeExpression) {
    member("id", time.id)
    boundsWithText(time.span)
    member("type", time.type.rawValue)
    member("value", time.value)
    optional("mod", time.modifier?.rawValue)
    optional("freq", time.frequency)
    optional("quant", time.quantifier)
    optional("begin", time.begin)
    optional("finish", time.finish)
    optional("zone", time.zone)
    member("calendar", time.calendar.rawValue)
    optional("original", time.original)
    optional("anchor", time.anchor)
    optional("sameAs", time.sameAs)
    member("rule", time.rule)
    confidence(time.confidence)
  }

  private mutating func write(_ quantity: Quantity) {
    member("id", quantity.id)
    boundsWithText(quantity.span)
    member("kind", quantity.kind.rawValue)
    member("value", quantity.value)
    optional("unit", quantity.unit)
    member("rule", quantity.rule)
  }

  private mutating func write(_ quote: Quote) {
    member("id", quote.id)
    member("kind", quote.kind.rawValue)
    json.key("content")
    list(quote.content) { $0.boundsWithText($1) }
    nullable("cue", quote.cue)
    nullable("speaker", quote.speaker)
    member("speakerName", quote.speakerName)
    optional("speakerEntity", quote.speakerEntity)
    nullable("via", quote.via)
    optional("viaName", quote.viaName)
    member("polarity", quote.polarity.rawValue)
    optional("addressee", quote.addressee)
    member("resolvedBy", quote.resolvedBy.rawValue)
    member("rule", quote.rule)
    confidence(quote.confidence)
  }

  private mutating func write(_ diagnostic: Diagnostic) {
    bounds(diagnostic.span)
    member("code", diagnostic.code)
    member("severity", diagnostic.severity.rawValue)
    member("message", diagnostic.message)
    guard let fix = diagnostic.fix else { return }
    json.key("fix")
    json.beginObject()
    member("title", fix.title)
    json.key("edits")
    list(fix.edits) {
      $0.bounds($1.span)
      $0.member("newText", $1.newText)
    }
    json.endObject()
  }
}

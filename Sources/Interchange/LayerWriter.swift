import AnnotationModel
import ArabicText
import JSON

/// Writes the layers of one document, in the order and with the keys of the `hashiya/1` contract.
///
/// The result is a list of members without braces. A layer that is nil gives no key; so does an absent optional field,
/// except `cue`, `speaker` and `via` of quotes, which are null.
struct LayerWriter: ~Copyable {
  private let source: SourceText
  private var offsets: OffsetCursor
  private var json: JSONBuffer

  init(source: SourceText, encoding: PositionEncoding) {
    self.source = source
    offsets = OffsetCursor(source, encoding: encoding)
    json = JSONBuffer(capacity: source.bytes.count &* 5 &+ 256)
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
    json.member("version", model.version)
    json.member("entities", model.entities)
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
    // Where they lie: a loop over the array would copy each, and count each of its strings.
    elements.withUnsafeBufferPointer { elements in
      for index in elements.indices {
        json.beginObject()
        members(&self, elements[index])
        json.endObject()
      }
    }
    json.endArray()
  }
}

// MARK: - Pieces of every layer

extension LayerWriter {
  /// `"start":…,"end":…`
  private mutating func bounds(_ span: TextSpan) {
    json.member("start", offsets.convert(span.start))
    json.member("end", offsets.convert(span.end))
  }

  /// `"start":…,"end":…,"text":…`
  private mutating func boundsWithText(_ span: TextSpan) {
    bounds(span)
    let start = min(max(span.start, 0), source.bytes.count)
    let end = min(max(span.end, start), source.bytes.count)
    json.key("text")
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

  private mutating func optional(_ key: StaticString, _ value: String?) {
    if let value { json.member(key, value) }
  }

  private mutating func strings(_ key: StaticString, _ values: [String]) {
    json.key(key)
    json.beginArray()
    for value in values { json.string(value) }
    json.endArray()
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
    json.member("kind", block.kind.rawValue)
    json.member("article", block.article)
    if let level = block.level { json.member("level", level) }
  }

  private mutating func write(_ article: Article) {
    json.member("id", article.id)
    json.member("role", article.role.rawValue)
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
    json.member("id", section.id)
    json.member("article", section.article)
    json.member("level", section.level)
    bounds(section.span)
    optional("title", section.title)
    optional("parent", section.parent)
  }

  private mutating func write(_ mention: EntityMention) {
    json.member("id", mention.id)
    boundsWithText(mention.span)
    json.member("type", mention.type.rawValue)
    json.member("name", mention.name)
    json.member("entity", mention.entity)
    json.member("article", mention.article)
    confidence(mention.confidence)
  }

  private mutating func write(_ entity: IndexedEntity) {
    json.member("id", entity.id)
    json.member("type", entity.type.rawValue)
    json.member("name", entity.name)
    strings("aliases", entity.aliases)
    strings("mentions", entity.mentions)
    optional("country", entity.country)
    if !entity.roles.isEmpty { strings("roles", entity.roles) }
  }

  private mutating func write(_ time: TimeExpression) {
    json.member("id", time.id)
    boundsWithText(time.span)
    json.member("type", time.type.rawValue)
    json.member("value", time.value)
    optional("mod", time.modifier?.rawValue)
    optional("freq", time.frequency)
    optional("quant", time.quantifier)
    optional("begin", time.begin)
    optional("finish", time.finish)
    optional("zone", time.zone)
    json.member("calendar", time.calendar.rawValue)
    optional("original", time.original)
    optional("anchor", time.anchor)
    optional("sameAs", time.sameAs)
    json.member("rule", time.rule)
    confidence(time.confidence)
  }

  private mutating func write(_ quantity: Quantity) {
    json.member("id", quantity.id)
    boundsWithText(quantity.span)
    json.member("kind", quantity.kind.rawValue)
    json.member("value", quantity.value)
    optional("unit", quantity.unit)
    json.member("rule", quantity.rule)
  }

  private mutating func write(_ quote: Quote) {
    json.member("id", quote.id)
    json.member("kind", quote.kind.rawValue)
    json.key("content")
    list(quote.content) { $0.boundsWithText($1) }
    nullable("cue", quote.cue)
    nullable("speaker", quote.speaker)
    json.member("speakerName", quote.speakerName)
    optional("speakerEntity", quote.speakerEntity)
    nullable("via", quote.via)
    optional("viaName", quote.viaName)
    json.member("polarity", quote.polarity.rawValue)
    optional("addressee", quote.addressee)
    json.member("resolvedBy", quote.resolvedBy.rawValue)
    json.member("rule", quote.rule)
    confidence(quote.confidence)
  }

  private mutating func write(_ diagnostic: Diagnostic) {
    bounds(diagnostic.span)
    json.member("code", diagnostic.code)
    json.member("severity", diagnostic.severity.rawValue)
    json.member("message", diagnostic.message)
    guard let fix = diagnostic.fix else { return }
    json.key("fix")
    json.beginObject()
    json.member("title", fix.title)
    json.key("edits")
    list(fix.edits) {
      $0.bounds($1.span)
      $0.json.member("newText", $1.newText)
    }
    json.endObject()
  }
}

import AnnotationModel
import ArabicText

/// TEI P5: articles and sections as `div`, lines as `head`, `p`, `item` or `ab`, speech as `said`, names, dates and
/// measures in the text, what the names name in the header. One file for each document.
struct TEIWriter: FormatWriter {
  var format: FormatDescription {
    FormatDescription(
      "tei", .files(main: ".xml"), holds: [.sections, .entities, .times, .quantities, .quotes],
      losses: "white space between lines, begin and finish of times, rules and confidences, diagnostics, control codes")
  }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    var writer = TEIDocument(page)
    return [OutputPart(.document(suffix: ".xml"), Array(writer.text(losses: format.losses ?? "").utf8))]
  }
}

private struct TEIDocument {
  private let page: AnnotatedPage
  private let elements: [InlineElement]
  private var body = ""
  /// The open divisions: the article's, and the section's in it.
  private var depth = 0
  private var hasContent = false
  private var isInList = false
  private var next = 0

  init(_ page: AnnotatedPage) {
    self.page = page
    let document = page.document
    elements =
      ((document.quotes ?? []).flatMap(TEIElements.elements) + (document.entities ?? []).map(TEIElements.element)
      + (document.times ?? []).map(TEIElements.element) + (document.quantities ?? []).map(TEIElements.element))
      .sorted { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }
  }

  mutating func text(losses: String) -> String {
    var article = 0
    for block in blocks {
      if block.article != article {
        close(to: 0)
        open("article", n: String(block.article))
        article = block.article
      }
      write(block)
    }
    close(to: 0)
    if body.isEmpty { body = "<div><p/></div>\n" }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <TEI xmlns="http://www.tei-c.org/ns/1.0">
      <teiHeader>
      <fileDesc>
      <titleStmt><title>\(XMLText.content(title))</title></titleStmt>
      <publicationStmt><p>\(XMLText.content(page.document.referenceTime ?? "No date was given."))</p></publicationStmt>
      <sourceDesc><p>\(XMLText.content(page.id))</p></sourceDesc>
      </fileDesc>
      <encodingDesc><p>Annotated by hashiya. Not in this format: \(XMLText.content(losses)).</p></encodingDesc>
      <profileDesc>
      <langUsage><language ident="\(XMLText.attribute(page.document.language))"/></langUsage>
      \(participants)</profileDesc>
      </teiHeader>
      <text xml:lang="\(XMLText.attribute(page.document.language))"><body>
      \(body)</body></text>
      </TEI>

      """
  }

  private var title: String {
    page.document.articles?.first?.headline.map(page.source.string) ?? page.id
  }

  private var blocks: [Block] {
    if let blocks = page.document.blocks { return blocks }
    return (0..<page.source.lineCount).map { page.source.line($0) }.filter { !$0.isEmpty }.map {
      Block(span: $0, kind: .paragraph, article: 1)
    }
  }

  /// What the names name.
  private var participants: String {
    let index = page.document.entityIndex ?? []
    guard !index.isEmpty else { return "" }
    let people = index.map { entity in
      let roles = entity.roles.map { "<occupation>\(XMLText.content($0))</occupation>" }.joined()
      let name = TEIElements.name(of: entity.type)
      let opening = XMLText.attributes([("xml:id", TEIElements.id(entity.id)), ("role", entity.type.rawValue)])
      return "<person\(opening)><persName>\(XMLText.content(entity.name))</persName>\(roles)</person>\n"
        .replacing(
          "<persName>", with: name.element == "persName" ? "<persName>" : "<persName type=\"\(entity.type.rawValue)\">")
    }
    return "<particDesc><listPerson>\n\(people.joined())</listPerson></particDesc>\n"
  }

  private mutating func write(_ block: Block) {
    if block.kind == .heading {
      close(to: 1)
      open("section", n: block.level.map(String.init))
    }
    let isItem = block.kind == .listItem
    if isItem != isInList {
      body += isItem ? "<list>\n" : "</list>\n"
      isInList = isItem
    }
    let content = inline(block.span)
    switch block.kind {
    case .headline where !hasContent, .heading: body += "<head>\(content)</head>\n"
    case .paragraph: body += "<p>\(content)</p>\n"
    case .listItem: body += "<item>\(content)</item>\n"
    default: body += "<ab type=\"\(block.kind.rawValue)\">\(content)</ab>\n"
    }
    hasContent = true
  }

  private mutating func open(_ type: String, n: String?) {
    body += "<div\(XMLText.attributes([("type", type), ("n", n)]))>\n"
    depth += 1
    hasContent = false
  }

  private mutating func close(to level: Int) {
    if isInList { body += "</list>\n" }
    isInList = false
    while depth > level {
      // A division needs more than its head.
      if body.hasSuffix("</head>\n") || body.hasSuffix(">\n") && !hasContent { body += "<p/>\n" }
      body += "</div>\n"
      depth -= 1
    }
  }

  /// The text of a block with its elements. Blocks come in order, and so do the elements.
  private mutating func inline(_ span: TextSpan) -> String {
    while next < elements.count, elements[next].span.end <= span.start { next += 1 }
    let within = elements[next...].prefix { $0.span.start < span.end }.filter { $0.span.overlaps(span) }
    return page.source.markedUp(span, with: Array(within), idName: "xml:id") { element in
      [("corresp", element.id.map { "#" + $0 })] + element.attributes.filter { $0.0 != "corresp" }
    }
  }
}

/// The TEI elements of annotations.
private enum TEIElements {
  /// Ids are XML names, which may not hold every character that ours may.
  static func id(_ id: String) -> String {
    var name = "x."
    for scalar in id.unicodeScalars {
      let isPlain =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value)
          || "._-".unicodeScalars.contains(scalar))
      name += isPlain ? String(scalar) : "_\(String(scalar.value, radix: 16))"
    }
    return name
  }

  static func name(of type: EntityType) -> (element: String, type: String?) {
    switch type {
    case .person: ("persName", nil)
    case .location: ("placeName", nil)
    case .organization: ("orgName", nil)
    case .people, .event, .miscellaneous: ("name", type.rawValue)
    }
  }

  static func element(_ mention: EntityMention) -> InlineElement {
    let (name, type) = name(of: mention.type)
    let ref = mention.entity.isEmpty ? nil : "#" + id(mention.entity)
    return InlineElement(
      span: mention.span, name: name, attributes: [("type", type), ("ref", ref), ("key", mention.name)],
      id: id(mention.id))
  }

  static func element(_ time: TimeExpression) -> InlineElement {
    let isDay =
      time.type == .date && !time.value.isEmpty
      && time.value.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
      && [4, 7, 10].contains(time.value.utf8.count)
    return InlineElement(
      span: time.span, name: "date",
      attributes: [("type", time.type.rawValue), ("when", isDay ? time.value : nil), ("n", time.value)],
      id: id(time.id))
  }

  static func element(_ quantity: Quantity) -> InlineElement {
    let isNumber = quantity.unit == nil
    return InlineElement(
      span: quantity.span, name: isNumber ? "num" : "measure",
      attributes: [
        ("type", quantity.kind.rawValue), (isNumber ? "value" : "quantity", quantity.value), ("unit", quantity.unit),
      ], id: id("quantity-" + quantity.id))
  }

  static func elements(_ quote: Quote) -> [InlineElement] {
    let who = quote.speakerEntity.map { "#" + id($0) }
    var result: [InlineElement] = []
    for (index, span) in quote.content.enumerated() {
      result.append(
        InlineElement(
          span: span, name: "said",
          attributes: [
            ("corresp", index == 0 ? nil : "#" + id(quote.id)), ("who", who),
            ("direct", quote.kind == .direct ? "true" : "false"), ("n", quote.speakerName),
            ("rend", quote.polarity == .deny ? "\(quote.kind.rawValue) deny" : quote.kind.rawValue),
          ], id: index == 0 ? id(quote.id) : nil))
    }
    for (role, span) in [
      ("cue", quote.cue), ("speaker", quote.speaker), ("via", quote.via), ("addressee", quote.addressee),
    ] {
      guard let span else { continue }
      result.append(
        InlineElement(
          span: span, name: "seg", attributes: [("type", role), ("corresp", "#" + id(quote.id))],
          id: id(quote.id + "." + role)))
    }
    return result
  }
}

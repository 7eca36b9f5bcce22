import JSON

/// What a page's head says of its article: title and day of publication.
struct HTMLMetadata {
  /// The title element, which names the site as well, as a rule.
  private(set) var pageTitle = ""
  /// The article's title by Open Graph, or by schema.org.
  private(set) var articleTitle: String?
  /// ISO 8601 date or date-time of publication.
  private(set) var publicationTime: String?

  /// The element whose text is being collected.
  private enum Collected { case nothing, title, linkedData }
  private var collected = Collected.nothing
  private var hasTitle = false
  private var buffer: [UInt8] = []
  /// More than any page's metadata; beyond it the text is not looked at.
  private static let sizeLimit = 1 << 18

  mutating func begin(_ name: String, _ attributes: HTMLAttributes) {
    switch name {
    case "title" where !hasTitle: collected = .title
    case "script" where attributes["type"] == "application/ld+json": collected = .linkedData
    case "meta": readMeta(attributes)
    default: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard collected != .nothing, buffer.count < HTMLMetadata.sizeLimit else { return }
    buffer.append(contentsOf: bytes)
  }

  mutating func end(_ name: String) {
    switch (collected, name) {
    case (.title, "title"):
      pageTitle = String(decoding: buffer, as: UTF8.self)
      hasTitle = true
    case (.linkedData, "script"):
      // Sites write broken JSON too; then the page says nothing here.
      if let data = try? JSONReader.read(buffer[...]) { read(data, depth: 0) }
    default: return
    }
    collected = .nothing
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func readMeta(_ attributes: HTMLAttributes) {
    guard let content = attributes["content"],
      let name = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"]
    else { return }
    switch name.lowercased() {
    case "og:title": if articleTitle == nil, !content.isEmpty { articleTitle = content }
    case "article:published_time", "datepublished", "pubdate", "publishdate", "dc.date", "dc.date.issued",
      "og:published_time":
      setTime(content)
    default: break
    }
  }

  /// `headline` and `datePublished` of schema.org's articles, wherever they stand in the data.
  private mutating func read(_ data: JSONValue, depth: Int) {
    guard depth < 8 else { return }
    if let object = data.object {
      if let time = object["datePublished"]?.string { setTime(time) }
      if articleTitle == nil, let headline = object["headline"]?.string, !headline.isEmpty { articleTitle = headline }
      for member in object.members { read(member.value, depth: depth + 1) }
    }
    for element in data.array ?? [] { read(element, depth: depth + 1) }
  }

  private mutating func setTime(_ text: String) {
    guard publicationTime == nil else { return }
    let forms = [text, text.replacing(" ", with: "T", maxReplacements: 1), String(text.prefix(10))]
    publicationTime = forms.first(where: ReferenceTime.isValid)
  }
}

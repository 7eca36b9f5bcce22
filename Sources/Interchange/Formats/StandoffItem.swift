import AnnotationModel
import ArabicText
import JSON

/// An annotation as formats of labelled spans see it: a label, the ranges that it covers, the rest as fields.
///
/// Names, times and quantities are one item each; a quote is one item for its content and one each for cue, speaker,
/// medium and addressee, which the content links to.
struct StandoffItem: Hashable, Sendable {
  /// What one item says of another.
  struct Link: Hashable, Sendable {
    /// "cue", "speaker", "via" or "addressee".
    let role: String
    /// `id` of the other item.
    let target: String
  }

  var id: String
  /// An entity or time type, a kind of quantity in capitals, QUOTE, CUE, SPEAKER, VIA or ADDRESSEE.
  var label: String
  /// Half-open ranges in the unit that the items were made for; never empty.
  var ranges: [Range<Int>]
  /// The members of the contract that label, ranges and links do not say.
  var fields = JSONObject()
  var links: [Link] = []

  /// From the first range's start to the last one's end.
  var hull: Range<Int> { (ranges.first?.lowerBound ?? 0)..<(ranges.last?.upperBound ?? 0) }
}

/// The labels of items, by layer.
enum StandoffLabels {
  static let entities = EntityType.allCases.map(\.rawValue)
  static let times = TimeType.allCases.map(\.rawValue)
  static let quantities = Quantity.Kind.allCases.map { $0.rawValue.uppercased() }
  /// The parts of a quote, the content first.
  static let quote = "QUOTE"
  static let roles = ["cue", "speaker", "via", "addressee"]
  static let all = entities + times + quantities + [quote] + roles.map { $0.uppercased() }
}

/// The layers whose items are labelled spans.
let standoffLayers: Layers = [.entities, .times, .quantities, .quotes]

extension AnnotatedPage {
  /// The page's names, times, quantities and quotes, with ranges in `encoding`, in the order of their layers.
  func standoffItems(in encoding: PositionEncoding) -> [StandoffItem] {
    let layers = layers(in: encoding)
    var items: [StandoffItem] = []
    var index: [String: JSONObject] = [:]
    for entry in layers["entityIndex"]?.array ?? [] {
      guard let object = entry.object, let first = object["mentions"]?.array?.first?.string else { continue }
      index[first] = object.without(["id", "type", "name", "mentions"])
    }
    for value in layers["entities"]?.array ?? [] {
      guard var item = StandoffItem(span: value, label: value["type"]?.string) else { continue }
      // What the index says of the thing travels with its first mention.
      if let entry = index[item.id] { item.fields["index"] = .object(entry) }
      items.append(item)
    }
    for value in layers["times"]?.array ?? [] {
      if let item = StandoffItem(span: value, label: value["type"]?.string) { items.append(item) }
    }
    for value in layers["quantities"]?.array ?? [] {
      if let item = StandoffItem(span: value, label: value["kind"]?.string?.uppercased()) { items.append(item) }
    }
    for value in layers["quotes"]?.array ?? [] { items += StandoffItem.items(ofQuote: value) }
    return items
  }
}

extension StandoffItem {
  /// The item of one element that is a span with a type.
  fileprivate init?(span value: JSONValue, label: String?) {
    guard let object = value.object, let id = value["id"]?.string, let label, let range = Self.range(value) else {
      return nil
    }
    let known = ["id", "start", "end", "text", "type"] + (StandoffLabels.quantities.contains(label) ? ["kind"] : [])
    self.init(id: id, label: label, ranges: [range], fields: object.without(known))
  }

  fileprivate static func items(ofQuote value: JSONValue) -> [StandoffItem] {
    guard let object = value.object, let id = value["id"]?.string else { return [] }
    let ranges = (value["content"]?.array ?? []).compactMap(range)
    guard !ranges.isEmpty else { return [] }
    var quote = StandoffItem(
      id: id, label: StandoffLabels.quote, ranges: ranges,
      fields: object.without(["id", "content"] + StandoffLabels.roles))
    var parts: [StandoffItem] = []
    for role in StandoffLabels.roles {
      guard let span = value[role], let range = range(span) else { continue }
      parts.append(StandoffItem(id: "\(id).\(role)", label: role.uppercased(), ranges: [range]))
      quote.links.append(Link(role: role, target: "\(id).\(role)"))
    }
    return [quote] + parts
  }

  private static func range(_ value: JSONValue) -> Range<Int>? {
    guard let start = value["start"]?.int, let end = value["end"]?.int, start <= end else { return nil }
    return start..<end
  }
}

// MARK: - Back to a page

extension AnnotatedPage {
  /// The page of items with ranges in `encoding`: the inverse of `standoffItems(in:)`. Items made by hand may lack
  /// fields.
  ///
  /// - Throws: `invalidField` for a label that is not one of hashiya's, or a range outside the text.
  init(
    id: String, source: SourceText, items: [StandoffItem], encoding: PositionEncoding, referenceTime: String? = nil,
    language: String = "ar", meta: JSONObject = JSONObject()
  ) throws(DocumentFailure) {
    let layers = try StandoffLayers(items).object
    var document = AnnotatedDocument(language: language, referenceTime: referenceTime)
    try LayerReader(source: source, encoding: encoding).read(.object(layers), into: &document)
    StandoffLayers.restoreIndex(of: &document, from: items)
    self.init(id: id, source: source, document: document, meta: meta)
  }
}

/// Items as the layers of the contract.
private struct StandoffLayers {
  private(set) var object = JSONObject()

  init(_ items: [StandoffItem]) throws(DocumentFailure) {
    var layers: [String: [(start: Int, value: JSONValue)]] = [
      "entities": [], "times": [], "quantities": [], "quotes": [],
    ]
    let byID = Dictionary(items.map { ($0.id, $0) }) { first, _ in first }
    for item in items {
      var value = JSONObject([("id", .string(item.id))])
      let layer: String
      switch item.label {
      case StandoffLabels.quote:
        layer = "quotes"
        value["content"] = .array(item.ranges.map { .object(StandoffLayers.span($0)) })
        for link in item.links {
          if let part = byID[link.target] { value[link.role] = .object(StandoffLayers.span(part.hull)) }
        }
      case let label where StandoffLabels.roles.contains(label.lowercased()): continue
      default:
        layer = try StandoffLayers.layer(of: item.label)
        for member in StandoffLayers.span(item.hull).members { value[member.key] = member.value }
        value[layer == "quantities" ? "kind" : "type"] = .string(
          layer == "quantities" ? item.label.lowercased() : item.label)
      }
      for member in item.fields.members where member.key != "index" { value[member.key] = member.value }
      layers[layer]?.append((item.hull.lowerBound, .object(value)))
    }
    for name in ["entities", "times", "quantities", "quotes"] {
      // Sorting is not stable, and items at one place keep their order.
      let elements = (layers[name] ?? []).enumerated().sorted { ($0.1.start, $0.0) < ($1.1.start, $1.0) }
      object[name] = .array(elements.map(\.1.value))
    }
  }

  private static func layer(of label: String) throws(DocumentFailure) -> String {
    if StandoffLabels.entities.contains(label) { return "entities" }
    if StandoffLabels.times.contains(label) { return "times" }
    if StandoffLabels.quantities.contains(label) { return "quantities" }
    throw DocumentFailure(
      .invalidField, "there is no label \"\(label)\"; known are \(StandoffLabels.all.joined(separator: ", "))")
  }

  private static func span(_ range: Range<Int>) -> JSONObject {
    JSONObject([
      ("start", .number(JSONNumber(range.lowerBound))), ("end", .number(JSONNumber(range.upperBound))),
    ])
  }

  /// Puts back what the first mentions carried of the index.
  static func restoreIndex(of document: inout AnnotatedDocument, from items: [StandoffItem]) {
    var entries: [String: JSONObject] = [:]
    for item in items { entries[item.id] = item.fields["index"]?.object }
    for place in document.entityIndex?.indices ?? 0..<0 {
      guard let entry = document.entityIndex?[place].mentions.first.flatMap({ entries[$0] }) else { continue }
      document.entityIndex?[place].aliases = entry["aliases"]?.array?.compactMap(\.string) ?? []
      document.entityIndex?[place].country = entry["country"]?.string
      document.entityIndex?[place].roles = entry["roles"]?.array?.compactMap(\.string) ?? []
    }
  }
}

extension JSONObject {
  /// The object without some of its members.
  func without(_ keys: [String]) -> JSONObject {
    JSONObject(members.filter { !keys.contains($0.key) }.map { ($0.key, $0.value) })
  }

  /// The object as compact JSON.
  var compact: String {
    var json = JSONWriter()
    json.value(.object(self))
    return json.text
  }
}

extension JSONNumber {
  /// A number with three decimals or fewer, as confidences have.
  static func decimals(_ value: Double) -> JSONValue {
    var json = JSONWriter()
    json.float(value)
    return (try? JSONReader.read(json.bytes)) ?? .null
  }
}

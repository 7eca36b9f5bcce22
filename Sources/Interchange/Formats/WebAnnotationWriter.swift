import AnnotationModel
import JSON

/// W3C Web Annotation as JSON-LD: one AnnotationPage for each document. Positions count code points, and a quote
/// selector repeats the text with its surroundings.
struct WebAnnotationWriter: FormatWriter {
  let model: ModelIdentity

  var format: FormatDescription {
    FormatDescription(
      "webannotation", .files(main: ".jsonld"), holds: standoffLayers.union([.sections]),
      losses: "the text itself, sentences, diagnostics; what a field means is said by terms of hashiya's own")
  }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    let document = "urn:hashiya:\(WebAnnotationWriter.encoded(page.id))"
    let text = ScalarText(page.source)
    var annotations: [JSONValue] = []
    func add(_ id: String, _ ranges: [Range<Int>], motivation: String, _ bodies: [JSONValue]) {
      let targets = ranges.map { target(document, $0, text) }
      annotations.append([
        "id": .string("\(document)#\(id)"), "type": "Annotation", "motivation": .string(motivation),
        "body": bodies.count == 1 ? bodies[0] : .array(bodies),
        "target": targets.count == 1 ? targets[0] : .array(targets),
      ])
    }
    for (index, block) in (page.layers(in: .utf32)["blocks"]?.array ?? []).enumerated() {
      guard let start = block["start"]?.int, let end = block["end"]?.int, let kind = block["kind"]?.string else {
        continue
      }
      add("b\(index + 1)", [start..<end], motivation: "classifying", [WebAnnotationWriter.tag(kind)])
    }
    for item in page.standoffItems(in: .utf32) {
      var bodies = [WebAnnotationWriter.tag(item.label)]
      if let name = item.fields["name"] ?? item.fields["value"] ?? item.fields["speakerName"], let text = name.string {
        bodies.append(["type": "TextualBody", "purpose": "identifying", "format": "text/plain", "value": .string(text)])
      }
      for link in item.links {
        bodies.append([
          "type": "SpecificResource", "purpose": "linking", "source": .string("\(document)#\(link.target)"),
          "hashiya:role": .string(link.role),
        ])
      }
      if !item.fields.members.isEmpty {
        bodies.append([
          "type": "TextualBody", "purpose": "describing", "format": "application/json",
          "value": .string(item.fields.compact),
        ])
      }
      add(item.id, item.ranges, motivation: item.label == StandoffLabels.quote ? "describing" : "identifying", bodies)
    }
    let result = JSONObject([
      ("@context", ["http://www.w3.org/ns/anno.jsonld", ["hashiya": "urn:hashiya:terms:"]]),
      ("id", .string("\(document)/annotations")), ("type", "AnnotationPage"),
      ("hashiya:notInThisFormat", .string(format.losses ?? "")), ("hashiya:model", .string(model.version)),
      ("items", .array(annotations)),
    ])
    return [OutputPart(.document(suffix: ".jsonld"), JSONLayout.readable(Array(result.compact.utf8)) + [0x0A])]
  }

  private static func tag(_ value: String) -> JSONValue {
    ["type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": .string(value)]
  }

  private func target(_ document: String, _ range: Range<Int>, _ text: ScalarText) -> JSONValue {
    [
      "source": .string(document),
      "selector": [
        [
          "type": "TextPositionSelector", "start": .number(JSONNumber(range.lowerBound)),
          "end": .number(JSONNumber(range.upperBound)),
        ],
        [
          "type": "TextQuoteSelector", "exact": .string(text[range]),
          "prefix": .string(text[max(0, range.lowerBound - 32)..<range.lowerBound]),
          "suffix": .string(text[range.upperBound..<min(text.count, range.upperBound + 32)]),
        ],
      ],
    ]
  }

  /// The text with all but unreserved characters percent-encoded, as an IRI's part.
  private static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      if isPlain || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }
}

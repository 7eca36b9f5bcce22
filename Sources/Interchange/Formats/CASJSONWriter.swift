import AnnotationModel
import ArabicText
import JSON

/// UIMA CAS in the JSON form of Apache UIMA (0.4), with its type system inside. Offsets count UTF-16 code units.
struct CASJSONWriter: FormatWriter {
  var format: FormatDescription {
    FormatDescription(
      "casjson", .files(main: ".json"), holds: [.sections, .sentences, .entities, .times, .quantities, .quotes],
      losses: "articles, diagnostics, rules")
  }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    var offsets = OffsetCursor(page.source, encoding: .utf16)
    let annotations = CASPage(page.document).annotations
    let documentID = CASPage.sofa + 1 + annotations.count
    var structures: [JSONValue] = [
      [
        "%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text",
        "sofaString": .string(page.source.string),
      ],
      [
        "%ID": .number(JSONNumber(documentID)), "%TYPE": "uima.tcas.DocumentAnnotation", "@sofa": 1, "begin": 0,
        "end": .number(JSONNumber(offsets.length)), "language": .string(page.document.language),
      ],
    ]
    for annotation in annotations {
      var object: [(String, JSONValue)] = [
        ("%ID", .number(JSONNumber(annotation.id))), ("%TYPE", .string(annotation.type.name)), ("@sofa", 1),
        ("begin", .number(JSONNumber(offsets.convert(annotation.span.start)))),
        ("end", .number(JSONNumber(offsets.convert(annotation.span.end)))),
      ]
      for feature in annotation.features { object.append(CASJSONWriter.member(feature)) }
      structures.append(.object(JSONObject(object)))
    }
    let cas = JSONObject([
      ("%TYPES", .object(CASJSONWriter.types)), ("%FEATURE_STRUCTURES", .array(structures)),
      (
        "%VIEWS",
        [
          "_InitialView": [
            "%SOFA": 1, "%MEMBERS": .array(([documentID] + annotations.map(\.id)).map { .number(JSONNumber($0)) }),
            "%INDEX": .array([]),
          ]
        ]
      ),
    ])
    return [OutputPart(.document(suffix: ".json"), JSONLayout.readable(Array(cas.compact.utf8)) + [0x0A])]
  }

  /// A reference has `@` before its feature's name.
  private static func member(_ feature: (name: String, value: CASAnnotation.Value)) -> (String, JSONValue) {
    switch feature.value {
    case .string(let text): (feature.name, .string(text))
    case .int(let number): (feature.name, .number(JSONNumber(number)))
    case .double(let number): (feature.name, JSONNumber.decimals(Double(number)))
    case .reference(let id): ("@" + feature.name, .number(JSONNumber(id)))
    }
  }

  private static var types: JSONObject {
    JSONObject(
      CASTypes.all.map { type in
        var members: [(String, JSONValue)] = [
          ("%NAME", .string(type.name)), ("%SUPER_TYPE", "uima.tcas.Annotation"),
        ]
        for feature in type.features {
          members.append((feature.name, ["%NAME": .string(feature.name), "%RANGE": .string(feature.range)]))
        }
        return (type.name, .object(JSONObject(members)))
      })
  }
}

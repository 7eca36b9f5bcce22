import AnnotationModel
import Interchange
import JSON
import LanguageServerProtocol

/// The text and options among the arguments of a call, under the names and with the values of `hashiya/annotate`.
struct ToolArguments {
  /// Texts beyond this size in bytes are refused, as by the other doors.
  private static let largestText = 8 << 20

  let text: String
  let id: String
  private let options: AnnotateRequest.Options

  init(_ arguments: JSONValue) throws(ToolFailure) {
    do throws(InvalidParameters) {
      let parameters = try Parameters(arguments)
      text = try parameters.string("text")
      id = try parameters.optionalString("id") ?? "text"
      options = try AnnotateRequest.Options(parameters)
    } catch {
      throw ToolFailure(error.message)
    }
    guard text.utf8.count <= ToolArguments.largestText else {
      throw ToolFailure("the text has \(text.utf8.count) bytes; the limit is \(ToolArguments.largestText)")
    }
  }

  /// How offsets count: in code points, unless the call says otherwise.
  func encoding() throws(ToolFailure) -> PositionEncoding {
    try ToolArguments.choice("offsetEncoding", options.offsetEncoding) ?? .utf32
  }

  /// The options of the call over those of the server.
  func annotationOptions(over configured: AnnotationOptions) throws(ToolFailure) -> AnnotationOptions {
    var result = configured
    if let names = options.layers {
      result.layers = []
      for name in names {
        guard let layer = Layers(name: name) else {
          throw ToolArguments.unknown("layers", name, Layers.names.map(\.name))
        }
        result.layers.insert(layer)
      }
    }
    result.preference = try ToolArguments.choice("prefer", options.preference) ?? result.preference
    result.dateOrder = try ToolArguments.choice("dateOrder", options.dateOrder) ?? result.dateOrder
    result.hijri = try ToolArguments.choice("hijri", options.hijri) ?? result.hijri
    if let confidence = options.minimumConfidence {
      guard (0...1).contains(confidence) else { throw ToolFailure("\"minConfidence\" must be a number from 0 to 1") }
      result.minimumConfidence = Float(confidence)
    }
    if let time = options.referenceTime {
      guard ReferenceTime.isValid(time) else { throw ToolFailure("\"referenceTime\" must be \(ReferenceTime.form)") }
      result.referenceTime = time
    }
    return result
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ value: String?
  ) throws(ToolFailure) -> Choice? {
    guard let value else { return nil }
    guard let choice = Choice(rawValue: value) else { throw unknown(name, value, Choice.allCases.map(\.rawValue)) }
    return choice
  }

  private static func unknown(_ name: String, _ value: String, _ known: [String]) -> ToolFailure {
    ToolFailure("\"\(name)\" has the unknown value \"\(value)\"; known are \(known.joined(separator: ", "))")
  }
}

/// Parts of the tools' schemas.
enum ToolSchema {
  static let text: JSONValue = ["type": "string", "description": "The text, in Arabic."]
  static let id: JSONValue = ["type": "string", "description": "A name for the text, which the answer bears."]
  static let referenceTime: JSONValue = [
    "type": "string",
    "description": "When the text was published: an ISO 8601 date or date-time, such as 2024-05-15.",
  ]

  /// One of several names.
  static func names(_ names: [String], _ description: String) -> JSONValue {
    ["enum": .array(names.map { .string($0) }), "description": .string(description)]
  }

  /// An array of objects that have at least the given members.
  static func rows(_ members: [String], _ description: String) -> JSONValue {
    [
      "type": "array", "description": .string(description),
      "items": ["type": "object", "required": .array(members.map { .string($0) })],
    ]
  }
}

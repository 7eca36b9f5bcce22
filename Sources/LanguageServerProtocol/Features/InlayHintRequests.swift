package import JSON

/// Short notes to show within the text of a range.
package struct InlayHintRequest: TextDocumentRequest {
  package static let method = "textDocument/inlayHint"
  package typealias Response = [InlayHint]

  package let uri: String
  package let range: PositionRange

  package init(_ params: Parameters) throws(InvalidParameters) {
    uri = try params.object("textDocument").string("uri")
    range = try PositionRange(try params.object("range"))
  }
}

/// What a hint tells when the user points at it. The parameters are the hint.
package struct InlayHintResolveRequest: ClientRequest {
  package static let method = "inlayHint/resolve"
  package typealias Response = JSONValue

  /// The hint as the client sent it back.
  package let hint: JSONObject
  package let uri: String
  /// The id of the annotation that it tells of.
  package let annotation: String

  package init(_ params: Parameters) throws(InvalidParameters) {
    hint = params.members
    let data = try params.object("data")
    uri = try data.string("uri")
    annotation = try data.string("annotation")
  }

  /// The hint with its explanation; nil where the annotation is there no more.
  package func resolved(tooltip: String?) -> JSONValue {
    var hint = hint
    if let tooltip { hint["tooltip"] = .string(tooltip) }
    return .object(hint)
  }
}

/// A note that the editor shows behind a place of the text.
package struct InlayHint: Hashable, JSONEncodable {
  /// `rawValue` is the wire number.
  package enum Kind: Int, Sendable { case type = 1, parameter }

  package let position: Position
  package let label: String
  package let kind: Kind
  /// The explanation, for clients that do not ask for it later.
  package let tooltip: String?
  package let uri: String
  package let annotation: String

  package init(position: Position, label: String, kind: Kind, tooltip: String?, uri: String, annotation: String) {
    self.position = position
    self.label = label
    self.kind = kind
    self.tooltip = tooltip
    self.uri = uri
    self.annotation = annotation
  }

  package func encode(to json: inout JSONWriter) {
    json.beginObject()
    json.member("position", position)
    json.member("label", label)
    json.member("kind", kind.rawValue)
    json.member("tooltip", tooltip)
    json.member("paddingLeft", true)
    if tooltip == nil {
      json.member("data", ["uri": .string(uri), "annotation": .string(annotation)] as JSONValue)
    }
    json.endObject()
  }
}

package import AnnotationModel
package import ArabicText
package import JSON

/// One document to annotate, as a JSONL line asks for it.
package struct DocumentRequest: Hashable, Sendable {
  package var id: String
  package var text: DecodedText
  /// The line's own reference time; nil: the run's counts.
  package var referenceTime: String?
  /// When the page was published, by its own mark-up: what counts when neither line nor run gives a reference time.
  package var publicationTime: String?
  /// The line's own layers; nil: the run's count.
  package var layers: Layers?
  /// The line's other fields, in order, for the output's `meta`.
  package var meta: JSONObject

  /// A request with the run's reference time and layers.
  package init(id: String, text: DecodedText) {
    self.id = id
    self.text = text
    meta = JSONObject()
  }

  /// A request for an HTML page. The page's own day of publication counts unless the caller gives one.
  package init(id: String, html: SourceText) throws(DocumentFailure) {
    let page = try HTMLDocument(html)
    self.init(id: id, text: DecodedText(source: page.text, isConverted: true, structure: page.structure))
    publicationTime = page.publicationTime
  }
}

/// Reads JSONL lines `{"id"?, "text", "referenceTime"?, "layers"?, …}`; a line without `text` may have `html`, a page's
/// source.
///
/// `id` is a string or a number and defaults to the line number; `null` counts as absent everywhere; fields without a
/// meaning here are kept as `meta`.
package struct JSONLReader: Sendable {
  private let lossy: Bool

  /// A reader; `lossy` replaces bytes that are not UTF-8 by U+FFFD instead of failing.
  package init(lossy: Bool = false) { self.lossy = lossy }

  /// The request in one line, whose 1-based number is `number`; `isConverted` says that the file has another charset.
  ///
  /// - Throws: a record with the id that the line gives, or else its number.
  package func read(
    _ line: ArraySlice<UInt8>, number: Int, isConverted: Bool = false
  ) throws(ErrorRecord) -> DocumentRequest {
    func failure(_ code: DocumentFailure.Code, _ message: String, id: String? = nil) -> ErrorRecord {
      ErrorRecord(id: id ?? String(number), failure: DocumentFailure(code, message, line: number))
    }
    let value: JSONValue
    let isRepaired: Bool
    do throws(JSONError) {
      (value, isRepaired) = try parse(line)
    } catch {
      guard error.kind != .invalidUTF8 else {
        throw failure(
          .invalidUTF8,
          "byte \(error.offset) of the line is not valid UTF-8; name the charset with --encoding, or use --lossy"
        )
      }
      throw failure(.invalidJSON, "\(error.message) at byte \(error.offset) of the line; each line is one JSON object")
    }
    return try request(in: value, number: number, isConverted: isConverted || isRepaired)
  }

  /// The request that a line's JSON makes, for those who read the JSON themselves.
  ///
  /// - Throws: a record with the id that the line gives, or else its number.
  package func request(
    in value: JSONValue, number: Int, isConverted: Bool = false
  ) throws(ErrorRecord) -> DocumentRequest {
    func failure(_ code: DocumentFailure.Code, _ message: String, id: String? = nil) -> ErrorRecord {
      ErrorRecord(id: id ?? String(number), failure: DocumentFailure(code, message, line: number))
    }
    guard let object = value.object else {
      throw failure(.invalidJSON, "the line holds \(value.kindName); each line is one JSON object")
    }
    guard let id = identifier(object["id"], default: number) else {
      throw failure(.invalidField, "\"id\" is \(object["id"]?.kindName ?? "absent"); give a string or a number")
    }
    do throws(DocumentFailure) {
      return try request(from: object, id: id, isConverted: isConverted)
    } catch {
      throw failure(error.code, error.message, id: id)
    }
  }

  private func parse(_ line: ArraySlice<UInt8>) throws(JSONError) -> (JSONValue, isRepaired: Bool) {
    do throws(JSONError) {
      return (try JSONReader.read(line), false)
    } catch {
      guard lossy, error.kind == .invalidUTF8 else { throw error }
      return (try JSONReader.read(String(decoding: line, as: UTF8.self)), true)
    }
  }

  private func identifier(_ value: JSONValue?, default number: Int) -> String? {
    switch value {
    case nil, .null: String(number)
    case .string(let id): id
    case .number(let id): id.text
    default: nil
    }
  }

  private func request(
    from object: JSONObject, id: String, isConverted: Bool
  ) throws(DocumentFailure) -> DocumentRequest {
    let field = JSONLReader.isGiven(object["text"]) ? "text" : "html"
    guard let value = object[field], !value.isNull else {
      throw DocumentFailure(.missingText, "there is no \"text\"; give the document as a string")
    }
    guard let content = value.string else {
      throw DocumentFailure(.invalidField, "\"\(field)\" is \(value.kindName); give the document as a string")
    }
    var request =
      field == "html"
      ? try DocumentRequest(id: id, html: SourceText(content))
      : DocumentRequest(id: id, text: DecodedText(source: SourceText(content), isConverted: isConverted))
    request.referenceTime = try referenceTime(object["referenceTime"])
    request.layers = try layers(object["layers"])
    for member in object.members where !JSONLReader.fields.contains(member.key) && member.key != field {
      request.meta[member.key] = member.value
    }
    return request
  }

  private static func isGiven(_ value: JSONValue?) -> Bool { value.map { !$0.isNull } ?? false }

  private static let fields = ["id", "text", "referenceTime", "layers"]

  private func referenceTime(_ value: JSONValue?) throws(DocumentFailure) -> String? {
    guard let value, !value.isNull else { return nil }
    guard let text = value.string, ReferenceTime.isValid(text) else {
      throw DocumentFailure(.invalidField, "\"referenceTime\" must be \(ReferenceTime.form)")
    }
    return text
  }

  private func layers(_ value: JSONValue?) throws(DocumentFailure) -> Layers? {
    guard let value, !value.isNull else { return nil }
    var layers: Layers = []
    for element in value.array ?? [.null] {
      guard let name = element.string, let layer = Layers(name: name) else {
        let names = Layers.names.map(\.name).joined(separator: ", ")
        throw DocumentFailure(.invalidField, "\"layers\" must be an array of \(names)")
      }
      layers.insert(layer)
    }
    return layers
  }
}

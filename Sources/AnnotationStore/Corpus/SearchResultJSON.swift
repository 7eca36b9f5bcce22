import AnnotationModel
package import JSON

extension SearchResult {
  /// Writes the result as `protocol/schema/search.json` describes it.
  package func write(to json: inout JSONWriter) {
    json.beginObject()
    if let total {
      json.key("total")
      json.int(total)
    }
    json.key("offsetEncoding")
    json.string(encoding.rawValue)
    json.key("hits")
    json.beginArray()
    for hit in hits { hit.write(to: &json) }
    json.endArray()
    json.endObject()
  }
}

extension SearchHit {
  /// Writes the hit as a JSON object.
  package func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("kind")
    json.string(kind.rawValue)
    json.key("document")
    document.write(to: &json)
    span.writeMembers(to: &json)
    json.key("text")
    json.string(text)
    json.key("line")
    json.int(line)
    json.key("column")
    json.int(column)
    json.key("snippet")
    json.string(snippet)
    json.key("highlights")
    json.array(highlights) { $1.write(to: &$0) }
    if let quote {
      json.key("quote")
      quote.write(to: &json)
    }
    if let entity {
      json.key("entity")
      entity.write(to: &json)
    }
    if score != 0 {
      json.key("score")
      json.raw(Array(SearchHit.decimal(score).utf8))
    }
    json.endObject()
  }

  /// A number with three decimals.
  private static func decimal(_ value: Double) -> String {
    let thousandths = Int((abs(value) * 1000).rounded())
    let rest = String(1000 + thousandths % 1000).dropFirst()
    return (value < 0 ? "-" : "") + "\(thousandths / 1000).\(rest)"
  }
}

extension SearchHit.Document {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.string(id)
    json.key("path")
    json.string(path)
    if let line {
      json.key("line")
      json.int(line)
    }
    json.optional("date", date)
    json.optional("headline", headline)
    json.endObject()
  }
}

extension SearchHit.Quotation {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("kind")
    json.string(kind)
    json.key("polarity")
    json.string(isDenied ? "deny" : "affirm")
    json.key("content")
    json.array(content) { $1.write(to: &$0) }
    json.key("speakerName")
    json.string(speakerName)
    json.optional("viaName", viaName)
    for (key, span) in [("speaker", speaker), ("cue", cue)] {
      guard let span else { continue }
      json.key(key)
      span.write(to: &json)
    }
    json.endObject()
  }
}

extension SearchHit.Entity {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("type")
    json.string(type)
    json.key("name")
    json.string(name)
    json.optional("country", country)
    json.endObject()
  }
}

extension TextSpan {
  fileprivate func write(to json: inout JSONWriter) {
    json.beginObject()
    writeMembers(to: &json)
    json.endObject()
  }

  fileprivate func writeMembers(to json: inout JSONWriter) {
    json.key("start")
    json.int(start)
    json.key("end")
    json.int(end)
  }
}

extension JSONWriter {
  fileprivate mutating func optional(_ key: String, _ value: String?) {
    guard let value else { return }
    self.key(key)
    string(value)
  }

  fileprivate mutating func array<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
    beginArray()
    for element in elements { write(&self, element) }
    endArray()
  }
}

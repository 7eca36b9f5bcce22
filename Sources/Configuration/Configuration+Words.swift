import AnnotationModel
import JSON

extension Configuration {
  /// The words that the configuration adds, as the JSON of a configuration that decides nothing else; "" without any.
  ///
  /// Differs when the words differ, for cache keys; `init(words:)` reads it, in processes that annotate for this one.
  public var words: String {
    guard hasWords else { return "" }
    var json = JSONWriter()
    json.beginObject()
    Configuration.write("names", names, to: &json) { ("type", $0.type.rawValue, $0.form) }
    Configuration.write("cues", cues, to: &json) { ("like", $0.like, $0.form) }
    Configuration.write("sectionPhrases", sectionPhrases, to: &json) { ("kind", $0.kind.rawValue, $0.form) }
    json.endObject()
    return json.text
  }

  /// The configuration whose words a text tells; one without words when it tells none.
  public init(words: String) {
    let value = words.isEmpty ? nil : try? JSONReader.read(words)
    self = value.map { ConfigurationReader.read($0).configuration } ?? Configuration()
  }

  private static func write<Word>(
    _ key: String, _ words: [Word], to json: inout JSONWriter,
    _ parts: (Word) -> (key: String, value: String, form: String)
  ) {
    guard !words.isEmpty else { return }
    json.key(key)
    json.beginArray()
    for word in words {
      let parts = parts(word)
      json.beginObject()
      json.key("form")
      json.string(parts.form)
      json.key(parts.key)
      json.string(parts.value)
      json.endObject()
    }
    json.endArray()
  }
}

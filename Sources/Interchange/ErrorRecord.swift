package import JSON

/// Why a document could not be annotated.
package struct DocumentFailure: Error, Hashable, Sendable {
  /// A closed list; `rawValue` is the wire name.
  package enum Code: String, CaseIterable, Sendable {
    /// The input claims to be UTF-8, or nothing else, and is not.
    case invalidUTF8
    /// Bytes that the input's charset does not define.
    case undecodable
    /// A file full of control codes: a picture, a program, an archive.
    case binary
    /// A file without a single byte of text.
    case empty
    /// A JSONL line that is not a JSON object.
    case invalidJSON
    /// A JSONL line without a `text` string.
    case missingText
    /// A JSONL field whose value has the wrong type or form.
    case invalidField
    /// A document beyond the size limit.
    case tooLarge
    /// HTML with more elements within each other than any page that people read.
    case tooDeep
    /// A file that does not exist, is a folder, or cannot be read.
    case unreadable
    /// The time allowed for one document ran out.
    case timeout
    /// The annotator died on the document.
    case crashed
  }

  package var code: Code
  /// What is wrong and what to do about it, in one line.
  package var message: String
  /// The 1-based line of the input, where one is to blame.
  package var line: Int?

  /// A failure with a one-line message.
  package init(_ code: Code, _ message: String, line: Int? = nil) {
    self.code = code
    self.message = message
    self.line = line
  }
}

/// What stands in the output in place of a document that could not be annotated.
///
/// On the wire: `{"id", "error": {"code", "message", "line"?}}`.
package struct ErrorRecord: Error, Hashable, Sendable {
  /// The document's id: what the input calls it, or where it stood.
  package var id: String
  package var failure: DocumentFailure

  /// The record of one document's failure.
  package init(id: String, failure: DocumentFailure) {
    self.id = id
    self.failure = failure
  }

  /// Writes the record as a JSON object.
  package func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.string(id)
    json.key("error")
    json.beginObject()
    json.key("code")
    json.string(failure.code.rawValue)
    json.key("message")
    json.string(failure.message)
    if let line = failure.line {
      json.key("line")
      json.int(line)
    }
    json.endObject()
    json.endObject()
  }
}

/// Why a text is not the JSON value that a reader expected.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The rule of RFC 8259, or the limit of the reader, that the text breaks.
  package enum Kind: String, CaseIterable, Sendable {
    /// The text ends inside a value.
    case unexpectedEnd
    /// A byte that cannot stand at its place.
    case unexpectedByte
    /// A number outside the grammar: `01`, `1.`, `.5`, `+1`, `NaN`.
    case invalidNumber
    /// A backslash followed by something that is no escape.
    case invalidEscape
    /// A raw control character (below U+0020) inside a string.
    case controlCharacter
    /// A string whose bytes are not UTF-8.
    case invalidUTF8
    /// Arrays and objects nested deeper than the reader's cap.
    case tooDeep
    /// Something other than white space after the value.
    case trailingData
  }

  /// Bytes from the start of the text that was read.
  package let offset: Int
  package let kind: Kind

  /// An error of `kind` at the byte `offset`.
  package init(offset: Int, kind: Kind) {
    self.offset = offset
    self.kind = kind
  }

  /// What is wrong, without the place.
  package var message: String {
    switch kind {
    case .unexpectedEnd: "unexpected end of JSON"
    case .unexpectedByte: "unexpected character"
    case .invalidNumber: "invalid number"
    case .invalidEscape: "invalid escape in a string"
    case .controlCharacter: "unescaped control character in a string"
    case .invalidUTF8: "invalid UTF-8 in a string"
    case .tooDeep: "nested too deeply"
    case .trailingData: "unexpected data after the JSON value"
    }
  }

  package var description: String { "\(message) at byte \(offset)" }
}

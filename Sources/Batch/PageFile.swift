package import Interchange

/// Files of annotated pages in the native JSON.
package enum PageFile {
  /// The pages in a file, compressed or not.
  ///
  /// - Throws: `unreadable`, and what the reader of the native JSON throws.
  package static func pages(in input: BatchInput) throws(DocumentFailure) -> [AnnotatedPage] {
    let bytes = try ByteSource(path: input.path).readAll(limit: 1 << 30)
    guard let reader = InterchangeFormats.reader("jsonl") else { return [] }
    return try reader.read(bytes, id: input.name) { _ in nil }
  }
}

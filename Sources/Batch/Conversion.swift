package import Interchange

/// Reads annotated pages from files of one format and writes them in another.
package struct Conversion {
  private let reader: any FormatReader
  private let writer: any FormatWriter
  private let sink: any BatchSink

  /// A conversion that writes to `sink`.
  package init(from reader: any FormatReader, to writer: any FormatWriter, sink: any BatchSink) {
    self.reader = reader
    self.writer = writer
    self.sink = sink
  }

  /// Converts all inputs. A file that cannot be read gives a message and counts as a failure.
  package func run(_ inputs: [BatchInput]) -> BatchSummary {
    let output = RunWriter(writer.format.layout, sink: sink, state: RunJournal.State())
    var summary = BatchSummary()
    output.open()
    for input in inputs {
      do throws(DocumentFailure) {
        try convert(input) { page, name in
          var document = DocumentOutput(name: name, parts: writer.write(page))
          document.counts = LayerCounts(page.document)
          _ = output.write([GroupOutput(first: summary.documents, documents: [document])])
          summary.documents += 1
          summary.counts += document.counts
        }
      } catch {
        let place = error.line.map { "\(input.path):\($0)" } ?? input.path
        sink.write(message: "\(place): \(error.code.rawValue): \(error.message)")
        summary.failures += 1
      }
    }
    output.close()
    return summary
  }

  private func convert(
    _ input: BatchInput, deliver: (AnnotatedPage, _ name: String) -> Void
  ) throws(DocumentFailure) {
    let source = try ByteSource(path: input.path)
    // JSON Lines need not fit the memory.
    if reader.name == "jsonl" { return try convertLines(of: source, input, deliver: deliver) }
    let bytes = try source.readAll(limit: 1 << 30)
    let id = Conversion.id(of: input.path)
    let pages = try reader.read(bytes, id: id) { suffix in
      let path = CompressedName.plain(input.path)
      let stem = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
      guard let companion = try? ByteSource(path: stem + suffix) else { return nil }
      return try? companion.readAll(limit: 1 << 30)
    }
    for page in pages { deliver(page, pages.count == 1 ? input.name : "\(input.name)/\(OutputName.part(page.id))") }
  }

  private func convertLines(
    of source: ByteSource, _ input: BatchInput, deliver: (AnnotatedPage, _ name: String) -> Void
  ) throws(DocumentFailure) {
    var lines = JSONLines(limit: 1 << 30)
    while true {
      let chunk = try source.read(limit: 1 << 18)
      if chunk.isEmpty { lines.end() } else { lines.append(chunk[...]) }
      while let line = lines.next() {
        guard case .content(let bytes, let number) = line else { continue }
        let pages: [AnnotatedPage]
        do throws(DocumentFailure) {
          pages = try reader.read(bytes, id: String(number)) { _ in nil }
        } catch {
          throw DocumentFailure(error.code, error.message, line: number)
        }
        for page in pages {
          let own = page.id == String(number) ? page.id : "\(number)-\(OutputName.part(page.id))"
          deliver(page, "\(input.name)/\(own)")
        }
      }
      if chunk.isEmpty { return }
    }
  }

  /// The path without its suffix: what a page is called that has no name of its own.
  private static func id(of path: String) -> String {
    let plain = CompressedName.plain(path)
    let name = plain.split(separator: "/").last.map(String.init) ?? plain
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}

import Interchange

/// Puts the outputs of a run in their places, with what stands between and around them.
final class RunWriter {
  private let layout: FormatDescription.Layout
  private let sink: any BatchSink
  /// How many records each shared file holds.
  private(set) var records: [String: Int]
  private let isResumed: Bool

  init(_ layout: FormatDescription.Layout, sink: any BatchSink, state: RunJournal.State) {
    self.layout = layout
    self.sink = sink
    records = state.records
    isResumed = state.finished.count > 0
  }

  func open() {
    if isResumed { return }
    switch layout {
    case .stream(let opening, _, _) where !opening.isEmpty: sink.write(Array(opening.utf8), toShared: "")
    case .tables(let tables):
      for table in tables { sink.write(Array(table.header.utf8), toShared: table.name) }
    default: break
    }
  }

  /// Writes the outputs and returns the messages of those that failed.
  func write(_ outputs: [GroupOutput]) -> [String] {
    // One write for all that is ready: few calls when busy, none held back when idle.
    var shared: [(name: String, bytes: [UInt8])] = []
    for document in outputs.flatMap(\.documents) {
      for part in document.parts {
        switch part.place {
        case .document(let suffix): sink.write(part.bytes, toDocument: document.name + suffix)
        case .shared(let name):
          let place = shared.firstIndex { $0.name == name } ?? shared.endIndex
          if place == shared.endIndex { shared.append((name, [])) }
          if case .stream(_, let separator, _) = layout, records[name, default: 0] > 0 {
            shared[place].bytes += Array(separator.utf8)
          }
          shared[place].bytes += part.bytes
          records[name, default: 0] += 1
        }
      }
    }
    for piece in shared { sink.write(piece.bytes, toShared: piece.name) }
    return outputs.flatMap(\.documents).compactMap(\.failure)
  }

  func close() {
    if case .stream(_, _, let closing) = layout, !closing.isEmpty { sink.write(Array(closing.utf8), toShared: "") }
  }
}

import AnnotationModel
import ArabicText
import JSON

/// Reads brat standoff: an `.ann` file with the `.txt` beside it.
///
/// Text-bound annotations, QUOTE events and notes are read; other people's relations and attributes have no
/// place here and are refused rather than dropped.
struct BratReader: FormatReader {
  let name = "brat"

  func read(
    _ bytes: [UInt8], id: String, companion: (_ suffix: String) -> [UInt8]?
  ) throws(DocumentFailure) -> [AnnotatedPage] {
    guard let text = companion(".txt") else {
      throw DocumentFailure(.missingText, "there is no .txt file beside the .ann file")
    }
    let source: SourceText
    do throws(SourceText.InvalidUTF8) {
      source = try SourceText(validating: text)
    } catch {
      throw DocumentFailure(.invalidUTF8, "byte \(error.offset) of the .txt file is not valid UTF-8", line: error.line)
    }
    var lines = BratLines()
    for (index, line) in String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated() where !line.isEmpty
    {
      do throws(DocumentFailure) {
        try lines.read(line)
      } catch {
        throw DocumentFailure(error.code, error.message, line: index + 1)
      }
    }
    let content = ScalarText(source)
    let items = lines.items.map { item in
      var item = item
      item.ranges = content.joined(item.ranges)
      return item
    }
    return [try AnnotatedPage(id: id, source: source, items: items, encoding: .utf32)]
  }
}

/// The annotations of one `.ann` file, put together line by line.
private struct BratLines {
  private struct Annotation {
    var item: StandoffItem
    /// The event that has the annotation as its trigger.
    var event: String?
  }

  private var order: [String] = []
  private var annotations: [String: Annotation] = [:]
  private var triggers: [String: String] = [:]

  mutating func read(_ line: Substring) throws(DocumentFailure) {
    let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count >= 2, let kind = fields[0].first else {
      throw DocumentFailure(.invalidField, "a line has an id, a tab and an annotation")
    }
    switch kind {
    case "T": try textBound(String(fields[0]), fields[1])
    case "E": try event(String(fields[0]), fields[1])
    case "#" where fields.count == 3: note(fields[1], fields[2])
    default:
      throw DocumentFailure(
        .invalidField, "\(fields[0]): only text-bound annotations, QUOTE events and notes can be read")
    }
  }

  private mutating func textBound(_ id: String, _ field: Substring) throws(DocumentFailure) {
    let parts = field.split(separator: " ", maxSplits: 1)
    var ranges: [Range<Int>] = []
    for fragment in parts.dropFirst().first?.split(separator: ";") ?? [] {
      let bounds = fragment.split(separator: " ").compactMap { Int($0) }
      guard bounds.count == 2, bounds[0] <= bounds[1] else {
        throw DocumentFailure(.invalidField, "\(id): \"\(fragment)\" is not a start and an end")
      }
      ranges.append(bounds[0]..<bounds[1])
    }
    guard let label = parts.first, !ranges.isEmpty else {
      throw DocumentFailure(.invalidField, "\(id): a text-bound annotation has a type and offsets")
    }
    order.append(id)
    annotations[id] = Annotation(item: StandoffItem(id: id, label: String(label), ranges: ranges))
  }

  private mutating func event(_ id: String, _ field: Substring) throws(DocumentFailure) {
    let parts = field.split(separator: " ").map { $0.split(separator: ":", maxSplits: 1) }
    guard let trigger = parts.first, trigger.count == 2, trigger[0] == StandoffLabels.quote,
      annotations[String(trigger[1])] != nil
    else {
      throw DocumentFailure(.invalidField, "\(id): only QUOTE events whose trigger stands above can be read")
    }
    triggers[id] = String(trigger[1])
    annotations[String(trigger[1])]?.item.links = parts.dropFirst().compactMap { part in
      guard part.count == 2 else { return nil }
      return StandoffItem.Link(role: part[0].lowercased(), target: String(part[1]))
    }
  }

  private mutating func note(_ target: Substring, _ text: Substring) {
    guard let annotated = target.split(separator: " ").last.map(String.init),
      let note = (try? JSONReader.read(String(text)))?.object
    else { return }
    let id = triggers[annotated] ?? annotated
    annotations[id]?.item.fields = note
  }

  /// The annotations as items, by the ids that their notes give.
  var items: [StandoffItem] {
    var names: [String: String] = [:]
    for id in order { names[id] = annotations[id]?.item.fields["id"]?.string ?? id }
    return order.compactMap { id -> StandoffItem? in
      guard var item = annotations[id]?.item else { return nil }
      item.id = names[id] ?? id
      item.fields["id"] = nil
      item.links = item.links.map { StandoffItem.Link(role: $0.role, target: names[$0.target] ?? $0.target) }
      return item
    }
  }
}

import AnnotationModel
import ArabicText
import JSON

/// Reads Label Studio tasks: an array of tasks, or one task. People's annotations count before predictions; of several
/// the last one counts.
struct LabelStudioReader: FormatReader {
  let name = "labelstudio"

  func read(
    _ bytes: [UInt8], id: String, companion: (_ suffix: String) -> [UInt8]?
  ) throws(DocumentFailure) -> [AnnotatedPage] {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONReader.read(bytes)
    } catch {
      throw DocumentFailure(.invalidJSON, "\(error.message) at byte \(error.offset)")
    }
    var pages: [AnnotatedPage] = []
    for (index, task) in (value.array ?? [value]).enumerated() {
      do throws(DocumentFailure) {
        pages.append(try page(task, defaultID: "\(id)#\(index + 1)"))
      } catch {
        throw DocumentFailure(error.code, "task \(index + 1): \(error.message)")
      }
    }
    return pages
  }

  private func page(_ task: JSONValue, defaultID: String) throws(DocumentFailure) -> AnnotatedPage {
    guard let data = task["data"]?.object, let text = data["text"]?.string else {
      throw DocumentFailure(.missingText, "there is no data.text")
    }
    let given = task["annotations"]?.array?.last { !($0["was_cancelled"]?.bool ?? false) }
    let results = (given ?? task["predictions"]?.array?.last)?["result"]?.array ?? []
    let id = data["id"]?.string ?? data["id"]?.number?.text ?? task["id"]?.number?.text ?? defaultID
    return try AnnotatedPage(
      id: id, source: SourceText(text), items: try items(results), encoding: .utf32,
      referenceTime: data["referenceTime"]?.string, language: data["language"]?.string ?? "ar",
      meta: data["meta"]?.object ?? JSONObject())
  }

  private func items(_ results: [JSONValue]) throws(DocumentFailure) -> [StandoffItem] {
    var items: [StandoffItem] = []
    var places: [String: Int] = [:]
    for result in results where result["type"]?.string == "labels" {
      guard let id = result["id"]?.string, let value = result["value"], let start = value["start"]?.int,
        let end = value["end"]?.int, start <= end, let label = value["labels"]?.array?.first?.string
      else {
        throw DocumentFailure(.invalidField, "a region has an id, a start, an end and a label")
      }
      let fields = result["meta"]?["hashiya"]?.object ?? JSONObject()
      if let first = fields["continues"]?.string, let place = places[first] {
        items[place].ranges.append(start..<end)
        continue
      }
      places[id] = items.count
      items.append(StandoffItem(id: id, label: label, ranges: [start..<end], fields: fields))
    }
    for result in results where result["type"]?.string == "relation" {
      guard let from = result["from_id"]?.string, let target = result["to_id"]?.string, let place = places[from],
        places[target] != nil, let role = result["labels"]?.array?.first?.string, StandoffLabels.roles.contains(role)
      else {
        throw DocumentFailure(
          .invalidField,
          "a relation leads from a QUOTE to another region and is labelled cue, speaker, via or addressee")
      }
      items[place].links.append(StandoffItem.Link(role: role, target: target))
    }
    return items
  }
}

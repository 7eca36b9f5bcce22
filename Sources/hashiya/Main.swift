import AnnotationModel
import Annotator
import ArabicText
import Foundation

@main
struct Main {
  static func main() throws {
    guard let path = CommandLine.arguments.last else { return }
    let data = path == "-" ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(fileURLWithPath: path))
    let annotator = Annotator()
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else { continue }
      let source = SourceText(object["text"] as? String ?? "")
      let map = OffsetMap(source)
      var options = AnnotationOptions()
      options.referenceTime = object["referenceTime"] as? String
      let d = annotator.annotate(source, options: options)
      func s(_ span: TextSpan) -> [String: Any] {
        ["start": map.offset(ofUTF8: span.start, in: .utf32), "end": map.offset(ofUTF8: span.end, in: .utf32), "text": source.string(span)]
      }
      func n(_ span: TextSpan?) -> Any { span.map { s($0) as Any } ?? NSNull() }
      let out: [String: Any] = [
        "id": object["id"] ?? "", "offsetEncoding": "utf-32",
        "blocks": (d.blocks ?? []).map { s($0.span).merging(["kind": $0.kind.rawValue, "article": $0.article]) { $1 } },
        "entities": (d.entities ?? []).map { s($0.span).merging(["type": $0.type.rawValue, "name": $0.name, "entity": $0.entity]) { $1 } },
        "times": (d.times ?? []).map { s($0.span).merging(["type": $0.type.rawValue, "value": $0.value, "begin": $0.begin ?? "", "finish": $0.finish ?? "", "rule": $0.rule]) { $1 } },
        "quantities": (d.quantities ?? []).map { s($0.span).merging(["kind": $0.kind.rawValue, "value": $0.value]) { $1 } },
        "quotes": (d.quotes ?? []).map { q in
          ["kind": q.kind.rawValue, "content": q.content.map(s), "cue": n(q.cue), "speaker": n(q.speaker), "speakerName": q.speakerName, "via": n(q.via), "viaName": q.viaName ?? NSNull(), "polarity": q.polarity.rawValue, "rule": q.rule] as [String: Any]
        },
      ]
      FileHandle.standardOutput.write(try JSONSerialization.data(withJSONObject: out, options: [.withoutEscapingSlashes]) + Data("\n".utf8))
    }
  }
}

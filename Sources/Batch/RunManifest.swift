import AnnotationModel
import Interchange
import JSON

/// What made an output, as JSON: tool, model, options, inputs with their hashes, counts. It holds no time, so that the
/// same run gives the same manifest.
package struct RunManifest {
  private let settings: BatchSettings
  private let toolVersion: String

  /// The manifest of runs with these settings by this version of the tool.
  package init(_ settings: BatchSettings, toolVersion: String) {
    self.settings = settings
    self.toolVersion = toolVersion
  }

  /// The manifest of a finished run, laid out for reading.
  package func bytes(_ summary: BatchSummary) -> [UInt8] {
    var object = JSONObject([
      ("manifest", "hashiya/1"), ("tool", ["name": "hashiya", "version": .string(toolVersion)]),
      ("model", ["version": .string(settings.model.version), "entities": .string(settings.model.entities)]),
      ("options", .object(options)),
    ])
    object["inputs"] = .array(
      summary.digests.map { ["path": .string($0.path), "sha256": .string($0.digest)] })
    object["documents"] = .number(JSONNumber(summary.documents + summary.resumed))
    object["failures"] = .number(JSONNumber(summary.failures + summary.resumedFailures))
    if summary.resumed == 0 {
      object["items"] = .object(
        JSONObject(zip(LayerCounts.names, summary.counts.values).map { ($0, .number(JSONNumber($1))) }))
    }
    var json = JSONWriter()
    json.value(.object(object))
    return JSONLayout.readable(json.bytes) + [0x0A]
  }

  /// What two runs must have in common for one to go on where the other ended: settings and inputs, each with its size
  /// and time of change.
  package func identity(of inputs: [BatchInput], stamps: [String]) -> String {
    var json = JSONWriter()
    json.value(.object(options))
    let lists = zip(inputs, stamps).map { "\($0.path)=\($0.kind.rawValue)=\($1)" }.joined(separator: "\n")
    return "\(toolVersion) \(settings.model.version) \(json.text) \(RunManifest.digest(lists))"
  }

  private var options: JSONObject {
    let options = settings.options
    let layers = Layers.names.filter { $0.name != "blocks" && options.layers.contains($0.layer) }
    var object = JSONObject([
      ("format", .string(settings.format.name)), ("offsetEncoding", .string(settings.encoding.rawValue)),
      ("layers", .array(layers.map { .string($0.name) })), ("prefer", .string(options.preference.rawValue)),
      ("dateOrder", .string(options.dateOrder.rawValue)), ("hijri", .string(options.hijri.rawValue)),
      ("minConfidence", .string("\(options.minimumConfidence)")),
      ("withText", .bool(settings.withText)), ("lossy", .bool(settings.lossy)),
      ("maxSize", .number(JSONNumber(settings.sizeLimit))), ("unordered", .bool(!settings.isOrdered)),
    ])
    object["referenceTime"] = options.referenceTime.map { .string($0) }
    object["encoding"] = settings.charset.map { .string($0) }
    if !settings.lexiconIdentity.isEmpty { object["words"] = .string(RunManifest.digest(settings.lexiconIdentity)) }
    return object
  }

  private static func digest(_ text: String) -> String {
    InputDigest.hexadecimal(of: Array(text.utf8))
  }
}

import AnnotationModel
import Batch
import Glibc
import Interchange

/// Where the output of a run goes: one stream, or a folder.
struct OutputPlan {
  private let format: OutputFormat
  private let isSingle: Bool
  private let path: String?
  private let layers: Layers

  /// The plan for a format. `isSingle` says that there is one document; `path` is the value of `-o`.
  init(_ format: OutputFormat, isSingle: Bool, path: String?, layers: Layers) {
    self.format = format
    self.isSingle = isSingle
    self.path = path
    self.layers = layers
  }

  /// The folder that the output goes to; nil when it is one stream.
  private var folder: String? {
    guard let path, path != "-" else { return nil }
    if path.hasSuffix("/") { return path }
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & S_IFMT == S_IFDIR ? path : nil }
    switch format.layout {
    case .stream: return nil
    case .files: return isSingle ? nil : path
    case .tables: return table == nil ? path : nil
    }
  }

  /// The one table that a stream may hold.
  private var table: String? {
    let names: [(Layers, String)] = [
      (.sections, "blocks"), (.sentences, "sentences"), (.entities, "entities"), (.times, "times"),
      (.quantities, "quantities"), (.quotes, "quotes"), (.diagnostics, "diagnostics"),
    ]
    let asked = names.filter { layers.contains($0.0) }
    return asked.count == 1 ? asked.first.map { $0.1 + ".tsv" } : nil
  }

  /// What is wrong with the plan for these inputs; nil: nothing.
  func problem(_ inputs: [BatchInput]) -> String? {
    if folder != nil {
      let names = Set(inputs.filter { $0.kind != .jsonl }.map(\.name))
      if names.count < inputs.count(where: { $0.kind != .jsonl }) {
        return "Two inputs would give files of the same name; please annotate their folders one by one."
      }
      return nil
    }
    switch format.layout {
    case .stream: return nil
    case .files:
      return isSingle ? nil : "\(format.name) has files for each document. Please name a folder with -o."
    case .tables:
      return table != nil
        ? nil : "\(format.name) has a table for each layer. Please name a folder with -o, or one layer with --layers."
    }
  }

  /// Where the run notes what it has finished.
  var journalPath: String? {
    if let folder { return folder + (folder.hasSuffix("/") ? "" : "/") + ".hashiya-journal" }
    return path.map { $0 + ".journal" }
  }

  /// Opens the output; nil after a message when that is not possible. `lengths` are those of the files of an earlier
  /// run that goes on.
  func open(inputs: [BatchInput], lengths: [String: Int]?) -> (any RunOutput)? {
    if let folder {
      var companions: [(name: String, content: String)] = []
      if case .written(let writer) = format { companions = writer.format.companions }
      return OutputFolder(path: folder, companions: companions, lengths: lengths ?? [:], stream: streamName)
    }
    let only: OutputFile.Selection =
      switch format.layout {
      case .stream: .shared("")
      case .files(let main): .document(suffix: main)
      case .tables: .shared(table ?? "")
      }
    guard let path, path != "-" else { return OutputFile.standard(only) }
    return OutputFile(path: path, inputs: inputs, only: only, resumesAt: lengths?.values.first)
  }

  /// What a stream is called in a folder.
  private var streamName: String {
    switch format.name {
    case "conll", "conllu": "annotations." + format.name
    case "json", "labelstudio": "annotations.json"
    case "text": "annotations.txt"
    default: "annotations.jsonl"
    }
  }
}

/// The size and time of change of a file, which tell whether it is still the same.
enum FileStamp {
  static func of(_ path: String) -> String {
    var status = stat()
    guard path != "-", stat(path, &status) == 0 else { return "" }
    return "\(status.st_size).\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }
}

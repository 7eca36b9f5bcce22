import AnnotationModel
package import JSON
import Interchange

/// Reads a configuration from JSON, member by member: a bad member is reported and left out, the rest counts.
package struct ConfigurationReader {
  private var configuration = Configuration()
  private var problems: [ConfigurationProblem] = []

  /// The configuration in a JSON value (`null` decides nothing), with everything that was wrong with it.
  package static func read(
    _ value: JSONValue
  ) -> (configuration: Configuration, problems: [ConfigurationProblem]) {
    var reader = ConfigurationReader()
    reader.read(value)
    return (reader.configuration, reader.problems)
  }

  private mutating func read(_ value: JSONValue) {
    if value.isNull { return }
    guard let object = value.object else { return report("", "must be an object, not \(value.kindName)") }
    for (key, member) in object.members.map({ ($0.key, $0.value) }) {
      switch key {
      case "$schema": break
      case "layers": readLayers(member)
      case "referenceTime": readReferenceTime(member)
      case "prefer": configuration.preference = choice(member, at: key, "past, future or nearest")
      case "dateOrder": configuration.dateOrder = choice(member, at: key, "dmy, mdy or ymd")
      case "hijri": configuration.hijri = choice(member, at: key, "umalqura or tabular")
      case "minConfidence": readMinimumConfidence(member)
      case "diagnostics": readDiagnostics(member)
      case "ignore": readIgnored(member)
      case "names": readNames(member)
      case "namesFiles": configuration.namesFiles = strings(member, at: key)
      case "cues": readCues(member)
      case "sectionPhrases": readSectionPhrases(member)
      case "editor": readEditor(member)
      default: report(key, "unknown key; known are \(ConfigurationReader.keys.joined(separator: ", "))")
      }
    }
  }

  /// The keys that a configuration may have, `$schema` aside.
  package static let keys = [
    "layers", "referenceTime", "prefer", "dateOrder", "hijri", "minConfidence", "diagnostics", "ignore", "names",
    "namesFiles", "cues", "sectionPhrases", "editor",
  ]

  /// The keys that the member `editor` may have.
  package static let editorKeys = [
    "inlayHints", "codeLenses", "documentLinks", "outlineQuotes", "isolates", "indexWorkspace",
  ]

  private mutating func report(_ path: String, _ message: String) {
    problems.append(ConfigurationProblem(path: path, message: message))
  }

  private mutating func readLayers(_ value: JSONValue) {
    var layers: Layers = []
    for (index, name) in strings(value, at: "layers").enumerated() {
      if let layer = Layers(name: name) {
        layers.insert(layer)
      } else {
        let known = Layers.names.map(\.name).joined(separator: ", ")
        report("layers[\(index)]", "unknown layer \"\(name)\"; known are \(known)")
      }
    }
    if !layers.isEmpty { configuration.layers = layers }
  }

  private mutating func readReferenceTime(_ value: JSONValue) {
    guard let time = value.string, ReferenceTime.isValid(time) else {
      return report("referenceTime", "must be \(ReferenceTime.form)")
    }
    configuration.referenceTime = time
  }

  /// A value of a closed list, or nil after a report of what is `allowed`.
  private mutating func choice<Choice: RawRepresentable<String>>(
    _ value: JSONValue, at key: String, _ allowed: String
  ) -> Choice? {
    guard let choice = value.string.flatMap(Choice.init(rawValue:)) else {
      report(key, "must be \(allowed)")
      return nil
    }
    return choice
  }

  private mutating func readMinimumConfidence(_ value: JSONValue) {
    guard let number = value.double, (0...1).contains(number) else {
      return report("minConfidence", "must be a number from 0 to 1")
    }
    configuration.minimumConfidence = Float(number)
  }

  private mutating func readDiagnostics(_ value: JSONValue) {
    guard let object = value.object else { return report("diagnostics", "must be an object of code: severity") }
    for (code, setting) in object.members.map({ ($0.key, $0.value) }) {
      if setting.string == "off" {
        configuration.diagnosticSettings[code] = .off
      } else if let severity = setting.string.flatMap(Diagnostic.Severity.init(rawValue:)) {
        configuration.diagnosticSettings[code] = .severity(severity)
      } else {
        report("diagnostics.\(code)", "must be off, error, warning, information or hint")
      }
    }
  }

  private mutating func readIgnored(_ value: JSONValue) {
    for (path, item) in items(value, at: "ignore") {
      guard let code = item["code"]?.string else { report(path, "needs a \"code\""); continue }
      configuration.ignoredFindings.append(.init(code: code, text: item["text"]?.string))
    }
  }

  private mutating func readNames(_ value: JSONValue) {
    for (path, item) in items(value, at: "names") {
      guard let form = form(of: item, at: path) else { continue }
      guard let type = item["type"]?.string.flatMap(EntityType.init(rawValue:)) else {
        report("\(path).type", "must be PER, LOC, ORG, NORP, EVENT or MISC")
        continue
      }
      configuration.names.append(.init(form: form, type: type))
    }
  }

  private mutating func readCues(_ value: JSONValue) {
    for (path, item) in items(value, at: "cues") {
      guard let form = form(of: item, at: path) else { continue }
      guard let like = item["like"]?.string else {
        report("\(path).like", "must name a built-in cue, such as \"قال\"")
        continue
      }
      configuration.cues.append(.init(form: form, like: like))
    }
  }

  private mutating func readSectionPhrases(_ value: JSONValue) {
    for (path, item) in items(value, at: "sectionPhrases") {
      guard let form = form(of: item, at: path) else { continue }
      guard let kind = item["kind"]?.string.flatMap(Configuration.SectionPhrase.Kind.init(rawValue:)) else {
        let known = Configuration.SectionPhrase.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        report("\(path).kind", "must be one of \(known)")
        continue
      }
      configuration.sectionPhrases.append(.init(form: form, kind: kind))
    }
  }

  private mutating func readEditor(_ value: JSONValue) {
    guard let object = value.object else { return report("editor", "must be an object, not \(value.kindName)") }
    for (key, member) in object.members.map({ ($0.key, $0.value) }) {
      let path = "editor.\(key)"
      switch key {
      case "inlayHints": configuration.editor.inlayHints = kinds(member, at: path)
      case "codeLenses": configuration.editor.codeLenses = kinds(member, at: path)
      case "documentLinks": configuration.editor.documentLinks = flag(member, at: path)
      case "outlineQuotes": configuration.editor.outlineQuotes = flag(member, at: path)
      case "isolates": configuration.editor.isolates = flag(member, at: path)
      case "indexWorkspace": configuration.editor.indexWorkspace = flag(member, at: path)
      default: report(path, "unknown key; known are \(ConfigurationReader.editorKeys.joined(separator: ", "))")
      }
    }
  }

  private mutating func flag(_ value: JSONValue, at path: String) -> Bool? {
    if value.bool == nil { report(path, "must be true or false") }
    return value.bool
  }

  /// The values of a list whose elements come from a closed list.
  private mutating func kinds<Kind: RawRepresentable<String> & CaseIterable & Hashable>(
    _ value: JSONValue, at path: String
  ) -> Set<Kind> {
    var kinds: Set<Kind> = []
    for (index, name) in strings(value, at: path).enumerated() {
      if let kind = Kind(rawValue: name) {
        kinds.insert(kind)
      } else {
        let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
        report("\(path)[\(index)]", "unknown value \"\(name)\"; known are \(known)")
      }
    }
    return kinds
  }

  private mutating func form(of item: JSONValue, at path: String) -> String? {
    if let form = item["form"]?.string, !form.isEmpty { return form }
    report("\(path).form", "must be a word or phrase")
    return nil
  }

  /// The elements of an array of objects with their paths.
  private mutating func items(_ value: JSONValue, at key: String) -> [(path: String, item: JSONValue)] {
    guard let array = value.array else {
      report(key, "must be an array, not \(value.kindName)")
      return []
    }
    return array.enumerated().map { ("\(key)[\($0)]", $1) }
  }

  private mutating func strings(_ value: JSONValue, at key: String) -> [String] {
    guard let array = value.array else {
      report(key, "must be an array of strings, not \(value.kindName)")
      return []
    }
    var strings: [String] = []
    for (index, item) in array.enumerated() {
      if let string = item.string { strings.append(string) } else { report("\(key)[\(index)]", "must be a string") }
    }
    return strings
  }
}

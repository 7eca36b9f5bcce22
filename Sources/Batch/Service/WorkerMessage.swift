import AnnotationModel

/// What a worker is told.
enum WorkerMessage {
  /// How the documents of the groups that follow are annotated; without one, by the worker's own arguments.
  case settings(ServiceSettings)
  case group(DocumentGroup)

  /// Stands where a group has the number of its first document.
  private static let settingsMark = -1

  /// The message as bytes.
  var bytes: [UInt8] {
    switch self {
    case .group(let group): return group.message
    case .settings(let settings):
      var wire = WireWriter()
      wire.int(WorkerMessage.settingsMark)
      settings.write(to: &wire)
      return wire.bytes
    }
  }

  /// The message in bytes; nil when they are none.
  init?(_ bytes: [UInt8]) {
    var wire = WireReader(bytes)
    guard let mark = wire.int() else { return nil }
    if mark == WorkerMessage.settingsMark {
      guard let settings = ServiceSettings(from: &wire) else { return nil }
      self = .settings(settings)
    } else {
      guard let group = DocumentGroup(message: bytes) else { return nil }
      self = .group(group)
    }
  }
}

extension ServiceSettings {
  fileprivate func write(to wire: inout WireWriter) {
    options.write(to: &wire)
    wire.string(encoding.rawValue)
    wire.int(withText ? 1 : 0)
    wire.string(words)
  }

  fileprivate init?(from wire: inout WireReader) {
    guard let options = AnnotationOptions(from: &wire),
      let encoding = wire.string().flatMap(PositionEncoding.init(rawValue:)), let withText = wire.int(),
      let words = wire.string()
    else { return nil }
    self.init(options: options, encoding: encoding, withText: withText != 0, words: words)
  }
}

extension AnnotationOptions {
  fileprivate func write(to wire: inout WireWriter) {
    wire.int(Int(layers.rawValue))
    wire.optionalString(referenceTime)
    wire.string(preference.rawValue)
    wire.string(dateOrder.rawValue)
    wire.string(hijri.rawValue)
    wire.int(Int(minimumConfidence.bitPattern))
    wire.int(diagnosticSettings.count)
    for (code, setting) in diagnosticSettings.sorted(by: { $0.key < $1.key }) {
      wire.string(code)
      switch setting {
      case .off: wire.optionalString(nil)
      case .severity(let severity): wire.optionalString(severity.rawValue)
      }
    }
    wire.int(ignoredFindings.count)
    for finding in ignoredFindings {
      wire.string(finding.code)
      wire.optionalString(finding.text)
    }
  }

  fileprivate init?(from wire: inout WireReader) {
    guard let layers = wire.int(), let referenceTime = wire.optionalString(),
      let preference = wire.string().flatMap(Preference.init(rawValue:)),
      let dateOrder = wire.string().flatMap(DateOrder.init(rawValue:)),
      let hijri = wire.string().flatMap(HijriReckoning.init(rawValue:)), let confidence = wire.int()
    else { return nil }
    self.init(
      layers: Layers(rawValue: UInt8(truncatingIfNeeded: layers)), referenceTime: referenceTime, preference: preference)
    self.dateOrder = dateOrder
    self.hijri = hijri
    minimumConfidence = Float(bitPattern: UInt32(truncatingIfNeeded: confidence))
    guard let settingCount = wire.int() else { return nil }
    for _ in 0..<max(settingCount, 0) {
      guard let code = wire.string(), let name = wire.optionalString() else { return nil }
      diagnosticSettings[code] = name.flatMap(Diagnostic.Severity.init(rawValue:)).map { .severity($0) } ?? .off
    }
    guard let ignoredCount = wire.int() else { return nil }
    for _ in 0..<max(ignoredCount, 0) {
      guard let code = wire.string(), let text = wire.optionalString() else { return nil }
      ignoredFindings.append(IgnoredFinding(code: code, text: text))
    }
  }
}

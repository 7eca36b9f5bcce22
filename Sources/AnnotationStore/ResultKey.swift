package import AnnotationModel
import Glibc

/// What a result depends on, as one SHA-256 hash: the text, every option, the offset encoding and the producer.
package struct ResultKey: Hashable, Sendable {
  /// The 32 bytes of the hash.
  let bytes: [UInt8]

  /// The key of the annotation of `text` (UTF-8, with what its mark-up said) by `producer`, encoded with offsets in
  /// `encoding`.
  package init(
    text: [UInt8], structure: StructureHints? = nil, options: AnnotationOptions, encoding: PositionEncoding,
    producer: String
  ) {
    // No field holds a NUL, so that two lists of fields never run together.
    let fields =
      [
        AnnotatedDocument.schema, producer, encoding.rawValue, String(options.layers.rawValue),
        options.preference.rawValue, options.dateOrder.rawValue, options.hijri.rawValue, options.referenceTime ?? "",
        String(options.minimumConfidence.bitPattern),
      ] + ResultKey.diagnosticFields(of: options)
    var hash = SHA256()
    for field in fields { hash.update(Array(field.utf8) + [0]) }
    if let structure { hash.update(ResultKey.bytes(of: structure)) }
    hash.update(text)
    bytes = hash.finish()
  }

  /// All hints, behind their numbers, so that they never run together with the text. No text starts with their first
  /// byte, which UTF-8 does not have.
  private static func bytes(of structure: StructureHints) -> [UInt8] {
    var bytes: [UInt8] = [0xFF]
    func append(_ value: some FixedWidthInteger) { withUnsafeBytes(of: value.littleEndian) { bytes += $0 } }
    append(UInt64(structure.lines.count))
    append(UInt64(structure.containers.count))
    for line in structure.lines {
      append(line.marks.rawValue)
      bytes += [line.headingLevel, line.linkShare]
      append(line.container)
    }
    for container in structure.containers {
      append(container.parent)
      append(container.roles.rawValue)
      append(container.signature)
    }
    return bytes
  }

  private static func diagnosticFields(of options: AnnotationOptions) -> [String] {
    let settings = options.diagnosticSettings.sorted { $0.key < $1.key }.flatMap { code, setting in
      switch setting {
      case .off: [code, "off"]
      case .severity(let severity): [code, severity.rawValue]
      }
    }
    // A count before the list keeps it apart from the one that follows.
    return ["\(settings.count)"] + settings + options.ignoredFindings.flatMap { [$0.code, $0.text ?? "*"] }
  }

  /// The name of a producer: its model versions and the very build of this executable, so that a rebuilt tool never
  /// returns what its rules used to find.
  package static func producer(versions: [String]) -> String {
    (versions + (buildName.isEmpty ? [] : [buildName])).joined(separator: "/")
  }

  /// A number that stands for the very build of this executable.
  static let build = SHA256.hash(Array(buildName.utf8)).prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }

  private static let buildName: String = {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return "" }
    return "\(status.st_size).\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }()
}

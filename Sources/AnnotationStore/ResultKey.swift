package import AnnotationModel
import Glibc

/// What a result depends on, as one SHA-256 hash: the text, every option, the offset encoding and the producer.
package struct ResultKey: Hashable, Sendable {
  /// The 32 bytes of the hash.
  let bytes: [UInt8]

  /// The key of the annotation of `text` (UTF-8) by `producer`, encoded with offsets in `encoding`.
  package init(text: [UInt8], options: AnnotationOptions, encoding: PositionEncoding, producer: String) {
    // No field holds a NUL, so that two lists of fields never run together.
    let fields =
      [
        AnnotatedDocument.schema, producer, encoding.rawValue, String(options.layers.rawValue),
        options.preference.rawValue, options.dateOrder.rawValue, options.hijri.rawValue, options.referenceTime ?? "",
      ] + ResultKey.diagnosticFields(of: options)
    var hash = SHA256()
    for field in fields { hash.update(Array(field.utf8) + [0]) }
    hash.update(text)
    bytes = hash.finish()
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
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return versions.joined(separator: "/") }
    let build = "\(status.st_size).\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    return (versions + [build]).joined(separator: "/")
  }
}

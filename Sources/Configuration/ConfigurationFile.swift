import AnnotationModel
import Glibc
import JSON

/// `.hashiya.json` and the names files it refers to.
package struct ConfigurationFile: Sendable {
  /// The name of the file in a workspace or next to an input.
  package static let name = ".hashiya.json"

  /// The folder that the file stands in; relative paths in the file count from it.
  package let folder: String
  /// What the file and its names files say.
  package private(set) var configuration = Configuration()
  /// What was wrong, each with the file it stands in.
  package private(set) var problems: [String] = []
  /// Changes when a file that was read (or looked for) changes: compare with `currentFingerprint()`.
  package private(set) var fingerprint: [String] = []

  private var paths: [String] = []

  /// Reads the configuration of a folder, with the decisions of a closer one, such as an editor's settings, on top. A
  /// folder without the file decides nothing.
  package init(folder: String, overriddenBy settings: Configuration = Configuration()) {
    self.folder = folder
    let path = folder + "/" + ConfigurationFile.name
    watch(path)
    if let bytes = ConfigurationFile.contents(of: path) {
      do throws(JSONError) {
        let read = ConfigurationReader.read(try JSONReader.read(bytes))
        configuration = read.configuration
        problems = read.problems.map { "\(path): \($0)" }
      } catch {
        problems = ["\(path): not JSON: \(error)"]
      }
    }
    configuration = configuration.overridden(by: settings)
    readNamesFiles()
  }

  /// Settings that belong to no folder, with what their names files say. Relative paths count from the process's own
  /// folder.
  package init(settings: Configuration) {
    folder = "."
    configuration = settings
    readNamesFiles()
  }

  /// The configuration for an input file: that of the nearest folder above it that has one.
  package static func nearest(to input: String) -> ConfigurationFile {
    ConfigurationFile(folder: nearestFolder(to: input))
  }

  /// The nearest folder above an input file that has a configuration, or the input's own when none has.
  package static func nearestFolder(to input: String) -> String {
    let own = absoluteFolder(of: input)
    var folder = own
    while access(folder + "/" + name, F_OK) != 0 {
      guard let slash = folder.lastIndex(of: "/"), slash != folder.startIndex else { return own }
      folder = String(folder[..<slash])
    }
    return folder
  }

  /// Whether a folder has a configuration of its own.
  package static func exists(in folder: String) -> Bool { access(folder + "/" + name, F_OK) == 0 }

  /// The fingerprint of the files as they are now.
  package func currentFingerprint() -> [String] {
    paths.map(ConfigurationFile.state)
  }

  /// Notes a file that is about to be read. Its state counts from before the reading, so that a file which is being
  /// written meanwhile is read again.
  private mutating func watch(_ path: String) {
    paths.append(path)
    fingerprint.append(ConfigurationFile.state(of: path))
  }

  private static func state(of path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return "\(path) absent" }
    return "\(path) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec) \(status.st_ino)"
  }

  /// A names file has `form<TAB>TYPE` lines; empty lines and lines that begin with # do not count.
  private mutating func readNamesFiles() {
    for name in configuration.namesFiles {
      let path = name.hasPrefix("/") ? name : folder + "/" + name
      watch(path)
      guard let bytes = ConfigurationFile.contents(of: path) else {
        problems.append("\(path): cannot be read; it is named in \(ConfigurationFile.name)")
        continue
      }
      let text = String(decoding: bytes, as: UTF8.self)
      for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
        let fields = line.split(separator: "\t").map { $0.trimmed }
        guard let form = fields.first, !form.isEmpty, !form.hasPrefix("#") else { continue }
        guard fields.count > 1, let type = EntityType(rawValue: fields[1]) else {
          problems.append(
            "\(path):\(index + 1): a line is a name, a tab, and PER, LOC, ORG, NORP, EVENT or MISC; this one is left out"
          )
          continue
        }
        configuration.names.append(.init(form: form, type: type))
      }
    }
  }

  private static func absoluteFolder(of input: String) -> String {
    let folder = input.lastIndex(of: "/").map { String(input[..<$0]) } ?? "."
    guard let resolved = realpath(folder.isEmpty ? "/" : folder, nil) else { return folder }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The bytes of a regular file, at most 16 MiB of them, or nil when it cannot be read.
  package static func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= 16 << 20 else {
      return nil
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      filled += count
    }
    return Array(bytes[..<filled])
  }
}

extension Substring {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    var rest = self
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}

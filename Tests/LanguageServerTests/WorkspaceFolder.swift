import Foundation
import Glibc
import JSON

/// A folder on disk that goes away with the value.
final class WorkspaceFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("hashiya-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The URI of the folder, or of a file in it.
  func uri(_ name: String = "") -> JSONValue {
    .string(URL(fileURLWithPath: name.isEmpty ? path : path + "/" + name).absoluteString)
  }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }
}

import Foundation
import JSON

/// The published description of the protocol, `protocol/` at the top of the project.
enum ProtocolFolder {
  private static let url = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("protocol")

  static func url(_ path: String) -> URL { url.appendingPathComponent(path) }

  static func schema(_ name: String) throws -> JSONValue {
    try JSONReader.read([UInt8](try Data(contentsOf: url("schema/\(name).json"))))
  }

  static var openRPC: JSONValue {
    get throws { try JSONReader.read([UInt8](try Data(contentsOf: url("openrpc.json")))) }
  }

  /// The text of the pages at the top of the folder.
  static var pages: String {
    get throws {
      let files = try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0.hasSuffix(".md") }.sorted()
      return try files.map { String(decoding: try Data(contentsOf: url.appendingPathComponent($0)), as: UTF8.self) }
        .joined(separator: "\n")
    }
  }
}

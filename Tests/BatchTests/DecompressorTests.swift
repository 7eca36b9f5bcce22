import Foundation
import Interchange
import Testing

@testable import Batch

/// Compressed inputs, made by the usual tools; a tool that is absent is said.
struct DecompressorTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("packed-\(UUID().uuidString)")
  private let content = (0..<20_000).map { "السطر \($0) من النص\n" }.joined()

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  /// The path of the content as a shell command with $1 for its file packs it; nil when the tool is absent.
  private func packed(_ command: String) throws -> String? {
    try content.write(to: folder.appendingPathComponent("in"), atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "cd \"$0\" && (\(command)) > out 2>/dev/null", folder.path]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      print("skipped: \(command.prefix { $0 != " " }) is absent")
      return nil
    }
    return folder.appendingPathComponent("out").path
  }

  private func read(_ path: String, limit: Int = 1 << 30) throws -> String {
    String(decoding: try ByteSource(path: path).readAll(limit: limit), as: UTF8.self)
  }

  @Test(arguments: ["gzip -c in", "xz -c in", "zstd -c in", "cat in"])
  func aFile(command: String) throws {
    guard let path = try packed(command) else { return }
    #expect(try read(path) == content)
  }

  @Test(arguments: ["gzip -c in; gzip -c in", "xz -c in; xz -c in", "zstd -c in && zstd -c in"])
  func aFileOfSeveralMembers(command: String) throws {
    guard let path = try packed(command) else { return }
    #expect(try read(path) == content + content)
  }

  @Test(arguments: ["gzip -c in", "xz -c in", "zstd -c in"])
  func aFileThatIsCutOffOrDamaged(command: String) throws {
    guard let path = try packed(command) else { return }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: path))
    #expect(throws: DocumentFailure.self) { try read(path) }
    var damaged = bytes
    for index in (bytes.count / 3)..<(bytes.count / 2) { damaged[index] = 0x55 }
    try damaged.write(to: URL(fileURLWithPath: path))
    #expect(throws: DocumentFailure.self) { try read(path) }
  }

  /// A bomb costs the limit, not the memory.
  @Test func aLimitHoldsForWhatComesOut() throws {
    guard let path = try packed("gzip -c in") else { return }
    #expect(throws: DocumentFailure.self) { try read(path, limit: 1000) }
  }

  @Test func shortFilesThatOnlyBeginLikeCompressedOnes() throws {
    for bytes: [UInt8] in [[], [0x1F], [0x28, 0xB5], [0xFD, 0x37, 0x7A, 0x58]] {
      let file = folder.appendingPathComponent("short")
      try Data(bytes).write(to: file)
      #expect(try ByteSource(path: file.path).readAll(limit: 10) == bytes)
    }
  }
}

import Foundation
import Testing

/// `VERSION` is the one place of the version. What cannot read it has a copy, which `.ci/set-version` writes.
@Suite("Version")
struct VersionTests {
  private static func text(_ path: String) throws -> String {
    try String(contentsOf: ArchitectureTests.root.appendingPathComponent(path), encoding: .utf8)
  }

  @Test(arguments: [
    ("Sources/hashiya/Main.swift", #"toolVersion = "@""#),
    ("clients/python/pyproject.toml", #"version = "@""#),
    ("clients/node/package.json", #""version": "@""#),
    ("clients/vscode/package.json", #""version": "@""#),
    ("clients/vscode/README.md", "hashiya-@.vsix"),
    ("clients/emacs/hashiya.el", ";; Version: @"),
    ("clients/zed/Cargo.toml", #"version = "@""#),
    ("clients/zed/extension.toml", #"version = "@""#),
  ])
  func copiesAgree(path: String, place: String) throws {
    let version = try Self.text("VERSION").trimmingCharacters(in: .newlines)
    let line = place.replacingOccurrences(of: "@", with: version)
    #expect(try Self.text(path).contains(line), "\(path) does not say \(line); run .ci/set-version \(version)")
  }

  @Test func theChangelogHasAnEntry() throws {
    let version = try Self.text("VERSION").trimmingCharacters(in: .newlines)
    #expect(try Self.text("CHANGELOG.md").contains("## [\(version)]"), "CHANGELOG.md has no entry for \(version)")
  }
}

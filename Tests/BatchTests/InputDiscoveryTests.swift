import Foundation
import Testing

@testable import Batch

/// Which files a command line names.
struct InputDiscoveryTests {
  private let root: String

  init() throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("discovery-\(UUID().uuidString)").path
    for (path, content) in [
      ("b.txt", "x"), ("a.txt", "x"), ("c.jsonl", "{}"), ("d.pdf", "x"), ("e.txt.gz", "x"), (".hidden.txt", "x"),
      ("deep/er/f.txt", "x"), ("deep/draft.txt", "x"), ("deep/keep.draft.txt", "x"), ("skip/g.txt", "x"),
      (".hashiyaignore", "# comment\nskip/\n*.draft.txt\ndraft.txt\n!keep.draft.txt\n"),
    ] {
      let file = URL(fileURLWithPath: root).appendingPathComponent(path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(content.utf8).write(to: file)
    }
  }

  private func found(_ path: String, includes: [String] = [], excludes: [String] = []) -> [String] {
    var discovery = InputDiscovery(kind: nil, includes: includes, excludes: excludes)
    discovery.add(path)
    defer { try? FileManager.default.removeItem(atPath: root) }
    return discovery.inputs.map { $0.path.replacingOccurrences(of: root + "/", with: "") }
  }

  @Test func aFolderGivesItsTextsInOrder() {
    #expect(found(root) == ["a.txt", "b.txt", "c.jsonl", "deep/er/f.txt", "deep/keep.draft.txt", "e.txt.gz"])
  }

  @Test func patternsNarrowAFolder() {
    #expect(found(root, includes: ["*.pdf", "deep/**"]) == ["d.pdf", "deep/er/f.txt", "deep/keep.draft.txt"])
  }

  @Test func excludedFoldersAreNotEntered() {
    #expect(found(root, excludes: ["deep", "*.gz"]) == ["a.txt", "b.txt", "c.jsonl"])
  }

  @Test func aPatternCrossesFoldersWithTwoStars() {
    #expect(found(root + "/**/*.txt").contains("deep/er/f.txt"))
  }

  @Test func aPatternWithOneStarStaysInItsFolder() {
    #expect(found(root + "/*.txt") == ["a.txt", "b.txt"])
  }

  @Test func whatIsAbsentIsLeftToTheRun() {
    #expect(found(root + "/absent.txt") == ["absent.txt"])
    var discovery = InputDiscovery(kind: nil)
    discovery.add("/absent-folder-of-tests/*.txt")
    #expect(discovery.inputs.isEmpty)
    #expect(discovery.problems.count == 1)
  }

  @Test(arguments: [
    ("*.txt", "a.txt", true), ("*.txt", "b/a.txt", false), ("**/*.txt", "a.txt", true), ("**/*.txt", "b/c/a.txt", true),
    ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("a/**/b", "ab", false), ("?.txt", "ا.txt", true),
    ("[a-c].txt", "b.txt", true), ("[!a-c].txt", "b.txt", false), ("[!a-c].txt", "d.txt", true),
    ("\\*.txt", "*.txt", true),
    ("\\*.txt", "a.txt", false), ("[", "[", true), ("**", "a/b/c", true), ("a*b*c", "aXbYc", true), ("", "", true),
  ])
  func patterns(pattern: String, path: String, matches: Bool) {
    #expect(GlobPattern(pattern).matches(path) == matches)
  }

  @Test(arguments: [
    ("/a/b.txt", "a/b"), ("../x/y.jsonl.zst", "__/x/y"), ("./a.b.txt.gz", "a.b"), ("-", "standard-input"),
    ("/", "document"),
    ("a/.b.txt", "a/_b"), (".txt", "_txt"),
  ])
  func namesOfOutputFilesStayInTheirFolder(path: String, name: String) {
    #expect(BatchInput(path: path, kind: .text).name == name)
  }
}

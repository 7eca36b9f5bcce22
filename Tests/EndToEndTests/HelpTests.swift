import Foundation
import Testing

/// What the tool says about itself: explanations, completions, the manual page.
struct HelpTests {
  private let folder = Folder()

  @Test(arguments: [("bash", "bash"), ("zsh", "zsh"), ("fish", "fish")])
  func completions(shell: String, checker: String) throws {
    let outcome = try Tool.run(["--generate-completion-script", shell], in: folder)
    #expect(outcome.status == 0)
    for word in ["annotate", "doctor", "explain", "offset-encoding"] { #expect(outcome.text.contains(word)) }
    folder.write("script", outcome.output)
    guard let status = Shell.status("command -v \(checker) >/dev/null", in: folder), status == 0 else {
      print("skipped: no \(checker) here to read its completion script")
      return
    }
    #expect(Shell.status("\(checker) -n script", in: folder) == 0)
  }

  @Test func bashCompletesSubcommands() throws {
    folder.write("script", try Tool.run(["--generate-completion-script", "bash"], in: folder).output)
    folder.write(
      "try",
      """
      source ./script
      COMP_WORDS=(hashiya anno)
      COMP_CWORD=1
      _hashiya hashiya anno hashiya
      echo "${COMPREPLY[@]}" > found
      """)
    guard Shell.status("bash try", in: folder) == 0 else { return }
    #expect(String(decoding: folder.read("found"), as: UTF8.self) == "annotate\n")
  }

  @Test(arguments: ["verb.clause", "date.day", "unclosedQuote"])
  func explain(name: String) throws {
    let outcome = try Tool.run(["explain", name], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text.hasPrefix(name + " ("))
    #expect(outcome.text.contains("  → "))
  }

  @Test func aGroupOfRules() throws {
    let text = try Tool.run(["explain", "verb"], in: folder).text
    #expect(text.contains("verb.clause") && text.contains("verb.direct"))
  }

  @Test(arguments: [["explain", "verb.claus"], ["explain"], ["explain", "--all", "verb"]])
  func explainIsTold(arguments: [String]) throws {
    let outcome = try Tool.run(arguments, in: folder)
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains("--all"))
  }

  @Test func allRulesAsMarkdown() throws {
    let text = try Tool.run(["explain", "--all"], in: folder).text
    for heading in ["# Rules and diagnostics", "## times", "## quotes", "### verb.clause", "### unclosedQuote"] {
      #expect(text.contains(heading + "\n"))
    }
  }

  /// The manual page names every subcommand and every option.
  @Test func theManualIsComplete() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let page = tests.deletingLastPathComponent().appendingPathComponent("clients/man/hashiya.1")
    // roff writes a hyphen that may be copied as \-.
    let manual = try String(contentsOf: page, encoding: .utf8).replacing("\\-", with: "-")
    let help = try #require(JSON.object(Data(try Tool.run(["--experimental-dump-help"], in: folder).output)))
    let root = try #require(help["command"] as? [String: Any])
    for word in HelpTests.words(of: root, path: []) { #expect(manual.contains(word), "\(word) is missing") }
  }

  /// "hashiya cache stats", "--offset-encoding", …: what a command and its subcommands are called by.
  private static func words(of command: [String: Any], path: [String]) -> [String] {
    let path = path + [command["commandName"] as? String ?? ""]
    if path.contains("help") { return [] }
    let options = (command["arguments"] as? [[String: Any]] ?? []).flatMap { argument in
      (argument["names"] as? [[String: Any]] ?? []).compactMap { name -> String? in
        guard let text = name["name"] as? String else { return nil }
        return (name["kind"] as? String == "long" ? "--" : "-") + text
      }
    }
    let subcommands = (command["subcommands"] as? [[String: Any]] ?? []).flatMap { words(of: $0, path: path) }
    return [path.joined(separator: " ")] + options + subcommands
  }
}

/// Other programs that a test needs.
enum Shell {
  /// The exit status of a command line that runs in `folder`; nil when no shell can be started.
  static func status(_ line: String, in folder: Folder) -> Int32? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    return process.terminationStatus
  }
}

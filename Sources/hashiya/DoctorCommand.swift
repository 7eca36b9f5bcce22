import ArgumentParser
import JSON

/// `hashiya doctor`: whether everything that hashiya needs is in order.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check the installation: versions, cache, index, configuration, terminal, an annotation.",
    discussion: "Exit status: 0 when nothing is wrong, else 1. Changes nothing.")

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var location: CacheCommand.Location
  @OptionGroup var place: CorpusPlace

  @Option(
    help: ArgumentHelp(
      "Folder whose .hashiya.json counts (default: the nearest at or above the current folder).", valueName: "folder"))
  var config: String?

  func run() throws {
    let findings = [
      Examination.versions(), Examination.cache(at: location.cache), Examination.index(at: place.index),
      Examination.configuration(in: config),
      Examination.locale(), Examination.terminal(), Examination.annotation(),
    ]
    print(json ? DoctorCommand.json(findings) : findings.map(\.text).joined(separator: "\n"))
    if findings.contains(where: { $0.status == .problem }) { throw ExitCode(1) }
  }

  private static func json(_ findings: [Examination.Finding]) -> String {
    var json = JSONWriter()
    json.beginObject()
    json.key("ok")
    json.bool(!findings.contains { $0.status == .problem })
    json.key("checks")
    json.beginArray()
    for finding in findings {
      json.beginObject()
      json.key("name")
      json.string(finding.name)
      json.key("status")
      json.string(finding.status.rawValue)
      json.key("detail")
      json.string(finding.detail)
      json.key("notes")
      json.beginArray()
      for note in finding.notes { json.string(note) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json.text
  }
}

import Foundation
import Testing

/// `hashiya doctor`.
struct DoctorTests {
  private let folder = Folder()

  private func doctor(_ arguments: [String] = [], _ environment: [String] = []) throws -> Tool.Outcome {
    let wrapper = ["env", "XDG_CACHE_HOME=\(folder.path)", "LC_ALL=C.UTF-8"] + environment
    return try Tool.run(["doctor"] + arguments, wrapper: wrapper, in: folder)
  }

  @Test func aGoodInstallation() throws {
    let outcome = try doctor()
    #expect(outcome.status == 0)
    for line in [
      "ok       versions: hashiya ", "ok       cache: \(folder.path)/hashiya/results.sqlite is not there yet",
      "ok       configuration: no .hashiya.json here or above", "ok       locale: C.UTF-8", "ok       terminal: ",
      "ok       annotation: a test sentence comes out right",
    ] { #expect(outcome.text.contains(line)) }
    // Looking has made nothing.
    #expect(!FileManager.default.fileExists(atPath: folder.path("hashiya")))
  }

  @Test func asJSON() throws {
    let outcome = try doctor(["--json"])
    let report = try #require(JSON.object(Data(outcome.output)))
    #expect(report["ok"] as? Bool == true)
    let names = (report["checks"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
    #expect(names == ["versions", "cache", "index", "configuration", "locale", "terminal", "annotation"])
  }

  @Test func problemsOfTheConfiguration() throws {
    folder.write(".hashiya.json", #"{"names": [{"form": "نوفا"}], "colour": "red"}"#)
    let outcome = try doctor()
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("problem  configuration: "))
    #expect(outcome.text.contains("names[0].type: must be PER"))
    #expect(outcome.text.contains("colour: unknown key"))
  }

  @Test func aFolderWithoutTheConfigurationAskedFor() throws {
    #expect(try doctor(["--config", "."]).status == 1)
  }

  @Test(arguments: ["garbage", "no folder"])
  func aCacheThatCannotWork(kind: String) throws {
    folder.write("file", "خبر")
    let outcome = try doctor(["--cache", kind == "garbage" ? "file" : "file/below/results.db"])
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("problem  cache: file"))
  }

  /// Not wrong, only worth knowing.
  @Test func anotherLocale() throws {
    let outcome = try doctor([], ["LC_ALL=C"])
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("warning  locale: C; output is UTF-8 all the same"))
  }
}

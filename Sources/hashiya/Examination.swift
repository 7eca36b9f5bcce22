import AnnotationModel
import AnnotationStore
import Annotator
import ArabicText
import CICU
import Configuration
import Glibc

/// The checks of `hashiya doctor`. Each looks at one thing and changes nothing.
enum Examination {
  /// How a check came out. `rawValue` is the wire name.
  enum Status: String {
    case ok
    /// Works, but not as the user may expect.
    case warning
    case problem
  }

  /// What a check has to say.
  struct Finding {
    let name: String
    var status = Status.ok
    let detail: String
    /// Particulars, one a line.
    var notes: [String] = []

    /// For the terminal: "ok       cache: …".
    var text: String {
      let label = status.rawValue + String(repeating: " ", count: 9 - status.rawValue.count)
      return ([label + name + ": " + detail] + notes.map { "           " + $0 }).joined(separator: "\n")
    }
  }

  static func versions() -> Finding {
    Finding(
      name: "versions",
      detail: "hashiya \(HashiyaCommand.toolVersion), model \(Annotator.modelVersion), "
        + "ICU \(String(cString: hicu_version())), SQLite \(SQLiteLibrary.version)")
  }

  static func cache(at path: String?) -> Finding {
    guard let path = path ?? CacheLocation.standard else {
      return Finding(
        name: "cache", status: .warning, detail: "neither XDG_CACHE_HOME nor HOME is set, so nothing is kept by itself")
    }
    let file = CacheFile(path: path)
    guard file.exists else {
      return CacheLocation.canCreate(path)
        ? Finding(name: "cache", detail: "\(path) is not there yet and can be made")
        : Finding(name: "cache", status: .problem, detail: "\(path) is not there and its folder cannot be written to")
    }
    do throws(StoreFailure) {
      let statistics = try file.statistics()
      guard access(path, W_OK) == 0 else {
        return Finding(name: "cache", status: .problem, detail: "\(path) cannot be written to")
      }
      return Finding(
        name: "cache", detail: "\(path), \(statistics.entries) results, \(ByteCount(statistics.fileBytes))")
    } catch {
      return Finding(name: "cache", status: .problem, detail: error.message)
    }
  }

  static func index(at path: String?) -> Finding {
    guard let path = path ?? CacheLocation.corpus else {
      return Finding(
        name: "index", status: .warning, detail: "neither XDG_CACHE_HOME nor HOME is set; name it with --index")
    }
    let file = CorpusFile(path: path)
    guard file.exists else { return Finding(name: "index", detail: "\(path) is not there; hashiya index makes it") }
    do throws(StoreFailure) {
      let statistics = try file.statistics()
      let failed = statistics.failures > 0 ? ", \(statistics.failures) that could not be annotated" : ""
      return Finding(
        name: "index",
        detail: "\(path), \(statistics.documents) documents of \(statistics.files) files, "
          + "\(statistics.quotes) quotations, \(ByteCount(statistics.fileBytes)) for \(ByteCount(statistics.textBytes)) "
          + "of text\(failed)")
    } catch {
      return Finding(name: "index", status: .problem, detail: error.message)
    }
  }

  static func configuration(in folder: String?) -> Finding {
    let file = folder.map { ConfigurationFile(folder: $0) } ?? ConfigurationFile.nearest(to: "./")
    let path = file.folder + "/" + ConfigurationFile.name
    guard access(path, F_OK) == 0 else {
      return folder == nil
        ? Finding(name: "configuration", detail: "no \(ConfigurationFile.name) here or above")
        : Finding(name: "configuration", status: .problem, detail: "there is no \(path)")
    }
    let problems = file.problems + file.configuration.lexicon().problems.map { "\(path): \($0)" }
    let words = file.configuration.names.count + file.configuration.cues.count + file.configuration.sectionPhrases.count
    return Finding(
      name: "configuration", status: problems.isEmpty ? .ok : .problem, detail: "\(path), \(words) words of its own",
      notes: problems)
  }

  /// hashiya writes UTF-8 in any locale; a terminal of another charset shows that wrongly.
  static func locale() -> Finding {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(value).first
    let charset = name.map { $0.lowercased().filter { $0 != "-" } } ?? ""
    let isUTF8 = charset.contains("utf8")
    return Finding(
      name: "locale", status: isUTF8 ? .ok : .warning,
      detail: (name ?? "none is set") + (isUTF8 ? "" : "; output is UTF-8 all the same, set LANG=C.UTF-8 to say so"))
  }

  static func terminal() -> Finding {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let refusal = value("NO_COLOR") != nil ? ", NO_COLOR is set" : ""
    return Finding(
      name: "terminal",
      detail: "TERM=\(value("TERM") ?? ""), standard output is \(isTerminal ? "a terminal" : "no terminal")\(refusal)")
  }

  /// A sentence in which every layer has something to find.
  static func annotation() -> Finding {
    let text = SourceText("قال وزير المالية المصري سامر الخطيب أمس في القاهرة إن الموازنة جاهزة.")
    let document = Annotator().annotate(text, options: AnnotationOptions(referenceTime: "2024-05-15"))
    let isRight: [(layer: String, isRight: Bool)] = [
      ("sections", document.blocks?.count == 1), ("entities", document.entities?.isEmpty == false),
      ("times", document.times?.first?.value == "2024-05-14"), ("quotes", document.quotes?.count == 1),
    ]
    let wrong = isRight.filter { !$0.isRight }.map(\.layer)
    return Finding(
      name: "annotation", status: wrong.isEmpty ? .ok : .problem,
      detail: wrong.isEmpty
        ? "a test sentence comes out right"
        : "a test sentence comes out wrong in \(wrong.joined(separator: ", ")); build or install hashiya anew")
  }

  /// The value of an environment variable that is set and not empty.
  private static func value(_ variable: String) -> String? {
    guard let value = getenv(variable), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}

import Foundation
import Testing

/// The house rules that a compiler does not check.
@Suite("Architecture")
struct ArchitectureTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Modules whose sources may not import Foundation: `Annotator` and everything it stands on.
  static let foundationFree: Set = [
    "AnnotationModel", "ArabicText", "Lexicons", "Morphology", "Numerals", "Sections", "Times", "Entities",
    "Quotations", "Annotator", "JSON", "Interchange", "JSONRPC", "LanguageServerProtocol",
  ]

  /// The rows of the table in ARCHITECTURE.md under "Allowed imports": module → modules it may import.
  static func allowedImports() throws -> [String: Set<String>] {
    let text = try String(contentsOf: root.appendingPathComponent("ARCHITECTURE.md"), encoding: .utf8)
    var table: [String: Set<String>] = [:]
    var inTable = false
    for line in text.split(separator: "\n") {
      if line.hasPrefix("#") { inTable = line.contains("Allowed imports") }
      guard inTable, line.hasPrefix("| `") else { continue }
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count >= 2 else { continue }
      let name = cells[0].trimmingCharacters(in: CharacterSet(charactersIn: "`"))
      let modules = cells[1].split(separator: ",").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: "` "))
      }
      table[name] = Set(modules.filter { !$0.isEmpty && $0 != "nothing" })
    }
    return table
  }

  /// The modules that the Swift files below a source folder import.
  static func imports(of module: String) throws -> [(file: String, module: String)] {
    let folder = root.appendingPathComponent("Sources/\(module)")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    var found: [(String, String)] = []
    for file in files ?? [] where file.pathExtension == "swift" {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let at = words.firstIndex(of: "import"), at <= 1, at + 1 < words.count, !line.hasPrefix("//") else {
          continue
        }
        if at == 1, !["public", "package", "internal", "private", "fileprivate", "@preconcurrency"].contains(words[0]) {
          continue
        }
        found.append((file.lastPathComponent, String(words.last ?? "")))
      }
    }
    return found
  }

  static func sourceFolders() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Sources").path).sorted()
  }

  @Test func everyModuleIsInTheTable() throws {
    let table = try Self.allowedImports()
    #expect(Set(table.keys) == Set(try Self.sourceFolders()))
  }

  @Test func importsFollowTheTable() throws {
    let table = try Self.allowedImports()
    let system: Set = ["Foundation", "Glibc", "Synchronization", "Dispatch", "ArgumentParser", "GRDB", "GRDBSQLite"]
    for module in try Self.sourceFolders() {
      for (file, imported) in try Self.imports(of: module) where !system.contains(imported) {
        #expect(table[module]?.contains(imported) == true, "\(module)/\(file) imports \(imported)")
      }
    }
  }

  @Test func importsGoOneWay() throws {
    let table = try Self.allowedImports()
    var finished: Set<String> = []
    var open: Set<String> = []
    func visit(_ module: String) -> Bool {
      if finished.contains(module) { return true }
      guard open.insert(module).inserted else { return false }
      let acyclic = (table[module] ?? []).allSatisfy(visit)
      finished.insert(module)
      return acyclic
    }
    for module in table.keys { #expect(visit(module), "a cycle goes through \(module)") }
  }

  @Test func theCoreHasNoFoundation() throws {
    for module in Self.foundationFree {
      for (file, imported) in try Self.imports(of: module) {
        #expect(!imported.hasPrefix("Foundation"), "\(module)/\(file) imports \(imported)")
      }
    }
  }
}

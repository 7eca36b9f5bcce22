import ArgumentParser
import Foundation
import Lexicons

/// Compiles the word lists into the image that the binary embeds.
struct CompileLexicon: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Compiles the word lists (all .txt files below a folder) into lexicon.bin.")

  @Option(help: "The folder of lists.") var lists = "Sources/Lexicons/Lists"
  @Option(name: .shortAndLong, help: "Where to write the image.") var output = "Sources/CData/data/lexicon.bin"

  func run() throws {
    let root = URL(fileURLWithPath: lists)
    guard let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) else {
      throw ValidationError("cannot read the folder \(lists)")
    }
    var compiler = LexiconCompiler()
    let texts = files.compactMap { $0 as? URL }.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
    for file in texts {
      try compiler.add(list: file.lastPathComponent, text: String(contentsOf: file, encoding: .utf8))
    }
    let image = compiler.image()
    try Data(image).write(to: URL(fileURLWithPath: output))
    print("\(texts.count) lists, \(image.count) bytes -> \(output)")
  }
}

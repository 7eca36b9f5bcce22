import AnnotationModel
import AnnotationStore
import Annotator
import ArgumentParser
import Configuration
import Glibc
import Interchange
import JSONRPC
import ModelContextProtocol

/// `hashiya mcp`: tools for assistants, on standard input and output.
struct McpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp",
    abstract: "Serve assistants as tools, by the Model Context Protocol.",
    discussion: """
      Speaks the Model Context Protocol on standard input and output, one JSON message a line. \
      An assistant is told to start "hashiya mcp"; it then sees the tools of hashiya and how to call them. \
      Ends when its input does.
      """)

  @Option(help: ArgumentHelp("Folder whose .hashiya.json counts (default: none).", valueName: "folder"))
  var config: String?

  @OptionGroup(title: "Index") var place: CorpusPlace

  func run() {
    var options = AnnotationOptions()
    var annotator = Annotator()
    if let config {
      let file = ConfigurationFile(folder: config)
      let (lexicon, problems) = file.configuration.lexicon()
      for problem in file.problems + problems.map({ "\(ConfigurationFile.name): \($0)" }) {
        standardError("configuration: \(problem)")
      }
      options = file.configuration.applied(to: options)
      if file.configuration.hasWords { annotator = Annotator(lexicon: lexicon) }
    }
    let model = ModelIdentity(version: Annotator.modelVersion, entities: Annotator.modelVersion)
    ToolServer.serve(
      .takeOver(), version: HashiyaCommand.toolVersion,
      tools: [
        AnnotateTool(annotator: annotator, options: options, model: model),
        ExtractTool(annotator: annotator, options: options),
        SearchTool(corpus: (place.index ?? CacheLocation.corpus).map { CorpusReader(path: $0) }),
      ])
  }
}

import Annotator
import ArgumentParser
import Batch
import Glibc
import Interchange

/// The values of `--format`.
enum FormatName: String, CaseIterable, ExpressibleByArgument {
  case json, jsonl, text, html, brat, conll, conllu, webannotation, tei, timeml, xmi, casjson, labelstudio, doccano
  case prodigy, spacy, tsv
}

extension OutputOptions {
  /// The format that the options ask for. `isSingle` says that there is one document.
  func format(isSingle: Bool) -> OutputFormat {
    switch format ?? (isSingle ? .json : .jsonl) {
    case .json: isSingle ? .json : .jsonArray
    case .jsonl: .jsonl
    case .text: .written(TerminalRenderer(color: color, isTerminal: isToTerminal, width: width))
    case .html: .written(HTMLRenderer())
    case let name: InterchangeFormats.writer(name.rawValue, model: .current).map { .written($0) } ?? .jsonl
    }
  }

  /// Whether a person reads the output as it comes. A worker has the run's standard error as its standard output, so it
  /// is told.
  private var isToTerminal: Bool {
    guard output == nil || output == "-" else { return false }
    return Main.worker?.isOutputTerminal ?? (isatty(STDOUT_FILENO) == 1)
  }
}

extension ModelIdentity {
  /// The identity of the models in this executable.
  static let current = ModelIdentity(version: Annotator.modelVersion, entities: Annotator.modelVersion)
}

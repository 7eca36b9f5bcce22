import Annotator
import Batch
import Configuration
import Glibc

extension BatchSettings {
  /// Applies the project's configuration: that of `folder`, or else the nearest one at or above the first input. What is
  /// wrong with it is reported and left out.
  mutating func applyConfiguration(in folder: String?, near firstInput: String) {
    let first = firstInput == "-" ? "." : firstInput
    // The workers of a run read the configuration as well; it is enough that the run speaks.
    let report = { (problem: String) in
      if Main.worker == nil { standardError("configuration: \(problem)") }
    }
    let file =
      folder.map { ConfigurationFile(folder: $0) } ?? ConfigurationFile.nearest(to: first + (first == "." ? "/" : ""))
    if let folder, access(folder + "/" + ConfigurationFile.name, F_OK) != 0 {
      report("there is no \(folder)/\(ConfigurationFile.name)")
    }
    let (lexicon, problems) = file.configuration.lexicon()
    for problem in file.problems + problems.map({ "\(ConfigurationFile.name): \($0)" }) {
      report("\(problem)")
    }
    options = file.configuration.applied(to: options)
    if file.configuration.hasWords {
      annotator = Annotator(lexicon: lexicon)
      lexiconIdentity = file.configuration.words
    }
  }
}

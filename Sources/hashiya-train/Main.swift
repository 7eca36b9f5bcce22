import ArgumentParser

@main
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hashiya-train", abstract: "Builds the tables and models that hashiya embeds.",
    subcommands: [
      Tables.self, CompileLexicon.self, TrainMorphology.self, TrainSections.self, TrainQuotations.self, TrainWords.self,
      TrainEmbeddings.self, TrainClusters.self, TrainProfiles.self,
      TrainEntities.self, EvaluateEntities.self,
    ])
}

struct Tables: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints Sources/ArabicText/CharacterClassTable.swift, generated from ICU.")

  func run() {
    print(CharacterClassTable.source(), terminator: "")
  }
}

import ArgumentParser

/// Measures what annotation costs, and checks that it has not changed.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hashiya-bench",
    abstract: "Measures what annotation costs, beside one ICU word-break pass over the same bytes.",
    subcommands: [
      LayerTable.self, InstructionGuard.self, SizeSweep.self, JobsRatio.self, EditLatency.self, OutputChecksum.self,
      WorstCases.self, Extremes.self, SampleCorpus.self, CountedWorkload.self,
    ], defaultSubcommand: LayerTable.self)
}

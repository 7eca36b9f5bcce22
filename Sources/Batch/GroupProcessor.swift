/// What annotates the groups of one lane of a run.
protocol GroupProcessor {
  /// The outputs of the group's documents, in their order.
  func process(_ group: DocumentGroup) -> GroupOutput
  /// Frees what the lane holds; no group follows. Returns what is left to tell, one line each.
  func close() -> [String]
}

import AnnotationModel
import ArgumentParser

/// What is annotated, and how.
struct AnnotationFlags: ParsableArguments {
  @Option(
    help: "When the text was published: ISO date or date-time.", transform: OptionValues.referenceTime)
  var referenceTime: String?

  @Option(help: "Which reading of an ambiguous date to prefer (default: nearest).")
  var prefer: AnnotationOptions.Preference?

  @Option(help: "Order of a date in digits that more than one order fits (default: dmy).")
  var dateOrder: AnnotationOptions.DateOrder?

  @Option(help: "How Hijri dates become Gregorian ones (default: umalqura).")
  var hijri: AnnotationOptions.HijriReckoning?

  @Option(
    help: ArgumentHelp("Leave out names less certain than this, 0 to 1 (default: 0).", valueName: "share"),
    transform: OptionValues.share)
  var minConfidence: Float?

  @Option(
    help: "Layers to return, comma-separated: sections, sentences, entities, times, quantities, quotes, diagnostics.",
    transform: OptionValues.layers)
  var layers: Layers?

  @Option(
    help: ArgumentHelp(
      "Folder whose .hashiya.json counts (default: the nearest at or above the first file).", valueName: "folder"))
  var config: String?

  @Flag(help: "Read no .hashiya.json.")
  var noConfig = false

  func validate() throws {
    if config != nil, noConfig { throw ValidationError("Please give either --config or --no-config.") }
  }

  /// The options with what the command line says in place of what they said.
  func applied(to options: AnnotationOptions) -> AnnotationOptions {
    var options = options
    options.layers = layers ?? options.layers
    options.referenceTime = referenceTime ?? options.referenceTime
    options.preference = prefer ?? options.preference
    options.dateOrder = dateOrder ?? options.dateOrder
    options.hijri = hijri ?? options.hijri
    options.minimumConfidence = minConfidence ?? options.minimumConfidence
    return options
  }
}

public import AnnotationModel
public import ArgumentParser
import Batch
import Interchange

extension BatchInput.Kind: ExpressibleByArgument {}
extension ArticleWriter.Format: ExpressibleByArgument {}
extension PositionEncoding: ExpressibleByArgument {}
extension AnnotationOptions.Preference: ExpressibleByArgument {}
extension AnnotationOptions.DateOrder: ExpressibleByArgument {}
extension AnnotationOptions.HijriReckoning: ExpressibleByArgument {}

/// The values of `--color`.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}

/// Readings of option values that have more than a list of names to them. Each error says what is allowed.
enum OptionValues {
  static func layers(_ text: String) throws -> Layers {
    var layers: Layers = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let layer = Layers(name: String(name)) else {
        let names = Layers.names.map(\.name).joined(separator: ", ")
        throw ValidationError("There is no layer '\(name)'. Please give a comma-separated list of \(names).")
      }
      layers.insert(layer)
    }
    return layers
  }

  static func referenceTime(_ text: String) throws -> String {
    guard ReferenceTime.isValid(text) else {
      throw ValidationError("'\(text)' is not \(ReferenceTime.form).")
    }
    return text
  }

  static func share(_ text: String) throws -> Float {
    guard let share = Float(text), (0...1).contains(share) else {
      throw ValidationError("'\(text)' is not a number from 0 to 1.")
    }
    return share
  }

  static func charset(_ text: String) throws -> String {
    guard CharsetConverter.exists(text) else {
      throw ValidationError("ICU knows no charset '\(text)'. Try utf-8, utf-16, windows-1256 or iso-8859-6.")
    }
    return text
  }

  static func jobs(_ text: String) throws -> Int {
    guard let jobs = Int(text), (1...1024).contains(jobs) else {
      throw ValidationError("'\(text)' is not a number of threads from 1 to 1024.")
    }
    return jobs
  }

  /// Mebibytes as bytes.
  static func size(_ text: String) throws -> Int {
    guard let size = Int(text), (1...1024).contains(size) else {
      throw ValidationError("'\(text)' is not a number of MiB from 1 to 1024.")
    }
    return size << 20
  }

  /// Mebibytes of a cache as bytes.
  static func cacheSize(_ text: String) throws -> Int {
    guard let size = Int(text), (1...1_048_576).contains(size) else {
      throw ValidationError("'\(text)' is not a number of MiB from 1 to 1048576.")
    }
    return size << 20
  }

  /// Seconds.
  static func timeout(_ text: String) throws -> Int {
    guard let seconds = Int(text), (1...86_400).contains(seconds) else {
      throw ValidationError("'\(text)' is not a number of seconds from 1 to 86400.")
    }
    return seconds
  }

  /// Columns.
  static func width(_ text: String) throws -> Int {
    guard let width = Int(text), (40...400).contains(width) else {
      throw ValidationError("'\(text)' is not a number of columns from 40 to 400.")
    }
    return width
  }
}

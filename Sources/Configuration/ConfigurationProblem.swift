/// Something in a configuration that was left out, and why. Problems never stop an annotation.
public struct ConfigurationProblem: Hashable, Sendable, CustomStringConvertible {
  /// Where: a member ("names[2].type"), or "" for the whole.
  public let path: String
  public let message: String

  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }

  public var description: String { path.isEmpty ? message : "\(path): \(message)" }
}

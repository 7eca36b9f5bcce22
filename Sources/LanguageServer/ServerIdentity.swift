package import Interchange

/// What the server says about itself.
package struct ServerIdentity: Sendable {
  /// The tool's version.
  package let version: String
  /// The models that it annotates with.
  package let model: ModelIdentity

  package init(version: String, model: ModelIdentity) {
    self.version = version
    self.model = model
  }
}

import AnnotationModel
import Annotator

/// What the analysis of a state of a document starts from: an older state and the edits that lead here.
struct Ancestry: Sendable {
  enum Origin: Sendable {
    /// There is nothing to build on.
    case none
    /// An older state with its lines analysed.
    case document(IncrementalDocument)
    /// An older state whose lines were being analysed when this one came.
    case version(DocumentVersion)
  }

  static let none = Ancestry(origin: .none, edits: [])
  /// So many edits cost about as much as a fresh start.
  private static let longest = 256

  let origin: Origin
  /// What leads from there to this state, in order.
  let edits: [TextEdit]

  func appending(_ edits: [TextEdit]) -> Ancestry {
    if case .none = origin { return .none }
    guard self.edits.count + edits.count <= Ancestry.longest else { return .none }
    return Ancestry(origin: origin, edits: self.edits + edits)
  }

  /// Whether the older state's articles are known.
  var isResolved: Bool { if case .document(let document) = origin { document.isResolved } else { false } }
}

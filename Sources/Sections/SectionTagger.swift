public import AnnotationModel
import ArabicText
public import Morphology

/// Computes the features of a line.
public struct SectionTagger: Sendable {
  public init() {}

  /// What the line looks like by itself; `hints` is what the page's mark-up says of it, nil for a plain text. Time is
  /// bounded by a window, whatever the line's length.
  public func analyze(_ line: AnalyzedLine, hints: StructureHints.Line? = nil) -> LineFeatures {
    var features = LineFeatures()
    features.tokenCount = line.count
    guard line.count > 0 else { return features }
    WordScanner.scan(line, into: &features)
    features.marks.formUnion(LineShape.marks(of: line.tokens, in: 0..<min(line.count, WordScanner.window)))
    features.ending = LineShape.ending(of: line.tokens)
    features.structure = hints.map { LineStructure($0) } ?? LineStructure.markdown(line.tokens)
    CueScanner(line: line).scan(&features)
    return features
  }
}

import CData

/// A score for each label, laid out so that what may follow what is a matter of lanes: lane 0 of `open` is O, lane t + 1 is
/// B- of the t-th type in `open` and its I- in `inside`. The other lanes belong to no label.
struct LabelScores {
  typealias Lanes = SIMD8<Int16>

  var open: Lanes
  var inside: Lanes

  @inline(__always)
  init(repeating score: Int16) { (open, inside) = (Lanes(repeating: score), Lanes(repeating: score)) }

  @inline(__always)
  init(open: Lanes, inside: Lanes) { (self.open, self.inside) = (open, inside) }

  /// The score of a label by its number.
  @inline(__always)
  subscript(_ label: Int) -> Int16 {
    get { label & 1 == 0 && label > 0 ? inside[label >> 1] : open[(label &+ 1) >> 1] }
    set {
      if label & 1 == 0 && label > 0 { inside[label >> 1] = newValue } else { open[(label &+ 1) >> 1] = newValue }
    }
  }

  @inline(__always)
  static func &+ (first: LabelScores, second: LabelScores) -> LabelScores {
    LabelScores(open: first.open &+ second.open, inside: first.inside &+ second.inside)
  }

  @inline(__always)
  static func &+= (first: inout LabelScores, second: LabelScores) { first = first &+ second }

  /// Scores relative to another.
  @inline(__always)
  static func &- (first: LabelScores, second: Int16) -> LabelScores {
    LabelScores(open: first.open &- Lanes(repeating: second), inside: first.inside &- Lanes(repeating: second))
  }

  /// The scores, none below `floor`.
  @inline(__always)
  func raised(to floor: Int16) -> LabelScores {
    let floor = Lanes(repeating: floor)
    return LabelScores(open: LabelScores.larger(open, floor), inside: LabelScores.larger(inside, floor))
  }

  /// The highest score of any lane.
  @inline(__always)
  var highest: Int16 { cdata_highest(cdata_larger(open, inside)) }

  /// The larger score of each lane.
  @inline(__always)
  static func larger(_ first: Lanes, _ second: Lanes) -> Lanes { cdata_larger(first, second) }
}

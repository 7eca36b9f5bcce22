/// Decisions that the models nearly always take alike for a word form, whatever stands around it.
///
/// They spare most words the models. A form is given by its folded letters, so decisions name a place in the candidate
/// list, which is the same for all its spellings.
package struct SettledDecisions: Hashable, Sendable {
  let bits: UInt8

  init(bits: UInt8) { self.bits = bits }

  /// - Parameters:
  ///   - split: the index in `SplitCandidates`, nil when it depends.
  ///   - enclitic: whether the letters that could be a pronoun are one, nil when it depends.
  ///   - tag: the class, nil when it depends; only noun, adjective and verb can be settled.
  package init(split: Int?, enclitic: Bool?, tag: TagClass?) {
    var bits: UInt8 = 0
    if let split, split >= 0, split < 15 { bits |= UInt8(split + 1) }
    if let enclitic { bits |= enclitic ? 0x20 : 0x10 }
    switch tag {
    case .noun: bits |= 0x40
    case .adjective: bits |= 0x80
    case .verb: bits |= 0xC0
    default: break
    }
    self.bits = bits
  }

  /// The index in `SplitCandidates`.
  var split: Int? { bits & 0x0F == 0 ? nil : Int(bits & 0x0F) - 1 }

  /// Whether the letters that could be an attached pronoun are one.
  var enclitic: Bool? { bits & 0x30 == 0 ? nil : bits & 0x20 != 0 }

  var tag: TagClass? {
    switch bits & 0xC0 {
    case 0x40: .noun
    case 0x80: .adjective
    case 0xC0: .verb
    default: nil
    }
  }
}

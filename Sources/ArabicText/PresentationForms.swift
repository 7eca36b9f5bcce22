/// Arabic presentation forms: letters encoded by their shape, as old software and PDF extraction leave them.
enum PresentationForms {
  /// The letter codes a presentation form stands for ("ﻻ" → ل ا), or nil for the rare ligatures that keep their bytes.
  static func letters(of codePoint: UInt32) -> [UInt8]? {
    switch codePoint {
    case 0xFE80...0xFEF4: [Letter.hamza + formsB[Int(codePoint - 0xFE80)]]
    case 0xFEF5, 0xFEF6: [Letter.lam, Letter.alefMadda]
    case 0xFEF7, 0xFEF8: [Letter.lam, Letter.alefHamzaAbove]
    case 0xFEF9, 0xFEFA: [Letter.lam, Letter.alefHamzaBelow]
    case 0xFEFB, 0xFEFC: [Letter.lam, Letter.alef]
    case 0xFB56...0xFB59: [Letter.peh]
    case 0xFB6A...0xFB6D: [Letter.veh]
    case 0xFB7A...0xFB7D: [Letter.tcheh]
    case 0xFB8A, 0xFB8B: [Letter.jeh]
    case 0xFB8E...0xFB91: [Letter.kaf]
    case 0xFB92...0xFB95: [Letter.gaf]
    case 0xFBA6...0xFBAD: [Letter.heh]
    case 0xFBFC...0xFBFF: [Letter.yeh]
    case 0xFDF2: [Letter.alef, Letter.lam, Letter.lam, Letter.heh]
    default: nil
    }
  }

  /// For U+FE80…U+FEF4 (Unicode chart FE70), the index of the letter in the order of the letter codes: letters with two
  /// forms (isolated, final) take two places, those with four (also initial, medial) take four.
  private static let formsB: [UInt8] = {
    let formCounts = [
      1, 2, 2, 2, 2, 4, 2, 4, 2, 4, 4, 4, 4, 4, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2, 2, 4,
    ]
    return formCounts.enumerated().flatMap { letter, count in Array(repeating: UInt8(letter), count: count) }
  }()
}

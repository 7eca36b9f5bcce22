/// The ids of a document's annotations: a letter for the layer and a number from 1.
package struct AnnotationID: Sendable {
  /// Numbers below this are made once and kept.
  private static let kept = 256

  private let letter: UInt8
  private let first: [String]

  private init(_ letter: Unicode.Scalar) {
    let letter = UInt8(ascii: letter)
    self.letter = letter
    first = (0..<AnnotationID.kept).map { AnnotationID.text(letter, $0) }
  }

  /// `e1`, `e2`, …: mentions of names.
  package static let mention = AnnotationID("e")
  /// `x1`, `x2`, …: what the mentions name.
  package static let entity = AnnotationID("x")
  /// `t1`, `t2`, …: times.
  package static let time = AnnotationID("t")
  /// `n1`, `n2`, …: quantities.
  package static let quantity = AnnotationID("n")
  /// `q1`, `q2`, …: quotations.
  package static let quote = AnnotationID("q")

  /// The id with a number.
  package func callAsFunction(_ number: Int) -> String {
    first.indices.contains(number) ? first[number] : AnnotationID.text(letter, number)
  }

  /// The letter with the digits of a number behind it.
  private static func text(_ letter: UInt8, _ number: Int) -> String {
    var (digits, limit) = (1, 10)
    while number >= limit, digits < 18 { (digits, limit) = (digits + 1, limit * 10) }
    return String(unsafeUninitializedCapacity: digits + 1) { bytes in
      bytes.initializeElement(at: 0, to: letter)
      var rest = max(number, 0)
      for place in stride(from: digits, to: 0, by: -1) {
        bytes.initializeElement(at: place, to: 0x30 + UInt8(rest % 10))
        rest /= 10
      }
      return digits + 1
    }
  }

  /// The number in an id; 0 for text that is none.
  package static func number(in id: String) -> Int {
    var id = id
    return id.withUTF8 { bytes in
      var number = 0
      for byte in bytes.dropFirst() {
        guard byte >= 0x30, byte <= 0x39, number < 1 << 32 else { return 0 }
        number = number * 10 + Int(byte - 0x30)
      }
      return number
    }
  }
}

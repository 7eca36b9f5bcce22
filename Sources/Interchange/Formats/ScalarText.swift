import ArabicText

/// A text by code points: what formats of Python tools count in.
struct ScalarText {
  private let scalars: [Unicode.Scalar]

  init(_ source: SourceText) { scalars = Array(source.string.unicodeScalars) }

  var count: Int { scalars.count }

  /// The text of a range, which is clamped.
  subscript(range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: slice(range))
    return String(view)
  }

  /// The code points of a range, which is clamped.
  func slice(_ range: Range<Int>) -> ArraySlice<Unicode.Scalar> {
    let start = min(max(range.lowerBound, 0), scalars.count)
    return scalars[start..<min(max(range.upperBound, start), scalars.count)]
  }

  /// The parts of a range that lie within one line each, without the line ends.
  func linesOf(_ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where scalars.indices.contains(index) && (scalars[index] == "\n" || scalars[index] == "\r") {
      if start < index { parts.append(start..<index) }
      start = index + 1
    }
    if start < range.upperBound { parts.append(start..<range.upperBound) }
    return parts.isEmpty ? [range] : parts
  }

  /// Ranges with those joined that only line ends separate: the inverse of `linesOf` for each of them.
  func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges {
      if let last = result.last, last.upperBound < range.lowerBound,
        slice(last.upperBound..<range.lowerBound).allSatisfy({ $0 == "\n" || $0 == "\r" })
      {
        result[result.count - 1] = last.lowerBound..<range.upperBound
      } else {
        result.append(range)
      }
    }
    return result
  }
}

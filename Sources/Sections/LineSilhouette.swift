/// A line's outline in one word: what a reader sees of it from a distance. Neighbours are described by it.
package enum LineSilhouette: UInt8, CaseIterable, Sendable {
  /// No line: before the first and after the last.
  case none
  /// Running text.
  case prose
  /// A short sentence with its full stop.
  case sentence
  /// Five words and more, no full stop.
  case title
  /// Three or four words.
  case short
  /// One or two words.
  case tiny
  /// An item with a bullet or a number.
  case bullet
  /// Opens with a lead-in to other material.
  case readAlso
  /// Opens with a label of tags.
  case keywords
  /// Consists of furniture words.
  case furniture
  /// Consists of a date.
  case date
  /// Opens with a label of source or author.
  case attribution
  /// Holds a rights notice.
  case copyright

  package init(_ line: LineFeatures) {
    let words = line.wordCount
    let opening = line.openingCues
    if line.cues.contains(.copyright), words <= 40 {
      self = .copyright
    } else if opening.contains(.readAlso), words <= 25 || line.marks.contains(.earlyColon) {
      self = .readAlso
    } else if opening.contains(.keywords), !line.isLong || line.ending != .period {
      self = .keywords
    } else if line.isLong {
      self = .prose
    } else if words <= 12, line.dateWords * 5 >= max(line.scannedWords, 1) * 3 {
      self = .date
    } else if line.marks.contains(.bullet) || line.marks.contains(.numbered) {
      self = .bullet
    } else if words <= 8, opening.contains(.sourceLabel) || opening.contains(.authorLabel) {
      self = .attribution
    } else if words > 0, line.cueWords * 3 >= words * 2 {
      self = .furniture
    } else if line.ending == .period, words >= 5 {
      self = .sentence
    } else {
      self = words >= 5 ? .title : words >= 3 ? .short : .tiny
    }
  }
}

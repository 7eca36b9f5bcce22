import AnnotationModel
import ArabicText
import Lexicons
import Numerals

/// Points in time by their distance: ago and later.
extension TimeParser {
  static let offsets: [TimeRule] = [
    // "قبل ثلاثة أيام", "بعد شهرين", "قبل نحو أسبوع", "قبل عام ونصف"
    TimeRule("offset", on: [.timeStarter]) { parser, token in
      let sign: Int
      switch parser.senses.value(token, .timePreposition).flatMap(FunctionWord.init) {
      case .qabla: sign = -1
      case .bada: sign = 1
      default: return nil
      }
      // "من قبل ثلاثة", "بعد ساعة" but not "بعد عام 2011".
      guard let reading = parser.length(at: token + 1) else { return nil }
      guard parser.year(at: reading.end, named: true) == nil || reading.length.count != 1 else { return nil }
      if reading.length.count == nil, reading.shift != nil { return nil }
      // "قبل شهر رمضان", "يوما بعد يوم"
      if !reading.isCounted, reading.length.unit == .month, parser.month(at: reading.end) != nil { return nil }
      if !reading.isCounted, parser.unit(token - 1) == reading.length.unit { return nil }
      if reading.shift != nil, reading.length.unit == .season { return nil }
      var end = reading.end
      if parser.senses.value(end, .shift) == -4 { end += 1 }
      if parser.isWord(end, .min), parser.senses.isNow(end + 1) { end += 2 }
      return TimeMatch(
        meaning: .offset(reading.length, sign: sign), modifier: reading.modifier, rule: "", tokens: token..<end)
    }
  ]
}

extension LineSenses {
  /// "الآن", "اليوم" in "بعد شهر من الآن".
  func isNow(_ token: Int) -> Bool { value(token, .reference) == 1 }
}

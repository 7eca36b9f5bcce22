public import AnnotationModel

/// Cuts a line into tokens.
///
/// Follows the word boundaries of UAX #29 with these differences, which Arabic news needs: a run of digits ends at a
/// letter ("1445هـ" is a number and a word); ".", ":", "_" and "'" between letters separate ("الماضي.وأضاف"); a change
/// between Arabic and another script separates. One pass, O(bytes).
public struct Tokenizer: Sendable {
  private init() {}

  /// The tokens of the text's bytes in `line`. Offsets in the table count from `line.start`.
  public static func tokens(of source: SourceText, in line: TextSpan) -> TokenTable {
    source.bytes.withUnsafeBufferPointer { buffer in
      let start = min(max(line.start, 0), buffer.count)
      let end = min(max(line.end, start), buffer.count)
      let bytes = UnsafeBufferPointer(rebasing: buffer[start..<end])
      return ScalarClass.lowTable.withUnsafeBufferPointer { classes in
        Letter.plainCodes.withUnsafeBufferPointer { codes in
          var columns = TokenColumns(bytes: bytes.count)
          var scanner = TokenScanner(bytes: bytes, lowClasses: classes, plainCodes: codes)
          scanner.scan(into: &columns)
          return columns.table()
        }
      }
    }
  }
}

/// One pass over the bytes of a line.
private struct TokenScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The classes of U+0000…U+07FF.
  let lowClasses: UnsafeBufferPointer<ScalarClass>
  let plainLetters: PlainLetters
  /// The next byte to read.
  var position = 0
  /// Code point, class and start of the scalar in hand; read by `advance()`.
  var codePoint: UInt32 = 0
  var scalarClass = ScalarClass.space
  var scalarStart = 0
  var atEnd = false

  init(
    bytes: UnsafeBufferPointer<UInt8>, lowClasses: UnsafeBufferPointer<ScalarClass>,
    plainCodes: UnsafeBufferPointer<PlainLetter>
  ) {
    self.bytes = bytes
    self.lowClasses = lowClasses
    plainLetters = PlainLetters(bytes: bytes, codes: plainCodes)
    advance()
  }

  /// Reads the next scalar; valid UTF-8 is a precondition that `SourceText` grants, and cut ends are clamped.
  @inline(__always)
  mutating func advance() {
    scalarStart = position
    guard position < bytes.count else {
      atEnd = true
      return
    }
    let lead = bytes[position]
    if lead < 0x80 {
      codePoint = UInt32(lead)
      position += 1
    } else if lead < 0xE0 {
      codePoint = UInt32(lead & 0x1F) << 6 | continuation(1)
      position = min(position + 2, bytes.count)
    } else if lead < 0xF0 {
      codePoint = UInt32(lead & 0x0F) << 12 | continuation(1) << 6 | continuation(2)
      position = min(position + 3, bytes.count)
    } else {
      codePoint = UInt32(lead & 0x07) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3)
      position = min(position + 4, bytes.count)
    }
    scalarClass = codePoint < 0x800 ? lowClasses[Int(codePoint)] : ScalarClass.of(codePoint)
  }

  @inline(__always)
  func continuation(_ distance: Int) -> UInt32 {
    position + distance < bytes.count ? UInt32(bytes[position + distance] & 0x3F) : 0
  }

  mutating func scan(into columns: inout TokenColumns) {
    var space = true
    while !atEnd {
      switch scalarClass {
      case .space:
        let start = scalarStart
        advance()
        if !atEnd, scalarClass == .mark {
          // A space with a mark on it is one grapheme: keep it whole as a symbol.
          scanSymbol(from: start, spaceBefore: space, into: &columns)
          space = false
        } else {
          space = true
        }
        continue
      case .ignorable:
        advance()
        continue
      case .arabicLetter, .otherLetter, .prepend, .tatweel:
        scanWords(spaceBefore: space, into: &columns)
      case .digit:
        scanNumber(spaceBefore: space, into: &columns)
      case .punctuation:
        scanMark(spaceBefore: space, into: &columns)
      case .symbol, .mark:
        scanSymbol(from: scalarStart, spaceBefore: space, into: &columns)
      }
      space = false
    }
  }

  /// Skips marks that extend the grapheme just read; returns the end of the last one.
  @inline(__always)
  mutating func absorbMarks() -> Int {
    while !atEnd, scalarClass == .mark { advance() }
    return scalarStart
  }

  /// Scans a word and, as long as they are of plain letters with a space between them, the words behind it: most of a text.
  @inline(__always)
  mutating func scanWords(spaceBefore: Bool, into columns: inout TokenColumns) {
    var start = scalarStart
    var space = spaceBefore
    var firstLetter = columns.letterCount
    var isArabic = false
    if scalarClass == .arabicLetter {
      var end = appendPlainLetters(from: start, into: &columns)
      while end > start, isSpaceBeforePlainLetter(end) {
        columns.close(start: start, end: end, kind: .word, spaceBefore: space)
        start = end &+ 1
        space = true
        firstLetter = columns.letterCount
        end = appendPlainLetters(from: start, into: &columns)
      }
      isArabic = end > start
      if isArabic {
        position = end
        advance()
      }
    }
    if isArabic, atEnd || scalarClass == .space || scalarClass == .punctuation {
      columns.close(start: start, end: scalarStart, kind: .word, spaceBefore: space)
    } else {
      scanWord(from: start, firstLetter: firstLetter, isArabic, spaceBefore: space, into: &columns)
    }
  }

  @inline(__always)
  func isSpaceBeforePlainLetter(_ offset: Int) -> Bool {
    guard offset &+ 2 < bytes.count, bytes[offset] == 0x20 else { return false }
    return plainLetters[offset &+ 1].code != 0
  }

  /// Goes on with a word of which plain letters may have been read.
  mutating func scanWord(
    from start: Int, firstLetter: Int, _ isArabic: Bool, spaceBefore: Bool, into columns: inout TokenColumns
  ) {
    var end = start
    var arabic = isArabic ? true : nil
    var pendingPrepend: Int?
    if isArabic { end = absorbMarks() }
    scan: while !atEnd {
      switch scalarClass {
      case .arabicLetter, .otherLetter:
        let isArabic = scalarClass == .arabicLetter
        if let script = arabic, script != isArabic { break scan }
        arabic = isArabic
        appendLetter(offset: (pendingPrepend ?? scalarStart) - start, firstLetter: firstLetter, into: &columns)
        pendingPrepend = nil
        advance()
        end = absorbMarks()
      case .digit:
        // Digits continue a word ("عربي21"), but not a lone tatweel.
        if arabic == nil, pendingPrepend == nil { break scan }
        appendByte(
          0x30 + ScalarClass.digitValue(codePoint), offset: (pendingPrepend ?? scalarStart) - start,
          firstLetter: firstLetter, into: &columns)
        pendingPrepend = nil
        advance()
        end = absorbMarks()
      case .tatweel:
        advance()
        end = absorbMarks()
      case .ignorable:
        advance()
      case .prepend:
        // It begins a token of its own, which takes in what it joins.
        if columns.letterCount > firstLetter || (pendingPrepend == nil && end > start) { break scan }
        pendingPrepend = pendingPrepend ?? scalarStart
        advance()
        end = absorbMarks()
        // It joins whatever follows, even a space or a mark; an emoji sequence as a whole.
        if !atEnd, scalarClass == .space || scalarClass == .punctuation || scalarClass == .symbol {
          repeat {
            let isSymbol = scalarClass == .symbol
            advance()
            end = absorbMarks()
            if !isSymbol { break scan }
          } while !atEnd && scalarClass == .symbol
          break scan
        }
      case .mark:
        // Only after an ignorable control, where the mark is a grapheme of its own.
        advance()
        end = absorbMarks()
      case .space, .punctuation, .symbol:
        break scan
      }
    }
    if columns.letterCount == firstLetter {
      let isTatweel = arabic == nil && pendingPrepend == nil
      if isTatweel { appendByte(0x2D, offset: 0, firstLetter: firstLetter, into: &columns) }
      columns.close(
        start: start, end: end, kind: isTatweel ? .punctuation : .symbol, mark: isTatweel ? .dash : .other,
        spaceBefore: spaceBefore)
    } else {
      columns.close(start: start, end: end, kind: arabic == false ? .foreign : .word, spaceBefore: spaceBefore)
    }
  }

  /// Appends the plain letters from an offset on that nothing stands between: all of most words. Returns where they end.
  @inline(__always)
  func appendPlainLetters(from start: Int, into columns: inout TokenColumns) -> Int {
    // Long words, whose letters are cut, take the other way.
    let limit = min(bytes.count &- 1, start &+ 2 &* TokenTable.maximumLetters)
    return columns.append(plainLetters, from: start, to: limit)
  }

  mutating func scanNumber(spaceBefore: Bool, into columns: inout TokenColumns) {
    let start = scalarStart
    let firstLetter = columns.letterCount
    var end = start
    while !atEnd {
      if scalarClass == .digit {
        appendByte(
          0x30 + ScalarClass.digitValue(codePoint), offset: scalarStart - start, firstLetter: firstLetter,
          into: &columns)
        advance()
        end = absorbMarks()
      } else if scalarClass == .ignorable, nextIsDigit() {
        // Bidi marks inside a number ("15\u{200F}5") do not cut it.
        advance()
      } else {
        break
      }
    }
    columns.close(start: start, end: end, kind: .number, spaceBefore: spaceBefore)
  }

  func nextIsDigit() -> Bool {
    var probe = self
    while !probe.atEnd, probe.scalarClass == .ignorable { probe.advance() }
    return !probe.atEnd && probe.scalarClass == .digit
  }

  mutating func scanMark(spaceBefore: Bool, into columns: inout TokenColumns) {
    let start = scalarStart
    let mark = PunctuationMark.of(codePoint)
    appendScalarBytes(offset: 0, firstLetter: columns.letterCount, into: &columns)
    advance()
    let end = absorbMarks()
    columns.close(start: start, end: end, kind: .punctuation, mark: mark, spaceBefore: spaceBefore)
  }

  mutating func scanSymbol(from start: Int, spaceBefore: Bool, into columns: inout TokenColumns) {
    let firstLetter = columns.letterCount
    let mark = scalarClass == .symbol ? PunctuationMark.of(codePoint) : .other
    var end = scalarStart
    if scalarClass == .symbol {
      appendScalarBytes(offset: 0, firstLetter: firstLetter, into: &columns)
      let isASCII = codePoint < 0x80
      advance()
      end = absorbMarks()
      // Emoji sequences: symbols that follow without a gap belong together.
      while !isASCII, mark == .other, !atEnd, scalarClass == .symbol, codePoint >= 0x80 {
        appendScalarBytes(offset: scalarStart - start, firstLetter: firstLetter, into: &columns)
        advance()
        end = absorbMarks()
      }
    } else {
      end = absorbMarks()
    }
    columns.close(start: start, end: end, kind: .symbol, mark: mark, spaceBefore: spaceBefore)
  }

  /// Appends the letter codes of the scalar in hand.
  @inline(__always)
  func appendLetter(offset: Int, firstLetter: Int, into columns: inout TokenColumns) {
    if let code = Letter.code(of: codePoint) {
      appendByte(code, offset: offset, firstLetter: firstLetter, into: &columns)
    } else if codePoint < 0x80 {
      let isUpper = codePoint >= 0x41 && codePoint <= 0x5A
      appendByte(UInt8(codePoint) | (isUpper ? 0x20 : 0), offset: offset, firstLetter: firstLetter, into: &columns)
    } else if codePoint >= 0xFB50, let letters = PresentationForms.letters(of: codePoint) {
      for letter in letters { appendByte(letter, offset: offset, firstLetter: firstLetter, into: &columns) }
    } else {
      appendScalarBytes(offset: offset, firstLetter: firstLetter, into: &columns)
    }
  }

  /// Appends the UTF-8 bytes of the scalar in hand.
  func appendScalarBytes(offset: Int, firstLetter: Int, into columns: inout TokenColumns) {
    // Room for the whole scalar or none of it, so that a cut word stays decodable.
    guard columns.letterCount - firstLetter + (position - scalarStart) <= TokenTable.maximumLetters else { return }
    for index in scalarStart..<position {
      appendByte(bytes[index], offset: offset, firstLetter: firstLetter, into: &columns, isRaw: true)
    }
  }

  @inline(__always)
  func appendByte(
    _ byte: UInt8, offset: Int, firstLetter: Int, into columns: inout TokenColumns, isRaw: Bool = false
  ) {
    guard columns.letterCount - firstLetter < TokenTable.maximumLetters, offset <= Int(UInt16.max) else { return }
    columns.append(letter: byte, folded: isRaw ? byte : Letter.fold(byte), offset: offset)
  }
}

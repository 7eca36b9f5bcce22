import AnnotationModel
import ArabicText
import Lexicons
import Morphology

/// A quantity as read.
struct QuantityMatch {
  var kind: Quantity.Kind
  var value: ExactDecimal
  var unit: String?
  var rule: String
  var tokens: Range<Int>
}

/// Reads numbers with what they count: signs, fractions, percentages, money, measures; and ordinals.
struct QuantityReader {
  let senses: LineSenses
  let numbers: NumberParser
  private let ordinals: OrdinalParser

  init(_ senses: LineSenses) {
    self.senses = senses
    numbers = NumberParser(senses)
    ordinals = OrdinalParser(senses)
  }

  /// Whether the token is digits, a sign or a currency symbol before them.
  func mayBeDigits(_ token: Int) -> Bool {
    if senses.isDigits(token) { return true }
    let mark = senses.mark(token)
    return (mark == .dash || mark == .plus || mark == .currency || mark == .period || mark == .decimalSeparator)
      && senses.isDigits(token + 1)
  }

  /// The quantity that begins at the token, or nil.
  func quantity(at token: Int) -> QuantityMatch? {
    if let money = symbolMoney(at: token) { return money }
    if senses.has(token, .cardinal), senses.value(token, .cardinal).map({ $0 >= 100 }) ?? false,
      senses.hasArticle(token),
      let ordinal = ordinals.parse(at: token)
    {
      return QuantityMatch(kind: .ordinal, value: ExactDecimal(ordinal.value), rule: "ordinal", tokens: ordinal.tokens)
    }
    // "الحادية والعشرين" is no count.
    if senses.has(token, .cardinalPart), senses.hasArticle(token), let ordinal = ordinals.parse(at: token) {
      return QuantityMatch(kind: .ordinal, value: ExactDecimal(ordinal.value), rule: "ordinal", tokens: ordinal.tokens)
    }
    if var match = plainNumber(at: token) {
      readUnit(&match)
      return match
    }
    if let ordinal = ordinals.parse(at: token) {
      return QuantityMatch(
        kind: .ordinal, value: ExactDecimal(ordinal.value), rule: "ordinal", tokens: ordinal.tokens)
    }
    return nil
  }

  /// "$20", "€ 3.5 مليار"
  private func symbolMoney(at token: Int) -> QuantityMatch? {
    guard senses.mark(token) == .currency, let number = numbers.parse(at: token + 1) else { return nil }
    return QuantityMatch(
      kind: .money, value: number.value, unit: senses.currencySymbol(token), rule: "money.symbol",
      tokens: token..<number.tokens.upperBound)
  }

  /// A number with its sign and its fraction: "-5", "سالب ثلاثة", "خمسة ونصف", "ثلاثة أرباع", "واحد على ثلاثة".
  private func plainNumber(at token: Int) -> QuantityMatch? {
    var start = token
    var isNegative = false
    if senses.value(token, .sign) == 1 {
      isNegative = true
      start += 1
    } else if senses.mark(token) == .dash || senses.mark(token) == .plus {
      // A dash between words or digits is no sign.
      guard !senses.spaceBefore(token + 1), senses.spaceBefore(token), senses.isDigits(token + 1) else { return nil }
      isNegative = senses.mark(token) == .dash
      start += 1
    }
    guard var match = fractionNumber(at: start) ?? parts(at: start) ?? cardinal(at: start) else { return nil }
    if isNegative { match.value = match.value.negated }
    match.tokens = token..<match.tokens.upperBound
    return match
  }

  private func cardinal(at token: Int) -> QuantityMatch? {
    // "20/30/2019", "1.2.3", "0123-456": codes, dates, telephone numbers.
    if senses.isDigits(token), isCode(token) { return nil }
    if let bare = bareDecimal(at: token) { return bare }
    guard let number = numbers.parse(at: token) else { return nil }
    var match = QuantityMatch(kind: .number, value: number.value, rule: "number", tokens: number.tokens)
    readDecimalWords(&match)
    if number.isInDigits {
      readPower(&match)
      readDigitFraction(&match)
    }
    readCountedFraction(&match)
    readFraction(&match)
    readParts(&match)
    readDozens(&match)
    return match
  }

  /// ".77", "٫٧٧"
  private func bareDecimal(at token: Int) -> QuantityMatch? {
    let mark = senses.mark(token)
    guard mark == .period || mark == .decimalSeparator, senses.spaceBefore(token), !senses.spaceBefore(token + 1),
      senses.isDigits(token + 1), !senses.isPrefixed(token + 1), let digits = numbers.parseDigits(at: token + 1),
      digits.tokens.count == 1, let value = digits.value.scaled(by: -senses.line.tokens.letterCount(token + 1))
    else { return nil }
    return QuantityMatch(kind: .number, value: value.normalized, rule: "number", tokens: token..<token + 2)
  }

  /// "3/4", "2 1/4"
  private func readDigitFraction(_ match: inout QuantityMatch) {
    var token = match.tokens.upperBound
    var whole = 0
    guard let first = match.value.integer else { return }
    var numerator = first
    if senses.number(token) != nil, senses.mark(token + 1) == .slash, !senses.spaceBefore(token + 1) {
      whole = first
      numerator = senses.number(token) ?? 0
      token += 1
    }
    guard senses.mark(token) == .slash, !senses.spaceBefore(token), !senses.spaceBefore(token + 1),
      let denominator = senses.number(token + 1), denominator > 0, senses.mark(token + 2) != .slash,
      whole == 0 || numerator < denominator
    else { return }
    let (product, overflow) = whole.multipliedReportingOverflow(by: denominator)
    let (sum, sumOverflow) = product.addingReportingOverflow(numerator)
    guard !overflow, !sumOverflow, let value = ExactDecimal.fraction(Int64(sum), Int64(denominator)) else { return }
    match.value = value
    match.rule = "fraction"
    match.tokens = match.tokens.lowerBound..<token + 2
  }

  /// "3 دزينات", "نصف دزينة"
  func readDozens(_ match: inout QuantityMatch) {
    let end = match.tokens.upperBound
    // "ثلاثمئة ودزينتين"
    let next = senses.isLoneWaw(end) ? end + 1 : end
    if senses.followsWaw(next), let dozens = senses.value(next, .dozen),
      let sum = match.value.adding(ExactDecimal(dozens))
    {
      match.value = sum
      match.tokens = match.tokens.lowerBound..<next + 1
      return
    }
    guard let dozen = senses.value(end, .dozen), dozen == 12, !senses.isPrefixed(end),
      let product = match.value.multiplied(by: ExactDecimal(12))
    else { return }
    match.value = product
    match.tokens = match.tokens.lowerBound..<match.tokens.upperBound + 1
  }

  /// Digits joined to more digits by dashes or slashes, or more of them than a count has.
  private func isCode(_ token: Int) -> Bool {
    let before = senses.mark(token - 1)
    if isDashed(token + 1) && isDashed(token + 3) || isDashed(token - 1) && (isDashed(token - 3) || isDashed(token + 1))
    {
      return true
    }
    if before == .slash || before == .hash || before == .underscore || before == .at, !senses.spaceBefore(token) {
      return true
    }
    if senses.line.tokens.kinds.indices.contains(token + 1), senses.line.tokens.kinds[token + 1] == .foreign,
      !senses.spaceBefore(token + 1), !senses.has(token + 1, .measure), !isExponent(token + 1)
    {
      return true
    }
    return false
  }

  /// Whether a dash joins two runs of digits without a gap.
  private func isDashed(_ mark: Int) -> Bool {
    senses.mark(mark) == .dash && !senses.spaceBefore(mark) && !senses.spaceBefore(mark + 1)
      && senses.isDigits(mark - 1) && senses.isDigits(mark + 1)
  }

  /// "ثلاثة فاصلة خمسة"; a comma between spaces too, when the number is all there is on its line ("اثنا عشر , ثلاثون").
  private func readDecimalWords(_ match: inout QuantityMatch) {
    let end = match.tokens.upperBound
    let isPoint = senses.value(end, .sign) == 2
    let isComma =
      senses.mark(end) == .comma && senses.spaceBefore(end) && senses.spaceBefore(end + 1)
      && !senses.isDigits(end + 1) && match.tokens.lowerBound <= 1
    guard isPoint || isComma, let part = numbers.parseDecimals(at: end + 1), let digits = part.value.integer,
      isPoint || part.tokens.upperBound == senses.count && digits < 100
    else { return }
    // "فاصلة ثلاثة" is tenths, "ثلاث" behind a comma hundredths of the currency.
    var places = isComma ? 2 : String(digits).count
    var last = part.tokens.upperBound
    // "فاصلة ثلاثة من مئة" are hundredths.
    if isPoint, senses.spells(last, NumeralSpelling.min), !senses.isPrefixed(last), !senses.hasArticle(last + 1),
      let whole = numbers.parse(at: last + 1), let tenfold = whole.value.powerOfTen, tenfold >= places
    {
      (places, last) = (tenfold, whole.tokens.upperBound)
    }
    if let fraction = ExactDecimal(digits).scaled(by: -places), let sum = match.value.adding(fraction) {
      match.value = sum
      match.tokens = match.tokens.lowerBound..<last
    }
  }

  // MARK: What is counted

  /// "في المئة", "%", "دولار أميركي", "كيلومتر مربع"
  private func readUnit(_ match: inout QuantityMatch) {
    let end = match.tokens.upperBound
    let start = match.tokens.lowerBound
    if senses.mark(end) == .percent {
      finish(&match, .percent, nil, "percent", end + 1)
    } else if senses.value(end, .percent) == 100, senses.firstLetter(end) == Letter.beh {
      finish(&match, .percent, nil, "percent", end + 1)
    } else if senses.isFi(end), senses.value(end + 1, .percent) == 100 {
      finish(&match, .percent, nil, "percent", end + 2)
    } else if senses.value(start - 1, .percent) == 100, senses.firstLetter(start - 1) == Letter.beh,
      senses.isDigits(start), !senses.isDigits(start - 2)
    {
      // "بالمئة 10"
      match.tokens = start - 1..<end
      finish(&match, .percent, nil, "percent", end)
    } else if senses.mark(start - 1) == .percent, !senses.spaceBefore(start), senses.isDigits(start) {
      match.tokens = start - 1..<end
      finish(&match, .percent, nil, "percent", end)
    } else if senses.mark(end) == .currency {
      finish(&match, .money, senses.currencySymbol(end), "money.symbol", end + 1)
    } else if let currency = currency(at: end) {
      finish(&match, .money, currency.code, "money", currency.end)
    } else if let measure = measure(at: end) {
      finish(&match, .measure, measure.symbol, "measure", measure.end)
    }
  }

  private func finish(_ match: inout QuantityMatch, _ kind: Quantity.Kind, _ unit: String?, _ rule: String, _ end: Int)
  {
    match.kind = kind
    match.unit = unit
    match.rule = rule
    match.tokens = match.tokens.lowerBound..<end
  }

  private func currency(at token: Int) -> (code: String?, end: Int)? {
    guard senses.has(token, .currency), !senses.isPrefixed(token), let payload = senses.text(token, .currency) else {
      return nil
    }
    // The family, and behind a space the code.
    let bytes = Array(payload.utf8)
    let space = bytes.firstIndex(of: 0x20) ?? bytes.count
    if senses.has(token + 1, .currency), senses.text(token + 1, .currency) == "pound GBP" { return ("GBP", token + 2) }
    if let country = senses.demonym(token + 1),
      let code = CurrencyTable.code(family: String(decoding: bytes[..<space], as: UTF8.self), country: country)
    {
      return (code, token + 2)
    }
    return (space == bytes.count ? nil : String(decoding: bytes[(space + 1)...], as: UTF8.self), token + 1)
  }

  private func measure(at token: Int) -> (symbol: String, end: Int)? {
    guard senses.has(token, .measure), !senses.isPrefixed(token), let symbol = senses.text(token, .measure) else {
      return nil
    }
    // A lone letter is a unit only right behind its digits.
    if senses.line.tokens.letterCount(token) == 1, senses.spaceBefore(token) { return nil }
    // "كيلو غرام", "ميلي لتر"
    if let prefix = NumeralSpelling.multiples.first(where: { senses.spells(token, $0.word) }),
      let unit = senses.text(token + 1, .measure), unit.utf8.count <= 2, !senses.isPrefixed(token + 1)
    {
      return powered(prefix.symbol + unit, at: token + 2)
    }
    if symbol == "deg" {
      if senses.spells(token + 1, NumeralSpelling.celsius) { return ("°C", token + 2) }
      if senses.spells(token + 1, NumeralSpelling.fahrenheit) { return ("°F", token + 2) }
      return ("°", token + 1)
    }
    return powered(symbol, at: token + 1)
  }

  /// "متر مربع", "متر مكعب"
  private func powered(_ symbol: String, at token: Int) -> (symbol: String, end: Int) {
    if NumeralSpelling.square.contains(where: { senses.spells(token, $0) }) { return (symbol + "2", token + 1) }
    if NumeralSpelling.cubic.contains(where: { senses.spells(token, $0) }) { return (symbol + "3", token + 1) }
    return (symbol, token)
  }
}

/// Words that quantities compare with, folded.
enum NumeralSpelling {
  static let ala = PackedWord(FoldedText("على").letters)
  static let min = PackedWord(FoldedText("من").letters)
  static let fi = PackedWord(FoldedText("في").letters)
  static let multiples = [("كيلو", "k"), ("ميلي", "m"), ("ملي", "m"), ("سنتي", "c"), ("ميغا", "M"), ("غيغا", "G")]
    .map { (word: PackedWord(FoldedText($0.0).letters), symbol: $0.1) }
  static let square = ["مربع", "مربعة", "مربعا", "المربع", "مربعين"].map { PackedWord(FoldedText($0).letters) }
  static let cubic = ["مكعب", "مكعبة", "مكعبا", "المكعب", "مكعبين"].map { PackedWord(FoldedText($0).letters) }
  static let celsius = PackedWord(FoldedText("مئوية").letters)
  static let fahrenheit = PackedWord(FoldedText("فهرنهايت").letters)
}

extension LineSenses {
  /// Whether the token is digits, with or without prefixes.
  func isDigits(_ token: Int) -> Bool {
    guard token >= 0, token < count else { return false }
    return line.tokens.kinds[token] == .number || number(token) != nil
  }

  func isFi(_ token: Int) -> Bool { spells(token, NumeralSpelling.fi) }

  /// The country of an adjective of nationality ("أميركي" → US).
  func demonym(_ token: Int) -> String? {
    guard token >= 0, token < count else { return nil }
    var word = line.hits[token].whole
    if word < 0 || !line.lexicon.classes(of: word).contains(.demonym) {
      // "دينارا كويتيا": without the ending of the accusative.
      let letters = line.tokens.folded[line.tokens.letterRange(token)]
      guard letters.last == Letter.alef else { return nil }
      word = line.lexicon.word(Array(letters.dropLast()))
    }
    return line.lexicon.senses(of: word).first { $0.lexicalClass == .demonym }?.text
  }

  /// The code of a currency symbol.
  func currencySymbol(_ token: Int) -> String? {
    guard token >= 0, token < count else { return nil }
    switch line.tokens.string(token) {
    case "$": return "USD"
    case "€": return "EUR"
    case "£": return "GBP"
    case "¥": return "JPY"
    case "₪": return "ILS"
    case "₽": return "RUB"
    case "₺": return "TRY"
    case "₹": return "INR"
    default: return nil
    }
  }
}

/// Currencies by family and country.
enum CurrencyTable {
  static func code(family: String, country: String) -> String? { codes[family + " " + country] }

  private static let codes: [String: String] = [
    "dollar US": "USD", "dollar CA": "CAD", "dollar AU": "AUD", "dollar NZ": "NZD", "dollar SG": "SGD",
    "dollar HK": "HKD", "dollar TW": "TWD", "pound EG": "EGP", "pound GB": "GBP", "pound SD": "SDG",
    "pound SS": "SSP", "pound LB": "LBP", "pound SY": "SYP", "riyal SA": "SAR", "riyal QA": "QAR", "riyal OM": "OMR",
    "riyal YE": "YER", "riyal IR": "IRR", "riyal BR": "BRL", "dinar KW": "KWD", "dinar BH": "BHD", "dinar JO": "JOD",
    "dinar IQ": "IQD", "dinar LY": "LYD", "dinar TN": "TND", "dinar DZ": "DZD", "dinar RS": "RSD", "dirham AE": "AED",
    "dirham MA": "MAD", "lira TR": "TRY", "lira SY": "SYP", "lira LB": "LBP", "ruble RU": "RUB", "ruble BY": "BYN",
    "yen JP": "JPY", "yuan CN": "CNY", "rupee IN": "INR", "rupee PK": "PKR", "rupee LK": "LKR", "rupee ID": "IDR",
    "franc CH": "CHF", "krona SE": "SEK", "krona NO": "NOK", "krona DK": "DKK", "krona CZ": "CZK", "krona IS": "ISK",
    "won KR": "KRW", "peso MX": "MXN", "peso AR": "ARS", "peso CL": "CLP", "peso PH": "PHP", "rand ZA": "ZAR",
  ]
}

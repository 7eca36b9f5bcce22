import AnnotationModel
import ArabicText
import Morphology

/// Turns noun phrases into figures, and figures into names: the entity inside, else the phrase as written.
struct SpeakerNames {
  private let entities: [EntityMention]
  private let source: SourceText
  /// The roles of persons, by the number of the article that names them.
  private let holders: [Int: RoleHolders]

  init(_ entities: [EntityMention], _ index: [IndexedEntity], in source: SourceText) {
    self.entities = entities
    self.source = source
    holders = SpeakerNames.holders(entities, index)
  }

  /// The persons of an article to whom the page gives roles.
  func holders(in article: Int) -> RoleHolders { holders[article] ?? RoleHolders() }

  private static func holders(_ entities: [EntityMention], _ index: [IndexedEntity]) -> [Int: RoleHolders] {
    var holders: [Int: [(mention: Int, roles: [String])]] = [:]
    for number in index.indices where index[number].type == .person && !index[number].roles.isEmpty {
      // The first mention in every article that has one; mentions are numbered from 1 in their order.
      var articles: [Int] = []
      for mention in index[number].mentions.lazy.map({ AnnotationID.number(in: $0) - 1 })
      where entities.indices.contains(mention) && entities[mention].type == .person {
        let article = entities[mention].article
        guard !articles.contains(article) else { continue }
        articles.append(article)
        holders[article, default: []].append((mention, index[number].roles))
      }
    }
    return holders.mapValues { RoleHolders($0) }
  }

  /// The figure behind a phrase of the line. Its words are added to `words`.
  func figure(of phrase: NounPhrase, in line: PlacedLine, hasSpoken: Bool, words: inout [UInt64]) -> Figure {
    let span = phrase.span.shifted(by: line.start)
    var figure = Figure(
      mention: nil, span: span, words: 0..<0, isRole: phrase.isRole, isPerson: false, isBody: phrase.isBody,
      isDefiniteRole: phrase.isDefiniteRole, agreement: phrase.agreement, hasSpoken: hasSpoken)
    let person = mention(in: span) { mention in
      // A mention that leaves out the first letter of a word that has no prefix is none.
      let start = entities[mention].span.start
      return entities[mention].type == .person && !isGenitive(start, phrase, line)
        && !(phrase.keepsPrefix && start > span.start && start < span.start + 4)
    }
    if person == nil, let after = phrase.afterComma?.shifted(by: line.start) {
      let named = mention(in: after) { entities[$0].type == .person }
      if named != nil || mention(in: after, where: { _ in true }) == nil {
        figure.span = named == nil ? after : TextSpan(start: span.start, end: after.end)
        figure.mention = named
        figure.isRole = false
        figure.isPerson = true
      }
    } else if let person {
      figure.mention = person
      figure.isRole = false
      figure.isPerson = true
    } else if phrase.holdsName, mention(in: span, where: { _ in true }) == nil {
      figure.isRole = false
      figure.isPerson = true
    }
    if figure.mention == nil, !figure.isPerson, !phrase.isRole || phrase.isMedium,
      let other = mention(in: span, where: { entities[$0].type != .person }),
      entities[other].span.start <= span.start + 4
    {
      // An organisation or place that opens the phrase, not the genitive of a role ("وزير خارجية روسيا").
      figure.mention = other
    }
    let first = words.count
    addWords(of: TextSpan(start: span.start, end: max(span.end, figure.span.end)), in: line, to: &words)
    figure.words = first..<words.count
    return figure
  }

  /// The figure's name, and the entity's `id` when it is one.
  func name(of figure: Figure) -> (name: String, entity: String?) {
    guard let mention = figure.mention else { return (cleaned(written(figure.span)), nil) }
    return (cleaned(entities[mention].name), entities[mention].entity)
  }

  /// The words of a span; where it begins behind the first ل of "للجيش", its article is written out.
  private func written(_ span: TextSpan) -> String {
    let lam: [UInt8] = [0xD9, 0x84]
    let bytes = source.bytes
    guard span.start >= 2, span.end <= bytes.count, span.length > 4, bytes[span.start - 2] == lam[0],
      bytes[span.start - 1] == lam[1], bytes[span.start] == lam[0], bytes[span.start + 1] == lam[1]
    else { return source.string(span) }
    return "ا" + source.string(span)
  }

  /// "حزب نواز شريف", "محامي شكريلي": the name belongs to the head and is not the speaker's.
  private func isGenitive(_ start: Int, _ phrase: NounPhrase, _ line: PlacedLine) -> Bool {
    guard phrase.genitives != 0 else { return false }
    let token = Self.token(at: start - line.start, in: line) - phrase.firstToken
    return token >= 0 && token < 64 && phrase.genitives & (1 << UInt64(token)) != 0
  }

  /// The last token that starts at or before the offset.
  private static func token(at offset: Int, in line: PlacedLine) -> Int {
    let starts = line.line.tokens.starts
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// A hashtag as the words it holds: "#باسم_مغنية" names باسم مغنية.
  private func cleaned(_ name: String) -> String {
    let isPlain = { (bytes: UnsafeBufferPointer<UInt8>) in
      !bytes.contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "_") }
    }
    if name.utf8.withContiguousStorageIfAvailable(isPlain) == true { return name }
    let bytes = name.utf8.filter { $0 != UInt8(ascii: "#") }.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds the hashed words of a span of the line.
  private func addWords(of span: TextSpan, in line: PlacedLine, to words: inout [UInt64]) {
    let tokens = line.line.tokens
    var token = max(0, Self.token(at: span.start - line.start, in: line))
    let end = span.end - line.start
    let none = words.count
    while token < tokens.count, Int(tokens.starts[token]) < end {
      if tokens.kinds[token] == .word || tokens.kinds[token] == .foreign {
        let first = words.count == none ? Int(line.line.words[token].stemLetter) : 0
        let letters = tokens.letterRange(token)
        let isWhole = span.start - line.start <= Int(tokens.starts[token])
        words.append(WordHashes.of(tokens.folded[(letters.lowerBound + (isWhole ? 0 : first))..<letters.upperBound]))
      }
      token += 1
    }
  }

  /// The first mention inside the span whose number fulfils the condition. O(log mentions + mentions inside).
  @inline(__always)
  private func mention(in span: TextSpan, where fulfils: (Int) -> Bool) -> Int? {
    var low = 0
    var high = entities.count
    while low < high {
      let middle = (low + high) / 2
      if entities[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    while low < entities.count, entities[low].span.start < span.end {
      if entities[low].span.end <= span.end, fulfils(low) { return low }
      low += 1
    }
    return nil
  }
}

/// Words as 64-bit hashes of their folded letters without the article: equal words have equal hashes.
enum WordHashes {
  /// The hash of one word.
  static func of(_ letters: ArraySlice<UInt8>) -> UInt64 {
    var word = letters
    if word.count > 3, word.first == Letter.alef, word[word.startIndex + 1] == Letter.lam { word = word.dropFirst(2) }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for letter in word { hash = (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  /// The hashes of a folded text's words.
  static func of(_ folded: [UInt8]) -> [UInt64] {
    folded.split(separator: 0x20).map { word in
      // "لرئيس": what is left of "للرئيس" once its prefix is taken off.
      word.count > 4 && word.first == Letter.lam && word[word.startIndex + 1] != Letter.lam
        ? of(word.dropFirst()) : of(word)
    }
  }
}

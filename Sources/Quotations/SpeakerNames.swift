import AnnotationModel
import ArabicText

/// Turns noun phrases into figures: the entity inside, else the phrase as written.
struct SpeakerNames {
  private let entities: [EntityMention]
  private let source: SourceText

  init(_ entities: [EntityMention], in source: SourceText) {
    self.entities = entities
    self.source = source
  }

  /// The figure behind a phrase of the line that starts at `start`.
  func figure(of phrase: NounPhrase, lineStart: Int, hasSpoken: Bool) -> Figure {
    let span = phrase.span.shifted(by: lineStart)
    var figure = Figure(
      name: "", span: span, words: [], isRole: phrase.isRole, isPerson: false,
      isDefiniteRole: phrase.isDefiniteRole, agreement: phrase.agreement, hasSpoken: hasSpoken)
    let person = mention(in: span) { $0.type == .person }
    if person == nil, let after = phrase.afterComma?.shifted(by: lineStart) {
      let named = mention(in: after) { $0.type == .person }
      if named != nil || mention(in: after, where: { _ in true }) == nil {
        figure.span.end = after.end
        figure.name = named?.name ?? cleaned(source.string(after))
        figure.entity = named?.entity
        figure.isRole = false
        figure.isPerson = true
      }
    } else if let person {
      figure.name = person.name
      figure.entity = person.entity
      figure.isRole = false
      figure.isPerson = true
    } else if phrase.holdsName, mention(in: span, where: { _ in true }) == nil {
      figure.isRole = false
      figure.isPerson = true
    }
    if figure.name.isEmpty, !phrase.isRole || phrase.isMedium,
      let other = mention(in: span, where: { $0.type != .person }),
      other.span.start <= span.start + 4
    {
      // An organisation or place that opens the phrase, not the genitive of a role ("وزير خارجية روسيا").
      figure.name = other.name
      figure.entity = other.entity
    }
    if figure.name.isEmpty { figure.name = cleaned(source.string(span)) }
    figure.words = words(of: source.string(figure.span))
    return figure
  }

  /// A hashtag as the words it holds: "#باسم_مغنية" names باسم مغنية.
  private func cleaned(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "_") }) else { return name }
    let bytes = name.utf8.filter { $0 != UInt8(ascii: "#") }.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func words(of text: String) -> [[UInt8]] {
    let folded = FoldedText(text).letters
    return folded.split(separator: 0x20).map { word in
      let letters = Array(word)
      return letters.count > 3 && letters[0] == Letter.alef && letters[1] == Letter.lam ? Array(letters[2...]) : letters
    }
  }

  /// The first mention inside the span that fulfils the condition. O(log mentions + mentions inside).
  private func mention(in span: TextSpan, where fulfils: (EntityMention) -> Bool) -> EntityMention? {
    var low = 0
    var high = entities.count
    while low < high {
      let middle = (low + high) / 2
      if entities[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    while low < entities.count, entities[low].span.start < span.end {
      if entities[low].span.end <= span.end, fulfils(entities[low]) { return entities[low] }
      low += 1
    }
    return nil
  }
}

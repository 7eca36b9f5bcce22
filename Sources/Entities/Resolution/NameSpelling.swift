import AnnotationModel
import ArabicText
import Morphology

/// Finds names that one article spells in more than one way: "كيم جونغ أون" here, "كيم جونج أون" there.
struct NameSpelling {
  /// A word of a mention without attached prefixes and article: the part that a spelling is about.
  private struct Word {
    let mention: Int
    /// Letter codes, hamza carriers apart.
    let letters: PackedWord
    let folded: PackedWord
    /// In the document.
    let span: TextSpan
  }

  let mentions: [DocumentMention]
  /// The mentions of each cluster, by number.
  let members: [[Int]]
  let lines: [PlacedLine]
  let source: SourceText

  /// One finding for each mention that deviates from how its article mostly spells the name. Its fix unifies the
  /// article: one edit for each such mention of the name.
  func diagnostics() -> [Diagnostic] {
    members.flatMap { diagnostics(among: $0) }
  }

  /// The findings about the mentions of one thing in the article.
  private func diagnostics(among members: [Int]) -> [Diagnostic] {
    guard members.count > 1, mentions[members[0]].type != .people, !areWrittenAlike(members) else { return [] }
    var replacements: [Int: [(span: TextSpan, by: TextSpan)]] = [:]
    for group in wordGroups(members) {
      guard let model = usual(in: group) else { continue }
      for word in group where word.letters != model.letters {
        guard SpellingVariants.areAlike(word.folded, model.folded) else { continue }
        replacements[word.mention, default: []].append((word.span, model.span))
      }
    }
    let deviating = replacements.keys.sorted()
    let edits = deviating.map { edit(replacements[$0] ?? []) }
    return zip(deviating, edits).map { number, edit in
      let span = mentions[number].span
      return Diagnostic(
        span: span, code: "inconsistentName", severity: .information,
        message: "The article mostly writes \"\(edit.newText)\" for \"\(source.string(edit.span))\".",
        fix: Diagnostic.Fix(title: "Spell the name alike everywhere", edits: edits))
    }
  }

  /// Whether all mentions have the same letters, so that there is nothing to find.
  private func areWrittenAlike(_ members: [Int]) -> Bool {
    let first = mentions[members[0]].span
    return source.bytes.withUnsafeBufferPointer { bytes in
      members.dropFirst().allSatisfy { member in
        let span = mentions[member].span
        return bytes[span.start..<span.end].elementsEqual(bytes[first.start..<first.end])
      }
    }
  }

  /// The words of the mentions, those together that may be spellings of one word.
  private func wordGroups(_ members: [Int]) -> [[Word]] {
    var groups: [PackedWord: [Word]] = [:]
    var keys: [PackedWord] = []
    var doubled: Set<PackedWord> = []
    for member in members {
      var seen: Set<PackedWord> = []
      for word in words(of: member) {
        let key = SpellingVariants.skeleton(word.folded)
        // "نور" and "نوري" side by side are two words, not two spellings.
        if !seen.insert(key).inserted { doubled.insert(key) }
        if groups[key] == nil { keys.append(key) }
        groups[key, default: []].append(word)
      }
    }
    return keys.filter { !doubled.contains($0) }.compactMap { groups[$0] }
  }

  private func words(of number: Int) -> [Word] {
    let mention = mentions[number]
    let placed = lines[mention.line]
    let tokens = placed.line.tokens
    let span = mention.span.shifted(by: -placed.start)
    return NameForm.tokens(of: span, in: placed.line).compactMap { token in
      guard tokens.kinds[token] == .word else { return nil }
      let range = tokens.letterRange(token)
      var first = 0
      while first < range.count - 1, tokens.offset(ofLetter: first, in: token) < span.start { first += 1 }
      let base =
        first
        + NameSpelling.articleLetters(tokens.folded[(range.lowerBound + first)..<range.upperBound], isCut: first > 0)
      let start = max(tokens.offset(ofLetter: base, in: token), span.start)
      let kept = (range.lowerBound + base)..<range.upperBound
      return Word(
        mention: number, letters: PackedWord(tokens.letters[kept]), folded: PackedWord(tokens.folded[kept]),
        span: TextSpan(start: start, end: Int(tokens.ends[token])).shifted(by: placed.start))
    }
  }

  /// How many letters the article takes: ال, or the ل that is left of it in "لأمم" ("للأمم" without its prefix).
  private static func articleLetters(_ word: ArraySlice<UInt8>, isCut: Bool) -> Int {
    guard word.count > 3 else { return 0 }
    let (first, second) = (word[word.startIndex], word[word.startIndex + 1])
    if first == Letter.alef, second == Letter.lam { return 2 }
    return isCut && first == Letter.lam && second == Letter.alef ? 1 : 0
  }

  /// The spelling that most words of a group have; of equals the first. Nil when all are spelled alike.
  private func usual(in group: [Word]) -> Word? {
    var counts: [PackedWord: Int] = [:]
    for word in group { counts[word.letters, default: 0] += 1 }
    guard counts.count > 1, let most = counts.values.max() else { return nil }
    return group.first { counts[$0.letters] == most }
  }

  /// One edit that replaces all deviating words of a mention, what stands between them included.
  private func edit(_ replacements: [(span: TextSpan, by: TextSpan)]) -> TextEdit {
    let ordered = replacements.sorted { $0.span < $1.span }
    let whole = TextSpan(start: ordered.first?.span.start ?? 0, end: ordered.last?.span.end ?? 0)
    var text = ""
    var at = whole.start
    for replacement in ordered {
      text += source.string(TextSpan(start: at, end: replacement.span.start)) + source.string(replacement.by)
      at = replacement.span.end
    }
    return TextEdit(span: whole, newText: text)
  }
}

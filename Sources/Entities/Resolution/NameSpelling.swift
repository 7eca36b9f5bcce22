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
  let clustering: NameClustering
  let lines: [PlacedLine]
  let source: SourceText

  /// One finding for each mention that deviates from how its article mostly spells the name. Its fix unifies the
  /// article: one edit for each such mention of the name.
  func diagnostics() -> [Diagnostic] {
    var result: [Diagnostic] = []
    var known: [KnownWord] = []
    known.reserveCapacity(NameSpelling.few + 1)
    for cluster in 0..<clustering.count {
      let members = clustering.members(cluster)
      if mayDeviate(members, &known) { result += diagnostics(among: members) }
    }
    return result
  }

  private struct KnownWord {
    let letters: PackedWord
    let skeleton: PackedWord
  }

  /// At most this many edits are in one fix.
  private static let mostEdits = 100

  /// At most this many words of one thing are compared with each other before they are put into groups.
  private static let few = 12

  /// Whether two of the mentions may have different spellings of one word. Rules out most things at little cost.
  private func mayDeviate(_ members: ArraySlice<Int>, _ known: inout [KnownWord]) -> Bool {
    guard members.count > 1, let first = members.first, mentions[first].type != .people,
      members.contains(where: { !DisplayName.areWrittenAlike(mentions[$0], mentions[first], in: source) })
    else { return false }
    var seen = first
    known.removeAll(keepingCapacity: true)
    for member in members {
      // Mentions follow each other in the same spelling more often than not.
      if member != first, DisplayName.areWrittenAlike(mentions[member], mentions[seen], in: source) { continue }
      seen = member
      for token in mentions[member].tokens {
        guard let word = word(token, of: member) else { continue }
        if known.contains(where: { $0.letters == word.letters }) { continue }
        let skeleton = SpellingVariants.skeleton(word.folded)
        if known.contains(where: { $0.skeleton == skeleton }) { return true }
        known.append(KnownWord(letters: word.letters, skeleton: skeleton))
        if known.count > NameSpelling.few { return true }
      }
    }
    return false
  }

  /// The findings about the mentions of one thing in the article.
  private func diagnostics(among members: ArraySlice<Int>) -> [Diagnostic] {
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
    return deviating.indices.map { index in
      let (span, edit) = (mentions[deviating[index]].span, edits[index])
      // Of very many, each finding mends those from it on: lists of all of them would grow with their square.
      let mended = edits.count > NameSpelling.mostEdits ? edits[index...].prefix(NameSpelling.mostEdits) : edits[...]
      return Diagnostic(
        span: span, code: "inconsistentName", severity: .information,
        message: "The article mostly writes \"\(edit.newText)\" for \"\(source.string(edit.span))\".",
        fix: Diagnostic.Fix(title: "Spell the name alike everywhere", edits: Array(mended)))
    }
  }

  /// The words of the mentions, those together that may be spellings of one word.
  private func wordGroups(_ members: ArraySlice<Int>) -> [[Word]] {
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
    mentions[number].tokens.compactMap { word($0, of: number) }
  }

  /// A token of a mention, nil when it is no word.
  private func word(_ token: Int, of number: Int) -> Word? {
    let mention = mentions[number]
    let placed = lines[mention.line]
    let line = placed.line
    guard line.tokens.kinds[token] == .word else { return nil }
    let nameStart = mention.span.start - placed.start
    let range = line.tokens.letterRange(token)
    var first = 0
    while first < range.count - 1, line.tokens.offset(ofLetter: first, in: token) < nameStart { first += 1 }
    let (base, folded) = line.tokens.folded.withUnsafeBufferPointer { folded in
      let uncut = (range.lowerBound + first)..<range.upperBound
      let base = first + NameSpelling.articleLetters(folded[uncut], isCut: first > 0)
      return (base, PackedWord((range.lowerBound + base)..<range.upperBound, of: folded))
    }
    let letters = line.tokens.letters.withUnsafeBufferPointer {
      PackedWord((range.lowerBound + base)..<range.upperBound, of: $0)
    }
    let start = max(line.tokens.offset(ofLetter: base, in: token), nameStart)
    return Word(
      mention: number, letters: letters, folded: folded,
      span: TextSpan(start: start, end: Int(line.tokens.ends[token])).shifted(by: placed.start))
  }

  /// How many letters the article takes: ال, or the ل that is left of it in "لأمم" ("للأمم" without its prefix).
  private static func articleLetters(_ word: Slice<UnsafeBufferPointer<UInt8>>, isCut: Bool) -> Int {
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

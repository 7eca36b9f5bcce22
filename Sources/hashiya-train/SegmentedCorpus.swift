import AnnotationModel
import ArabicText
import Foundation
import Lexicons
import Morphology

/// A word of the segmented data, in the terms of `WordAnalysis`.
struct SegmentedWord {
  var split: SplitCandidate
  var encliticLetters: Int
  var tag: TagClass
  /// The word's parts and tags as the data has them, for messages.
  var label: String
}

/// A line of tokens with what the data says about each; nil where data and tokenizer do not fit.
struct SegmentedSentence {
  var tokens: TokenTable
  var hits: [LexiconHit]
  var words: [SegmentedWord?]
}

/// Words with gold segmentation and part of speech, one a line, cut into sentences at full stops.
struct SegmentedCorpus {
  private(set) var sentences: [SegmentedSentence] = []

  init(contentsOf path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var rows: [(parts: [String], tags: [String])] = []
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t")
      guard fields.count == 2 else { continue }
      let parts = fields[0].split(separator: "+").map(String.init)
      let tags = fields[1].split(separator: "+").map(String.init)
      if parts.isEmpty || parts.count != tags.count { continue }
      rows.append((parts, tags))
      if parts == ["."] {
        sentences.append(SegmentedCorpus.sentence(of: rows))
        rows = []
      }
    }
    if !rows.isEmpty { sentences.append(SegmentedCorpus.sentence(of: rows)) }
  }

  private static func sentence(of rows: [(parts: [String], tags: [String])]) -> SegmentedSentence {
    let surfaces = rows.map { surface(of: $0.parts, $0.tags) }
    let source = SourceText(surfaces.joined(separator: " "))
    let tokens = Tokenizer.tokens(of: source, in: source.span)
    var words = [SegmentedWord?](repeating: nil, count: tokens.count)
    var start = 0
    var token = 0
    for (row, surface) in zip(rows, surfaces) {
      let end = start + surface.utf8.count
      while token < tokens.count, tokens.starts[token] < start { token += 1 }
      if token < tokens.count, tokens.starts[token] == start, tokens.ends[token] == end, tokens.kinds[token] == .word {
        words[token] = word(row.parts, row.tags)
      }
      start = end + 1
    }
    return SegmentedSentence(tokens: tokens, hits: Lexicon.standard.hits(in: tokens), words: words)
  }

  /// The word as it is written: ل + ال + دول gives للدول, ل + ال + لجنة gives للجنة.
  private static func surface(of parts: [String], _ tags: [String]) -> String {
    var result = ""
    for (index, part) in parts.enumerated() {
      if tags[index] == "DET", part == "ال", result.hasSuffix("ل"), index > 0, tags[index - 1] == "PREP" {
        if index + 1 < parts.count, parts[index + 1].hasPrefix("ل") { continue }
        result += "ل"
      } else {
        result += part
      }
    }
    return result
  }

  private static let proclitics: [String: Proclitics] = [
    "و": .wa, "ف": .fa, "ب": .bi, "ك": .ka, "ل": .li, "س": .sa, "ال": .al,
  ]
  private static let prefixTags: Set<String> = ["CONJ", "PREP", "DET", "FUT_PART"]
  private static let enclitics: Set<String> = ["ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "ي", "ني"]

  /// The proclitic that a part stands for, or nil when it is the word itself: "و" in وهو, but not "ل" in له.
  private static func proclitic(_ parts: [String], _ tags: [String], _ index: Int) -> Proclitics? {
    guard prefixTags.contains(tags[index]) else { return nil }
    let isLast = index + 2 == parts.count
    let next = tags[index + 1]
    if tags[index] == "PREP", isLast, next == "PRON", enclitics.contains(parts[index + 1]) { return nil }
    return next == "NSUFF" || next == "CASE" ? nil : proclitics[parts[index]]
  }

  private static func word(_ parts: [String], _ tags: [String]) -> SegmentedWord {
    var split = SplitCandidate(proclitics: [], stemLetter: 0, baseLetter: 0)
    var host = 0
    while host + 1 < parts.count, let proclitic = proclitic(parts, tags, host) {
      if proclitic == .al {
        let isShort = split.proclitics.contains(.li)
        // A third ل is left out: للجنة.
        let dropped = isShort && parts[host + 1].hasPrefix("ل")
        split.baseLetter = split.stemLetter + (dropped ? 0 : isShort ? 1 : 2)
      } else {
        split.stemLetter += 1
        split.baseLetter = split.stemLetter
      }
      split.proclitics.insert(proclitic)
      host += 1
    }
    var enclitic = 0
    if parts.count > host + 1, tags[parts.count - 1] == "PRON", enclitics.contains(parts[parts.count - 1]) {
      enclitic = FoldedText.codes(parts[parts.count - 1]).count
    }
    let tag: TagClass =
      switch tags[host] {
      case "ADJ": .adjective
      case "V": .verb
      case "ADV": .adverb
      case "NUM": .numeral
      case "PREP", "CONJ", "PART", "PRON", "FUT_PART": .function
      default: .noun
      }
    let label = parts.joined(separator: "+") + " " + tags.joined(separator: "+")
    return SegmentedWord(split: split, encliticLetters: enclitic, tag: tag, label: label)
  }
}

public import AnnotationModel
public import ArabicText
public import Morphology

/// Pairs cues, content and speakers over the document.
public enum QuotationResolver {
  /// The quotations of a document in text order, and findings about its marks and speakers.
  ///
  /// - Parameters:
  ///   - lines: every non-blank line with its candidates, in order.
  ///   - entities: the document's mentions, in order.
  ///   - index: what the mentions name.
  public static func resolve(
    _ lines: [(line: PlacedLine, candidates: QuotationCandidates)], entities: [EntityMention],
    index: [IndexedEntity], in source: SourceText
  ) -> (quotes: [Quote], diagnostics: [Diagnostic]) {
    let (weighed, secondSpeakers) = weigh(lines, entities: entities, index: index, in: source)
    let quotes = weighed.map(\.quote)
    return (quotes, QuotationDiagnostics.diagnostics(of: lines, quotes: quotes, secondSpeakers: secondSpeakers))
  }

  /// The quotations in text order, each with the evidence for it, and where a quotation is attributed once more.
  package static func weigh(
    _ lines: [(line: PlacedLine, candidates: QuotationCandidates)], entities: [EntityMention],
    index: [IndexedEntity], in source: SourceText
  ) -> (quotes: [(quote: Quote, evidence: QuoteEvidence)], secondSpeakers: [TextSpan]) {
    var resolution = QuotationResolution(SpeakerNames(entities, index, in: source))
    let turns = lines.map { line in line.candidates.quotes.first { $0.needsTurns }.map(\.isQuestion) }
    for (number, (line, candidates)) in lines.enumerated() {
      let beside = [number - 1, number + 1].compactMap { turns.indices.contains($0) ? turns[$0] : nil }
      let isTurn = !beside.isEmpty && (turns[number] == true || beside.contains(true))
      resolution.add(line, candidates, isInterview: isTurn)
    }
    let quotes = resolution.finished()
    return (quotes, resolution.secondSpeakers)
  }
}

/// One pass over the lines, carrying the speakers along.
struct QuotationResolution {
  /// A quote whose speaker and medium are numbers of figures until all are known.
  private struct Pending {
    var quote: Quote
    var evidence: QuoteEvidence
    var speaker: Int?
    var via: Int?
    var second: Int?
  }

  private let names: SpeakerNames
  private var figures = Figures()
  private var pending: [Pending] = []
  private var quotes: [(quote: Quote, evidence: QuoteEvidence)] = []
  /// Where a quotation that has its speaker is attributed to somebody else too.
  private(set) var secondSpeakers: [TextSpan] = []
  private var article = 0
  /// Whether the last line ended in direct speech, and whether its marks were left open.
  private var lastLine: (isDirect: Bool, isOpen: Bool) = (false, false)

  init(_ names: SpeakerNames) {
    self.names = names
  }

  mutating func add(_ line: PlacedLine, _ candidates: QuotationCandidates, isInterview: Bool) {
    if line.article != article {
      settle()
      article = line.article
      figures = Figures(holders: names.holders(in: article))
    }
    var ends: (isDirect: Bool, isOpen: Bool) = (false, false)
    var carried: TextSpan?
    if lastLine.isOpen, let closing = candidates.closing, !pending.isEmpty {
      // The line goes on with a quotation that the line before left open.
      pending[pending.count - 1].quote.content.append(closing.shifted(by: line.start))
      carried = closing
    }
    var subjects = candidates.subjects[...]
    var headline: TextSpan?
    for candidate in candidates.quotes where accepts(candidate, in: line) && (isInterview || !candidate.needsTurns) {
      guard let first = candidate.content.first, headline.map({ $0.contains(first) }) != true else { continue }
      if let carried, carried.overlaps(first) { continue }
      if candidate.needsHeadline { headline = first }
      while let subject = subjects.first, subject.span.start < first.start {
        note(subject, line)
        subjects.removeFirst()
      }
      if case .continued = candidate.speaker {
        guard lastLine.isDirect else { continue }
        if lastLine.isOpen, !pending.isEmpty {
          pending[pending.count - 1].quote.content += candidate.content.map { $0.shifted(by: line.start) }
          ends = (true, candidate.isOpen)
          continue
        }
      }
      append(candidate, line)
      ends = (candidate.kind == .direct, candidate.isOpen)
    }
    for subject in subjects { note(subject, line) }
    lastLine = ends
  }

  /// The quotes in text order, numbered.
  mutating func finished() -> [(quote: Quote, evidence: QuoteEvidence)] {
    settle()
    var sorted = quotes.enumerated().sorted { lhs, rhs in
      let left = lhs.element.quote.content.first ?? TextSpan(start: 0, end: 0)
      let right = rhs.element.quote.content.first ?? TextSpan(start: 0, end: 0)
      return left == right ? lhs.offset < rhs.offset : left < right
    }.map(\.element)
    for index in sorted.indices { sorted[index].quote.id = "q\(index + 1)" }
    return sorted
  }

  /// Names the speakers of an article once all its figures are known.
  private mutating func settle() {
    for item in pending {
      var quote = item.quote
      if let speaker = item.speaker {
        (quote.speakerName, quote.speakerEntity) = names.name(of: figures.fullest(speaker))
      }
      if let via = item.via {
        quote.viaName = names.name(of: figures.fullest(via)).name
        // "قالت الصحيفة إن …، بحسب الصحيفة": nobody passes on their own words.
        if quote.viaName == quote.speakerName {
          quote.via = nil
          quote.viaName = nil
        }
      }
      if let speaker = item.speaker, let second = item.second, figures.differ(speaker, second) {
        secondSpeakers.append(figures.all[second].span)
      }
      quotes.append((quote, item.evidence))
    }
    pending.removeAll(keepingCapacity: true)
    figures = Figures()
  }

  private func accepts(_ candidate: QuoteCandidate, in line: PlacedLine) -> Bool {
    switch line.kind {
    // A label is no speech: "نشر في: 14 مايو", "كتب: سامر الحاج".
    case .dateline, .byline, .keywords, .chrome, .copyright:
      if candidate.needsHeadline || candidate.isVerbatim { return false }
    default: break
    }
    guard candidate.needsHeadline else { return true }
    switch line.kind {
    case .headline, .relatedItem, .readAlso: return true
    // A heading inside an article more often names its topic.
    case .heading: return !candidate.isTopic
    // "الطاقة السنوية: 3 ملايين طن" labels its item.
    case .listItem: return false
    case .paragraph, .deck:
      // A short line without a final stop reads like a headline.
      let last = line.line.count - 1
      return line.line.count < 26 && line.line.tokens.marks[last] != .period
    default: return false
    }
  }

  private mutating func note(_ subject: NounPhrase, _ line: PlacedLine) {
    _ = figures.note(names.figure(of: subject, in: line, hasSpoken: false))
  }

  private mutating func append(_ candidate: QuoteCandidate, _ line: PlacedLine) {
    let evidence = QuoteEvidence(candidate, in: line.kind)
    var item = Pending(
      quote: Quote(
        id: "", kind: candidate.kind, content: candidate.content.map { $0.shifted(by: line.start) },
        cue: candidate.cue?.shifted(by: line.start), speakerName: candidate.fixedName.map { "\($0)" } ?? "unknown",
        polarity: candidate.polarity, resolvedBy: candidate.resolution, rule: candidate.rule.name,
        confidence: ConfidenceModel.confidence(evidence)), evidence: evidence)
    item.quote.addressee = candidate.addressee?.span.shifted(by: line.start)
    resolveSpeaker(&item, candidate, line)
    // After the speaker: a dropped subject never means the medium of its own quotation.
    if let via = candidate.via {
      let figure = names.figure(of: via, in: line, hasSpoken: false)
      item.quote.via = figure.span
      item.via = figures.note(figure)
    }
    if let second = candidate.secondSpeaker {
      item.second = figures.note(names.figure(of: second, in: line, hasSpoken: false))
    }
    pending.append(item)
  }

  private mutating func resolveSpeaker(_ item: inout Pending, _ candidate: QuoteCandidate, _ line: PlacedLine) {
    switch candidate.speaker {
    case .named(let phrase):
      var figure = names.figure(of: phrase, in: line, hasSpoken: true)
      // "نقلت الوكالة عن …": the verb agrees with the medium.
      if figure.agreement.gender == .unknown, candidate.resolution != .chain {
        figure.agreement.gender = candidate.cueAgreement.gender
      }
      item.quote.speaker = figure.span
      item.speaker = figures.note(figure)
    case .dropped(let agreement, let near), .pronoun(let agreement, let near):
      if let near, near.agreement.fits(agreement) {
        item.speaker = figures.note(names.figure(of: near, in: line, hasSpoken: true))
      } else if let number = figures.antecedent(agreement) {
        item.speaker = number
        figures.repeatSpeaker(number)
      }
    case .hidden: break
    case .continued: item.speaker = figures.lastSpeaker
    }
  }
}

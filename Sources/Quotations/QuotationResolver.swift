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
    let resolution = resolved(lines, entities: entities, index: index, in: source)
    return (resolution.quotes, resolution.diagnostics.diagnostics(quotes: resolution.quotes))
  }

  /// The quotations in text order, each with the evidence for it, and where a quotation is attributed once more.
  package static func weigh(
    _ lines: [(line: PlacedLine, candidates: QuotationCandidates)], entities: [EntityMention],
    index: [IndexedEntity], in source: SourceText
  ) -> (quotes: [(quote: Quote, evidence: QuoteEvidence)], secondSpeakers: [TextSpan]) {
    let resolution = resolved(lines, entities: entities, index: index, in: source)
    let weighed = zip(resolution.quotes, resolution.notes).map { (quote: $0, evidence: $1.evidence) }
    return (weighed, resolution.diagnostics.secondSpeakers)
  }

  private static func resolved(
    _ lines: [(line: PlacedLine, candidates: QuotationCandidates)], entities: [EntityMention],
    index: [IndexedEntity], in source: SourceText
  ) -> QuotationResolution {
    var resolution = QuotationResolution(
      SpeakerNames(entities, index, in: source), expected: lines.reduce(0) { $0 + $1.candidates.quotes.count })
    for (number, (line, candidates)) in lines.enumerated() {
      resolution.add(line, candidates, isInterview: isTurn(number, lines))
    }
    resolution.finish()
    return resolution
  }

  /// Whether turns after a dash stand on the line and beside it, one of them a question.
  private static func isTurn(_ number: Int, _ lines: [(line: PlacedLine, candidates: QuotationCandidates)]) -> Bool {
    /// Whether the line's turn is a question; nil when it has none.
    func question(_ line: Int) -> Bool? {
      guard lines.indices.contains(line) else { return nil }
      return lines[line].candidates.quotes.first { $0.needsTurns }?.isQuestion
    }
    let (before, after) = (question(number - 1), question(number + 1))
    guard before != nil || after != nil else { return false }
    return before == true || after == true || question(number) == true
  }
}

/// One pass over the lines, carrying the speakers along.
struct QuotationResolution {
  /// What is known of a quotation beside it: its speaker and medium are numbers of figures until all are known.
  struct Note {
    var evidence: QuoteEvidence
    var speaker: Int?
    var via: Int?
    var second: Int?
  }

  private let names: SpeakerNames
  private var figures = Figures()
  private(set) var quotes: [Quote] = []
  /// One for each of `quotes`.
  private(set) var notes: [Note] = []
  /// How many of `quotes` have their names: those of the articles before.
  private var settled = 0
  private(set) var diagnostics = QuotationDiagnostics()
  private var article = 0
  /// Whether the last line ended in direct speech, and whether its marks were left open.
  private var lastLine: (isDirect: Bool, isOpen: Bool) = (false, false)

  /// - Parameter expected: how many candidates there are.
  init(_ names: SpeakerNames, expected: Int) {
    self.names = names
    quotes.reserveCapacity(expected)
    notes.reserveCapacity(expected)
  }

  /// Adds the next line. `isInterview` tells whether its turn counts, if it has one.
  mutating func add(_ line: PlacedLine, _ candidates: QuotationCandidates, isInterview: @autoclosure () -> Bool) {
    diagnostics.add(line, candidates)
    if line.article != article {
      settle()
      article = line.article
      figures = Figures(holders: names.holders(in: article))
    }
    var ends: (isDirect: Bool, isOpen: Bool) = (false, false)
    var carried: TextSpan?
    if lastLine.isOpen, let closing = candidates.closing, settled < quotes.count {
      // The line goes on with a quotation that the line before left open.
      quotes[quotes.count - 1].content.append(closing.shifted(by: line.start))
      carried = closing
    }
    var subject = 0
    var headline: TextSpan?
    for candidate in candidates.quotes where accepts(candidate, in: line) && (!candidate.needsTurns || isInterview()) {
      guard let first = candidate.content.first, headline.map({ $0.contains(first) }) != true else { continue }
      if let carried, carried.overlaps(first) { continue }
      if candidate.needsHeadline { headline = first }
      while subject < candidates.subjects.count, candidates.subjects[subject].span.start < first.start {
        note(candidates.subjects[subject], line)
        subject += 1
      }
      if case .continued = candidate.speaker {
        guard lastLine.isDirect else { continue }
        if lastLine.isOpen, settled < quotes.count {
          quotes[quotes.count - 1].content += candidate.content.map { $0.shifted(by: line.start) }
          ends = (true, candidate.isOpen)
          continue
        }
      }
      append(candidate, line)
      ends = (candidate.kind == .direct, candidate.isOpen)
    }
    for subject in candidates.subjects[subject...] { note(subject, line) }
    lastLine = ends
  }

  /// Names the last speakers, and puts the quotes in text order and numbers them.
  mutating func finish() {
    settle()
    let starts = quotes.map { $0.content.first ?? TextSpan(start: 0, end: 0) }
    if !zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }) {
      let order = starts.indices.sorted { starts[$0] == starts[$1] ? $0 < $1 : starts[$0] < starts[$1] }
      quotes = order.map { quotes[$0] }
      notes = order.map { notes[$0] }
    }
    for index in quotes.indices { quotes[index].id = AnnotationID.quote(index + 1) }
  }

  /// Names the speakers of an article once all its figures are known.
  private mutating func settle() {
    for number in settled..<quotes.count {
      let note = notes[number]
      if let speaker = note.speaker {
        (quotes[number].speakerName, quotes[number].speakerEntity) = names.name(of: figures.fullest(speaker))
      }
      if let via = note.via {
        let name = names.name(of: figures.fullest(via)).name
        // "قالت الصحيفة إن …، بحسب الصحيفة": nobody passes on their own words.
        let isSpeaker = name == quotes[number].speakerName
        quotes[number].viaName = isSpeaker ? nil : name
        if isSpeaker { quotes[number].via = nil }
      }
      if let speaker = note.speaker, let second = note.second, figures.differ(speaker, second) {
        diagnostics.secondSpeakers.append(figures.all[second].span)
      }
    }
    settled = quotes.count
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
    _ = figure(subject, line, hasSpoken: false)
  }

  /// Adds the figure behind a phrase and returns its number.
  private mutating func figure(_ phrase: NounPhrase, _ line: PlacedLine, hasSpoken: Bool) -> Int {
    figures.note(names.figure(of: phrase, in: line, hasSpoken: hasSpoken, words: &figures.words))
  }

  private mutating func append(_ candidate: QuoteCandidate, _ line: PlacedLine) {
    let evidence = QuoteEvidence(candidate, in: line.kind)
    var quote = Quote(
      id: "", kind: candidate.kind, content: candidate.content.map { $0.shifted(by: line.start) },
      cue: candidate.cue?.shifted(by: line.start), speakerName: candidate.fixedName.map { "\($0)" } ?? "unknown",
      polarity: candidate.polarity, addressee: candidate.addressee?.span.shifted(by: line.start),
      resolvedBy: candidate.resolution, rule: candidate.rule.name, confidence: ConfidenceModel.confidence(evidence))
    var note = Note(evidence: evidence)
    note.speaker = resolveSpeaker(&quote, candidate, line)
    // After the speaker: a dropped subject never means the medium of its own quotation.
    if let via = candidate.via {
      let medium = figure(via, line, hasSpoken: false)
      quote.via = figures.all[medium].span
      note.via = medium
    }
    if let second = candidate.secondSpeaker {
      note.second = figure(second, line, hasSpoken: false)
    }
    quotes.append(quote)
    notes.append(note)
  }

  /// The number of the figure that speaks, if anybody is known to.
  private mutating func resolveSpeaker(_ quote: inout Quote, _ candidate: QuoteCandidate, _ line: PlacedLine) -> Int? {
    switch candidate.speaker {
    case .named(let phrase):
      var phrase = phrase
      // "نقلت الوكالة عن …": the verb agrees with the medium.
      if phrase.agreement.gender == .unknown, candidate.resolution != .chain {
        phrase.agreement.gender = candidate.cueAgreement.gender
      }
      let speaker = figure(phrase, line, hasSpoken: true)
      quote.speaker = figures.all[speaker].span
      return speaker
    case .dropped(let agreement, let near), .pronoun(let agreement, let near):
      if let near, near.agreement.fits(agreement) { return figure(near, line, hasSpoken: true) }
      guard let number = figures.antecedent(agreement) else { return nil }
      figures.repeatSpeaker(number)
      return number
    case .hidden: return nil
    case .continued: return figures.lastSpeaker
    }
  }
}

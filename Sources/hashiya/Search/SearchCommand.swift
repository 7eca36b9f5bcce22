import AnnotationModel
import AnnotationStore
import ArgumentParser
import Glibc

/// `hashiya search`: who said what about whom, in everything that was indexed.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search what hashiya index has found: quotations, mentions, sentences.",
    discussion: """
      Conditions that are given must all hold. Words find their inflections by prefixes, article and attached pronoun \
      ("وزير" finds "للوزير"); in quotation marks they must follow each other; a star stands for any ending.

      With --speaker, --said, --denied or --via quotations are found; with --mentions or --country mentions; else \
      sentences. Exit status: 0 something was found, 1 nothing was, 2 the index cannot be read, 64 wrong usage.
      """)

  /// The values of `--format`.
  enum Format: String, CaseIterable, ExpressibleByArgument { case table, jsonl, quickfix }

  @Option(help: "Who speaks: a name in any of its forms, or a figure such as \"مصدر أمني\".")
  var speaker: String?

  @Option(help: "What is named, by the sentence or by what a quotation says.")
  var mentions: String?

  @Option(
    help: ArgumentHelp("The country, its people or a body of it is named: an ISO code such as KP.", valueName: "code"),
    transform: SearchCommand.country)
  var country: String?

  @Option(
    help: ArgumentHelp(
      "Only articles of these days, and sentences with a date in them: 2023-06-01..2023-09-30, 2023-06.. or 2023.",
      valueName: "days"), transform: SearchCommand.days)
  var between: ClosedRange<CorpusDay>?

  @Option(help: "Words that are said.")
  var said: String?

  @Flag(help: "Only what its speaker denies.")
  var denied = false

  @Option(help: "The medium that passes on what is said.")
  var via: String?

  @Option(
    help: ArgumentHelp("How many hits to show, 1 to 1000 (default: 20).", valueName: "n"),
    transform: SearchCommand.limit)
  var limit: Int = SearchQuery.standardLimit

  @Option(help: ArgumentHelp("How many hits to pass over (default: 0).", valueName: "n"))
  var offset: Int = 0

  @Option(
    help: "Form of the output: table for people, jsonl, or quickfix for editors (file:line:column: text).")
  var format: Format = .table

  @Option(name: .customLong("offset-encoding"), help: "How offsets and columns count.")
  var offsetEncoding: PositionEncoding = .utf8

  @Option(help: "Whether the table has colours (auto: on a terminal, unless NO_COLOR is set).")
  var color: ColorChoice = .auto

  @Flag(
    help:
      "Read queries from standard input, each a line of JSON like the parameters of hashiya/search; answer each with one."
  )
  var batch = false

  @OptionGroup(title: "Index") var place: CorpusPlace

  @Argument(help: ArgumentHelp("Words of the sentence, or of what is said.", valueName: "word"))
  var words: [String] = []

  func validate() throws {
    if offset < 0 { throw ValidationError("Please give a number of hits to pass over that is not negative.") }
    if batch, query.hasConditions { throw ValidationError("Please give conditions with --batch on standard input.") }
    if !batch, !query.hasConditions { throw ValidationError("Please give words, or something else to search for.") }
  }

  func run() throws {
    let path = try place.path()
    let result: SearchResult
    do throws(StoreFailure) {
      let search = try CorpusSearch(path: path)
      if batch { return SearchBatch(search, encoding: offsetEncoding).run() }
      result = try search.hits(for: query, encoding: offsetEncoding)
    } catch {
      standardError("search: \(error.message)")
      throw ExitCode(2)
    }
    let isColored = color == .always || color == .auto && isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
    let writer = SearchOutput(query, isColored: isColored)
    let text =
      switch format {
      case .table: writer.table(result)
      case .jsonl: writer.jsonl(result)
      case .quickfix: writer.quickfix(result)
      }
    OutputFile.standard().write(Array(text.utf8), toShared: "")
    if result.hits.isEmpty { throw ExitCode(1) }
  }

  private var query: SearchQuery {
    var query = SearchQuery()
    query.speaker = speaker
    query.mentions = mentions
    query.country = country
    query.between = between
    query.said = said
    query.isDenied = denied
    query.via = via
    query.text = words.isEmpty ? nil : words.joined(separator: " ")
    query.limit = limit
    query.offset = offset
    return query
  }

  private static func country(_ text: String) throws -> String {
    guard SearchQuery.isCountry(text) else {
      throw ValidationError("'\(text)' is no ISO 3166-1 code of two letters, such as EG.")
    }
    return text.uppercased()
  }

  private static func days(_ text: String) throws -> ClosedRange<CorpusDay> {
    guard let days = SearchQuery.days(text) else {
      throw ValidationError(
        "'\(text)' is no stretch of days. Please give two ISO dates, months or years, the earlier first: "
          + "2023-06-01..2023-09-30.")
    }
    return days
  }

  private static func limit(_ text: String) throws -> Int {
    guard let limit = Int(text), (1...SearchQuery.mostHits).contains(limit) else {
      throw ValidationError("'\(text)' is not a number of hits from 1 to \(SearchQuery.mostHits).")
    }
    return limit
  }
}

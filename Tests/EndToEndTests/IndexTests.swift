import Foundation
import Testing

/// `hashiya index`: what is new is annotated, what is gone goes, and nothing else happens.
struct IndexTests {
  let folder = Folder()

  init() throws {
    mkdir(folder.path("news"), 0o755)
    folder.write("news/port.txt", "قال وزير النقل سامر الخطيب إن الميناء يستأنف العمل في يونيو 2023.\n")
    folder.write("news/wire.jsonl", line(1) + line(2) + line(3))
  }

  private func line(_ number: Int, _ word: String = "السفينة") -> String {
    #"{"id":"w\#(number)","text":"أعلنت ليلى منصور أن \#(word) رقم \#(number) وصلت.","referenceTime":"2024-05-0\#(number)"}"#
      + "\n"
  }

  private func index(_ options: String...) throws -> String {
    let outcome = try Tool.run(["index", "--index", "c.db", "news"] + options, in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    return outcome.messages
  }

  private func found(_ words: String...) throws -> [String] {
    try Tool.run(["search", "--index", "c.db", "--format", "quickfix"] + words, in: folder).text
      .split(separator: "\n").map { String($0.split(separator: ": ")[0]) }
  }

  /// What is in the index, whatever the row numbers are.
  private func dump(_ name: String) throws -> [String] { try Corpus.dump(folder.path(name)) }

  @Test func onlyWhatIsNewIsAnnotated() throws {
    #expect(try index() == "hashiya: index: 4 documents annotated, 0 unchanged\n")
    #expect(try index() == "hashiya: index: 0 documents annotated, 4 unchanged\n")
    // A line more, at the end and then in front of the others.
    folder.write("news/wire.jsonl", line(1) + line(2) + line(3) + line(4))
    #expect(try index() == "hashiya: index: 1 documents annotated, 4 unchanged\n")
    folder.write("news/wire.jsonl", line(5) + line(1) + line(2) + line(3) + line(4))
    #expect(try index() == "hashiya: index: 1 documents annotated, 5 unchanged\n")
    #expect(try found("السفينة", "4") == ["news/wire.jsonl:5:1"])
    // A touched file is read, and nothing is new in it.
    utimes(folder.path("news/port.txt"), nil)
    #expect(try index() == "hashiya: index: 0 documents annotated, 6 unchanged\n")
    // Whichever way it came about, the index is that of a first run.
    _ = try Tool.run(["index", "--index", "fresh.db", "news"], in: folder)
    #expect(try dump("c.db") == dump("fresh.db"))
  }

  @Test func whatIsGoneGoes() throws {
    _ = try index()
    folder.write("news/wire.jsonl", line(1) + line(3, "الحافلة"))
    #expect(try index() == "hashiya: index: 1 documents annotated, 2 unchanged, 2 removed\n")
    #expect(try found("سفينة") == ["news/wire.jsonl:1:1"])
    #expect(try found("حافلة") == ["news/wire.jsonl:2:1"])
    try FileManager.default.removeItem(atPath: folder.path("news/wire.jsonl"))
    #expect(try index() == "hashiya: index: 0 documents annotated, 1 unchanged, 2 removed\n")
    #expect(try found("--speaker", "ليلى منصور").isEmpty)
    _ = try Tool.run(["index", "--index", "fresh.db", "news"], in: folder)
    #expect(try dump("c.db") == dump("fresh.db"))
    // The full text holds nothing of what went.
    for term in ["سفينه", "حافله"] {
      let rows = try Database.column(
        "SELECT rowid FROM sentence_text WHERE sentence_text MATCH '\(term)'", in: folder.path("c.db"))
      #expect(rows.isEmpty)
    }
    for table in ["sentence_text", "quote_text", "name_text"] {
      try Database.run("INSERT INTO \(table) (\(table)) VALUES ('integrity-check')", in: folder.path("c.db"))
    }
    // A folder with nothing in it any more.
    try FileManager.default.removeItem(atPath: folder.path("news/port.txt"))
    let outcome = try Tool.run(["index", "--index", "c.db", "news"], in: folder)
    #expect(outcome.messages.contains("1 removed"))
    #expect(try Database.column("SELECT count(*) FROM name", in: folder.path("c.db")) == ["0"])
  }

  /// Equal lines are documents of their own.
  @Test func equalDocuments() throws {
    folder.write("news/wire.jsonl", line(1) + line(1) + line(2))
    #expect(try index() == "hashiya: index: 4 documents annotated, 0 unchanged\n")
    folder.write("news/wire.jsonl", line(2) + line(1))
    #expect(try index() == "hashiya: index: 0 documents annotated, 3 unchanged, 1 removed\n")
    #expect(try found("سفينة", "رقم") == ["news/wire.jsonl:1:1", "news/wire.jsonl:2:1"])
  }

  @Test func otherOptionsAnnotateAnew() throws {
    _ = try index()
    #expect(try index("--reference-time", "2020-01-01").contains("4 documents annotated, 0 unchanged"))
    #expect(try found("--between", "2020-01") == ["news/port.txt:1:1"])
  }

  @Test func aBadDocumentCostsItself() throws {
    folder.write("news/wire.jsonl", line(1) + "{}\n" + line(2))
    let outcome = try Tool.run(["index", "--index", "c.db", "news", "news/absent.txt"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("news/wire.jsonl:2: missingText: "))
    #expect(outcome.messages.contains("news/absent.txt: unreadable: "))
    #expect(try found("سفينة").count == 2)
    #expect(try index() == "hashiya: index: 0 documents annotated, 4 unchanged\n")
  }

  @Test(arguments: [[], ["-"], ["--index", "c.db"], ["--jobs", "0", "news"]])
  func wrongUsage(arguments: [String]) throws {
    #expect(try Tool.run(["index"] + arguments, in: folder).status == 64)
  }

  /// Without the command nothing is indexed, and without the option the index is in the cache folder.
  @Test func thePlaceOfTheIndex() throws {
    let home = ["env", "-u", "XDG_CACHE_HOME", "HOME=\(folder.path)"]
    _ = try Tool.run(["annotate", "news/port.txt"], wrapper: home, in: folder)
    #expect(!FileManager.default.fileExists(atPath: folder.path(".cache")))
    #expect(try Tool.run(["search", "الميناء"], wrapper: home, in: folder).status == 2)
    #expect(try Tool.run(["index", "news"], wrapper: home, in: folder).status == 0)
    #expect(FileManager.default.fileExists(atPath: folder.path(".cache/hashiya/corpus.sqlite")))
    #expect(try Tool.run(["search", "الميناء"], wrapper: home, in: folder).status == 0)
    let doctor = try Tool.run(["doctor"], wrapper: home, in: folder)
    #expect(doctor.text.contains("index: \(folder.path)/.cache/hashiya/corpus.sqlite, 4 documents of 2 files, "))
  }
}

/// The content of a corpus, for comparison: every row without row numbers, in an order of its own.
enum Corpus {
  static func dump(_ path: String) throws -> [String] {
    let place = "f.path, d.hash, d.copy"
    let joins =
      "sentence s JOIN article a ON s.article = a.id JOIN document d ON a.document = d.id "
      + "JOIN file f ON d.file = f.id"
    let queries = [
      "SELECT 'file', path, size, hash, producer FROM file",
      "SELECT 'document', \(place), d.name, d.line, d.failure, d.length, d.sentences, d.text FROM document d "
        + "JOIN file f ON d.file = f.id",
      "SELECT 'article', \(place), a.start, a.end, a.headline_start, a.day FROM article a "
        + "JOIN document d ON a.document = d.id JOIN file f ON d.file = f.id",
      "SELECT 'sentence', \(place), s.start, s.end, a.start FROM \(joins)",
      "SELECT 'mention', \(place), m.start, m.length, n.form, e.key, e.type, e.country FROM \(joins) "
        + "JOIN mention m ON m.sentence = s.id JOIN name n ON m.name = n.id JOIN entity e ON n.entity = e.id",
      "SELECT 'name', n.form, n.mentions, e.key, e.type, e.country FROM name n JOIN entity e ON n.entity = e.id",
      "SELECT 'entity', key, type, country FROM entity",
      "SELECT 'time', \(place), t.start, t.length, t.value, t.begin, t.finish FROM \(joins) "
        + "JOIN time t ON t.sentence = s.id",
      "SELECT 'quote', \(place), q.kind, q.denied, q.content, q.speaker_name, q.via_name, x.key, v.key FROM \(joins) "
        + "JOIN quote q ON q.sentence = s.id LEFT JOIN entity x ON q.speaker = x.id LEFT JOIN entity v ON q.via = v.id",
      "SELECT 'sentences in the full text', count(*) FROM sentence_text",
      "SELECT 'quotes in the full text', count(*) FROM quote_text",
    ]
    return try queries.flatMap { try Database.column($0, in: path).sorted() }
  }
}

import GRDB

/// What a corpus file looks like, and how to tell one from other databases.
///
/// Any SQLite with FTS5 reads it: terms are folded by hashiya before they come into the full-text tables, whose tokenizer
/// is SQLite's own. Texts are the only thing that is compressed (`document.text`, see `PackedText`).
enum CorpusFormat {
  /// Marks a file as ours ("hsic"). Another number than that of the result cache, so that neither is taken for the other.
  static let applicationID: Int32 = 0x6873_6963
  static let version: Int32 = 1

  /// The kind of file, for messages and checks.
  static let kind = StoreKind(
    applicationID: applicationID, version: version, name: "corpus index", creation: "'hashiya index' makes it",
    repair: "'hashiya index' with its files makes it anew")

  /// Makes an empty database a corpus. Spans count UTF-8 code units of the document's text; days are yyyymmdd.
  static func createTables(_ database: Database) throws {
    try database.execute(sql: tables)
    try database.execute(sql: indexes)
    try database.execute(sql: fullText)
    try database.execute(
      sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
  }

  // The columns of a primary key come first in tables without rowid: SQLite 3.40's integrity check takes others for NULL.
  private static let tables = """
    CREATE TABLE setting (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
    -- size and modified (nanoseconds) are null until all of the file's documents are in.
    CREATE TABLE file (
      id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER, modified INTEGER, hash BLOB,
      producer INTEGER) STRICT;
    -- hash: of the bytes it was made of; copy: how many equal documents stand before it in the file.
    CREATE TABLE document (
      id INTEGER PRIMARY KEY AUTOINCREMENT, file INTEGER NOT NULL REFERENCES file (id), name TEXT NOT NULL,
      line INTEGER, hash BLOB NOT NULL, copy INTEGER NOT NULL, producer INTEGER NOT NULL, failure TEXT,
      length INTEGER NOT NULL, first_sentence INTEGER NOT NULL DEFAULT 0, sentences INTEGER NOT NULL,
      text BLOB NOT NULL, UNIQUE (file, hash, copy)) STRICT;
    CREATE TABLE article (
      id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document (id), start INTEGER NOT NULL,
      end INTEGER NOT NULL, headline_start INTEGER, headline_end INTEGER, day INTEGER) STRICT;
    -- A document's sentences have row numbers that follow each other from document.first_sentence on. article is of the
    -- table article, without a foreign key, which would need an index.
    CREATE TABLE sentence (
      id INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL, start INTEGER NOT NULL,
      end INTEGER NOT NULL) STRICT;
    -- What is named, one row for all documents. key: folded words without articles, or the code of a country;
    -- hash: stands for key, type and country, since an index of texts would be larger than the table.
    CREATE TABLE entity (
      id INTEGER PRIMARY KEY, key TEXT NOT NULL, type TEXT NOT NULL, country TEXT NOT NULL, hash INTEGER NOT NULL) STRICT;
    -- A folded form by which an entity is mentioned, and how often it is; hash: stands for the form.
    CREATE TABLE name (
      id INTEGER PRIMARY KEY, form TEXT NOT NULL, entity INTEGER NOT NULL REFERENCES entity (id),
      mentions INTEGER NOT NULL DEFAULT 0, hash INTEGER NOT NULL) STRICT;
    -- name: of the table name. Without a foreign key, which would need an index; name.mentions counts instead.
    CREATE TABLE mention (
      sentence INTEGER NOT NULL REFERENCES sentence (id), start INTEGER NOT NULL, name INTEGER NOT NULL,
      length INTEGER NOT NULL, PRIMARY KEY (sentence, start, name)) STRICT, WITHOUT ROWID;
    -- sentence: in which the content begins; content: "start-end", more than one where the attribution interrupts it;
    -- speaker and via: of the table entity, found by the tokens s and v in the full text.
    CREATE TABLE quote (
      id INTEGER PRIMARY KEY AUTOINCREMENT, sentence INTEGER NOT NULL REFERENCES sentence (id), kind TEXT NOT NULL,
      denied INTEGER NOT NULL, content TEXT NOT NULL, cue_start INTEGER, cue_end INTEGER, speaker_start INTEGER,
      speaker_end INTEGER, speaker_name TEXT NOT NULL, speaker INTEGER, via_name TEXT, via INTEGER) STRICT;
    -- begin and finish: the first and last day.
    CREATE TABLE time (
      sentence INTEGER NOT NULL REFERENCES sentence (id), start INTEGER NOT NULL, value TEXT NOT NULL,
      length INTEGER NOT NULL, begin INTEGER NOT NULL, finish INTEGER NOT NULL, PRIMARY KEY (sentence, start, value)
      ) STRICT, WITHOUT ROWID;
    """

  private static let indexes = """
    CREATE INDEX article_document ON article (document);
    CREATE INDEX entity_hash ON entity (hash);
    CREATE INDEX name_hash ON name (hash);
    CREATE INDEX name_entity ON name (entity);
    CREATE INDEX quote_sentence ON quote (sentence);
    """

  /// Contentless tables: rowids are those of sentence, quote and name, and no text is stored twice. The column `facts`
  /// holds tokens for what a query may ask besides words, see `FactTokens`, so that one look-up answers all of it.
  private static let fullText = """
    CREATE VIRTUAL TABLE sentence_text USING fts5 (
      terms, facts, content='', tokenize='unicode61 remove_diacritics 0');
    CREATE VIRTUAL TABLE quote_text USING fts5 (
      terms, facts, content='', tokenize='unicode61 remove_diacritics 0');
    CREATE VIRTUAL TABLE name_text USING fts5 (
      form, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0');
    """
}

/** Offsets count UTF-16 code units, so that `text.slice(span.start, span.end) === span.text`. */
export interface Span {
  start: number;
  end: number;
  text: string;
}

export type Layer =
  | "sections" | "blocks" | "sentences" | "entities" | "times" | "quantities" | "quotes" | "diagnostics";

export interface Block {
  start: number;
  end: number;
  kind:
    | "headline" | "deck" | "byline" | "dateline" | "heading" | "paragraph" | "listItem" | "source" | "keywords"
    | "readAlso" | "relatedItem" | "chrome" | "caption" | "copyright";
  article: number;
  level?: number;
}

export interface Article {
  id: number;
  role: "main" | "embedded";
  start: number;
  end: number;
  headline?: Span;
  referenceTime?: string;
  source?: Span;
  byline?: Span;
  keywords?: Span[];
}

export interface Section {
  id: string;
  article: number;
  level: number;
  start: number;
  end: number;
  title?: Span;
  parent?: string;
}

export type EntityType = "PER" | "LOC" | "ORG" | "NORP" | "EVENT" | "MISC";

/** One mention of a name, without attached prefixes. */
export interface Mention extends Span {
  id: string;
  type: EntityType;
  name: string;
  entity: string;
  article: number;
  confidence: number;
}

/** One thing that the page names, with all its mentions. */
export interface Entity {
  id: string;
  type: EntityType;
  name: string;
  aliases: string[];
  mentions: string[];
  country?: string;
  roles?: string[];
}

/** A TIMEX3 expression. */
export interface Time extends Span {
  id: string;
  type: "DATE" | "TIME" | "DURATION" | "SET";
  value: string;
  mod?: string;
  freq?: string;
  quant?: string;
  begin?: string;
  finish?: string;
  zone?: string;
  calendar: "gregorian" | "hijri";
  original?: string;
  anchor?: string;
  sameAs?: string;
  rule: string;
  confidence: number;
}

export interface Quantity extends Span {
  id: string;
  kind: "number" | "ordinal" | "percent" | "money" | "measure";
  value: string;
  unit?: string;
  rule: string;
}

/** Who said what, through which medium. */
export interface Quote {
  id: string;
  kind: "direct" | "indirect" | "mixed";
  content: Span[];
  cue: Span | null;
  speaker: Span | null;
  speakerName: string;
  speakerEntity?: string;
  via: Span | null;
  viaName?: string;
  polarity: "affirm" | "deny";
  addressee?: Span;
  resolvedBy: "explicit" | "subjectDrop" | "pronoun" | "headline" | "apposition" | "chain";
  rule: string;
  confidence: number;
}

export interface Diagnostic {
  start: number;
  end: number;
  code: string;
  severity: "error" | "warning" | "information" | "hint";
  message: string;
  fix?: { title: string; edits: { start: number; end: number; newText: string }[] };
}

/** Everything hashiya found in one text: `protocol/schema/annotated-document.json`. */
export interface Document {
  schema: "hashiya/1";
  id: string;
  offsetEncoding: "utf-8" | "utf-16" | "utf-32";
  length: number;
  language: string;
  referenceTime?: string;
  meta?: Record<string, unknown>;
  text?: string;
  blocks?: Block[];
  articles?: Article[];
  sections?: Section[];
  sentences?: { start: number; end: number }[];
  entities?: Mention[];
  entityIndex?: Entity[];
  times?: Time[];
  quantities?: Quantity[];
  quotes?: Quote[];
  diagnostics?: Diagnostic[];
  model: { version: string; entities: string };
}

/** The main article of a page: `protocol/schema/extracted-article.json`. */
export interface ExtractedArticle {
  id: string;
  language: string;
  headline?: string;
  referenceTime?: string;
  byline?: string;
  source?: string;
  keywords?: string[];
  parts: { kind: "headline" | "deck" | "heading" | "paragraph" | "listItem"; level?: number; text: string }[];
  text: string;
}

/** No hashiya binary was found, or the server does not start. */
export class ServerError extends Error {}

/** One document, or one request, failed; others are not affected. */
export class DocumentError extends Error {
  readonly code: "crashed" | "timeout" | "invalidField" | "missingText" | "tooLarge" | "refused";
  /** The server's number, where there was an answer. */
  readonly rpcCode?: number;
  /** The document's id in `annotateMany`. */
  readonly id?: unknown;
  /** The error record that a batch writes in the place of the document. */
  record(): { id: string; error: { code: string; message: string } };
}

export interface AnnotateOptions {
  /** When the text was published: an ISO date or date-time. */
  referenceTime?: string;
  /** What is wanted; everything but sentences when absent. */
  layers?: Layer[];
  prefer?: "past" | "future" | "nearest";
  dateOrder?: "dmy" | "mdy" | "ymd";
  hijri?: "umalqura" | "tabular";
  /** What the text is. Of "html" the visible text is annotated; it comes with the answer, and offsets count in it. */
  input?: "text" | "html";
  /** What offsets count; UTF-16 code units when absent. */
  offsetEncoding?: "utf-8" | "utf-16" | "utf-32";
  /** Names that are less certain than this, 0 to 1, are left out. */
  minConfidence?: number;
}

/** Conditions of a search, which must all hold: `protocol/schema/search-params.json`. */
export interface SearchQuery {
  /** Who speaks: a name in any of its forms, or a figure. */
  speaker?: string;
  /** What is named; with a star at its end all names with a word that begins so. */
  mentions?: string;
  /** ISO 3166-1 alpha-2 code. */
  country?: string;
  /** First and last day as ISO dates, months or years; an empty string leaves the end open. */
  between?: [string, string];
  /** Words of what is said. */
  said?: string;
  denied?: boolean;
  /** The medium that passes on what is said. */
  via?: string;
  /** Words of the sentence, or of what is said. */
  text?: string;
  limit?: number;
  offset?: number;
  /** What offsets and columns count; UTF-16 code units when absent. */
  offsetEncoding?: "utf-8" | "utf-16" | "utf-32";
}

interface Place {
  start: number;
  end: number;
}

/** One find; `text` stands from `start` to `end` in the document, `highlights` count in the snippet. */
export interface Hit extends Place {
  kind: "quote" | "mention" | "sentence";
  document: { id: string; path: string; line?: number; date?: string; headline?: string };
  text: string;
  line: number;
  column: number;
  snippet: string;
  highlights: Place[];
  quote?: {
    kind: Quote["kind"];
    polarity: Quote["polarity"];
    content: Place[];
    speakerName: string;
    viaName?: string;
    speaker?: Place;
    cue?: Place;
  };
  entity?: { type: EntityType; name: string; country?: string };
  score?: number;
}

/** What was found, best first: `protocol/schema/search.json`. */
export interface SearchResult {
  /** How many hits there are in all; absent when they are too many to be counted. */
  total?: number;
  offsetEncoding: "utf-8" | "utf-16" | "utf-32";
  hits: Hit[];
}

export interface StreamOptions extends AnnotateOptions {
  /** Whether results keep the order of the documents (true), or come as they are ready. */
  ordered?: boolean;
  /** Milliseconds for each document, counted from when the server turns to it. */
  timeout?: number;
  /** Whether a failed document is a result with `error` ("yield"), or ends the stream. */
  onError?: "yield" | "throw";
  /** How many documents may be on their way (64). */
  windowCount?: number;
  /** How many bytes of UTF-8 they may have together (8 MiB); a larger one goes alone. */
  windowBytes?: number;
}

/** A document to annotate: its text, or an object with more. */
export type Input<Id> = string | { id?: Id; text: string; referenceTime?: string | null; layers?: Layer[] | null };

/** What a document came to: a document or an error. */
export type Result<Id> =
  | { id: Id | undefined; document: Document; error: undefined }
  | { id: Id | undefined; document: undefined; error: DocumentError };

/**
 * Annotates Arabic text with a hashiya server that this object starts and ends.
 *
 * When the server dies it is started again, and the documents that it left unanswered are sent again, one at a time, so
 * that the one to blame is known: a document that makes the server die twice comes back as a `DocumentError`.
 */
export class Client {
  /** `server`: the binary, else `$HASHIYA_BIN`, else `hashiya` on `PATH`. `cache`: keep results, in the usual file or in one. */
  constructor(options?: { server?: string; cache?: boolean | string; arguments?: string[] });
  readonly serverInfo: { name?: string; version?: string };
  /** How often the server was started again. */
  readonly restarts: number;
  /** The process of the server; undefined when there is none. */
  readonly pid: number | undefined;
  annotate(text: string, options?: AnnotateOptions & { id?: string; timeout?: number }): Promise<Document>;
  /** A stream of documents, lazily: one result for each, in bounded memory. */
  annotateMany<Id>(
    documents: Iterable<Input<Id>> | AsyncIterable<Input<Id>>,
    options?: StreamOptions,
  ): AsyncGenerator<Result<Id>, void, undefined>;
  /** The main article of a page. */
  extract(
    text: string,
    options?: { referenceTime?: string; input?: "text" | "html"; id?: string; timeout?: number },
  ): Promise<ExtractedArticle>;
  /** Who said what in everything that was indexed: conditions, or words of sentences. */
  search(query: SearchQuery | string, options?: { timeout?: number }): Promise<SearchResult>;
  /** The result of any method of the server, such as `hashiya/status`. */
  request(method: string, params?: unknown, options?: { timeout?: number }): Promise<unknown>;
  /** Ends the server; kills it when it does not end in so many milliseconds (2,000). */
  close(timeout?: number): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The binary: the argument, `$HASHIYA_BIN`, or `hashiya` on `PATH`. */
export function findServer(path?: string): string;

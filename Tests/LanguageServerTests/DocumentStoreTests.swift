import AnnotationModel
import Dispatch
import Glibc
import Synchronization
import Annotator
import ArabicText
import JSON
import JSONRPC
@testable import LanguageServer
import LanguageServerProtocol
import Testing

/// A generator that gives the same numbers in every run.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

/// The document as an editor holds it: scalars, from which it counts lines and columns by itself.
private struct EditorModel {
  var scalars: [Unicode.Scalar]
  let encoding: PositionEncoding

  var string: String {
    var string = String.UnicodeScalarView()
    string.append(contentsOf: scalars)
    return String(string)
  }

  /// The position of a scalar, counted from the start of the text.
  func position(of index: Int) -> Position {
    var line = 0
    var character = 0
    for place in 0..<index {
      let scalar = scalars[place]
      let endsLine = scalar == "\n" || (scalar == "\r" && !(place + 1 < scalars.count && scalars[place + 1] == "\n"))
      if endsLine {
        line += 1
        character = 0
      } else {
        character += units(scalar)
      }
    }
    return Position(line: line, character: character)
  }

  private func units(_ scalar: Unicode.Scalar) -> Int {
    switch encoding {
    case .utf8: String(scalar).utf8.count
    case .utf16: scalar.value > 0xFFFF ? 2 : 1
    case .utf32: 1
    }
  }

  /// Whether a client can point between these two scalars: never between CR and LF.
  func isPlace(_ index: Int) -> Bool {
    !(index > 0 && index < scalars.count && scalars[index - 1] == "\r" && scalars[index] == "\n")
  }
}

private func change(_ uri: String, _ changes: [(PositionRange?, String)]) throws -> DidChangeTextDocumentNotification {
  var json = JSONWriter()
  json.beginObject()
  json.key("textDocument")
  json.value(["uri": .string(uri)])
  json.key("contentChanges")
  json.beginArray()
  for (range, text) in changes {
    json.beginObject()
    if let range {
      json.key("range")
      range.encode(to: &json)
    }
    json.key("text")
    json.string(text)
    json.endObject()
  }
  json.endArray()
  json.endObject()
  return try DidChangeTextDocumentNotification(try Parameters(try JSONReader.read(json.bytes)))
}

private func open(_ uri: String, _ text: String) throws -> DidOpenTextDocumentNotification {
  try DidOpenTextDocumentNotification(
    try Parameters(["textDocument": ["uri": .string(uri), "languageId": "ar", "version": 1, "text": .string(text)]]))
}

@Suite struct DocumentStoreTests {
  private static let pieces = [
    "", "ن", "قالَ", " ", "😀", "\n", "\r", "\r\n", "أمس الاثنين", "\u{64B}", "\u{200F}", "\"", "5 مايو 2024", "\u{2028}",
    "\0",
  ]

  /// After any edits the document has the editor's text, and its annotations equal those of a fresh open.
  @Test(arguments: PositionEncoding.allCases, 0..<8)
  func followsTheEditor(encoding: PositionEncoding, seed: Int) throws {
    var numbers = Numbers(state: UInt64(seed) &* 977 &+ 1)
    let annotator = Annotator()
    var model = EditorModel(
      scalars: Array("عنوان الخبر\r\n\r\nقال الوزير أمس إن العمل بدأ.\nوأضاف 😀 أن المشروع ينتهي غدا.".unicodeScalars),
      encoding: encoding)
    var store = DocumentStore()
    _ = store.open(try open("a", model.string), profile: AnnotationProfile(annotator: annotator))
    for step in 0..<60 {
      var changes: [(PositionRange?, String)] = []
      for _ in 0...Int.random(in: 0...2, using: &numbers) {
        let places = (0...model.scalars.count).filter { model.isPlace($0) }
        guard let first = places.randomElement(using: &numbers) else { continue }
        let last = places.filter { $0 >= first && $0 <= first + 12 }.randomElement(using: &numbers) ?? first
        let text = DocumentStoreTests.pieces.randomElement(using: &numbers) ?? ""
        let range = PositionRange(model.position(of: last), model.position(of: first))
        model.scalars.replaceSubrange(first..<last, with: text.unicodeScalars)
        // Now and then the whole text is sent in place of the edit.
        changes.append(Int.random(in: 0..<5, using: &numbers) == 0 ? (nil, model.string) : (range, text))
      }
      let version = try store.change(try change("a", changes), encoding: encoding)
      #expect(version.text.string == model.string)
      // Not every version is asked for, so that analyses reach over several.
      if step % 3 == 0 {
        let fresh = annotator.annotate(version.text, options: AnnotationOptions())
        let outline = version.outline
        #expect(outline.blocks == fresh.blocks && outline.articles == fresh.articles)
        #expect(outline.sections == fresh.sections)
        #expect(version.annotations == fresh)
      }
    }
  }

  @Test func aWholeTextReplacesTheDocument() throws {
    var store = DocumentStore()
    _ = store.open(try open("a", "قال"), profile: AnnotationProfile(annotator: Annotator()))
    let start = Position(line: 0, character: 0)
    let version = try store.change(
      try change("a", [(nil, "نص جديد"), (PositionRange(start, start), "هذا ")]), encoding: .utf16)
    #expect(version.text.string == "هذا نص جديد")
    #expect(version.annotations == Annotator().annotate(version.text))
  }

  /// A whole text that differs in one letter is an edit of that letter, even where letters share their first byte.
  @Test(arguments: [
    ("قال الوزير", "قال الوزيز", TextSpan(start: 17, end: 19), "ز"), ("قال", "قال", TextSpan(start: 6, end: 6), ""),
    ("ننن", "نن", TextSpan(start: 4, end: 6), ""), ("", "نص", TextSpan(start: 0, end: 0), "نص"),
    ("😀", "😁", TextSpan(start: 0, end: 4), "😁"), ("ن😀ن", "ن😁😀ن", TextSpan(start: 2, end: 2), "😁"),
  ])
  func findsTheDifference(old: String, new: String, span: TextSpan, text: String) {
    #expect(TextEdit.difference(from: SourceText(old), to: new) == TextEdit(span: span, newText: text))
  }

  @Test func anOldVersionKeepsItsText() throws {
    var store = DocumentStore()
    let old = store.open(try open("a", "قديم"), profile: AnnotationProfile(annotator: Annotator()))
    let new = try store.change(try change("a", [(nil, "جديد")]), encoding: .utf16)
    #expect(old.isSuperseded && !new.isSuperseded)
    #expect(old.text.string == "قديم")
    #expect(try store.version(of: "a").text.string == "جديد")
  }

  @Test func aLargeDocumentTakesLongUntilItIsAnalysed() throws {
    var store = DocumentStore()
    let version = store.open(try open("a", "قال الوزير أمس"), profile: AnnotationProfile(annotator: Annotator()))
    #expect(!version.wouldTakeLong())
    #expect(version.wouldTakeLong(above: 10))
    _ = version.annotations
    #expect(!version.wouldTakeLong(above: 10))
  }

  @Test func aSecondOpenStartsAnew() throws {
    var store = DocumentStore()
    let first = store.open(try open("a", "أول"), profile: AnnotationProfile(annotator: Annotator()))
    _ = store.open(try open("a", "ثان"), profile: AnnotationProfile(annotator: Annotator()))
    #expect(first.isSuperseded)
    #expect(try store.version(of: "a").text.string == "ثان")
  }

  @Test func whatIsNotOpenIsAnError() throws {
    var store = DocumentStore()
    let error = ResponseError(.invalidParams, "the document \"a\" is not open")
    #expect(throws: error) { try store.version(of: "a") }
    #expect(throws: error) { try store.change(try change("a", []), encoding: .utf16) }
    let close = try DidCloseTextDocumentNotification(try Parameters(["textDocument": ["uri": "a"]]))
    #expect(throws: error) { try store.close(close) }
  }
}

/// Large documents while they are annotated for the first time.
@Suite struct LargeDocumentTests {
  private static let text = String(
    repeating: "عنوان الخبر\nقال وزير النقل سامر الحاج أمس إن الميناء استقبل 40 سفينة في مايو 2024.\n\n", count: 400)

  /// The outline, of an edited state too, does not wait for the annotations of the state before.
  @Test func theOutlineDoesNotWaitForAnnotations() throws {
    var store = DocumentStore()
    let text = String(repeating: Self.text, count: 5)
    let first = store.open(try open("a", text), profile: AnnotationProfile(annotator: Annotator()))
    _ = first.outline
    let isAnnotated = Mutex(false)
    let done = DispatchSemaphore(value: 0)
    DispatchQueue(label: "annotations").async {
      _ = first.annotations
      isAnnotated.withLock { $0 = true }
      done.signal()
    }
    usleep(20_000)
    let start = Position(line: 0, character: 0)
    let second = try store.change(try change("a", [(PositionRange(start, start), "خبر: ")]), encoding: .utf16)
    let outline = second.outline
    #expect(!isAnnotated.withLock { $0 })
    // The annotations do: they build on what is known then.
    let fresh = Annotator().annotate(second.text)
    #expect(second.annotations == fresh && outline.sections == fresh.sections)
    done.wait()
    #expect(second.analyzedLineCount.map { $0 <= second.text.lineCount + 2 } == true)
  }

  /// Any number of threads may ask states that follow each other, in any order.
  @Test func manyMayAskAtOnce() throws {
    var store = DocumentStore()
    var versions = [store.open(try open("a", Self.text), profile: AnnotationProfile(annotator: Annotator()))]
    let start = Position(line: 1, character: 0)
    for number in 0..<12 {
      versions.append(
        try store.change(try change("a", [(PositionRange(start, start), "\(number) ")]), encoding: .utf16))
    }
    let asked = versions
    let results = Mutex([Int: AnnotatedDocument]())
    DispatchQueue.concurrentPerform(iterations: asked.count * 2) { number in
      let version = asked[(number * 7) % asked.count]
      if number % 3 == 0 { _ = version.outline }
      let annotations = version.annotations
      results.withLock { $0[(number * 7) % asked.count] = annotations }
    }
    let last = asked.count - 1
    #expect(results.withLock { $0[last] } == Annotator().annotate(asked[last].text))
    #expect(results.withLock { $0[0] } == Annotator().annotate(asked[0].text))
  }
}

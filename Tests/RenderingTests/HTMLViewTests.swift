import AnnotationModel
import AnnotationStore
import ArabicText
import Foundation
import Testing

@testable import Rendering

/// The HTML page as text; `Tests/ClientTests/browser` looks at it in a browser.
struct HTMLViewTests {
  private func page(_ text: String, _ document: AnnotatedDocument = AnnotatedDocument(language: "ar"), id: String = "a")
    -> String
  {
    String(decoding: HTMLView().render(document, of: SourceText(text), id: id), as: UTF8.self)
  }

  /// The policy names style and script by their hashes; a page whose hashes are old shows nothing but text.
  @Test func thePolicyKnowsStyleAndScript() {
    for (content, hash) in [(HTMLView.style, HTMLView.styleHash), (HTMLView.script, HTMLView.scriptHash)] {
      let expected = Data(SHA256.hash(Array(content.utf8))).base64EncodedString()
      #expect(hash == expected, "write this hash into HTMLView")
    }
  }

  @Test func nothingIsLoaded() {
    let page = page("خبر")
    for part in ["http:", "https:", "src=", "@import", "url("] {
      let own = page.replacingOccurrences(of: "http://www.w3.org/2000/svg", with: "")
      #expect(!own.contains(part), "\(part)")
    }
    #expect(page.contains("default-src 'none'"))
  }

  @Test func nothingOfTheDocumentIsMarkUp() {
    let hostile = "</div><script>x</script>' \" &amp; \u{0}\r"
    var document = AnnotatedDocument(language: "\"><b>", referenceTime: "<i>")
    document.entityIndex = [IndexedEntity(id: "x", type: .person, name: hostile, country: hostile, roles: [hostile])]
    document.quotes = [
      Quote(
        id: hostile, kind: .direct, content: [TextSpan(start: 0, end: 2)], speakerName: hostile, viaName: hostile,
        resolvedBy: .explicit, rule: hostile)
    ]
    document.diagnostics = [
      Diagnostic(span: TextSpan(start: 0, end: 1), code: hostile, severity: .hint, message: hostile)
    ]
    let page = page(hostile, document, id: hostile)
    #expect(page.components(separatedBy: "<script>").count == 2)
    #expect(!page.contains("<b>") && !page.contains("<i>") && !page.contains("\u{0}") && !page.contains("\r"))
    #expect(page.contains("&lt;/div&gt;&lt;script&gt;x&lt;/script&gt;&#39; &quot; &amp;amp; \u{FFFD}&#13;"))
  }

  @Test func aMarkBehindAPrefixOpensInsideTheWord() {
    var document = AnnotatedDocument(language: "ar")
    document.entities = [
      EntityMention(
        id: "e", span: TextSpan(start: 2, end: 12), type: .location, name: "موسكو", entity: "x", article: 1,
        confidence: 1)
    ]
    #expect(page("لموسكو", document).contains(">ل<span class=\"m name LOC\" id=\"e0\""))
  }

  @Test func aFailureIsAPageToo() {
    let page = String(decoding: HTMLView().render(failureOf: "<a>", code: "empty", message: "<b>"), as: UTF8.self)
    #expect(page.contains("<strong>empty</strong>: &lt;b&gt;"))
  }
}

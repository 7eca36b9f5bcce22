import JSON
import Testing

/// HTML pages over the wire: annotated, and their articles extracted.
@Suite struct PageProcessTests {
  private static let page: JSONValue = """
    <nav><a>أخبار</a><a>رياضة</a></nav><h1>الميناء يعود إلى العمل</h1>\
    <p>قالت وزيرة النقل إن الميناء استأنف العمل أمس بعد توقف دام عامين، مؤكدة أن أولى السفن وصلت.</p>
    """

  private let server: ServerProcess

  init() throws {
    server = try ServerProcess(["serve", "--no-cache"])
    _ = server.ask(1, "initialize", ["capabilities": [:]])
  }

  @Test func theTextOfAPageComesWithItsAnnotations() {
    let params: JSONValue = [
      "text": Self.page, "input": "html", "layers": ["sections"], "referenceTime": "2024-05-15",
    ]
    let result = server.ask(2, "hashiya/annotate", params)?["result"]
    #expect(result?["text"]?.string?.hasPrefix("أخبار\nرياضة\n\nالميناء يعود إلى العمل\n\nقالت") == true)
    let kinds = result?["blocks"]?.array?.compactMap { $0["kind"]?.string }
    #expect(kinds == ["chrome", "chrome", "headline", "paragraph"])
  }

  @Test func anArticleComesWithoutItsPage() {
    let result = server.ask(2, "hashiya/extract", ["text": Self.page, "input": "html"])?["result"]
    #expect(result?["headline"]?.string == "الميناء يعود إلى العمل")
    #expect(result?["parts"]?.array?.count == 2)
  }

  @Test func whatIsWrongIsTold() {
    for method in ["hashiya/annotate", "hashiya/extract"] {
      #expect(server.ask(2, method, ["text": "x", "input": "pdf"])?["error"]?["code"]?.int == -32602)
      let deep = JSONValue.string(String(repeating: "<b>", count: 2_000))
      #expect(server.ask(3, method, ["text": deep, "input": "html"])?["error"]?["code"]?.int == -32803)
      #expect(server.ask(4, method, ["text": "خبر"])?["result"] != nil)
    }
  }
}

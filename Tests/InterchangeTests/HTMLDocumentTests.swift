import AnnotationModel
import ArabicText
import Interchange
import Testing
import ThreadClock

/// HTML pages as text with hints.
struct HTMLDocumentTests {
  private func page(_ source: String) throws -> HTMLDocument { try HTMLDocument(SourceText(source)) }

  private func text(_ source: String) throws -> String { try page(source).text.string }

  @Test func blocksAreLinesAndParagraphsStandApart() throws {
    #expect(
      try text("<p>أول   \n سطر</p><p>ثان</p><div>ثالث</div><div>رابع<br>خامس</div>")
        == "أول سطر\n\nثان\n\nثالث\nرابع\nخامس")
  }

  @Test func referencesAreResolvedAndMarkupIsNot() throws {
    #expect(try text("<p>&laquo;نعم&raquo; &#1602;ال &amp;lt; <b>الوز</b>ير</p>") == "«نعم» قال &lt; الوزير")
  }

  @Test(arguments: [
    "<script>var a = '<p>x</p>';</script>", "<style>p{}</style>", "<noscript><p>x</p></noscript>",
    "<template><p>x</p></template>", "<select><option>x</select>", "<textarea>x</textarea>", "<div hidden>x</div>",
    "<div style='display: none'>x</div>", "<svg><title>x</title><text>x</text></svg>", "<iframe>x</iframe>",
    "<!-- x -->", "<input value=x>", "<img alt=x>", "<amp-sidebar layout=nodisplay><p>x</p></amp-sidebar>",
  ])
  func whatIsNotShownIsNoText(element: String) throws {
    #expect(try text("<p>قبل</p>\(element)<p>بعد</p>") == "قبل\n\nبعد")
  }

  @Test func listsOfLinksAreLinesEach() throws {
    #expect(try text("<nav><a>أخبار</a> <a>رياضة</a><a>فن</a></nav>") == "أخبار\nرياضة\nفن")
    #expect(try text("<p>الوسوم: <a>نفط</a> <a>غاز</a></p>") == "الوسوم: نفط غاز")
    #expect(try text("<div><span>نص: ليلى</span><span>صور: عمر</span></div>") == "نص: ليلى صور: عمر")
    #expect(try text("<p><span>ي</span>بدأ</p>") == "يبدأ")
  }

  @Test func tablesOfDataAreRowsAndTablesOfLayoutAreLines() throws {
    #expect(try text("<table><tr><td>الأهلي<td>45<tr><td>النصر<td>41</table>") == "الأهلي\t45\nالنصر\t41")
    #expect(try text("<table><tr><td>قائمة<br>أخبار<td>نص الخبر</table>") == "قائمة\nأخبار\nنص الخبر")
  }

  @Test func preformattedLinesStay() throws {
    #expect(try text("<pre>أول\nثان</pre>") == "أول\nثان")
  }

  @Test func oneHintForEachLine() throws {
    let page = try page(
      """
      <main><h2>عنوان</h2><ul><li>بند</li></ul><p><a>رابط</a> ونص</p><time>أمس</time><p><b>غليظ</b></p>\
      <button>زر</button><a rel=tag>وسم</a></main>
      """)
    #expect(page.structure.lines.count == page.text.lineCount)
    func hints(_ line: String) throws -> StructureHints.Line {
      let index = try #require((0..<page.text.lineCount).first { page.text.string(page.text.line($0)) == line })
      return page.structure.lines[index]
    }
    #expect(try hints("عنوان").headingLevel == 2)
    #expect(try hints("بند").marks == .listItem)
    #expect(try hints("رابط ونص").linkShare > 40)
    #expect(try hints("أمس").marks == .time)
    #expect(try hints("غليظ").marks == .strong)
    #expect(try hints("زر").marks == .control)
    #expect(try hints("وسم").marks == .tagLink)
  }

  @Test(arguments: [
    ("<nav><p>x</p></nav>", StructureHints.Roles.navigation), ("<footer><p>x</p></footer>", .footer),
    ("<div role=complementary><p>x</p></div>", .aside), ("<figure><figcaption>x</figcaption></figure>", .caption),
    ("<div class='post relatedPosts'><p>x</p></div>", .related), ("<ul id=social_share><li>x</ul>", .sharing),
    ("<div class=cookie-bar><p>x</p></div>", .notice), ("<blockquote><p>x</p></blockquote>", .quotation),
    ("<div itemprop=author>x</div>", .author), ("<section class='comments-area'><p>x</p></section>", .comments),
  ])
  func containersSayWhatTheyAreFor(source: String, role: StructureHints.Roles) throws {
    let page = try page("<body class='has-sidebar'>\(source)</body>")
    var container = page.structure.lines[0].container
    var roles: StructureHints.Roles = []
    while container >= 0 {
      roles.formUnion(page.structure.containers[Int(container)].roles)
      container = page.structure.containers[Int(container)].parent
    }
    #expect(roles.contains(role))
    #expect(!roles.contains(.aside) || role == .aside)
  }

  @Test func theTitleOfTheMetadataIsFoundOrAdded() throws {
    let shown = try page("<title>فتح المعابر أمام الشاحنات - نبع</title><h1>فتح المعابر أمام الشاحنات</h1><p>نص</p>")
    #expect(shown.text.string == "فتح المعابر أمام الشاحنات\n\nنص")
    #expect(shown.structure.lines[0].marks.contains(.documentTitle))
    let lost = try page("<title>فتح المعابر أمام الشاحنات | نبع</title><p>نص</p>")
    #expect(lost.text.string == "فتح المعابر أمام الشاحنات\n\nنص")
    let longer = try page(
      "<meta property='og:title' content='عاجل: فتح المعابر أمام الشاحنات'><h2>فتح المعابر أمام الشاحنات</h2>")
    #expect(longer.structure.lines[0].marks.contains(.documentTitle))
    #expect(try text("<title>صحيفة الفنار - العدد 4411</title><p>نص</p>") == "نص")
  }

  @Test(arguments: [
    ("<meta property='article:published_time' content='2024-03-11T09:40:00+03:00'>", "2024-03-11T09:40:00+03:00"),
    ("<meta name=pubdate content='2024-03-11 09:40'>", "2024-03-11T09:40"),
    ("<script type='application/ld+json'>{\"@graph\":[{\"datePublished\":\"2022-01-19\"}]}</script>", "2022-01-19"),
    ("<script type='application/ld+json'>{broken</script>", nil), ("<meta name=pubdate content='أمس'>", nil),
  ])
  func theDayOfPublication(head: String, time: String?) throws {
    #expect(try page("<head>\(head)</head><p>نص</p>").publicationTime == time)
  }
}

/// What an HTML page may not do.
struct HostileHTMLTests {
  @Test func elementsNestedTooDeepAreAFailure() throws {
    let source = SourceText(String(repeating: "<div>", count: 100_000) + "نص")
    #expect(throws: DocumentFailure.self) { try HTMLDocument(source) }
    let fine = SourceText(String(repeating: "<div>", count: 400) + "نص")
    #expect(try HTMLDocument(fine).text.string == "نص")
  }

  /// No declaration of a document is followed: entities are not defined, files not read.
  @Test func entitiesAndFilesOfADocumentAreIgnored() throws {
    let source = """
      <!DOCTYPE html SYSTEM "file:///etc/passwd" [<!ENTITY a "ضحك"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
      <?xml-stylesheet href="file:///etc/passwd"?><p>&b;&f;</p><link rel=stylesheet href="http://127.0.0.1:1/x.css">
      """
    let text = try HTMLDocument(SourceText(source)).text.string
    #expect(!text.contains("ضحك") && !text.contains("root:"))
  }

  @Test(arguments: [
    "<p>قبل\u{0}بعد</p>", "<p>قبل بعد", "<p>قبل بعد</q></b></p></p>", "<P\n>قبل بعد<", "<p>قبل بعد<!--",
  ])
  func brokenMarkupIsReadAllTheSame(source: String) throws {
    #expect(try HTMLDocument(SourceText(source)).text.string.hasPrefix("قبل بعد"))
  }

  /// Twice the page, about twice the time, for shapes that make parsers slow.
  @Test(arguments: [
    (1, "<a b"), (2, "<i></b>"), (3, "<!--"), (4, "&am"), (5, "<p>س"), (6, "<table><tr><td>س"), (7, "<"), (8, "<a x='"),
    (9, "</div>"), (10, "<br>"),
  ])
  func timeIsLinear(number: Int, piece: String) {
    func time(_ count: Int) -> Double {
      var source = number == 1 ? "<a" : ""
      for index in 0..<count { source += number == 1 ? " b\(index)" : piece }
      let text = SourceText(source)
      return ThreadClock.seconds { _ = try? HTMLDocument(text) }
    }
    let small = min(time(5_000), time(5_000))
    let large = min(time(40_000), time(40_000))
    #expect(large < small * 50 + 0.2, "\(piece): \(small), \(large)")
  }

  @Test func anyBytesGiveAText() {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "<p>", "</p>", "<div class='x", "'>", "<table>", "<tr>", "<td>", "</table>", "<a href=", "&#x", "&nbsp;", "<!--",
      "-->",
      "<script>", "</script>", "نص", " ", "\u{0}", "<h1>", "<br", "/>", "<li>", "\u{FEFF}", "<title>",
      "<meta charset=x>", "\"",
      "<svg>", "]]>", "<![CDATA[", "😀", "<body hidden>",
    ]
    for _ in 0..<400 {
      let count = Int.random(in: 0...40, using: &generator)
      let source = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      guard let page = try? HTMLDocument(SourceText(source)) else { continue }
      #expect(
        page.structure.lines.count == page.text.lineCount || page.text.bytes.isEmpty, "\(source.debugDescription)")
      #expect(page.structure.lines.allSatisfy { $0.container < page.structure.containers.count })
    }
  }
}

/// Charsets of HTML files.
struct HTMLDecoderTests {
  private func cp1256(_ text: String) -> [UInt8] {
    // ا ل خ ب ر in windows-1256, ASCII otherwise.
    let table: [Character: UInt8] = ["ا": 0xC7, "ل": 0xE1, "خ": 0xCE, "ب": 0xC8, "ر": 0xD1]
    return text.map { table[$0] ?? $0.asciiValue ?? 0x3F }
  }

  @Test func theMetaElementNamesTheCharset() throws {
    for meta in ["<meta charset=windows-1256>", "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; CHARSET=CP1256'>"]
    {
      #expect(try HTMLDecoder().decode(cp1256(meta + "<p>الخبر")).string == meta + "<p>الخبر")
    }
  }

  @Test func bytesThatAreUTF8AreWhateverTheMetaElementSays() throws {
    let source = "<meta charset=windows-1256><p>الخبر"
    #expect(try HTMLDecoder().decode(Array(source.utf8)).string == source)
  }

  @Test func byteOrderMarkAndOptionWin() throws {
    let source = "<meta charset=utf-8><p>الخبر"
    let utf16 = source.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try HTMLDecoder().decode([0xFF, 0xFE] + utf16).string == source)
    #expect(try HTMLDecoder(charset: "windows-1256").decode(cp1256(source)).string == source)
  }

  @Test func badBytesAreReplaced() throws {
    let bytes = Array("<meta charset=utf-8><p>الخبر الأول ".utf8) + [0xD8, 0x3C] + Array("/p>".utf8)
    #expect(try HTMLDecoder().decode(bytes).string.contains("\u{FFFD}"))
  }

  @Test func picturesAreNoPages() {
    #expect(throws: DocumentFailure.self) { try HTMLDecoder().decode((0..<4_000).map { UInt8($0 & 0x1F) }) }
    #expect(throws: DocumentFailure.self) { try HTMLDecoder().decode([]) }
  }
}

import AnnotationModel
import Annotator
import ArabicText

// The examples of Sources/Annotator/Documentation.docc, line by line; `DocumentationTests` compares.

func gettingStarted() {
  let text = SourceText("قالت وزيرة النقل ليلى منصور إن الميناء استأنف العمل أمس.")
  let document = Annotator().annotate(text, options: .init(referenceTime: "2024-05-15"))

  for quote in document.quotes ?? [] {
    print(quote.speakerName, quote.content.map(text.string))  // ليلى منصور ["الميناء استأنف العمل أمس"]
  }
  for time in document.times ?? [] {
    print(text.string(time.span), time.value)  // أمس 2024-05-14
  }

  var page = IncrementalDocument(text, annotator: Annotator())
  page.replace(TextSpan(start: 0, end: 0), with: "عاجل: ")
  let outline = page.annotations(layers: .sections)
  precondition(outline.blocks?.count == 1)
}

func offsets() {
  let string = "وزيرة النقل"
  let span = 11..<21
  let start = string.utf8.index(string.startIndex, offsetBy: span.lowerBound)
  let end = string.utf8.index(start, offsetBy: span.count)
  print(string[start..<end])  // النقل
  precondition(string[start..<end] == "النقل")
}

gettingStarted()
offsets()

import Annotator
import ArabicText

let text = SourceText("قالت وزيرة النقل ليلى منصور إن الميناء استأنف العمل أمس.")
let document = Annotator().annotate(text, options: .init(referenceTime: "2024-05-15"))

for quote in document.quotes ?? [] {
  print(quote.speakerName, "←", quote.content.map(text.string).joined(separator: " … "))
}
for time in document.times ?? [] {
  print(text.string(time.span), "=", time.value)
}

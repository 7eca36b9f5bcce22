import AnnotationModel
import ArabicText

/// TimeML with TIMEX3 elements in the text, as TempEval has it: one file for each document.
struct TimeMLWriter: FormatWriter {
  var format: FormatDescription {
    FormatDescription(
      "timeml", .files(main: ".tml"), holds: .times,
      losses: "all layers but times; control codes of the text, which XML has not")
  }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    let times = page.document.times ?? []
    let elements = times.map { time in
      InlineElement(
        span: time.span, name: "TIMEX3",
        attributes: [
          ("type", time.type.rawValue), ("value", time.value), ("mod", time.modifier?.rawValue),
          ("freq", time.frequency), ("quant", time.quantifier), ("anchorTimeID", time.anchor),
        ], id: time.id)
    }
    let reference = page.document.referenceTime
    let created =
      "<TIMEX3 tid=\"t0\" type=\"\(reference?.contains("T") ?? false ? "TIME" : "DATE")\""
      + " value=\"\(XMLText.attribute(reference ?? "XXXX-XX-XX"))\" functionInDocument=\"CREATION_TIME\""
      + ">\(XMLText.content(reference ?? ""))</TIMEX3>"
    let body = page.source.markedUp(page.source.span, with: elements, idName: "tid") { element in
      [("tid", (element.id ?? "") + "c")] + element.attributes
    }
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- Written by hashiya. Not in this format: \(XMLText.comment(format.losses ?? "")). -->
      <TimeML>
      <DOCID>\(XMLText.content(page.id))</DOCID>
      <DCT>\(created)</DCT>
      <TEXT>\(body)</TEXT>
      </TimeML>

      """
    return [OutputPart(.document(suffix: ".tml"), Array(text.utf8))]
  }
}

import AnnotationModel
import ArabicText
import JSON

/// UIMA CAS as XMI, beside one `TypeSystem.xml`: what INCEpTION and DKPro import. Offsets count UTF-16 code units.
struct XMIWriter: FormatWriter {
  var format: FormatDescription {
    FormatDescription(
      "xmi", .files(main: ".xmi"), companions: [("TypeSystem.xml", XMIWriter.typeSystem)],
      holds: [.sections, .sentences, .entities, .times, .quantities, .quotes],
      losses: "articles, diagnostics, rules, control codes of the text")
  }

  func write(_ page: AnnotatedPage) -> [OutputPart] {
    var offsets = OffsetCursor(page.source, encoding: .utf16)
    let annotations = CASPage(page.document).annotations
    let packages = CASTypes.all.map(\.package).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let prefixes = packages.enumerated().map { index, package in
      "xmlns:t\(index)=\"http:///\(package.replacing(".", with: "/")).ecore\""
    }
    var xml = """
      <?xml version="1.0" encoding="UTF-8"?>
      <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" \
      xmlns:tcas="http:///uima/tcas.ecore" \(prefixes.joined(separator: " ")) xmi:version="2.0">
      <!-- Written by hashiya. Not in this format: \(XMLText.comment(format.losses ?? "")). -->
      <cas:NULL xmi:id="0"/>

      """
    let end = offsets.length
    let documentID = CASPage.sofa + 1 + annotations.count
    xml +=
      "<tcas:DocumentAnnotation xmi:id=\"\(documentID)\" sofa=\"1\" begin=\"0\" end=\"\(end)\""
      + XMLText.attributes([("language", page.document.language)]) + "/>\n"
    for annotation in annotations {
      let prefix = packages.firstIndex(of: annotation.type.package) ?? 0
      let begin = offsets.convert(annotation.span.start)
      let features = annotation.features.map { ($0.name, Optional(XMIWriter.text(of: $0.value))) }
      xml +=
        "<t\(prefix):\(annotation.type.element) xmi:id=\"\(annotation.id)\" sofa=\"1\" begin=\"\(begin)\""
        + " end=\"\(offsets.convert(annotation.span.end))\"\(XMLText.attributes(features))/>\n"
    }
    xml +=
      "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\""
      + XMLText.attributes([("sofaString", page.source.string)]) + "/>\n"
    let members = ([documentID] + annotations.map(\.id)).map { String($0) }.joined(separator: " ")
    xml += "<cas:View sofa=\"1\" members=\"\(members)\"/>\n</xmi:XMI>\n"
    return [OutputPart(.document(suffix: ".xmi"), Array(xml.utf8))]
  }

  private static func text(of value: CASAnnotation.Value) -> String {
    switch value {
    case .string(let text): return text
    case .int(let number), .reference(let number): return String(number)
    case .double(let number):
      var json = JSONWriter(capacity: 8)
      json.float(number)
      return json.text
    }
  }

  private static var typeSystem: String {
    let types = CASTypes.all.map { type in
      let features = type.features.map { feature in
        "<featureDescription><name>\(feature.name)</name><description/>"
          + "<rangeTypeName>\(feature.range)</rangeTypeName></featureDescription>\n"
      }
      return "<typeDescription><name>\(type.name)</name><description/>"
        + "<supertypeName>uima.tcas.Annotation</supertypeName>\n<features>\n\(features.joined())</features></typeDescription>\n"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">
      <types>
      \(types.joined())</types>
      </typeSystemDescription>

      """
  }
}

import AnnotationModel
import Annotator
import ArabicText
import Foundation
import Testing

@testable import AnnotationStore

/// How well names of different documents are taken for one thing: a query by any of a thing's names should find all
/// documents that name it, and no others.
struct EntityLinkingTests {
  /// Documents, by number, and the things that they name.
  private static let pages: [(text: String, things: [String])] = [
    (
      "قال وزير الدفاع الروسي سيرغي شويغو إن المناورات تبدأ غدا. وأضاف شويغو أن موسكو مستعدة.",
      ["شويغو", "روسيا/موسكو"]
    ),
    ("زار شويغو بيونغ يانغ أمس، والتقى مسؤولين في كوريا الشمالية.", ["شويغو", "كوريا الشمالية"]),
    ("وصل سيرغي شويغو إلى القاهرة يوم الثلاثاء.", ["شويغو"]),
    ("أعلن الرئيس المصري عبد الفتاح السيسي خطة جديدة. وقال السيسي إن مصر تتقدم.", ["السيسي", "مصر"]),
    ("التقى السيسي وزير الخارجية الأمريكي أنتوني بلينكن في القاهرة.", ["السيسي", "بلينكن"]),
    ("قال أنتوني بلينكن إن الولايات المتحدة تدعم الاتفاق.", ["بلينكن", "الولايات المتحدة"]),
    ("رحبت أمريكا بالاتفاق، وانتقدته روسيا.", ["الولايات المتحدة", "روسيا"]),
    ("نقلت وكالة رويترز عن مسؤول أن المحادثات بدأت.", ["رويترز"]),
    ("ذكرت رويترز أن السفينة غادرت الميناء.", ["رويترز"]),
    ("دعت الأمم المتحدة إلى وقف القتال في السودان.", ["الأمم المتحدة", "السودان"]),
    ("قال مبعوث للأمم المتحدة إن المساعدات وصلت إلى الخرطوم.", ["الأمم المتحدة"]),
    ("فاز محمد صلاح بجائزة أفضل لاعب. وقال صلاح إنه سعيد.", ["محمد صلاح"]),
    ("سجل محمد صلاح هدفين لليفربول أمس.", ["محمد صلاح"]),
    ("عين المجلس صلاح الدين حسن مديرا للمستشفى.", ["صلاح الدين حسن"]),
    ("التقى محمد بن سلمان رئيس فرنسا إيمانويل ماكرون في الرياض.", ["بن سلمان", "ماكرون", "فرنسا"]),
    ("قال إيمانويل ماكرون إن فرنسا ستزيد دعمها للبنان.", ["ماكرون", "فرنسا", "لبنان"]),
    ("انتقد الفرنسيون خطة ماكرون للتقاعد.", ["ماكرون"]),
    ("أكدت حركة حماس أنها تدرس المقترح.", ["حماس"]),
    ("قالت حماس إن ردها سيصل قريبا إلى الوسطاء في قطر ومصر.", ["حماس", "قطر", "مصر"]),
    ("نفى ليونيل ميسي رحيله عن برشلونة.", ["ميسي"]),
    ("قالت ليلى منصور إن المعرض يفتح في دمشق.", ["ليلى منصور"]),
    ("أعلن أحمد منصور استقالته من الشركة في دبي.", ["أحمد منصور"]),
    ("أكدت جمهورية مصر العربية التزامها بالاتفاق.", ["مصر"]),
    ("قال الرئيس الأميركي دونالد ترامب إنه سيزور السعودية.", ["ترامب", "السعودية"]),
    ("وصل ترمب إلى الرياض عاصمة المملكة العربية السعودية.", ["ترامب", "السعودية"]),
  ]

  private static let queries: [(name: String, thing: String)] = [
    ("شويغو", "شويغو"), ("سيرغي شويغو", "شويغو"), ("السيسي", "السيسي"), ("عبد الفتاح السيسي", "السيسي"),
    ("بلينكن", "بلينكن"), ("أنتوني بلينكن", "بلينكن"), ("الولايات المتحدة", "الولايات المتحدة"),
    ("أمريكا", "الولايات المتحدة"), ("رويترز", "رويترز"), ("وكالة رويترز", "رويترز"),
    ("الأمم المتحدة", "الأمم المتحدة"),
    ("محمد صلاح", "محمد صلاح"), ("صلاح الدين حسن", "صلاح الدين حسن"), ("ماكرون", "ماكرون"),
    ("إيمانويل ماكرون", "ماكرون"), ("فرنسا", "فرنسا"), ("حماس", "حماس"), ("حركة حماس", "حماس"), ("مصر", "مصر"),
    ("جمهورية مصر العربية", "مصر"), ("ليلى منصور", "ليلى منصور"), ("أحمد منصور", "أحمد منصور"), ("روسيا", "روسيا"),
    ("كوريا الشمالية", "كوريا الشمالية"), ("لبنان", "لبنان"), ("السودان", "السودان"), ("قطر", "قطر"),
    ("السعودية", "السعودية"), ("دونالد ترامب", "ترامب"), ("ترامب", "ترامب"), ("ليونيل ميسي", "ميسي"),
  ]

  @Test func namesAcrossDocuments() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("link-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("c.db").path
    let index = try CorpusIndex(path: path, producer: "test")
    for (number, page) in EntityLinkingTests.pages.enumerated() {
      let source = SourceText(page.text)
      let document = Annotator().annotate(source, options: AnnotationOptions(layers: CorpusDocument.layers))
      let kept = CorpusDocument(
        document, of: source, id: "\(number)", hash: CorpusDocument.hash(source.bytes))
      try index.apply([.add(kept, file: "/\(number).txt", copy: 0)])
    }
    let search = try CorpusSearch(path: path)
    var (found, wanted, right) = (0, 0, 0)
    for (name, thing) in EntityLinkingTests.queries {
      var query = SearchQuery()
      query.mentions = name
      query.limit = 100
      let documents = Set(try search.hits(for: query).hits.map(\.document.id))
      let gold = Set(
        EntityLinkingTests.pages.indices.filter { EntityLinkingTests.pages[$0].things.contains(thing) }.map(String.init)
      )
      found += documents.count
      wanted += gold.count
      right += documents.intersection(gold).count
      if documents != gold { print("\(name): found \(documents.sorted()), wanted \(gold.sorted())") }
    }
    let (precision, recall) = (Double(right) / Double(found), Double(right) / Double(wanted))
    print("linking: precision \(precision), recall \(recall) (\(right) of \(found) found, of \(wanted) wanted)")
    #expect(precision >= 0.95)
    #expect(recall >= 0.85)
  }
}

import AnnotationModel

/// Findings in the user's language. They come in English; an Arabic wording stands here by their code.
extension DisplayLanguage {
  func message(of finding: Diagnostic) -> String {
    guard self == .arabic else { return finding.message }
    switch finding.code {
    case "unclosedQuote": return "علامة اقتباس لا تُغلق."
    case "unopenedQuote": return "علامة إغلاق لا يقابلها فتح."
    case "uncreditedQuote": return "كلام مقتبس لا يُنسب إلى أحد."
    case "doubleAttribution": return "هذا الكلام منسوب إلى متحدث آخر أيضا."
    case "impossibleDate": return "لا يوجد هذا اليوم في هذا الشهر."
    case "weekdayMismatch": return "اسم اليوم لا يوافق التاريخ."
    case "dualDateMismatch": return "شقا التاريخ لا يتوافقان."
    default: return finding.message
    }
  }

  func title(of fix: Diagnostic.Fix, for finding: Diagnostic) -> String {
    guard self == .arabic else { return fix.title }
    let text = fix.edits.first?.newText ?? ""
    switch finding.code {
    case "unclosedQuote", "unopenedQuote": return "إضافة علامة الاقتباس الناقصة"
    case "impossibleDate": return "تصحيح اليوم إلى \(text)"
    case "weekdayMismatch": return "تصحيح اسم اليوم إلى \(text)"
    case "dualDateMismatch": return "تصحيح الشق الثاني من التاريخ"
    default: return fix.title
    }
  }
}

import AnnotationModel
import ArabicText
import LanguageServerProtocol

/// Repairs of single characters: of the selection, or of the cursor's line; and of the whole document where the place shows
/// that it needs one.
enum CharacterActions {
  static func proposals(in stretch: TextSpan, _ view: DocumentView) -> [CodeActionProposal] {
    let place = stretch.isEmpty ? view.text.line(view.text.lineIndex(at: stretch.start)) : stretch
    return CharacterRepair.allCases.flatMap { repair -> [CodeActionProposal] in
      let edits = repair.edits(in: view.text, place)
      guard !edits.isEmpty else { return [] }
      let title = title(of: repair, view.session.language)
      let here = CodeActionProposal(
        name: repair.rawValue, title: title, kind: .rewrite, effect: .edits { edits })
      let everywhere = CodeActionProposal(
        name: repair.rawValue + ":all",
        title: title + view.session.language(" in the whole document", " في المستند كله"), kind: .source,
        effect: .edits { repair.edits(in: view.text, view.text.span) })
      return [here, everywhere]
    }
  }

  private static func title(of repair: CharacterRepair, _ language: DisplayLanguage) -> String {
    switch repair {
    case .persianLetters: language("Write Persian letters as Arabic ones", "تحويل الحروف الفارسية إلى عربية")
    case .invisibleControls: language("Remove invisible characters", "حذف الرموز الخفية")
    case .westernDigits: language("Write digits as 0–9", "كتابة الأرقام 0–9")
    case .arabicDigits: language("Write digits as ٠–٩", "كتابة الأرقام ٠–٩")
    }
  }
}

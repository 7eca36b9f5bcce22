import AnnotationModel
import ArabicText
import LanguageServerProtocol
import Times

/// Puts the date that an expression means behind it: by ISO 8601, and of the other calendar.
enum DateActions {
  static func proposals(in stretch: TextSpan, _ view: DocumentView) -> [CodeActionProposal] {
    guard let time = time(in: stretch, view), time.begin != nil, time.type == .date || time.type == .time else {
      return []
    }
    let language = view.session.language
    let text = view.text.string(time.span)
    var additions: [(name: String, text: String, title: String)] = []
    if !text.contains(time.value) {
      additions.append(("iso", time.value, language("Insert (\(time.value))", "إضافة (\(time.value))")))
    }
    if let day = CalendarDay(iso: time.value) {
      // What goes into the text is Arabic whatever language the user's editor speaks.
      let other =
        time.calendar == .hijri
        ? DisplayLanguage.arabic.gregorian(day.gregorian) + " م" : DisplayLanguage.arabic.hijri(day.hijri)
      additions.append(("calendar", other, language("Insert (\(other))", "إضافة (\(other))")))
    }
    return additions.map { addition in
      let edit = TextEdit(
        span: TextSpan(start: time.span.end, end: time.span.end), newText: " (\(addition.text))")
      return CodeActionProposal(
        name: "date:\(addition.name)", title: addition.title, kind: .rewrite, effect: .edits { [edit] })
    }
  }

  private static func time(in stretch: TextSpan, _ view: DocumentView) -> TimeExpression? {
    if stretch.isEmpty { return view.index.time(at: stretch.start) }
    return view.index.times.items(in: stretch).first.flatMap { view.annotations.times?[$0] }
  }
}

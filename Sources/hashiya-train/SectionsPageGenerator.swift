import AnnotationModel

/// Makes up whole pages: stories in the furniture of a news site, in many layouts. Seeded; the same pages every time.
struct SectionsPageGenerator {
  private typealias Phrases = SectionsPhrases

  var random: SectionsRandom
  private let stories: [SectionsCorpus.Story]
  private let titles: [String]
  private var page = SectionsPageBuilder()
  /// The form that dates take on this page.
  var dateForm = 0
  private var menu: [String] = []

  init(stories: [SectionsCorpus.Story], seed: UInt64) {
    self.stories = stories
    titles = stories.map(\.title)
    random = SectionsRandom(seed: seed)
  }

  /// The next page.
  mutating func next(name: String) -> SectionsPage {
    page = SectionsPageBuilder()
    page.gap = [0, 0, 1, 1, 1, 2, 3][random.below(7)]
    dateForm = random.below(7)
    menu = random.sample(Phrases.menu, random.between(4, 45)) + random.sample(Phrases.show, random.below(6))
    let isDump = random.chance(75)
    if isDump { addHead() }
    let story = stories[random.below(stories.count)]
    addArticle(story, isMain: true, hasHeadline: random.chance(85))
    addTail(of: story)
    for _ in 0..<[0, 0, 0, 1, 1, 2][random.below(6)] {
      page.add(.readAlso, random.pick(Phrases.readAlso), &random)
      let other = stories[random.below(stories.count)]
      addArticle(other, isMain: false, hasHeadline: true)
      addTail(of: other)
    }
    for _ in 0..<random.below(isDump ? 5 : 2) { addRelated() }
    if random.chance(isDump ? 80 : 30) { addFoot(isDump) }
    return SectionsPage(name: name, text: page.text, kinds: page.kinds)
  }

  // MARK: Parts of a page

  private mutating func addHead() {
    let story = stories[random.below(stories.count)].title
    if random.chance(10) { page.add(.chrome, random.pick(Phrases.site), &random) }
    if random.chance(55) { addHeaderLines() }
    addMenu()
    if random.chance(40) { addMenu() }
    if random.chance(15) { addMenu() }
    if random.chance(25) { addSome(Phrases.weather, 2, 14) }
    if random.chance(20) { addSome(Phrases.network, 2, 6) }
    if random.chance(25) { addRelated() }
    if random.chance(15) { page.add(.chrome, "عاجل", &random); page.add(.relatedItem, story, &random) }
  }

  private mutating func addHeaderLines() {
    addSome(Phrases.header, 1, 6)
    if random.chance(30) { page.add(.chrome, "\(random.pick(Phrases.city)): \(date())", &random) }
  }

  private mutating func addMenu() {
    let count = random.between(min(3, menu.count), menu.count)
    for item in menu.prefix(count) { page.add(.chrome, item, &random) }
    if random.chance(30) {
      page.add(.chrome, menu.prefix(8).joined(separator: [" | ", " ", " - "][random.below(3)]), &random)
    }
  }

  private mutating func addSome(_ phrases: [String], _ low: Int, _ high: Int) {
    for phrase in random.sample(phrases, random.between(low, high)) { page.add(.chrome, phrase, &random) }
  }

  private mutating func addArticle(_ story: SectionsCorpus.Story, isMain: Bool, hasHeadline: Bool) {
    if isMain, hasHeadline, page.isEmpty || random.chance(40) { insertPageTitle(story.title) }
    if isMain, random.chance(30) { addPath() }
    if hasHeadline {
      page.add(.headline, story.title, &random)
      if isMain, random.chance(12) { page.add(.headline, story.title, &random) }
    }
    var paragraphs = story.paragraphs
    if random.chance(32), paragraphs.count > 3 { page.add(.deck, deck(of: paragraphs), &random) }
    if random.chance(50) { addMeta() }
    if random.chance(32) {
      let caption = random.pick(Phrases.caption)
      for _ in 0..<(random.chance(25) ? 2 : 1) { page.add(.caption, caption, &random) }
    }
    if random.chance(50) { addMeta() }
    if random.chance(12), paragraphs.count > 3 {
      let first = paragraphs.removeFirst()
      page.add(.paragraph, "\(random.pick(Phrases.city)) (\(random.pick(Phrases.agency))) - \(first)", &random)
    }
    switch random.below(40) {
    case 0, 1: addInterview(paragraphs)
    case 2: addUpdates(paragraphs)
    default:
      addBody(paragraphs, headings: random.chance(30))
    }
  }

  private mutating func insertPageTitle(_ title: String) {
    let site = random.pick(Phrases.site)
    let forms = [
      title, "\(title) | \(site)", "\(title) - \(site)", "\(site) - \(title)",
      "\(title) | \(random.pick(menu)) | \(site)",
    ]
    page.insertFirst(.headline, forms[random.below(forms.count)])
  }

  private mutating func addPath() {
    let parts = ["الرئيسية"] + random.sample(menu, random.between(1, 2))
    if random.chance(50) {
      page.add(
        .chrome, parts.joined(separator: [" > ", " » ", " / ", " › ", " ", " | ", " - "][random.below(7)]), &random)
    } else {
      for part in parts { page.add(.chrome, part, &random) }
    }
  }

  private mutating func addMeta() {
    if random.chance(20) { page.add(.chrome, random.pick(menu), &random) }
    var lines: [(BlockKind, String)] = []
    if random.chance(40) { lines.append((.byline, byline())) }
    if random.chance(60) { lines.append((.dateline, dateline())) }
    if random.chance(20) { lines.append((.chrome, random.pick(Phrases.share))) }
    if random.chance(10) { lines.append((.chrome, random.pick(Phrases.share))) }
    random.shuffle(&lines)
    for (kind, text) in lines { page.add(kind, text, &random) }
  }

  private mutating func addBody(_ paragraphs: [String], headings: Bool) {
    let headingForm = random.below(4)
    for (index, paragraph) in paragraphs.enumerated() {
      if headings, index > 0, random.chance(35) {
        page.add(.heading, heading(above: paragraph, headingForm), &random)
        if random.chance(6) { page.add(.heading, heading(above: paragraph, headingForm), &random) }
      }
      page.add(.paragraph, paragraph, &random)
      let isLast = index + 1 == paragraphs.count
      if random.chance(isLast ? 8 : 4) { addList(of: paragraphs) }
      guard !isLast else { continue }
      switch random.below(200) {
      case 0..<8: page.add(.readAlso, "\(random.pick(Phrases.inlineReadAlso)) \(random.pick(titles))", &random)
      case 8..<13: for title in random.sample(titles, random.between(1, 3)) { page.add(.relatedItem, title, &random) }
      case 13..<17:
        page.add(.chrome, random.pick(["إعلان", "ADVERTISEMENT", "إعلان ممول", "مساحة إعلانية", "Ad"]), &random)
      case 17, 18: page.add(.caption, random.pick(Phrases.caption), &random)
      case 19..<22:
        page.add(.readAlso, random.pick(Phrases.readAlso), &random)
        for title in random.sample(titles, random.between(1, 3)) { page.add(.relatedItem, title, &random) }
      default: break
      }
    }
    if random.chance(4) { addTeasers() }
  }

  /// A live page: each paragraph under its hour.
  private mutating func addUpdates(_ paragraphs: [String]) {
    let hasLabel = random.chance(30)
    for paragraph in paragraphs {
      page.add(.dateline, hasLabel ? "\(clock()) بتوقيت غرينتش" : clock(), &random)
      page.add(.paragraph, paragraph, &random)
    }
  }

  /// Questions and answers: running text, however short the questions are.
  private mutating func addInterview(_ paragraphs: [String]) {
    let marks = [("- ", ""), ("* ", ""), ("س: ", "ج: "), ("• ", "- "), ("", "")][random.below(5)]
    for paragraph in paragraphs {
      page.add(.paragraph, "\(marks.0)\(random.pick(Phrases.question))", &random)
      page.add(.paragraph, marks.1 + paragraph, &random)
    }
  }

  /// Teasers of other articles at an article's end.
  private mutating func addTeasers() {
    for _ in 0..<random.between(2, 5) {
      let words = stories[random.below(stories.count)].paragraphs.first?.split(separator: " ") ?? []
      page.add(.relatedItem, words.prefix(random.between(18, 32)).joined(separator: " "), &random)
    }
  }

  /// A summary of the first paragraphs, as agencies write it above the text.
  private mutating func deck(of paragraphs: [String]) -> String {
    let first: [Substring] = paragraphs[0].split(separator: " ")
    let second: [Substring] = paragraphs[1].split(separator: " ")
    guard random.chance(45) else { return first.prefix(random.between(5, 18)).joined(separator: " ") }
    let later: [Substring] = random.pick(Array(paragraphs.dropFirst(2))).split(separator: " ")
    let head = first.dropFirst(random.below(4)).prefix(random.between(10, 24))
    let middle = second.dropFirst(random.below(3)).prefix(random.between(6, 18))
    let words: [Substring] = Array(head) + Array(later.prefix(random.between(6, 20))) + Array(middle)
    return words.joined(separator: " ") + random.pick([".", ".", ""])
  }

  /// A heading: a stock phrase, or one with words of the paragraph below it.
  private mutating func heading(above paragraph: String, _ form: Int) -> String {
    let words: [Substring] = paragraph.split(separator: " ").filter {
      $0.count > 3 && !$0.contains(where: \.isPunctuation)
    }
    guard form > 0, words.count > 6 else { return random.pick(Phrases.heading) }
    let start = random.below(words.count - 5)
    let phrase: String = words[start..<min(start + random.between(1, 3), words.count)].joined(separator: " ")
    switch form {
    case 1: return "\(phrase) \(random.pick(Phrases.heading).split(separator: " ").first ?? "")"
    case 2:
      let rest: String = words.suffix(random.between(2, 4)).joined(separator: " ")
      return "\(phrase): \(random.chance(50) ? random.pick(Phrases.heading) : rest)"
    default: return random.chance(50) ? random.pick(Phrases.heading) : phrase
    }
  }

  private mutating func addList(of paragraphs: [String]) {
    switch random.below(10) {
    case 0..<3: page.add(.paragraph, random.pick(Phrases.listLead), &random)
    case 3..<6: page.add(.heading, random.pick(Phrases.heading), &random)
    default: break
    }
    let mark = random.below(7)
    let isLong = random.chance(30)
    for number in 1...random.between(3, 8) {
      let words: [Substring] = random.pick(paragraphs).split(separator: " ")
      let start = random.below(max(words.count - 8, 1))
      let text = words.dropFirst(start).prefix(isLong ? random.between(12, 50) : random.between(3, 12)).joined(
        separator: " ")
      let year = 1950 + number * 7
      let item = [
        "- \(text)", "-\(text)", "• \(text)", "* \(text)", "\(number)- \(text)", "\(number). \(text)",
        "\(year) - \(text)",
      ][mark]
      page.add(.listItem, item + (isLong ? "." : ""), &random)
    }
  }

  private mutating func addTail(of story: SectionsCorpus.Story) {
    if random.chance(25) {
      for phrase in random.sample(Phrases.player, random.between(1, 4)) where random.chance(40) {
        page.add(.chrome, phrase, &random)
      }
    }
    if random.chance(35) { page.add(.source, source(), &random) }
    if random.chance(40) { addKeywords(of: story) }
    if random.chance(45) { page.add(.chrome, random.pick(Phrases.share), &random) }
    if random.chance(15) {
      let tags = tags(of: story).joined(separator: " ")
      page.add(.chrome, "\(random.pick(["طباعة شارك", "طباعة", "شارك"])) \(tags)", &random)
    }
    if random.chance(25) { addSome(Phrases.comments, 1, 6) }
    if random.chance(8) { addComments() }
    if random.chance(15) { addSome(Phrases.network, 2, 5) }
  }

  private mutating func addKeywords(of story: SectionsCorpus.Story) {
    let label = random.pick(Phrases.keywordLabel)
    let tags = tags(of: story)
    switch random.below(7) {
    case 0, 1:
      page.add(.keywords, label, &random)
      for tag in tags { page.add(.keywords, tag, &random) }
    case 2: for tag in tags { page.add(.keywords, tag, &random) }
    case 3: page.add(.keywords, tags.map { "#\($0.replacing(" ", with: "_"))" }.joined(separator: " "), &random)
    case 4: page.add(.keywords, "\(label) \(tags.joined(separator: "، "))", &random)
    default: page.add(.keywords, "\(label) \(tags.joined(separator: " "))", &random)
    }
  }

  /// Stock tags, or words of the story.
  private mutating func tags(of story: SectionsCorpus.Story) -> [String] {
    guard random.chance(65) else { return random.sample(Phrases.tag, random.between(3, 8)) }
    let words: [Substring] = story.paragraphs.joined(separator: " ").split(separator: " ").filter {
      $0.count > 3 && !$0.contains(where: \.isPunctuation)
    }
    guard words.count > 12 else { return random.sample(Phrases.tag, 4) }
    return (0..<random.between(3, 7)).map { _ in
      let start = random.below(words.count - 2)
      return words[start..<start + random.between(1, 2)].joined(separator: " ")
    }
  }

  private mutating func addComments() {
    page.add(.chrome, random.pick(["تعليقات الزوار", "التعليقات", "آراء القراء", "تعليقات القراء (5)"]), &random)
    for number in 1...random.between(1, 4) {
      page.add(
        .chrome, random.chance(50) ? "\(number) - \(random.pick(Phrases.person))" : random.pick(Phrases.person), &random
      )
      if random.chance(60) { page.add(.chrome, "\(date()) - \(clock())", &random) }
      page.add(.chrome, random.pick(Phrases.remark), &random)
      if random.chance(40) {
        page.add(.chrome, random.pick(["رد", "إبلاغ", "رد | إعجاب", "الرد على التعليق"]), &random)
      }
    }
  }

  private mutating func addRelated() {
    page.add(.readAlso, random.pick(Phrases.readAlso), &random)
    if random.chance(10) { page.add(.readAlso, random.pick(Phrases.readAlso), &random) }
    let form = random.below(8)
    let bullet = random.pick(["• ", "- ", "* ", "▪ ", "» "])
    let dateBelow = random.chance(40)
    for (number, title) in random.sample(titles, random.between(2, 14)).enumerated() {
      let section = random.pick(menu)
      switch form {
      case 0, 1: page.add(.relatedItem, title, &random)
      case 2: page.add(.relatedItem, bullet + title, &random)
      case 3: page.add(.relatedItem, "\(section): \(title)", &random)
      case 4:
        if !dateBelow { page.add(.dateline, listDate(section), &random) }
        page.add(.relatedItem, title, &random)
        if dateBelow { page.add(.dateline, listDate(section), &random) }
      case 5:
        page.add(.chrome, section, &random)
        page.add(.relatedItem, title, &random)
      case 6: page.add(.relatedItem, "\(number + 1) \(title)", &random)
      default:
        page.add(
          .relatedItem, random.chance(30) ? "\(random.pick(["فيديو", "صور", "خاص", "عاجل"]))| \(title)" : title, &random
        )
      }
    }
    if random.chance(35) {
      page.add(
        .chrome, random.pick(["المزيد", "عرض المزيد", "المزيد من المقالات", "كل الأخبار", "شاهد الكل"]), &random)
    }
  }

  private mutating func addFoot(_ isDump: Bool) {
    if random.chance(35) { addSome(Phrases.subscribe, 1, 4) }
    if random.chance(20) { addSome(Phrases.slogan, 1, 4) }
    let hasRightsFirst = random.chance(30)
    if hasRightsFirst { page.add(.copyright, random.pick(Phrases.rights), &random) }
    if isDump, random.chance(60) { addMenu() }
    if random.chance(60) { addSome(Phrases.siteLink, 2, 12) }
    if random.chance(45) { addSome(Phrases.network, 2, 8) }
    if random.chance(30) { addSome(Phrases.subscribe, 1, 3) }
    if !hasRightsFirst, random.chance(75) { page.add(.copyright, random.pick(Phrases.rights), &random) }
    if random.chance(40) { addSome(Phrases.credits, 1, 4) }
  }
}

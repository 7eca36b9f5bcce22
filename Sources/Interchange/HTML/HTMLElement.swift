import AnnotationModel

/// What an element does to the text around it, as browsers show it without a style sheet.
enum HTMLDisplay {
  /// Part of a line.
  case inline
  /// Begins and ends a line.
  case block
  /// A block with a blank line before and after.
  case paragraph
  case row
  case cell
  case lineBreak
  /// Not shown, with all that is in it.
  case hidden
}

/// The elements of HTML that matter to a page's text; all others are inline.
enum HTMLElement {
  /// How the element called `name` is shown.
  static func display(of name: String) -> HTMLDisplay {
    if let display = displays[name] { return display }
    // Elements of a page's own making ("amp-accordion") are boxes.
    return name.utf8.contains(0x2D) ? .block : .inline
  }

  private static let displays: [String: HTMLDisplay] = {
    let names: [(HTMLDisplay, String)] = [
      (
        .hidden,
        """
        head script style noscript template svg math iframe object embed audio video canvas select datalist textarea \
        amp-state amp-analytics amp-pixel
        """
      ),
      (
        .paragraph,
        """
        p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote figure pre article section header footer nav aside main hr details \
        dialog menu
        """
      ),
      (
        .block,
        "html body div li dt dd address form fieldset legend figcaption summary center caption button label hgroup search"
      ),
      (.row, "tr"), (.cell, "td th"), (.lineBreak, "br"),
    ]
    return names.reduce(into: [:]) { table, entry in
      for name in entry.1.split(separator: " ") { table[String(name)] = entry.0 }
    }
  }()

  /// The level of a heading element, or nil.
  static func headingLevel(of name: String) -> UInt8? {
    let bytes = Array(name.utf8)
    guard bytes.count == 2, bytes[0] == 0x68, (0x31...0x36).contains(bytes[1]) else { return nil }
    return bytes[1] - 0x30
  }

  /// Whether the element's attributes keep it from being shown.
  static func isHidden(_ attributes: HTMLAttributes) -> Bool {
    if attributes["hidden"] != nil || attributes["layout"] == "nodisplay" { return true }
    guard let style = attributes["style"]?.lowercased().filter({ $0 != " " }) else { return false }
    return style.contains("display:none") || style.contains("visibility:hidden")
  }

  /// What the element is for: by its name, its ARIA role, its microdata, and the words of its class and id.
  static func roles(of name: String, _ attributes: HTMLAttributes) -> StructureHints.Roles {
    var roles = elementRoles[name] ?? []
    if let role = attributes["role"], let named = ariaRoles[role.lowercased()] { roles.formUnion(named) }
    if let property = attributes["itemprop"], let named = propertyRoles[property] { roles.formUnion(named) }
    // The page as a whole is called many things ("has-sidebar", "no-comments").
    if name == "body" || name == "html" { return roles }
    for attribute in [attributes["class"], attributes["id"]] {
      if let attribute, attribute.utf8.count < 512 { roles.formUnion(HTMLNaming.roles(in: attribute)) }
    }
    return roles
  }

  /// A hash of the element's name and class; 0 without a class.
  static func signature(of name: String, _ attributes: HTMLAttributes) -> UInt32 {
    guard let style = attributes["class"], !style.isEmpty else { return 0 }
    var hash: UInt32 = 0x811C_9DC5
    for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    for byte in style.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash
  }

  private static let elementRoles: [String: StructureHints.Roles] = [
    "article": .article, "main": .article, "nav": .navigation, "header": .header, "footer": .footer, "aside": .aside,
    "figure": .figure, "figcaption": .caption, "blockquote": .quotation, "form": .form, "address": .author,
    "dialog": .notice, "menu": .navigation,
  ]

  private static let ariaRoles: [String: StructureHints.Roles] = [
    "navigation": .navigation, "banner": .header, "contentinfo": .footer, "complementary": .aside, "search": .form,
    "main": .article, "article": .article, "dialog": .notice, "alertdialog": .notice, "menu": .navigation,
    "menubar": .navigation, "toolbar": .navigation,
  ]

  private static let propertyRoles: [String: StructureHints.Roles] = [
    "headline": .title, "articleBody": .article, "author": .author, "datePublished": .date, "dateModified": .date,
    "keywords": .tags, "comment": .comments, "breadcrumb": .navigation,
  ]
}

/// What authors of pages call their elements, in class and id: "related-posts", "socialShare", "entry_content".
enum HTMLNaming {
  /// The roles of the words in a class or id.
  static func roles(in name: String) -> StructureHints.Roles {
    var roles: StructureHints.Roles = []
    var word: [UInt8] = []
    var wasLower = false
    func close() {
      if let named = table[String(decoding: word, as: UTF8.self)] { roles.formUnion(named) }
      word.removeAll(keepingCapacity: true)
    }
    for byte in name.utf8 {
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let isLower = byte >= 0x61 && byte <= 0x7A
      if !(isUpper || isLower) || (isUpper && wasLower) { close() }
      if isUpper || isLower { word.append(byte | 0x20) }
      wasLower = isLower
    }
    close()
    return roles
  }

  private static let table: [String: StructureHints.Roles] = {
    let words: [(StructureHints.Roles, String)] = [
      (.navigation, "nav navbar navigation menu submenu breadcrumb breadcrumbs pager pagination paging topbar"),
      (.header, "masthead"),
      (.footer, "footer colophon copyright"),
      (.aside, "sidebar"),
      (.caption, "caption figcaption credit"),
      (.related, "related recommended recommendations similar trending popular"),
      (.sharing, "share shares sharing social socials sharethis addthis addtoany rating rate vote poll survey print"),
      (.comments, "comment comments disqus respond replies"),
      (.tags, "tags keywords taglist"),
      (.author, "author authors byline writer"),
      (.date, "date datetime time timestamp pubdate dateline"),
      (.advertisement, "ad ads adv advert advertisement adsense adslot banner sponsored promo"),
      (.notice, "cookie cookies consent gdpr modal popup"),
      (.subscription, "newsletter subscribe subscription signup paywall"),
      (.title, "headline"),
      (.teaser, "subtitle subheadline dek standfirst"),
      (.pullQuote, "pullquote"),
    ]
    return words.reduce(into: [:]) { table, entry in
      for word in entry.1.split(separator: " ") { table[String(word)] = entry.0 }
    }
  }()
}

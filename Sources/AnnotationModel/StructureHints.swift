/// What a page's mark-up says about its lines: evidence for the `sections` layer, never a verdict.
///
/// Made by whoever turned mark-up into text (HTML input, for one); a plain text has none.
public struct StructureHints: Hashable, Sendable {
  /// What the mark-up says of one line.
  public struct Line: Hashable, Sendable {
    /// Marks of the line itself.
    public var marks: Marks = []
    /// 1 to 6 for the line of a heading element, else 0.
    public var headingLevel: UInt8 = 0
    /// How much of the line stands in links, in hundredths of its bytes.
    public var linkShare: UInt8 = 0
    /// Index in `containers` of the innermost one around the line; -1 for none.
    public var container: Int32 = -1

    /// A line of which nothing is known.
    public init() {}
  }

  /// What elements that cover a whole line, or stand in it, say of it.
  public struct Marks: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// An item of a list.
    public static let listItem = Marks(rawValue: 1 << 0)
    /// A time element covers most of the line.
    public static let time = Marks(rawValue: 1 << 1)
    /// The line is set bold or large as a whole.
    public static let strong = Marks(rawValue: 1 << 2)
    /// The words of the document's title in its metadata.
    public static let documentTitle = Marks(rawValue: 1 << 3)
    /// A button, or a label of a form.
    public static let control = Marks(rawValue: 1 << 4)
    /// The cells of a table's row side by side.
    public static let tableRow = Marks(rawValue: 1 << 5)
    /// A link to a tag, or to its author.
    public static let tagLink = Marks(rawValue: 1 << 6)
    public static let authorLink = Marks(rawValue: 1 << 7)
  }

  /// An element around lines, with its parent: together they are the page's tree as far as lines see it.
  public struct Container: Hashable, Sendable {
    /// Index of the element around this one, which stands before it; -1 for none.
    public var parent: Int32
    public var roles: Roles
    /// Equal for elements of the same name and class, 0 where that says nothing.
    public var signature: UInt32

    /// A container of the given roles.
    public init(parent: Int32, roles: Roles, signature: UInt32 = 0) {
      self.parent = parent
      self.roles = roles
      self.signature = signature
    }
  }

  /// What a container is for, by its element ("nav", "figcaption") or by what its authors call it ("related-posts").
  public struct Roles: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let article = Roles(rawValue: 1 << 0)
    public static let navigation = Roles(rawValue: 1 << 1)
    public static let header = Roles(rawValue: 1 << 2)
    public static let footer = Roles(rawValue: 1 << 3)
    public static let aside = Roles(rawValue: 1 << 4)
    public static let figure = Roles(rawValue: 1 << 5)
    public static let caption = Roles(rawValue: 1 << 6)
    public static let quotation = Roles(rawValue: 1 << 7)
    public static let form = Roles(rawValue: 1 << 8)
    public static let related = Roles(rawValue: 1 << 9)
    public static let sharing = Roles(rawValue: 1 << 10)
    public static let comments = Roles(rawValue: 1 << 11)
    public static let tags = Roles(rawValue: 1 << 12)
    public static let author = Roles(rawValue: 1 << 13)
    public static let date = Roles(rawValue: 1 << 14)
    public static let advertisement = Roles(rawValue: 1 << 15)
    public static let notice = Roles(rawValue: 1 << 16)
    public static let subscription = Roles(rawValue: 1 << 17)
    public static let title = Roles(rawValue: 1 << 18)
    public static let teaser = Roles(rawValue: 1 << 19)
    public static let pullQuote = Roles(rawValue: 1 << 20)
  }

  /// One entry for each line of the text, blank ones included.
  public var lines: [Line]
  /// The containers; each stands after the one around it.
  public var containers: [Container]

  /// Hints of the given lines and containers.
  public init(lines: [Line], containers: [Container]) {
    self.lines = lines
    self.containers = containers
  }

  /// What is known of the line with the given number; nothing for one outside the text.
  public func line(_ number: Int) -> Line { lines.indices.contains(number) ? lines[number] : Line() }
}

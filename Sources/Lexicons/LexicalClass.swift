/// What a list says about its words: the class named in the list's header (`# class: times.month`).
///
/// Classes are numbered by domain so that a word's classes fit a 128-bit mask. Each layer declares its own classes in
/// `Classes/`; the numbers appear in the compiled lexicon only.
public struct LexicalClass: RawRepresentable, Hashable, Sendable {
  /// 0…127.
  public let rawValue: UInt8
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue & 0x7F }

  package init(_ number: UInt8) { self.init(rawValue: number) }

  /// All classes by the names used in list headers.
  package static let named: [String: LexicalClass] = {
    let all =
      morphologyNames + numeralNames + timeNames + entityNames + quotationNames + sectionNames
    return Dictionary(all, uniquingKeysWith: { first, _ in first })
  }()
}

/// A set of lexical classes.
@frozen public struct LexicalClasses: Hashable, Sendable {
  public var low: UInt64
  public var high: UInt64

  /// The empty set.
  @inlinable public init() { self.init(low: 0, high: 0) }

  @inlinable public init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The set of the given classes.
  @inlinable public init(_ first: LexicalClass, _ others: LexicalClass...) {
    self.init()
    insert(first)
    for item in others { insert(item) }
  }

  @inlinable public mutating func insert(_ item: LexicalClass) {
    if item.rawValue < 64 { low |= 1 << (item.rawValue & 63) } else { high |= 1 << (item.rawValue & 63) }
  }

  @inlinable public var isEmpty: Bool { low == 0 && high == 0 }

  @inlinable public func contains(_ item: LexicalClass) -> Bool {
    item.rawValue < 64 ? low & (1 << item.rawValue) != 0 : high & (1 << (item.rawValue & 63)) != 0
  }

  /// Whether the two sets share a class.
  @inlinable public func intersects(_ other: LexicalClasses) -> Bool {
    low & other.low != 0 || high & other.high != 0
  }
}

package import AnnotationModel

/// A label of the sequence model: O, or B- and I- of an entity type.
package struct EntityLabel: RawRepresentable, Hashable, Sendable {
  /// 0 is O; 1 + 2t is B- and 2 + 2t is I- of the t-th type.
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue < EntityLabel.count ? rawValue : 0 }

  /// The number of labels.
  package static var count: UInt8 { 13 }
  /// The types in the order of their label numbers.
  package static let types: [EntityType] = [.person, .location, .organization, .people, .event, .miscellaneous]

  package static var outside: EntityLabel { EntityLabel(rawValue: 0) }

  /// The first word of a name.
  package static func begin(_ type: EntityType) -> EntityLabel { EntityLabel(rawValue: 1 + 2 * number(of: type)) }
  /// A further word of a name.
  package static func inside(_ type: EntityType) -> EntityLabel { EntityLabel(rawValue: 2 + 2 * number(of: type)) }

  /// The entity type, nil for O.
  package var type: EntityType? {
    switch (rawValue &+ 1) >> 1 {
    case 1: .person
    case 2: .location
    case 3: .organization
    case 4: .people
    case 5: .event
    case 6: .miscellaneous
    default: nil
    }
  }
  /// Whether a name begins here.
  package var isBegin: Bool { rawValue & 1 == 1 }
  /// Whether a name goes on here.
  package var isInside: Bool { rawValue != 0 && rawValue & 1 == 0 }

  /// Whether this label may stand right after `previous`, nil at the line's start: I- only goes on its own type.
  package func mayFollow(_ previous: EntityLabel?) -> Bool {
    guard isInside else { return true }
    guard let previous else { return false }
    return previous.type == type
  }

  /// The place of a type in `types`.
  static func number(of type: EntityType) -> UInt8 {
    switch type {
    case .person: 0
    case .location: 1
    case .organization: 2
    case .people: 3
    case .event: 4
    case .miscellaneous: 5
    }
  }
}

/// The labels that a token may bear: one for a token that was annotated by our guidelines, several for one whose corpus
/// says less.
package struct LabelSet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }
  package init(_ label: EntityLabel) { rawValue = 1 << label.rawValue }

  package static let all = LabelSet(rawValue: (1 << UInt16(EntityLabel.count)) - 1)

  package func contains(_ label: EntityLabel) -> Bool { rawValue & (1 << label.rawValue) != 0 }
}

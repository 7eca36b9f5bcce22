import AnnotationModel

/// The looks of a piece of terminal output, as parameters of the SGR escape sequence.
enum TerminalStyle: String {
  case bold = "1"
  case dim = "2"
  case red = "31"
  case green = "32"
  case yellow = "33"
  case blue = "34"
  case magenta = "35"
  case cyan = "36"
  case boldCyan = "1;36"

  /// The colour of an entity type's mentions.
  init(_ type: EntityType) {
    switch type {
    case .person: self = .green
    case .location: self = .cyan
    case .organization: self = .magenta
    case .people: self = .boldCyan
    case .event: self = .red
    case .miscellaneous: self = .blue
    }
  }
}

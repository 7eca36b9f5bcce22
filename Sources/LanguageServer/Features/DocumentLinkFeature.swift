import AnnotationModel
import ArabicText
import LanguageServerProtocol

/// Addresses in the text that can be opened. Off unless the configuration says otherwise: most editors find them
/// themselves, and two links over one address are a nuisance.
enum DocumentLinkFeature {
  static func links(_ message: DocumentLinkRequest, _ view: DocumentView) -> [DocumentLink] {
    guard view.display.documentLinks else { return [] }
    let positions = view.positions
    return addresses(in: view.text.bytes).map { span in
      let address = view.text.string(span)
      let target = address.hasPrefix("www.") ? "https://" + address : address
      return DocumentLink(range: positions.range(of: span), target: target)
    }
  }

  private static let beginnings = ["https://", "http://", "www."].map { Array($0.utf8) }

  /// The addresses of a text: ASCII throughout, so that an Arabic comma or word ends them.
  static func addresses(in bytes: [UInt8]) -> [TextSpan] {
    var found: [TextSpan] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x68 || bytes[index] == 0x77, index == 0 || !isLetterOrDigit(bytes[index - 1]),
        let beginning = beginnings.first(where: { bytes[index...].starts(with: $0) })
      else {
        index += 1
        continue
      }
      var end = index
      while end < bytes.count, isAddressByte(bytes[end]) { end += 1 }
      var last = end
      while last > index, ".,;:!?'\")]}".utf8.contains(bytes[last - 1]) { last -= 1 }
      if last > index + beginning.count { found.append(TextSpan(start: index, end: last)) }
      index = end
    }
    return found
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !"<>\"`{}|\\^".utf8.contains(byte)
  }
}

import CXML

/// Hears of an HTML document's parts, in their order.
protocol HTMLListener: AnyObject {
  /// An element begins; names are lower case.
  func begin(_ name: String, _ attributes: HTMLAttributes)
  func end(_ name: String)
  /// Text with its character references resolved, in pieces that may end inside a character.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of an element while it is being announced.
struct HTMLAttributes {
  fileprivate let pointer: UnsafePointer<UnsafePointer<CChar>?>?

  /// The value of the attribute called `name`; empty when it has none, nil when it is not there.
  subscript(name: StaticString) -> String? {
    guard let pointer else { return nil }
    var index = 0
    while let key = pointer[index] {
      if name.withUTF8Buffer({ HTMLAttributes.equal(key, $0) }) {
        return pointer[index + 1].map { String(cString: $0) } ?? ""
      }
      index += 2
    }
    return nil
  }

  private static func equal(_ key: UnsafePointer<CChar>, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in name.indices where UInt8(bitPattern: key[index]) != name[index] { return false }
    return key[name.count] == 0
  }
}

/// libxml2's HTML parser, made safe for what comes from the network: bounded in depth, and in time by what
/// `HTMLAttributeLimit` cuts.
enum HTMLParser {
  /// Elements within each other. Browsers stop at 512.
  static let depthLimit = 512

  /// Tells `listener` of the document's parts. NUL bytes count as spaces.
  ///
  /// - Throws: `tooDeep` when elements are nested beyond the limit.
  static func parse(_ source: [UInt8], listener: some HTMLListener) throws(DocumentFailure) {
    let bytes = HTMLAttributeLimit.applied(to: source.contains(0) ? source.map { $0 == 0 ? 0x20 : $0 } : source)
    let box = Box(listener)
    var events = hxml_listener(
      context: Unmanaged.passUnretained(box).toOpaque(),
      element_begins: { context, name, attributes in
        guard let context, let name else { return }
        Box.at(context).listener.begin(String(cString: name), HTMLAttributes(pointer: attributes))
      },
      element_ends: { context, name in
        guard let context, let name else { return }
        Box.at(context).listener.end(String(cString: name))
      },
      text: { context, text, length in
        guard let context, let text else { return }
        text.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
          Box.at(context).listener.text(UnsafeBufferPointer(start: $0, count: Int(length)))
        }
      })
    let result = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        hxml_parse_html($0.baseAddress, Int64($0.count), Int32(depthLimit), &events)
      }
    }
    withExtendedLifetime(box) {}
    switch result {
    case hxml_too_deep:
      throw DocumentFailure(
        .tooDeep, "elements are nested more than \(depthLimit) deep; this is no page that people read")
    case hxml_no_memory: throw DocumentFailure(.tooLarge, "no memory to parse the document; split it")
    default: return
    }
  }

  /// What the C context points to.
  private final class Box {
    let listener: any HTMLListener
    init(_ listener: any HTMLListener) { self.listener = listener }

    static func at(_ context: UnsafeMutableRawPointer) -> Box {
      Unmanaged<Box>.fromOpaque(context).takeUnretainedValue()
    }
  }
}

/// Lays out one compact JSON value for reading: the outer two levels get a line for each member or element, deeper
/// values stay on their line.
///
/// ```json
/// {
///   "id": "page",
///   "times": [
///     {"id": "t1", "start": 4, "end": 7},
///     {"id": "t2", "start": 9, "end": 12}
///   ]
/// }
/// ```
package enum JSONLayout {
  private static let openLevels = 2

  /// The value with line breaks and blanks, without a final line break. `compact` is JSON as `JSONWriter` writes it.
  package static func readable(_ compact: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(compact.count &+ compact.count / 4)
    var depth = 0
    var position = 0
    while position < compact.count {
      let byte = compact[position]
      switch byte {
      case 0x22:
        let end = stringEnd(compact, from: position)
        output.append(contentsOf: compact[position..<end])
        position = end
        continue
      case 0x7B, 0x5B:
        output.append(byte)
        depth += 1
        let isEmpty = position &+ 1 < compact.count && (compact[position &+ 1] | 0x20) == (byte | 0x20) &+ 2
        if depth <= openLevels, !isEmpty { breakLine(&output, depth) }
      case 0x7D, 0x5D:
        let isEmpty = position > 0 && (compact[position &- 1] | 0x20) == (byte | 0x20) &- 2
        depth -= 1
        if depth < openLevels, !isEmpty { breakLine(&output, depth) }
        output.append(byte)
      case 0x2C:
        output.append(byte)
        if depth <= openLevels { breakLine(&output, depth) } else { output.append(0x20) }
      case 0x3A:
        output.append(byte)
        output.append(0x20)
      default:
        output.append(byte)
      }
      position += 1
    }
    return output
  }

  private static func breakLine(_ output: inout [UInt8], _ depth: Int) {
    output.append(0x0A)
    for _ in 0..<max(depth, 0) { output.append(contentsOf: [0x20, 0x20]) }
  }

  /// The position after the string that starts at `start`.
  private static func stringEnd(_ json: [UInt8], from start: Int) -> Int {
    var position = start + 1
    while position < json.count, json[position] != 0x22 { position += json[position] == 0x5C ? 2 : 1 }
    return min(position + 1, json.count)
  }
}

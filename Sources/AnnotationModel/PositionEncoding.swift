/// How offsets are counted on the wire: in UTF-8 bytes, UTF-16 code units or Unicode code points.
public enum PositionEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"
}

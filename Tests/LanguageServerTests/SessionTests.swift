import AnnotationModel
import JSON
@testable import LanguageServer
import LanguageServerProtocol
import Testing

@Suite struct SessionTests {
  /// The client's order decides; what is unknown is passed over; a client without a list counts UTF-16.
  @Test(arguments: [
    ([], PositionEncoding.utf16), (["utf-16"], .utf16), (["utf-8", "utf-16", "utf-32"], .utf8),
    (["utf-32", "utf-8", "utf-16"], .utf32), (["ucs-2", "utf-8"], .utf8), (["ucs-2"], .utf16),
  ])
  func agreesOnAPositionEncoding(offered: [String], expected: PositionEncoding) throws {
    let list = JSONValue.array(offered.map { .string($0) })
    let message = try InitializeRequest(
      try Parameters(["capabilities": ["general": ["positionEncodings": list]]]))
    #expect(Session(message).encoding == expected)
  }

  @Test(
    arguments: [
      ("ar", DisplayLanguage.arabic), ("ar-EG", .arabic), ("ar_SA.UTF-8", .arabic), ("AR", .arabic), ("arn", .english),
      ("en-US", .english), ("", .english), (nil, .english),
    ] as [(String?, DisplayLanguage)])
  func speaksTheUsersLanguage(locale: String?, expected: DisplayLanguage) {
    #expect(DisplayLanguage(locale: locale) == expected)
  }
}

@testable import LanguageServer
import Testing

@Suite struct FileURITests {
  @Test(
    arguments: [
      ("file:///home/a/%D8%AE%D8%A8%D8%B1.txt", "/home/a/خبر.txt"), ("file:///خبر.txt", "/خبر.txt"),
      ("FILE:///a%20b", "/a b"), ("file://localhost/a", "/a"), ("/a/b", "/a/b"), ("file:///100%", "/100%"),
      ("file:///a%2", "/a%2"), ("file:///a%zz", "/a%zz"), ("file:///a%00b", nil), ("file://host", nil),
      ("untitled:Untitled-1", nil), ("", nil), ("file:/", nil),
    ] as [(String, String?)])
  func names(uri: String, path: String?) { #expect(FileURI.path(of: uri) == path) }
}

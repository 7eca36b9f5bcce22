import Foundation

/// Unlabelled articles: JSON Lines with a `text` field, plain or compressed with xz.
enum RawText {
  private struct Article: Decodable { let text: String }

  /// Calls `body` with the text of each article, at most `limit` of them.
  static func forEachArticle(in path: String, limit: Int = .max, _ body: (String) throws -> Void) throws {
    var count = 0
    let decoder = JSONDecoder()
    var rest = Data()
    try chunks(of: path) { chunk in
      rest.append(chunk)
      while count < limit, let end = rest.firstIndex(of: 0x0A) {
        let article = try decoder.decode(Article.self, from: rest[rest.startIndex..<end])
        try body(article.text)
        count += 1
        rest = rest[rest.index(after: end)...]
      }
      rest = Data(rest)
      return count < limit
    }
  }

  /// Feeds the file's bytes to `body` until it returns false.
  private static func chunks(of path: String, _ body: (Data) throws -> Bool) throws {
    let url = URL(fileURLWithPath: path)
    guard path.hasSuffix(".xz") else {
      let handle = try FileHandle(forReadingFrom: url)
      while let data = try handle.read(upToCount: 1 << 22), !data.isEmpty, try body(data) {}
      return
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xz", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    while let data = try pipe.fileHandleForReading.read(upToCount: 1 << 22), !data.isEmpty {
      guard try body(data) else {
        process.terminate()
        break
      }
    }
    process.waitUntilExit()
  }
}

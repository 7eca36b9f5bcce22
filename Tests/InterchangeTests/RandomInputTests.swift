import ArabicText
import Interchange
import JSON
import Testing

/// Any bytes are survived, and what comes out is valid.
struct RandomInputTests {
  /// Byte strings that mix random bytes with pieces that readers look for; the same on every run.
  private static let inputs: [[UInt8]] = {
    var state: UInt64 = 99
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces: [[UInt8]] = [
      [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF, 0x06], [0, 0, 0xFE, 0xFF], [0x0A], [0x0D, 0x0A], [0],
      [0x27, 0x06],
      Array("{\"text\":\"".utf8), Array("\"}".utf8), Array("\\ud83d".utf8), Array("خبر عاجل".utf8), [0xC7, 0xE1],
      [0xD8],
    ]
    return (0..<1_500).map { _ in
      (0..<random(12)).flatMap { _ in
        random(3) == 0 ? [UInt8(truncatingIfNeeded: random(256))] : pieces[random(pieces.count)]
      }
    }
  }()

  @Test(arguments: [nil, "utf-8", "utf-16", "windows-1256"] as [String?])
  func filesDecodeOrFail(charset: String?) {
    for bytes in RandomInputTests.inputs {
      let strict = try? InputDecoder(charset: charset).decode(bytes)
      let lossy = try? InputDecoder(charset: charset, lossy: true).decode(bytes)
      for text in [strict, lossy].compactMap({ $0 }) {
        #expect(SourceText.firstInvalidByte(in: text.source.bytes) == nil)
        #expect(text.isConverted || text.source.bytes == bytes)
      }
      if let strict { #expect(strict.source == lossy?.source) }
    }
  }

  @Test(arguments: [nil, "utf-8", "utf-16", "windows-1256"] as [String?])
  func streamsGiveTheSameLinesInAnyChunks(charset: String?) {
    for bytes in RandomInputTests.inputs {
      let whole = lines(of: bytes, chunk: 1_000, charset: charset)
      for chunk in [1, 3] { #expect(lines(of: bytes, chunk: chunk, charset: charset) == whole) }
      for case .content(let line, let number) in whole {
        for lossy in [false, true] { _ = try? JSONLReader(lossy: lossy).read(line[...], number: number) }
      }
    }
  }

  private func lines(of bytes: [UInt8], chunk: Int, charset: String?) -> [JSONLines.Line] {
    var lines = JSONLines(charset: charset, limit: 20)
    var result: [JSONLines.Line] = []
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      lines.append(bytes[start..<min(start + chunk, bytes.count)])
      while let line = lines.next() { result.append(line) }
    }
    lines.end()
    while let line = lines.next() { result.append(line) }
    return result
  }
}

import AnnotationModel
import Foundation
import GRDB
import Testing

@testable import AnnotationStore

/// The file behind the result cache. What a user sees of it is tested end to end.
struct ResultCacheTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func open() throws -> ResultCache {
    try ResultCache(path: folder.appendingPathComponent("c.db").path) { Issue.record("unexpected warning: \($0)") }
  }

  private func key(_ text: String, _ options: AnnotationOptions = AnnotationOptions()) -> ResultKey {
    ResultKey(text: Array(text.utf8), options: options, encoding: .utf8, producer: "1")
  }

  @Test func valuesComeBackInTheOrderOfTheirKeys() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let cache = try open()
    cache.insert([1], for: key("a"))
    cache.insert([], for: key("b"))
    cache.flush()
    #expect(cache.values(for: [key("b"), key("c"), key("a")]) == [[], nil, [1]])
    cache.insert([2], for: key("a"))
    cache.close()
    #expect(try open().values(for: [key("a")]) == [[2]])
    #expect(cache.values(for: [key("a")]) == [nil])
  }

  @Test func largeInsertsReachTheFileByThemselves() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let cache = try open()
    let value = [UInt8](repeating: 7, count: 1 << 20)
    cache.insert(value, for: key("a"))
    #expect(try open().values(for: [key("a")]) == [value])
  }

  @Test func everythingThatChangesAResultChangesItsKey() {
    var keys = [key("a"), key("b"), key("")]
    keys.append(key("a", AnnotationOptions(layers: [.times])))
    keys.append(key("a", AnnotationOptions(referenceTime: "2024-05-01")))
    keys.append(key("a", AnnotationOptions(preference: .past)))
    var certain = AnnotationOptions()
    certain.minimumConfidence = 0.5
    keys.append(key("a", certain))
    keys.append(ResultKey(text: [0x61], options: AnnotationOptions(), encoding: .utf16, producer: "1"))
    keys.append(ResultKey(text: [0x61], options: AnnotationOptions(), encoding: .utf8, producer: "2"))
    #expect(Set(keys).count == keys.count)
    #expect(key("a") == key("a"))
  }

  @Test func aDamagedBlockIsAbsent() {
    let bytes = Array("وصل الوزير إلى القاهرة أمس، وقال إن الميناء جاهز.".utf8)
    var block = PackedBlock.pack(bytes)
    #expect(PackedBlock.unpack(block) == bytes)
    for place in block.indices {
      block[place] ^= 4
      #expect(PackedBlock.unpack(block) != bytes || place < 6, "byte \(place)")
      block[place] ^= 4
    }
    #expect(PackedBlock.unpack([]) == nil)
    #expect(PackedBlock.unpack(Array(block.dropLast())) == nil)
    #expect(PackedBlock.unpack(PackedBlock.pack([])) == [])
  }

  @Test(arguments: [
    "", "a", "وصل الوزير إلى القاهرة.", "ABC \u{10} ٠١٢ ۱۲۳ گچپ\u{200F} «نعم» 😀 é\n\r\0",
    "\u{600}\u{67F}\u{680}\u{7FF}\u{FFFD}",
  ])
  func textsComeBack(text: String) {
    let bytes = Array(text.utf8)
    #expect(PackedText.unpack(PackedText.pack(bytes)) == bytes)
  }

  /// An escape at the end that stands for less than a scalar.
  @Test(arguments: [[0x10], [0x41, 0x10, 0xE2, 0x82], [0x10, 0xF0], [0x80, 0x10, 0xC3]] as [[UInt8]])
  func damagedTexts(short: [UInt8]) {
    #expect(PackedText.unpack(PackedBlock.pack(short)) == nil)
  }

  /// Beyond its limit the cache loses what was not used for longest.
  @Test func aFullCacheKeepsWhatIsUsed() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("c.db").path
    var random = SystemRandomNumberGenerator()
    // Nothing that can be packed: 60 results of 10 KB in a file of 300 KB.
    let noise = (0..<60).map { _ in (0..<10_000).map { _ in UInt8(truncatingIfNeeded: random.next()) } }
    for (number, value) in noise.enumerated() {
      // Another process each time, which uses the first result as well.
      let cache = try ResultCache(path: path, limit: 300_000) { Issue.record("unexpected warning: \($0)") }
      cache.insert(value, for: key("\(number)"))
      #expect(number == 0 || cache.values(for: [key("0")]) == [noise[0]])
      cache.close()
    }
    let cache = try ResultCache(path: path, limit: 300_000) { Issue.record("unexpected warning: \($0)") }
    let kept = cache.values(for: (0..<60).map { key("\($0)") })
    #expect(kept[0] == noise[0] && kept[59] == noise[59])
    #expect(kept[1] == nil && kept[10] == nil)
    #expect((15...30).contains(kept.count { $0 != nil }))
    cache.close()
    let statistics = try CacheFile(path: path).statistics()
    #expect(statistics.fileBytes < 400_000)
    #expect(statistics.hits == 59 + kept.count { $0 != nil })
    #expect(try CacheFile(path: path).prune(to: 100_000) > 5)
    #expect(try CacheFile(path: path).statistics().fileBytes < 110_000)
  }

  /// A cache of the first version is emptied, not refused.
  @Test func anOlderFileIsMadeAnew() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("c.db").path
    let queue = try DatabaseQueue(path: path)
    try queue.write {
      try $0.execute(
        sql: """
          CREATE TABLE result (key BLOB PRIMARY KEY NOT NULL, value BLOB NOT NULL) STRICT;
          PRAGMA application_id = \(0x6873_6961); PRAGMA user_version = 1
          """)
    }
    try queue.close()
    let cache = try open()
    cache.insert([1, 2], for: key("a"))
    cache.flush()
    #expect(cache.values(for: [key("a")]) == [[1, 2]])
  }

  /// The examples of FIPS 180-4, and lengths around a block's.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func hashes(text: String, hash: String) {
    let bytes = Array(text.utf8)
    #expect(SHA256.hash(bytes).map { String(format: "%02x", $0) }.joined() == hash)
    for size in [1, 55, 63, 64, 65, 127] where bytes.count < 100 {
      var pieces = SHA256()
      for start in stride(from: 0, to: bytes.count, by: size) {
        pieces.update(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      #expect(pieces.finish().map { String(format: "%02x", $0) }.joined() == hash)
    }
  }
}

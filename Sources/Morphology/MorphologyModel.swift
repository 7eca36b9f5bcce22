import CData
import Lexicons

/// The statistics and weights of `morphology.bin`, read in place.
///
/// A class, because it is too large to be handed on as a value for every word.
package final class MorphologyModel: Sendable {
  /// How often words occur in news.
  package let words: WordFrequencies
  let split: WeightTable
  let enclitic: WeightTable
  let tag: WeightTable

  /// The model embedded in the binary.
  package static let standard: MorphologyModel = {
    let blob = cdata_morphology()
    let bytes = UnsafeRawBufferPointer(start: blob.bytes, count: blob.length)
    // A model that does not fit (built by another version) leaves the rules of the lists rather than no program.
    return MorphologyModel(ImageBytes(embedded: bytes)) ?? .empty
  }()

  /// A model of the given image, or nil when the bytes are none.
  package convenience init?(image: [UInt8]) { self.init(ImageBytes(owned: image)) }

  /// A model that knows no word and has no preference.
  package static let empty = MorphologyModel(
    words: .empty, split: .empty, enclitic: .empty, tag: .empty)

  private init(words: WordFrequencies, split: WeightTable, enclitic: WeightTable, tag: WeightTable) {
    self.words = words
    self.split = split
    self.enclitic = enclitic
    self.tag = tag
  }

  private init?(_ storage: ImageBytes) {
    guard storage.count >= ModelImage.headerLength, storage.starts(with: ModelImage.magic) else { return nil }
    // The size of an item and which of the header's counts each section has.
    let sections: [(size: Int, count: Int)] = [(4, 0), (1, 0), (1, 1), (1, 2), (TagClass.laneCount, 3)]
    var position = ModelImage.headerLength
    var places: [(start: Int, count: Int)] = []
    for section in sections {
      let count = Int(storage.load(8 + section.count * 4, as: UInt32.self))
      guard count > 0, count & (count - 1) == 0, count <= 1 << 24 else { return nil }
      places.append((position, count))
      position += count * section.size
    }
    guard position <= storage.count else { return nil }
    words = WordFrequencies(storage, start: places[0].start, settledStart: places[1].start, count: places[0].count)
    split = WeightTable(storage, start: places[2].start, rows: places[2].count)
    enclitic = WeightTable(storage, start: places[3].start, rows: places[3].count)
    tag = WeightTable(storage, start: places[4].start, rows: places[4].count, lanes: TagClass.laneCount)
  }
}

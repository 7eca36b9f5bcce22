import CData

/// Scores of the labels while they are summed: 16-bit sums of 8-bit weights, labels of even and odd numbers apart.
struct LabelSum {
  /// O, then I- of every type.
  private var even = SIMD8<Int16>(repeating: 0)
  /// B- of every type.
  private var odd = SIMD8<Int16>(repeating: 0)

  /// The sums, 0 in lanes of no label.
  @inline(__always)
  var scores: LabelScores {
    var inside = even
    (inside[0], inside[7]) = (0, 0)
    return LabelScores(
      open: SIMD8(even[0], odd[0], odd[1], odd[2], odd[3], odd[4], odd[5], 0), inside: inside)
  }

  /// Adds the 8-bit weights in `pairs`.
  @inline(__always)
  fileprivate mutating func add(_ pairs: SIMD8<Int16>) {
    even &+= (pairs &<< 8) &>> 8
    odd &+= pairs &>> 8
  }
}

/// The trained weights, read in place from the embedded file or from owned bytes.
package final class EntityModel: Sendable {
  // Immutable memory that lives as long as this object: the binary's data, or an allocation freed in `deinit`.
  private nonisolated(unsafe) let base: UnsafeRawPointer
  private let ownedLength: Int?
  private let bucketCount: UInt64
  private let slotCount: UInt64
  private let wordsAt: Int
  /// How many weight units make one nat of log-odds.
  package let unitsPerNat: Float
  /// From margins to confidences.
  package let calibration: Calibration
  /// Decodes lines by the model's transitions.
  let decoder: ViterbiDecoder
  /// Words that were tagged lately.
  let words = TaggedWordCaches()

  /// The length of the file.
  package var byteCount: Int { wordsAt + Int(slotCount) * EntityModelImage.wordLength }

  /// The model embedded in the binary; nil when the embedded file does not fit this version.
  package static let standard: EntityModel? = {
    let blob = cdata_entities()
    return EntityModel(embedded: UnsafeRawBufferPointer(start: blob.bytes, count: blob.length))
  }()

  /// The model of the given file's bytes, or nil when they are no model of this version.
  package convenience init?(compiled bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 64), alignment: 64)
    copy.copyBytes(from: bytes)
    self.init(UnsafeRawBufferPointer(copy), length: bytes.count, isOwned: true)
  }

  private convenience init?(embedded: UnsafeRawBufferPointer) {
    self.init(embedded, length: embedded.count, isOwned: false)
  }

  private init?(_ buffer: UnsafeRawBufferPointer, length: Int, isOwned: Bool) {
    guard let start = buffer.baseAddress, length >= EntityModelImage.bucketsAt,
      buffer.starts(with: EntityModelImage.magic)
    else {
      if isOwned { buffer.deallocate() }
      return nil
    }
    func count(_ offset: Int) -> Int {
      Int(UInt32(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    let (buckets, slots) = (count(8), count(12))
    wordsAt = EntityModelImage.bucketsAt + buckets * EntityModelImage.bucketLength
    guard buckets > 0, slots > 0, wordsAt + slots * EntityModelImage.wordLength <= length else {
      if isOwned { buffer.deallocate() }
      return nil
    }
    base = start
    ownedLength = isOwned ? buffer.count : nil
    (bucketCount, slotCount) = (UInt64(buckets), UInt64(slots))
    func number(_ offset: Int) -> Float {
      Float(bitPattern: UInt32(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    let units = number(16)
    calibration = Calibration(slope: number(20), intercept: number(24))
    unitsPerNat = units.isFinite && units > 0 ? units : 1
    decoder = ViterbiDecoder { previous in
      start.load(fromByteOffset: EntityModelImage.transitionsAt + previous * 32, as: SIMD16<Int16>.self)
    }
  }

  deinit {
    if let ownedLength { UnsafeRawBufferPointer(start: base, count: ownedLength).deallocate() }
  }

  @inline(__always)
  private func bucket(of key: UInt64) -> UnsafeRawPointer {
    // In bounds: the initializer checked the count against the length.
    base + EntityModelImage.bucketsAt
      + EntityModelImage.bucket(of: key, count: bucketCount) &* EntityModelImage.bucketLength
  }

  /// Asks for the weights of a feature ahead of `add`.
  @inline(__always)
  func prefetch(_ key: UInt64) { cdata_prefetch(bucket(of: key)) }

  /// Adds a feature's weights to `sum`; nothing for a feature that the model does not have.
  @inline(__always)
  func add(_ key: UInt64, to sum: inout LabelSum) {
    sum.add(cdata_row(bucket(of: key), EntityModelImage.fingerprint(of: key)))
  }

  /// What raw text says about the word with the given hash (see `WordKey`).
  @inline(__always)
  package func statistics(of hash: UInt64) -> WordStatistics {
    let wanted = EntityModelImage.check(of: hash)
    var slot = EntityModelImage.slot(of: hash, count: slotCount)
    // A sound table has a free slot; the bound is for a damaged one.
    for _ in 0..<slotCount {
      let entry = base + (wordsAt &+ slot &* EntityModelImage.wordLength)
      let check = UInt32(littleEndian: entry.load(as: UInt32.self))
      if check == 0 { return .none }
      if check == wanted {
        return WordStatistics(
          bits: UInt32(littleEndian: entry.load(fromByteOffset: 4, as: UInt32.self)),
          fine: UInt32(littleEndian: entry.load(fromByteOffset: 8, as: UInt32.self)))
      }
      slot &+= 1
      if slot >= slotCount { slot = 0 }
    }
    return .none
  }
}

import CData

/// Scores of the labels while they are summed: 16-bit sums of 8-bit weights, labels of even and odd numbers apart.
struct LabelSum {
  var even = SIMD8<Int16>(repeating: 0)
  var odd = SIMD8<Int16>(repeating: 0)

  /// The sums in label order.
  @inline(__always)
  var scores: SIMD16<Int16> {
    var row = SIMD16<Int16>()
    row.evenHalf = even
    row.oddHalf = odd
    return row
  }

  @inline(__always)
  static func += (sum: inout LabelSum, other: LabelSum) {
    sum.even &+= other.even
    sum.odd &+= other.odd
  }
}

/// The trained weights, read in place from the embedded file or from owned bytes.
package final class EntityModel: Sendable {
  // Immutable memory that lives as long as this object: the binary's data, or an allocation freed in `deinit`.
  private nonisolated(unsafe) let base: UnsafeRawPointer
  private let ownedLength: Int?
  private let bucketMask: Int
  private let wordMask: Int
  private let wordsAt: Int
  private let filterAt: Int
  /// How many weight units make one nat of log-odds.
  package let unitsPerNat: Float
  /// From margins to confidences.
  package let calibration: Calibration
  /// Words that were tagged lately.
  let words = TaggedWordCaches()

  /// The length of the file.
  package var byteCount: Int { filterAt + EntityModelImage.filterLength }

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
    let bucketBits = Int(UInt32(littleEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt32.self)) & 31)
    let wordBits = Int(UInt32(littleEndian: start.loadUnaligned(fromByteOffset: 12, as: UInt32.self)) & 31)
    wordsAt = EntityModelImage.bucketsAt + (1 << bucketBits) * EntityModelImage.bucketLength
    filterAt = wordsAt + (1 << wordBits) * EntityModelImage.wordLength
    guard filterAt + EntityModelImage.filterLength <= length else {
      if isOwned { buffer.deallocate() }
      return nil
    }
    base = start
    ownedLength = isOwned ? buffer.count : nil
    bucketMask = (1 << bucketBits) - 1
    wordMask = (1 << wordBits) - 1
    func number(_ offset: Int) -> Float {
      Float(bitPattern: UInt32(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    let units = number(16)
    calibration = Calibration(slope: number(20), intercept: number(24))
    unitsPerNat = units.isFinite && units > 0 ? units : 1
  }

  deinit {
    if let ownedLength { UnsafeRawBufferPointer(start: base, count: ownedLength).deallocate() }
  }

  /// Copies the keys of features that the model has to `known`, and few others. Returns how many.
  @inline(__always)
  func keep(_ keys: FeatureKeys, _ known: UnsafeMutablePointer<UInt64>) -> Int {
    // Without branches: which features there are, nobody can predict.
    var kept = 0
    for index in 0..<keys.count {
      let key = keys[index]
      known[kept] = key
      kept &+= mayHave(key)
    }
    return kept
  }

  /// 0 for most features that the model does not have, else 1.
  @inline(__always)
  private func mayHave(_ key: UInt64) -> Int {
    // In bounds: the filter has as many bits as `filterBit` can name.
    let bit = EntityModelImage.filterBit(
      bucket: EntityModelImage.bucket(of: key, mask: bucketMask), fingerprint: EntityModelImage.fingerprint(of: key))
    let byte = base.load(fromByteOffset: filterAt &+ bit >> 3, as: UInt8.self)
    return Int(byte >> UInt8(truncatingIfNeeded: bit & 7) & 1)
  }

  /// Asks for the weights of a feature ahead of `add`.
  @inline(__always)
  func prefetch(_ key: UInt64) {
    cdata_prefetch(
      base + EntityModelImage.bucketsAt
        + EntityModelImage.bucket(of: key, mask: bucketMask) &* EntityModelImage.bucketLength)
  }

  /// Adds a feature's weights to `sum`; nothing for a feature that the model does not have. The lanes of the labels
  /// 13…15 take up rubbish.
  @inline(__always)
  func add(_ key: UInt64, to sum: inout LabelSum) {
    // In bounds: the mask comes from the count that the initializer checked against the length.
    let bucket =
      base + EntityModelImage.bucketsAt
      + EntityModelImage.bucket(of: key, mask: bucketMask) &* EntityModelImage.bucketLength
    let wanted = EntityModelImage.fingerprint(of: key)
    @inline(__always)
    func matches(_ offset: Int) -> Bool {
      UInt32(littleEndian: bucket.load(fromByteOffset: offset &+ 12, as: UInt32.self)) >> 8 == wanted
    }
    // Without branches: which of the four it is, nobody can predict.
    let (first, second, third, fourth) = (matches(0), matches(16), matches(32), matches(48))
    let offset = (second ? 16 : 0) | (third ? 32 : 0) | (fourth ? 48 : 0)
    let mask: Int16 = first || second || third || fourth ? -1 : 0
    let pairs = bucket.load(fromByteOffset: offset, as: SIMD8<Int16>.self) & SIMD8(repeating: mask)
    sum.even &+= (pairs &<< 8) &>> 8
    sum.odd &+= pairs &>> 8
  }

  /// The scores of every label after `previous` (15 = start of line).
  @inline(__always)
  func transitions(from previous: Int) -> SIMD16<Int16> {
    base.load(fromByteOffset: EntityModelImage.transitionsAt + (previous & 15) &* 32, as: SIMD16<Int16>.self)
  }

  /// What raw text says about the word with the given hash (see `WordKey`).
  @inline(__always)
  package func statistics(of hash: UInt64) -> WordStatistics {
    let wanted = EntityModelImage.check(of: hash)
    var slot = Int(truncatingIfNeeded: hash) & wordMask
    var probes = 0
    while probes <= wordMask {
      let entry = UInt64(
        littleEndian: base.load(fromByteOffset: wordsAt &+ slot &* EntityModelImage.wordLength, as: UInt64.self))
      let check = UInt32(truncatingIfNeeded: entry)
      if check == 0 { return .none }
      if check == wanted {
        return WordStatistics(
          bits: entry,
          fine: UInt32(
            littleEndian: base.load(
              fromByteOffset: wordsAt &+ slot &* EntityModelImage.wordLength &+ 8, as: UInt32.self)))
      }
      slot = (slot &+ 1) & wordMask
      probes &+= 1
    }
    return .none
  }
}

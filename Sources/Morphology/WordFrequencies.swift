import Lexicons

/// How often a word form occurs in news, and which part of speech it mostly is.
///
/// One look-up costs one or two cache lines. A form that the table lacks is taken for another one with a probability of
/// about 1 in 10,000: good for statistics, not for membership.
package struct WordFrequencies: Sendable {
  /// What the table says about one form; zero for a form that it lacks.
  package struct Entry: Hashable, Sendable {
    let bits: UInt32

    /// 12 · log2(1 + count) in the training text; 0 = not seen as a word of its own.
    @inline(__always)
    package var logFrequency: Int { Int(bits & 0xFF) }

    /// Two bits of evidence (0 = none), three of the share of adjectives, three of the share of verbs among the form's
    /// uses as a base, as the tagger itself saw them.
    @inline(__always)
    package var attributes: UInt8 { UInt8(truncatingIfNeeded: bits >> 8) }
  }

  private let storage: ImageBytes?
  // Both point into `storage`, which is immutable and outlives them.
  private nonisolated(unsafe) let slots: UnsafeRawPointer?
  private nonisolated(unsafe) let settled: UnsafeRawPointer?
  private let mask: Int

  static let empty = WordFrequencies()

  /// The table embedded in the binary.
  package static var standard: WordFrequencies { MorphologyModel.standard.words }

  private init() {
    storage = nil
    slots = nil
    settled = nil
    mask = 0
  }

  init(_ storage: ImageBytes, start: Int, settledStart: Int, count: Int) {
    self.storage = storage
    slots = storage.slice(start: start, count: count * 4).baseAddress
    settled = storage.slice(start: settledStart, count: count).baseAddress
    mask = count - 1
  }

  /// What the table says about the form with this `WordHash`.
  @inline(__always)
  package func entry(_ hash: UInt32) -> Entry {
    guard let slots, let slot = slot(of: hash) else { return Entry(bits: 0) }
    return Entry(bits: UInt32(littleEndian: slots.loadUnaligned(fromByteOffset: slot &* 4, as: UInt32.self)))
  }

  /// The decisions that hold for the form wherever it stands.
  @inline(__always)
  func settledDecisions(_ hash: UInt32) -> SettledDecisions {
    guard let settled, let slot = slot(of: hash) else { return SettledDecisions(bits: 0) }
    return SettledDecisions(bits: settled.load(fromByteOffset: slot, as: UInt8.self))
  }

  @inline(__always)
  private func slot(of hash: UInt32) -> Int? {
    guard let slots else { return nil }
    let fingerprint = WordFrequencies.fingerprint(hash)
    let home = Int(hash) & mask
    // A table of this kind is never full; the second bound keeps a damaged one from looping.
    if let slot = WordFrequencies.end(of: fingerprint, in: slots, home, mask &+ 1) { return slot < 0 ? nil : slot }
    return WordFrequencies.end(of: fingerprint, in: slots, 0, home).flatMap { $0 < 0 ? nil : $0 }
  }

  /// The first slot from `start` on that has the fingerprint, -1 where a free one comes before; nil for neither before
  /// `end`.
  @inline(__always)
  private static func end(of fingerprint: UInt32, in slots: UnsafeRawPointer, _ start: Int, _ end: Int) -> Int? {
    var slot = start
    while slot < end {
      let bits = UInt32(littleEndian: slots.loadUnaligned(fromByteOffset: slot &* 4, as: UInt32.self))
      if bits == 0 { return -1 }
      if bits >> 16 == fingerprint { return slot }
      slot &+= 1
    }
    return nil
  }

  /// 12 · log2(1 + count) of a word given by its folded letters (see `TokenTable.folded`); 0 = rare or unknown.
  package func logFrequency(ofFolded letters: some BidirectionalCollection<UInt8>) -> Int {
    entry(WordHash.of(letters)).logFrequency
  }

  /// The part of the hash that tells apart forms in neighbouring slots; never 0, which marks a free slot.
  package static func fingerprint(_ hash: UInt32) -> UInt32 { max(hash >> 16, 1) }

  /// A form with what the table says about it.
  package struct Form: Sendable {
    package var hash: UInt32
    package var logFrequency: UInt8
    package var attributes: UInt8
    package var settled: SettledDecisions

    package init(hash: UInt32, logFrequency: UInt8, attributes: UInt8, settled: SettledDecisions) {
      self.hash = hash
      self.logFrequency = logFrequency
      self.attributes = attributes
      self.settled = settled
    }
  }

  /// The columns of a table of `capacity` slots (a power of two, larger than the number of forms).
  package static func columns(of forms: [Form], capacity: Int) -> (slots: [UInt32], settled: [UInt8]) {
    var slots = [UInt32](repeating: 0, count: capacity)
    var settled = [UInt8](repeating: 0, count: capacity)
    for form in forms.prefix(capacity - 1) {
      var slot = Int(form.hash) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = fingerprint(form.hash) << 16 | UInt32(form.attributes) << 8 | UInt32(form.logFrequency)
      settled[slot] = form.settled.bits
    }
    return (slots, settled)
  }
}

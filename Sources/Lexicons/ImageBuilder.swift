import ArabicText

/// Lays out the sections of a lexicon image.
struct ImageBuilder {
  private struct Sense: Equatable {
    var classNumber: UInt8
    var text: String

    init(classNumber: UInt8, text: String) {
      self.classNumber = classNumber
      self.text = text
    }

    init(_ sense: LexicalSense) {
      classNumber = sense.lexicalClass.rawValue
      text = sense.isAmbiguous ? sense.text + "?" : sense.text
    }
  }

  private var words: [[UInt8]] = []
  private var wordSenses: [[Sense]] = []
  private var wordIDs: [[UInt8]: Int] = [:]
  private var nodeSenses: [[Sense]] = [[]]
  private var edges: [(node: Int, word: Int, target: Int)] = []
  private var edgeIndex: [UInt64: Int] = [:]

  init() {}

  /// A builder that holds everything a lexicon has; word numbers stay the same.
  init(_ lexicon: Lexicon) {
    for word in 0..<WordID(truncatingIfNeeded: lexicon.wordCount) {
      let key = lexicon.letters(of: word)
      wordIDs[key] = words.count
      words.append(key)
      wordSenses.append(lexicon.senses(of: word).map(Sense.init))
    }
    nodeSenses = lexicon.allNodeSenses().map { $0.map(Sense.init) }
    if nodeSenses.isEmpty { nodeSenses = [[]] }
    for edge in lexicon.allEdges() {
      edgeIndex[UInt64(edge.node) << 32 | UInt64(edge.word)] = edge.target
      edges.append(edge)
    }
  }

  /// Adds one entry: a word, or a phrase of several.
  mutating func add(words form: [[UInt8]], classNumber: UInt8, text: String) {
    let sense = Sense(classNumber: classNumber, text: text)
    let ids = form.map { id(of: $0) }
    if ids.count == 1 {
      if !wordSenses[ids[0]].contains(sense) { wordSenses[ids[0]].append(sense) }
      return
    }
    var node = 0
    for word in ids { node = child(of: node, word: word) }
    if !nodeSenses[node].contains(sense) { nodeSenses[node].append(sense) }
  }

  private mutating func id(of word: [UInt8]) -> Int {
    if let known = wordIDs[word] { return known }
    let new = words.count
    wordIDs[word] = new
    words.append(word)
    wordSenses.append([])
    return new
  }

  private mutating func child(of node: Int, word: Int) -> Int {
    let key = UInt64(node) << 32 | UInt64(word)
    if let known = edgeIndex[key] { return known }
    let new = nodeSenses.count
    nodeSenses.append([])
    edgeIndex[key] = new
    edges.append((node, word, new))
    return new
  }

  /// The bytes of the image.
  func finish() -> [UInt8] {
    var pool = BytePool()
    var senses = ByteSection()
    var senseCount = 0
    func append(_ list: [Sense]) -> (start: Int, count: Int) {
      let start = senseCount
      for sense in list {
        let isAmbiguous = sense.text.hasSuffix("?")
        let text = Array(sense.text.utf8.dropLast(isAmbiguous ? 1 : 0))
        let trimmed = text.last == 0x20 ? text.dropLast() : text[...]
        senses.append(sense.classNumber)
        senses.append(UInt8(isAmbiguous ? 1 : 0))
        senses.append(UInt16(truncatingIfNeeded: trimmed.count))
        senses.append(UInt32(pool.offset(of: Array(trimmed))))
        senses.append(UInt32(bitPattern: Int32(String(decoding: trimmed, as: UTF8.self)) ?? 0))
        senses.append(UInt32(0))
        senseCount += 1
      }
      return (start, list.count)
    }

    var wordSection = ByteSection()
    for (index, word) in words.enumerated() {
      let list = append(wordSenses[index])
      var classes = LexicalClasses()
      for sense in wordSenses[index] { classes.insert(LexicalClass(rawValue: sense.classNumber)) }
      wordSection.append(UInt32(pool.offset(of: word)))
      wordSection.append(UInt16(truncatingIfNeeded: word.count))
      wordSection.append(UInt16(truncatingIfNeeded: list.count))
      wordSection.append(UInt32(list.start))
      wordSection.append(UInt32(edgeIndex[UInt64(index)] ?? 0))
      wordSection.append(classes.low)
      wordSection.append(classes.high)
    }
    var nodeSection = ByteSection()
    for list in nodeSenses {
      let placed = append(list)
      nodeSection.append(UInt32(placed.start))
      nodeSection.append(UInt32(placed.count))
    }
    let slots = slotSection()
    let (edgeTable, edgeSlots) = edgeSection()

    var image = ByteSection()
    for byte in LexiconImage.magic { image.append(byte) }
    for count in [slots.count / 8, words.count, senseCount, edgeSlots, nodeSenses.count, pool.bytes.count] {
      image.append(UInt32(count))
    }
    for section in [slots, wordSection.bytes, senses.bytes, edgeTable, nodeSection.bytes, pool.bytes] {
      image.bytes += section
      image.align(8)
    }
    return image.bytes
  }

  private func slotSection() -> [UInt8] {
    var capacity = 64
    while capacity < words.count * 3 / 2 { capacity *= 2 }
    var table = [UInt64](repeating: 0, count: capacity)
    for (index, word) in words.enumerated() {
      let hash = WordHash.of(word)
      var slot = Int(hash) & (capacity - 1)
      while table[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      table[slot] = UInt64(hash) << 32 | UInt64(index + 1)
    }
    var section = ByteSection()
    for value in table { section.append(value) }
    return section.bytes
  }

  private func edgeSection() -> (bytes: [UInt8], slots: Int) {
    var capacity = 64
    while capacity < edges.count * 4 / 3 { capacity *= 2 }
    var table = [(UInt32, UInt32, UInt32)](repeating: (0, 0, 0), count: capacity)
    for edge in edges {
      let hash = LexiconImage.edgeHash(node: UInt32(edge.node), word: UInt32(edge.word))
      var slot = Int(hash) & (capacity - 1)
      while table[slot].0 != 0 { slot = (slot + 1) & (capacity - 1) }
      table[slot] = (UInt32(edge.node + 1), UInt32(edge.word), UInt32(edge.target))
    }
    var section = ByteSection()
    for (node, word, target) in table {
      section.append(node)
      section.append(word)
      section.append(target)
    }
    return (section.bytes, capacity)
  }
}

/// Little-endian bytes under construction.
private struct ByteSection {
  var bytes: [UInt8] = []

  mutating func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func align(_ alignment: Int) {
    while bytes.count % alignment != 0 { bytes.append(0) }
  }
}

/// Strings stored once.
private struct BytePool {
  var bytes: [UInt8] = []
  private var offsets: [[UInt8]: Int] = [:]

  mutating func offset(of string: [UInt8]) -> Int {
    if let known = offsets[string] { return known }
    let offset = bytes.count
    bytes += string
    offsets[string] = offset
    return offset
  }
}

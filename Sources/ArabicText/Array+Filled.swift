extension Array {
  /// So many times the same element.
  ///
  /// As `init(repeating:count:)`, which the compiler leaves generic: it looks up the metadata of its storage in a table at
  /// each call, some 370 instructions. For arrays that are made for every line or article.
  @inlinable @inline(__always)
  package init(filledWith element: Element, count: Int) {
    self.init()
    append(addingCapacity: count) { $0.append(repeating: element, count: count) }
  }
}

import ArabicText
import Glibc

/// Faults that tests ask for, in debug builds and with the variable HASHIYA_FAULTS set: a document that holds one of
/// the words below brings its worker down. Release builds have none of this.
enum FaultHook {
  static func strike(_ source: SourceText) {
    #if HASHIYA_FAULTS
      guard getenv("HASHIYA_FAULTS") != nil else { return }
      let text = source.string
      if text.contains("fault:trap") { fatalError("a fault was asked for") }
      if text.contains("fault:hang") { while true { sleep(1) } }
      if text.contains("fault:memory") {
        var blocks: [[UInt8]] = []
        while true { blocks.append([UInt8](repeating: 1, count: 1 << 28)) }
      }
    #endif
  }
}

import Glibc
import Interchange
import JSONRPC
import LanguageServer

/// Any bytes as the whole input of a language server.
@_cdecl("hashiya_fuzz_session")
public func fuzzSession(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  var ends: [Int32] = [0, 0]
  // A pipe holds 64 KiB, so that the writing ends before the reading begins.
  guard count <= 1 << 15, pipe(&ends) == 0 else { return 0 }
  precondition(write(ends[1], bytes, count) == count)
  close(ends[1])
  let identity = ServerIdentity(version: "0", model: ModelIdentity(version: "0", entities: "0"))
  let streams = StandardStreams(input: ends[0], output: SessionTarget.nowhere)
  _ = LanguageServer.serve(streams, identity: identity)
  close(ends[0])
  return 0
}

enum SessionTarget {
  static let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
}

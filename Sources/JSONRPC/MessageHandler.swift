/// What answers the messages of a connection.
///
/// All methods are called on the reader's thread, one message at a time, in the order of arrival. That is the whole of
/// the ordering: an edit is applied before anything behind it is looked at, and a request that only reads takes hold of
/// its document's current version here and does its work later, beside others, as a `deferred` reply.
package protocol MessageHandler {
  /// Answers a request, or says how it will be answered.
  mutating func reply(to request: Request) -> Reply

  /// Takes note of a notification. Returns whether the connection goes on.
  mutating func receive(_ notification: Notification) -> Continuation

  /// Takes the peer's answer to a request of ours. A peer may answer late, twice or never.
  mutating func receive(_ response: Response)
}

extension MessageHandler {
  package mutating func receive(_ response: Response) {}
}

/// How a request is answered.
package enum Reply: Sendable {
  /// With this JSON, at once.
  case result([UInt8])
  /// With this error, at once.
  case failure(ResponseError)
  /// With this JSON, after every request before it has been answered.
  case resultAfterPending([UInt8])
  /// With what the job gives, which runs on a thread of its own. A job whose request is cancelled need not finish.
  case deferred(Job)
  /// With what the job gives, which is begun after those before it, as many at a time as there are processors: for work
  /// that comes in bulk, which must not crowd out what somebody waits for.
  case inTurn(Job)

  /// What makes an answer, as JSON.
  package typealias Job = @Sendable (Cancellation) throws(ResponseError) -> [UInt8]
}

/// Whether a connection goes on after a notification.
package enum Continuation: Sendable { case proceed, stop }

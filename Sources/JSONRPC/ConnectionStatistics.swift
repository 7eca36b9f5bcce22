/// How many messages of each kind a connection has seen since its start.
package struct ConnectionStatistics: Hashable, Sendable {
  package internal(set) var requests = 0
  package internal(set) var notifications = 0
  /// Errors answered, cancelled requests aside.
  package internal(set) var failures = 0
  /// Requests that the peer cancelled in time.
  package internal(set) var cancellations = 0
  /// Requests that are being worked on at this moment.
  package internal(set) var underWay = 0
}

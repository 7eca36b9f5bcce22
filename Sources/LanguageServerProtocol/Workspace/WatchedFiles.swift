package import JSON

/// From the server: asks the client to tell when files with certain names change.
package struct RegisterWatchedFilesRequest: Hashable, JSONEncodable {
  package static let method = "client/registerCapability"

  /// Glob patterns, such as `**/*.tsv`.
  package let patterns: [String]

  package init(patterns: [String]) { self.patterns = patterns }

  package func encode(to json: inout JSONWriter) {
    let watchers = patterns.map { pattern -> JSONValue in ["globPattern": .string(pattern)] }
    let registration: JSONValue = [
      "id": "hashiya.watchedFiles", "method": .string(DidChangeWatchedFiles.method),
      "registerOptions": ["watchers": .array(watchers)],
    ]
    json.value(["registrations": [registration]])
  }
}

/// A file that the server asked to watch changed. Which one does not matter: all that are in use are looked at.
package enum DidChangeWatchedFiles {
  package static let method = "workspace/didChangeWatchedFiles"
}

import JSON
package import JSONRPC

/// A server of the Model Context Protocol: the life of a session, the list of tools, and calls of them.
///
/// Calls run on other threads, beside each other; each is a pure function of its arguments.
package struct ToolServer: MessageHandler {
  /// The versions of the protocol that are served, the oldest first. The one of March 2025 is not among them: it alone has
  /// batches.
  static let versions = ["2024-11-05", "2025-06-18", "2025-11-25"]

  private let version: String
  private let tools: [any Tool]
  private let connection: Connection
  private var isRunning = false

  /// A server of the tools that answers over `connection`; `version` is the program's.
  package init(version: String, tools: [any Tool], connection: Connection) {
    self.version = version
    self.tools = tools
    self.connection = connection
  }

  /// Serves one client on the given streams, a message a line, until it closes its end or goes away.
  package static func serve(_ streams: StandardStreams, version: String, tools: [any Tool]) {
    let connection = Connection(streams, framing: .lines)
    var server = ToolServer(version: version, tools: tools, connection: connection)
    _ = connection.run(&server)
  }

  package mutating func reply(to request: Request) -> Reply {
    do throws(ResponseError) {
      return try answer(request)
    } catch {
      return .failure(error)
    }
  }

  package mutating func receive(_ notification: Notification) -> Continuation {
    if notification.method == "notifications/cancelled" { notification.params["requestId"].map(connection.cancel) }
    return .proceed
  }

  private mutating func answer(_ request: Request) throws(ResponseError) -> Reply {
    switch request.method {
    case "initialize": return .result(try initialize(request.params).jsonBytes)
    case "ping": return .result(JSONValue.object(JSONObject()).jsonBytes)
    case _ where !isRunning: throw ResponseError(.serverNotInitialized, "\(request.method) before initialize")
    case "tools/list": return .result((["tools": .array(tools.map(\.listing))] as JSONValue).jsonBytes)
    case "tools/call": return try call(request.params)
    default: throw ResponseError(.methodNotFound, "no method \(request.method)")
    }
  }

  private mutating func initialize(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    guard let asked = params["protocolVersion"]?.string else {
      throw ResponseError(.invalidParams, "\"protocolVersion\" must be a string")
    }
    isRunning = true
    return [
      "protocolVersion": .string(ToolServer.version(for: asked)),
      "capabilities": ["tools": ["listChanged": false]],
      "serverInfo": ["name": "hashiya", "title": "hashiya", "version": .string(version)],
      "instructions": """
      Finds what stands in Arabic text: names of people, places and organizations, dates with their calendar values, \
      quantities, who said what, and the parts of a page. Give the date of publication as referenceTime whenever it is \
      known: words like أمس count from it.
      """,
    ]
  }

  /// The newest version that is not newer than the one asked for; versions are dates, so that they compare as text.
  static func version(for asked: String) -> String {
    versions.last { $0 <= asked } ?? versions[0]
  }

  private func call(_ params: JSONValue) throws(ResponseError) -> Reply {
    guard let name = params["name"]?.string else { throw ResponseError(.invalidParams, "\"name\" must be a string") }
    guard let tool = tools.first(where: { $0.name == name }) else {
      throw ResponseError(.invalidParams, "no tool \(name)")
    }
    let arguments = params["arguments"] ?? .object(JSONObject())
    return .deferred { _ in tool.result(of: arguments) }
  }
}

extension JSONValue {
  /// The value as JSON.
  fileprivate var jsonBytes: [UInt8] {
    var json = JSONWriter()
    json.value(self)
    return json.bytes
  }
}

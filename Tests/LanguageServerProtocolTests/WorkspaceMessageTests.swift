import JSON
import LanguageServerProtocol
import Testing

/// Messages about folders, settings and traces, as clients of several years send them.
@Suite struct WorkspaceMessageTests {
  private static func params(_ json: String) throws -> Parameters { try Parameters(try JSONReader.read(json)) }

  @Test(
    "The folders of a client that knows several, one, or only a path",
    arguments: [
      (
        #"{"workspaceFolders": [{"uri": "file:///a", "name": "a"}, {"uri": "file:///b"}], "rootUri": "file:///c"}"#,
        ["file:///a", "file:///b"]
      ),
      (#"{"workspaceFolders": null, "rootUri": "file:///c", "rootPath": "/d"}"#, ["file:///c"]),
      (#"{"workspaceFolders": [], "rootUri": "file:///c"}"#, ["file:///c"]),
      (#"{"rootUri": null, "rootPath": "/d"}"#, ["/d"]), ("{}", []),
      (#"{"workspaceFolders": "x", "rootUri": 7}"#, []),
    ])
  func folders(json: String, expected: [String]) throws {
    #expect(try InitializeRequest(try Self.params(json)).workspaceFolders == expected)
  }

  @Test(
    arguments: [
      ("{}", JSONValue.null), (#"{"settings": null}"#, .null), (#"{"settings": {"hashiya": {}}}"#, ["hashiya": [:]]),
    ] as [(String, JSONValue)])
  func settings(json: String, expected: JSONValue) throws {
    #expect(try DidChangeConfigurationNotification(try Self.params(json)).settings == expected)
  }

  @Test(
    arguments: [([["a": 1]], ["a": 1]), ([nil], nil), ([], nil), (nil, nil)] as [(JSONValue, JSONValue)])
  func theAnswerAboutSettings(result: JSONValue, expected: JSONValue) {
    #expect(ConfigurationRequest.settings(in: result) == expected)
  }

  @Test func traceLevels() throws {
    #expect(try SetTraceNotification(try Self.params(#"{"value": "verbose"}"#)).level == .verbose)
    let complaint = InvalidParameters(#""value" must be "off", "messages" or "verbose", not "loud""#)
    #expect(throws: complaint) { try SetTraceNotification(try Self.params(#"{"value": "loud"}"#)) }
  }
}

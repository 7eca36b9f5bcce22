import Configuration
import Interchange
import JSON

/// Writes what the user does not want to see any more into a folder's `.hashiya.json`.
struct IgnoreList {
  private let path: String

  /// The list of the configuration in a folder.
  init(folder: String) { path = folder + "/" + ConfigurationFile.name }

  /// Ignores the findings of one code about one text.
  func ignore(code: String, text: String) throws(WholeFile.Failure) {
    try change { members in
      var list = members["ignore"]?.array ?? []
      let entry: JSONValue = ["code": .string(code), "text": .string(text)]
      if !list.contains(entry) { list.append(entry) }
      members["ignore"] = .array(list)
    }
  }

  /// Switches a code off.
  func ignore(code: String) throws(WholeFile.Failure) {
    try change { members in
      var diagnostics = members["diagnostics"]?.object ?? JSONObject()
      diagnostics[code] = "off"
      members["diagnostics"] = .object(diagnostics)
    }
  }

  /// Changes members of the file and leaves the others as they are.
  private func change(_ body: (inout JSONObject) -> Void) throws(WholeFile.Failure) {
    var members = try read()
    body(&members)
    var json = JSONWriter()
    json.value(.object(members))
    try WholeFile(path).write(JSONLayout.readable(json.bytes) + [0x0A])
  }

  private func read() throws(WholeFile.Failure) -> JSONObject {
    guard WholeFile(path).exists else { return JSONObject() }
    guard let bytes = ConfigurationFile.contents(of: path) else {
      throw WholeFile.Failure(message: "\(path): cannot be read; nothing was changed")
    }
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONReader.read(bytes)
    } catch {
      throw WholeFile.Failure(message: "\(path): not JSON: \(error); nothing was changed")
    }
    guard let members = value.object else {
      throw WholeFile.Failure(message: "\(path): not a JSON object; nothing was changed")
    }
    return members
  }
}

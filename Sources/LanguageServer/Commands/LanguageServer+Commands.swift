import AnnotationStore
import Batch
import JSON
import JSONRPC
import LanguageServerProtocol

/// `workspace/executeCommand`: what editors have the server do, without any code of their own.
extension LanguageServer {
  mutating func execute(_ request: Request) throws(ResponseError) -> Reply {
    let message = try decode(ExecuteCommandRequest.self, request.params)
    switch message.command {
    case .exportAnnotations: return try export(message)
    case .reannotate: return try reannotate(message)
    case .status: return .result(status.jsonBytes)
    case .clearCache: return clearCache()
    case .ignoreFinding, .ignoreCode: return try ignore(message)
    case .quotes:
      let quotes = try parameters(message) { (object) throws(InvalidParameters) in
        try QuotesRequest(command: object)
      }
      return answer(quotes, about: try documents.version(of: quotes.uri), QuotesFeature.graph)
    case .applyEdit:
      guard let edit = message.arguments.first, edit.object != nil else {
        throw ResponseError(.invalidParams, "\"arguments[0]\" must be a workspace edit")
      }
      _ = connection.request(ApplyEditRequest.method, params: ApplyEditRequest(edit: edit).jsonBytes)
      return .result(LanguageServer.null)
    }
  }

  private static var null: [UInt8] { Array("null".utf8) }

  /// What is read from the object that is the command's first argument.
  private func parameters<Value>(
    _ message: ExecuteCommandRequest, _ read: (Parameters) throws(InvalidParameters) -> Value
  ) throws(ResponseError) -> Value {
    do throws(InvalidParameters) {
      return try read(try message.object())
    } catch {
      throw ResponseError(.invalidParams, error.message)
    }
  }

  /// Gives the document that `hashiya/annotate` gives, or writes it to the file that the caller names.
  private mutating func export(_ message: ExecuteCommandRequest) throws(ResponseError) -> Reply {
    let (request, output) = try parameters(message) { (object) throws(InvalidParameters) in
      (try AnnotateRequest(command: object), try object.optionalString("output"))
    }
    let reply = try annotateFeature().reply(to: request, .number(JSONNumber(0)), documents)
    guard let output else { return reply }
    guard let path = FileURI.path(of: output) else {
      throw ResponseError(.invalidParams, "\"arguments[0].output\" must be an absolute path or a file URI")
    }
    guard case .deferred(let job) = reply else { return reply }
    return .deferred { (cancellation) throws(ResponseError) in
      let document = try job(cancellation)
      do throws(WholeFile.Failure) {
        try WholeFile(path).write(document + [0x0A])
      } catch {
        throw ResponseError(.requestFailed, error.message)
      }
      return (JSONValue.object(JSONObject([("output", .string(path))]))).jsonBytes
    }
  }

  /// Annotates the documents named, or all, anew from their texts.
  private mutating func reannotate(_ message: ExecuteCommandRequest) throws(ResponseError) -> Reply {
    let uris = message.arguments.isEmpty ? documents.all.map(\.uri) : message.arguments.compactMap(\.string)
    var versions: [DocumentVersion] = []
    for uri in uris { versions.append(try documents.restart(uri)) }
    showAnew(versions)
    return .result(LanguageServer.null)
  }

  private func clearCache() -> Reply {
    guard let cache else { return .result(LanguageServer.null) }
    return .deferred { [workers] (_) throws(ResponseError) in
      // They may hold results that they have not written yet.
      workers.endIdleWorkers()
      do throws(StoreFailure) {
        let count = try cache.clear()
        return (["removed": .number(JSONNumber(count ?? 0))] as JSONValue).jsonBytes
      } catch {
        throw ResponseError(.requestFailed, error.message)
      }
    }
  }

  /// Writes the user's decision into the configuration that counts for the document, after which it counts.
  private mutating func ignore(_ message: ExecuteCommandRequest) throws(ResponseError) -> Reply {
    let (uri, code, text) = try parameters(message) { (object) throws(InvalidParameters) in
      let text = message.command == .ignoreFinding ? try object.string("text") : nil
      return (try object.string("uri"), try object.string("code"), text)
    }
    if let folder = configuration.folder(of: uri) {
      let list = IgnoreList(folder: folder)
      do throws(WholeFile.Failure) {
        if let text { try list.ignore(code: code, text: text) } else { try list.ignore(code: code) }
      } catch {
        throw ResponseError(.requestFailed, error.message)
      }
    } else {
      configuration.ignoreInSession(code: code, text: text)
    }
    refreshConfiguration(isCertain: true)
    return .result(LanguageServer.null)
  }
}

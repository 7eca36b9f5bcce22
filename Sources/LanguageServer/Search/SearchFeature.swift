import AnnotationModel
import AnnotationStore
import JSON
import JSONRPC
import LanguageServerProtocol

/// `hashiya/search`: the corpus index, asked by a program.
struct SearchFeature: Sendable {
  /// Nil: this server was started without an index.
  let corpus: CorpusReader?
  let session: Session

  /// Checks the query and gives the job that searches.
  func reply(to message: SearchRequest) throws(ResponseError) -> Reply {
    let query: SearchQuery
    let encoding: PositionEncoding?
    do throws(SearchQuery.Invalid) {
      (query, encoding) = try SearchQuery.read(message.members)
    } catch {
      throw ResponseError(.invalidParams, error.message)
    }
    guard let corpus else {
      throw ResponseError(
        .requestFailed, "this server has no index; start it with --index PATH, or with XDG_CACHE_HOME or HOME set")
    }
    let columns = encoding ?? session.encoding
    return .deferred { (_) throws(ResponseError) in
      do throws(StoreFailure) {
        var json = JSONWriter()
        try corpus.search().hits(for: query, encoding: columns).write(to: &json)
        return json.bytes
      } catch {
        throw ResponseError(.requestFailed, "index: \(error.message)")
      }
    }
  }
}

import AnnotationModel
import AnnotationStore
import Glibc
import JSON

/// Queries on standard input, answers on standard output, a line each and each as soon as it is there.
struct SearchBatch {
  private let search: CorpusSearch
  private let encoding: PositionEncoding

  /// Answers count in `encoding` unless a query asks for another one.
  init(_ search: CorpusSearch, encoding: PositionEncoding) {
    self.search = search
    self.encoding = encoding
  }

  /// Answers until the input ends. A bad query is answered with an error.
  func run() {
    let output = OutputFile.standard()
    while let line = readLine() {
      if line.allSatisfy(\.isWhitespace) { continue }
      var json = JSONWriter()
      answer(line, to: &json)
      json.newline()
      output.write(json.bytes, toShared: "")
    }
  }

  private func answer(_ line: String, to json: inout JSONWriter) {
    do throws(JSONError) {
      let value = try JSONReader.read(line)
      guard let members = value.object else {
        return SearchBatch.write("a query is an object, not \(value.kindName)", to: &json)
      }
      do throws(SearchQuery.Invalid) {
        let (query, encoding) = try SearchQuery.read(members)
        do throws(StoreFailure) {
          try search.hits(for: query, encoding: encoding ?? self.encoding).write(to: &json)
        } catch {
          SearchBatch.write(error.message, to: &json)
        }
      } catch {
        SearchBatch.write(error.message, to: &json)
      }
    } catch {
      SearchBatch.write("\(error.message) at byte \(error.offset) of the line", to: &json)
    }
  }

  private static func write(_ message: String, to json: inout JSONWriter) {
    json.beginObject()
    json.key("error")
    json.beginObject()
    json.key("message")
    json.string(message)
    json.endObject()
    json.endObject()
  }
}

import Interchange
import JSON
import Testing

/// JSON for people: the outer levels on lines of their own.
struct JSONLayoutTests {
  @Test func outerLevelsGetLines() {
    let compact = #"{"id":"a","list":[{"x":[1,{}],"y":"{,:\"[\\"},[]],"none":[],"empty":{},"model":{"v":"1"}}"#
    #expect(
      String(decoding: JSONLayout.readable(Array(compact.utf8)), as: UTF8.self) == #"""
        {
          "id": "a",
          "list": [
            {"x": [1, {}], "y": "{,:\"[\\"},
            []
          ],
          "none": [],
          "empty": {},
          "model": {
            "v": "1"
          }
        }
        """#)
  }

  /// Blanks and line breaks are all that changes; any bytes are survived.
  @Test(arguments: ["", "{", "\"", "\"\\", "]]]", "1", "[1,2]", #"{"a":[[[1]]]}"#])
  func nothingIsLost(json: String) {
    let laidOut = JSONLayout.readable(Array(json.utf8))
    #expect(laidOut.filter { $0 != 0x20 && $0 != 0x0A } == Array(json.utf8))
  }
}

import Annotator
import Configuration
@testable import LanguageServer
import Synchronization
import Testing

@Suite struct ProfileStoreTests {
  /// Adding words to the lexicon takes longer than the reader's thread may wait: whoever annotates first does it, once.
  @Test func wordsAreAddedWhenTheyAreNeeded() {
    let told = Told()
    var store = ProfileStore(annotator: Annotator()) { told.add($0) }
    store.settings.cues = [.init(form: "غرد", like: "لاشيء")]
    let profile = store.profile(of: nil)
    let again = store.profile(of: "untitled:1")
    #expect(told.count == 0)
    _ = profile.annotator
    _ = again.annotator
    _ = store.profile(of: nil).annotator
    #expect(told.count == 1)
    #expect(profile.revision == again.revision)
  }

  /// What is only shown otherwise is annotated with the same words.
  @Test func newSettingsKeepTheWords() {
    let told = Told()
    var store = ProfileStore(annotator: Annotator()) { told.add($0) }
    store.settings.cues = [.init(form: "غرد", like: "لاشيء")]
    let old = store.profile(of: nil)
    _ = old.annotator
    store.settings.editor.inlayHints = []
    let new = store.profile(of: nil)
    _ = new.annotator
    #expect(told.count == 1)
    #expect(new.revision != old.revision && new.display.inlayHints.isEmpty)
  }

  private final class Told: Sendable {
    private let reports = Mutex(0)
    var count: Int { reports.withLock { $0 } }
    func add(_ problems: [String]) { reports.withLock { $0 += problems.isEmpty ? 0 : 1 } }
  }
}

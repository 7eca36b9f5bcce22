import AnnotationModel
import Annotator
import Configuration

/// The profiles in use, by the folder whose `.hashiya.json` decides: for a document the nearest at or above it, as for
/// the command; for texts without a place the first workspace folder's.
struct ProfileStore {
  private struct Entry {
    let file: ConfigurationFile
    let profile: AnnotationProfile
    let lexiconProblems: [String]
    var problems: [String] { file.problems + lexiconProblems }
    /// The editor's settings that went into it.
    let settings: Configuration
  }

  /// The editor's settings, which are closer than any file.
  var settings = Configuration()
  /// The workspace's folders, as absolute paths.
  var workspaceFolders: [String] = []

  private let annotator: Annotator
  /// Under "" that of texts which belong to no folder.
  private var entries: [String: Entry] = [:]
  private var newestRevision = 0
  private var problems: [String] = []

  /// - Parameter annotator: serves where no configuration adds words.
  init(annotator: Annotator) { self.annotator = annotator }

  /// The profile of a document, or of texts that come without a document when `uri` is nil. What was loaded before is
  /// given as it was.
  mutating func profile(of uri: String?) -> AnnotationProfile {
    let folder = folder(of: uri)
    if let entry = entries[folder], entry.settings == settings { return entry.profile }
    let entry = load(folder, after: entries[folder])
    entries[folder] = entry
    return entry.profile
  }

  /// Looks at the files again that are in use, loads what has changed and forgets what the documents need no more.
  mutating func refresh(documents uris: [String]) {
    var current: [String: Entry] = [:]
    for folder in Set(uris.map { self.folder(of: $0) } + [folder(of: nil)]) {
      guard let entry = entries[folder] else { continue }
      let isCurrent = entry.settings == settings && entry.file.fingerprint == entry.file.currentFingerprint()
      current[folder] = isCurrent ? entry : load(folder, after: entry)
    }
    entries = current
  }

  /// What was wrong with the configurations since the last call. A problem that stays is told once.
  mutating func takeProblems() -> [String] {
    defer { problems = [] }
    return problems
  }

  private func folder(of uri: String?) -> String {
    let place = uri.flatMap(FileURI.path) ?? workspaceFolders.first.map { $0 + "/" }
    return place.map(ConfigurationFile.nearestFolder) ?? ""
  }

  private mutating func load(_ folder: String, after old: Entry?) -> Entry {
    let file =
      folder.isEmpty
      ? ConfigurationFile(settings: settings) : ConfigurationFile(folder: folder, overriddenBy: settings)
    if let old, old.file.configuration == file.configuration {
      report(file.problems, unlessIn: old.problems)
      return Entry(file: file, profile: old.profile, lexiconProblems: old.lexiconProblems, settings: settings)
    }
    let words = file.configuration.wordsIdentity
    newestRevision += 1
    var annotator = annotator
    var lexiconProblems: [String] = []
    if let same = entries.values.first(where: { $0.profile.wordsIdentity == words }) {
      annotator = same.profile.annotator
      lexiconProblems = same.lexiconProblems
    } else if file.configuration.hasWords {
      let (lexicon, problems) = file.configuration.lexicon()
      annotator = Annotator(lexicon: lexicon)
      lexiconProblems = problems.map(\.description)
    }
    report(file.problems + lexiconProblems, unlessIn: old?.problems ?? [])
    let profile = AnnotationProfile(
      annotator: annotator, options: file.configuration.applied(to: AnnotationOptions()), wordsIdentity: words,
      revision: newestRevision)
    return Entry(file: file, profile: profile, lexiconProblems: lexiconProblems, settings: settings)
  }

  private mutating func report(_ found: [String], unlessIn known: [String]) {
    problems += found.filter { !known.contains($0) }
  }
}

import AnnotationModel
import Annotator
import Configuration

/// The profiles in use, by the folder whose `.hashiya.json` decides: for a document the nearest at or above it, as for
/// the command; for texts without a place the first workspace folder's.
struct ProfileStore {
  private struct Entry {
    let file: ConfigurationFile
    let profile: AnnotationProfile
    /// The editor's settings that went into it.
    let settings: Configuration
  }

  /// The editor's settings, which are closer than any file.
  var settings = Configuration()
  /// The workspace's folders, as absolute paths.
  var workspaceFolders: [String] = []

  private let annotator: OnDemand<Annotator>
  /// Tells, from any thread, which of a configuration's words could not be added.
  private let tellProblems: @Sendable ([String]) -> Void
  /// Under "" that of texts which belong to no folder.
  private var entries: [String: Entry] = [:]
  private var newestRevision = 0
  private var problems: [String] = []

  /// - Parameters:
  ///   - annotator: serves where no configuration adds words.
  ///   - report: takes, from any thread, what is wrong with the words that a configuration adds.
  init(annotator: Annotator, report: @escaping @Sendable ([String]) -> Void) {
    self.annotator = OnDemand { annotator }
    tellProblems = report
  }

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

  /// The folder whose `.hashiya.json` decides about a document: where it is, or where it would be looked for first; nil
  /// when there is no such place.
  func configuredFolder(of uri: String) -> String? {
    let folder = folder(of: uri)
    if folder.isEmpty { return nil }
    // A decision counts for the workspace, not for one of its folders only.
    let root = workspaceFolders.filter { folder == $0 || folder.hasPrefix($0 + "/") }.max { $0.count < $1.count }
    return ConfigurationFile.exists(in: folder) ? folder : root ?? folder
  }

  private func folder(of uri: String?) -> String {
    let place = uri.flatMap(FileURI.path) ?? workspaceFolders.first.map { $0 + "/" }
    return place.map(ConfigurationFile.nearestFolder) ?? ""
  }

  private mutating func load(_ folder: String, after old: Entry?) -> Entry {
    let file =
      folder.isEmpty
      ? ConfigurationFile(settings: settings) : ConfigurationFile(folder: folder, overriddenBy: settings)
    report(file.problems, unlessIn: old?.file.problems ?? [])
    if let old, old.file.configuration == file.configuration {
      return Entry(file: file, profile: old.profile, settings: settings)
    }
    newestRevision += 1
    let profile = AnnotationProfile(
      lazyAnnotator: annotator(for: file.configuration), options: file.configuration.applied(to: AnnotationOptions()),
      display: DisplaySettings(file.configuration.editor), words: file.configuration.words,
      revision: newestRevision)
    return Entry(file: file, profile: profile, settings: settings)
  }

  /// The annotator with the configuration's words: one that is in use with the same words, or one that the first who
  /// wants it will make.
  private func annotator(for configuration: Configuration) -> OnDemand<Annotator> {
    guard configuration.hasWords else { return annotator }
    let words = configuration.words
    if let same = entries.values.first(where: { $0.profile.words == words }) {
      return same.profile.lazyAnnotator
    }
    let tellProblems = tellProblems
    return OnDemand {
      let (lexicon, problems) = configuration.lexicon()
      tellProblems(problems.map(\.description))
      return Annotator(lexicon: lexicon)
    }
  }

  private mutating func report(_ found: [String], unlessIn known: [String]) {
    problems += found.filter { !known.contains($0) }
  }
}

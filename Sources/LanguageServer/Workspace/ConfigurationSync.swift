import AnnotationModel
import Annotator
import Configuration
import JSON
import JSONRPC
import LanguageServerProtocol
import Synchronization

/// Keeps the profiles up to date: with the editor's settings, pulled or pushed, and with the files on disk.
struct ConfigurationSync {
  /// The section of the editor's settings that is ours.
  private static let section = "hashiya"
  /// Files are looked at again at most this often, in seconds, unless the client says that one changed.
  private static let checkInterval = 0.3
  /// So many problems are told at a time: a names file of another format must not fill the editor's log.
  private static let mostReports = 20

  private let connection: Connection
  private let notices: Notices
  private var profiles: ProfileStore
  private var pullsSettings = false
  private var watchesFiles = false
  /// The settings question that is open.
  private var question: RequestID?
  private var initialSettings = Configuration()
  /// The editor's settings as they are now.
  private var settings = Configuration() {
    didSet { profiles.settings = settings.overridden(by: sessionIgnores) }
  }
  private var sessionIgnores = Configuration()
  /// What was wrong with the settings that were read last.
  private var settingsProblems: [String] = []
  /// What is to be told as soon as the client may be told something.
  private var pendingProblems: [String] = []
  private var lastCheck = MonotonicTime.now

  init(connection: Connection, notices: Notices, annotator: Annotator) {
    self.connection = connection
    self.notices = notices
    let known = Mutex<Set<String>>([])
    profiles = ProfileStore(annotator: annotator) { problems in
      let new = known.withLock { known in problems.filter { known.insert($0).inserted } }
      for problem in new.prefix(ConfigurationSync.mostReports) { notices.warn("configuration: \(problem)") }
    }
  }

  /// The profile of a document, or of texts without a document.
  mutating func profile(of uri: String?) -> AnnotationProfile {
    defer { reportProblems() }
    return profiles.profile(of: uri)
  }

  /// The folder whose configuration decides about a document; nil for one without a place in a session without folders.
  func folder(of uri: String) -> String? { profiles.configuredFolder(of: uri) }

  /// The workspace's folders, as absolute paths.
  var workspaceFolders: [String] { profiles.workspaceFolders }

  /// What the editor's settings say about whether the workspace is indexed.
  var indexesWorkspace: Bool? { settings.editor.indexWorkspace }

  /// Ignores findings for the rest of the session, where no file could keep the decision.
  mutating func ignoreInSession(code: String, text: String?) {
    if let text {
      sessionIgnores.ignoredFindings.append(.init(code: code, text: text))
    } else {
      sessionIgnores.diagnosticSettings[code] = .off
    }
    profiles.settings = settings.overridden(by: sessionIgnores)
  }

  // MARK: - The session

  /// Takes what `initialize` says.
  mutating func begin(_ message: InitializeRequest) {
    pullsSettings = message.client.answersConfiguration
    watchesFiles = message.client.watchesFiles
    profiles.workspaceFolders = message.workspaceFolders.compactMap(FileURI.folder(of:))
    initialSettings = read(message.options)
    settings = initialSettings
  }

  /// Asks the client for what only it knows, now that it listens.
  mutating func clientIsReady() {
    reportProblems()
    askForSettings()
    guard watchesFiles else { return }
    let request = RegisterWatchedFilesRequest(patterns: ["**/\(ConfigurationFile.name)", "**/*.tsv"])
    _ = connection.request(RegisterWatchedFilesRequest.method, params: request.jsonBytes)
  }

  /// The settings changed: they are in the message, or are to be asked for.
  mutating func settingsChanged(_ message: DidChangeConfigurationNotification) {
    if pullsSettings { return askForSettings() }
    use(message.settings[ConfigurationSync.section] ?? .null)
  }

  /// Takes the answer to an open question about settings. Returns whether it was one.
  mutating func receive(_ response: Response) -> Bool {
    guard response.id == question else { return false }
    question = nil
    guard let result = response.result else { return false }
    use(ConfigurationRequest.settings(in: result))
    return true
  }

  /// Folders came to the workspace, or left it.
  mutating func foldersChanged(_ message: DidChangeWorkspaceFoldersNotification) {
    let removed = Set(message.removed.compactMap(FileURI.folder(of:)))
    profiles.workspaceFolders.removeAll { removed.contains($0) }
    profiles.workspaceFolders += message.added.compactMap(FileURI.folder(of:))
  }

  private mutating func askForSettings() {
    guard pullsSettings else { return }
    let request = ConfigurationRequest(section: ConfigurationSync.section)
    question = connection.request(ConfigurationRequest.method, params: request.jsonBytes)
  }

  private mutating func use(_ settings: JSONValue) {
    self.settings = initialSettings.overridden(by: read(settings))
  }

  private mutating func read(_ settings: JSONValue) -> Configuration {
    let (configuration, problems) = ConfigurationReader.read(settings)
    let messages = problems.map { "settings: \($0)" }
    pendingProblems += messages.filter { !settingsProblems.contains($0) }
    settingsProblems = messages
    return configuration
  }

  // MARK: - Files

  /// Looks whether files have changed, if it is time, or if `isCertain`. Returns whether it looked, after which profiles
  /// may be others.
  mutating func refresh(documents: [String], isCertain: Bool) -> Bool {
    guard isCertain || lastCheck.secondsAgo >= ConfigurationSync.checkInterval else { return false }
    profiles.refresh(documents: documents)
    lastCheck = .now
    reportProblems()
    return true
  }

  // MARK: - Problems

  private mutating func reportProblems() {
    let messages = pendingProblems + profiles.takeProblems()
    pendingProblems = []
    for message in messages.prefix(ConfigurationSync.mostReports) { notices.warn("configuration: \(message)") }
    if messages.count > ConfigurationSync.mostReports {
      notices.warn("configuration: \(messages.count - ConfigurationSync.mostReports) more problems")
    }
  }
}

import Glibc

/// Where the result cache and the corpus index are unless the user says otherwise.
package enum CacheLocation {
  /// `$XDG_CACHE_HOME/hashiya/results.sqlite`, or the same below `~/.cache`; nil without a home folder.
  ///
  /// The XDG specification has relative values of the variable ignored.
  package static var standard: String? { folder.map { $0 + "/results.sqlite" } }

  /// Where the corpus index is unless the user says otherwise: beside the cache.
  package static var corpus: String? { folder.map { $0 + "/corpus.sqlite" } }

  private static var folder: String? {
    if let folder = absolutePath(in: "XDG_CACHE_HOME") { return folder + "/hashiya" }
    return absolutePath(in: "HOME").map { $0 + "/.cache/hashiya" }
  }

  /// Creates the folder of a cache file and those above it, for its owner only. False when one cannot be created.
  @discardableResult
  package static func createFolder(of path: String) -> Bool {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return true }
    let folder = String(path[..<slash])
    if mkdir(folder, 0o700) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT, createFolder(of: folder) else { return false }
    return mkdir(folder, 0o700) == 0 || errno == EEXIST
  }

  /// Whether a file can be made at `path`, together with the folders that are missing. Makes nothing.
  package static func canCreate(_ path: String) -> Bool {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/"), slash != folder.startIndex {
      folder = folder[..<slash]
      if access(String(folder), F_OK) == 0 { return access(String(folder), W_OK | X_OK) == 0 }
    }
    return access(path.hasPrefix("/") ? "/" : ".", W_OK | X_OK) == 0
  }

  private static func absolutePath(in variable: String) -> String? {
    guard let value = getenv(variable).map({ String(cString: $0) }), value.hasPrefix("/") else { return nil }
    return value
  }
}

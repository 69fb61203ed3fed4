/// A path that somebody named: how it is shown, and where it is.
struct NamedPath: Hashable, Sendable {
  /// As a person would write it: from the working directory where it is below it, or else as it
  /// was named; without `.` and doubled slashes.
  let display: String
  /// The same place from the root of the file system.
  let absolute: String

  /// Finds a path that was named on the command line.
  init(_ named: String, in workingDirectory: String) {
    let typed = Self.tidied(named)
    let home = Self.tidied(workingDirectory)
    var absolute = typed.hasPrefix("/") ? typed : Self.joined(home, typed)
    // Only the system can say where `..` leads from a link.
    if typed.split(separator: "/").contains(".."), let real = FileSystem.realPath(of: absolute) {
      absolute = real
    }
    self.absolute = absolute
    if let below = Self.path(of: absolute, below: home) {
      display = below
    } else if let real = FileSystem.realPath(of: home), real != home,
      let below = Self.path(of: absolute, below: real)
    {
      display = below
    } else {
      display = typed
    }
  }

  private init(display: String, absolute: String) {
    self.display = display
    self.absolute = absolute
  }

  /// The same place, shown by another name.
  func shown(as display: String) -> NamedPath {
    NamedPath(display: display, absolute: absolute)
  }

  /// An entry of this folder.
  func appending(_ name: String) -> NamedPath {
    NamedPath(
      display: display == "." ? name : Self.joined(display, name),
      absolute: Self.joined(absolute, name))
  }

  /// The folder that it stands in.
  var folder: NamedPath {
    NamedPath(display: Self.folder(of: display), absolute: Self.folder(of: absolute))
  }

  /// The path without empty and `.` parts; `.` where nothing is left.
  static func tidied(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    let joined = parts.joined(separator: "/")
    if path.hasPrefix("/") { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }

  /// The path with each `..` taken together with the part before it, where there is one.
  static func folded(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// One path after another.
  static func joined(_ folder: String, _ path: String) -> String {
    if path == "." { return folder }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// The way from a folder to a path in it, `.` for the folder itself; nil where it is not in it.
  static func path(of path: String, below folder: String) -> String? {
    if path == folder { return "." }
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    guard path.hasPrefix(start) else { return nil }
    return String(path.dropFirst(start.count))
  }

  /// The folder that a path stands in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  static func name(of path: String) -> Substring {
    path.split(separator: "/").last ?? path[...]
  }
}

/// The patterns of one `.charterignore` file, which mean what they mean in a `.gitignore`.
///
/// A line is a pattern; `#` starts a comment, `!` takes back what a line before said, `\` takes
/// the next character as it is. A pattern with a slash before its end is about the path from the
/// file's own folder, any other about a name at any depth; one that ends in a slash is about
/// folders only. `*` and `?` never stand for a slash; `**` between slashes stands for any number
/// of folders. The last line that matches decides.
struct IgnorePatterns: Sendable {
  private let patterns: [Pattern]

  /// Reads the lines of a file; one that is no pattern matches nothing.
  init(_ text: String) {
    patterns = text.split(whereSeparator: \.isNewline).compactMap { Pattern(line: $0) }
  }

  /// Whether a path is ignored; nil where no line speaks of it.
  ///
  /// Works in time proportional to the lengths of patterns and path, whatever the pattern.
  ///
  /// - Parameters:
  ///   - path: From the folder of the file, with `/` between its parts.
  ///   - isFolder: Whether it is a folder.
  /// - Returns: True where it is ignored, false where a `!` took it back.
  func ignores(_ path: String, isFolder: Bool) -> Bool? {
    let path = Array(path.unicodeScalars)
    return patterns.last { (isFolder || !$0.isAboutFolders) && $0.matches(path) }
      .map { !$0.isNegated }
  }

  /// The line that ignores exactly this path.
  static func line(for path: String) -> String {
    var line = "/"
    for character in path {
      if "*?[\\ ".contains(character) { line.append("\\") }
      line.append(character)
    }
    return line
  }
}

private struct Pattern: Sendable {
  enum Token: Sendable {
    case scalar(Unicode.Scalar)
    /// `?`
    case any
    /// `[a-z]`
    case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)
    /// `*`
    case star
    /// `**/`: any number of folders, none too.
    case folders
    /// `/**` at the end: everything inside.
    case inside
  }

  private(set) var isNegated = false
  private(set) var isAboutFolders = false
  private var tokens: [Token] = []

  /// Reads a line; nil where it is empty, a comment or no pattern.
  init?(line: Substring) {
    var scalars = Array(line.unicodeScalars)
    Self.dropTrailingBlanks(&scalars)
    if scalars.first == "#" { return nil }
    if scalars.first == "!" {
      isNegated = true
      scalars.removeFirst()
    }
    if scalars.last == "/" {
      isAboutFolders = true
      scalars.removeLast()
    }
    guard !scalars.isEmpty else { return nil }
    if scalars.first == "/" {
      scalars.removeFirst()
    } else if !scalars.contains("/") {
      tokens.append(.folders)
    }
    var index = 0
    while index < scalars.count {
      guard let token = Self.token(scalars, &index) else { return nil }
      tokens.append(token)
    }
    guard !tokens.isEmpty else { return nil }
  }

  /// Drops blanks at the end that no backslash keeps.
  private static func dropTrailingBlanks(_ scalars: inout [Unicode.Scalar]) {
    while let last = scalars.last, last == " " || last == "\t" || last == "\r" {
      let slashes = scalars.dropLast().reversed().prefix { $0 == "\\" }.count
      if last == " ", slashes % 2 == 1 { return }
      scalars.removeLast()
    }
  }

  /// Reads the token at an index; nil where there is none that could match.
  private static func token(_ scalars: [Unicode.Scalar], _ index: inout Int) -> Token? {
    let scalar = scalars[index]
    let startsPart = index == 0 || scalars[index - 1] == "/"
    index += 1
    switch scalar {
    case "\\":
      guard index < scalars.count else { return nil }
      index += 1
      return .scalar(scalars[index - 1])
    case "?": return .any
    case "[": return set(scalars, &index)
    case "*":
      let start = index
      while index < scalars.count, scalars[index] == "*" { index += 1 }
      guard index - start == 1, startsPart else { return .star }
      if index == scalars.count { return .inside }
      guard scalars[index] == "/" else { return .star }
      index += 1
      return .folders
    default: return .scalar(scalar)
    }
  }

  /// Reads `[a-z]` after its opening bracket; nil where it does not end.
  private static func set(_ scalars: [Unicode.Scalar], _ index: inout Int) -> Token? {
    func next() -> Unicode.Scalar? {
      guard index < scalars.count else { return nil }
      index += 1
      guard scalars[index - 1] == "\\" else { return scalars[index - 1] }
      guard index < scalars.count else { return nil }
      index += 1
      return scalars[index - 1]
    }
    var isNegated = false
    if index < scalars.count, scalars[index] == "!" || scalars[index] == "^" {
      isNegated = true
      index += 1
    }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    var isFirst = true
    while index < scalars.count, scalars[index] != "]" || isFirst {
      isFirst = false
      guard let low = next() else { return nil }
      var high = low
      if index + 1 < scalars.count, scalars[index] == "-", scalars[index + 1] != "]" {
        index += 1
        guard let end = next() else { return nil }
        high = end
      }
      if low <= high { ranges.append(low...high) }
    }
    guard index < scalars.count else { return nil }
    index += 1
    return .set(ranges, isNegated: isNegated)
  }

  /// Whether the tokens match the whole path.
  ///
  /// All ways of matching are followed at once. A way is the number of a token, twice; one more
  /// where it is in the middle of what `folders` or `inside` stands for.
  func matches(_ path: [Unicode.Scalar]) -> Bool {
    var ways = Set<Int>()
    reach(0, &ways)
    for scalar in path {
      var next = Set<Int>()
      for way in ways { advance(way, over: scalar, &next) }
      ways = next
      if ways.isEmpty { return false }
    }
    return ways.contains(2 * tokens.count)
  }

  /// Adds a way and those that open from it without a character.
  private func reach(_ way: Int, _ ways: inout Set<Int>) {
    guard ways.insert(way).inserted, way / 2 < tokens.count else { return }
    switch (tokens[way / 2], way % 2) {
    case (.star, _), (.folders, 0), (.inside, 1): reach(way / 2 * 2 + 2, &ways)
    default: break
    }
  }

  private func advance(_ way: Int, over scalar: Unicode.Scalar, _ ways: inout Set<Int>) {
    let index = way / 2
    guard index < tokens.count else { return }
    switch tokens[index] {
    case .scalar(let expected): if scalar == expected { reach(2 * index + 2, &ways) }
    case .any: if scalar != "/" { reach(2 * index + 2, &ways) }
    case .set(let ranges, let isNegated):
      if scalar != "/", ranges.contains(where: { $0.contains(scalar) }) != isNegated {
        reach(2 * index + 2, &ways)
      }
    case .star: if scalar != "/" { reach(way, &ways) }
    case .folders: reach(scalar == "/" ? 2 * index : 2 * index + 1, &ways)
    case .inside: reach(2 * index + 1, &ways)
    }
  }
}

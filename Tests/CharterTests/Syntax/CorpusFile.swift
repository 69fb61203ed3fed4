import Foundation
import TestSupport

/// A file of examples: each has a title between rules of `=`, perhaps a line that begins with `:`,
/// a source, a line `---`, and what is expected of it.
struct CorpusFile {
  struct Entry {
    var title: String
    /// What the source is: `file`, `expression` or `rule`, the body of a rule.
    var kind: String
    var source: String
    var expected: String
  }

  var path: String
  var entries: [Entry] = []

  init(path: String) throws {
    self.path = path
    let lines = try textInPackage(path).split(separator: "\n", omittingEmptySubsequences: false)
    var index = 0
    func isRule(_ line: Substring) -> Bool { line.count > 2 && line.allSatisfy { $0 == "=" } }
    while index < lines.count {
      guard isRule(lines[index]), index + 2 < lines.count, isRule(lines[index + 2]) else {
        index += 1
        continue
      }
      var entry = Entry(
        title: String(lines[index + 1]), kind: "file", source: "", expected: "")
      index += 3
      if lines[index].hasPrefix(":") {
        entry.kind = String(lines[index].dropFirst())
        index += 1
      }
      var source: [Substring] = []
      while index < lines.count, lines[index] != "---" {
        source.append(lines[index])
        index += 1
      }
      index += 1
      var expected: [Substring] = []
      while index < lines.count, !isRule(lines[index]) {
        expected.append(lines[index])
        index += 1
      }
      entry.source = CorpusFile.trimmed(source)
      entry.expected = CorpusFile.trimmed(expected)
      entries.append(entry)
    }
  }

  private static func trimmed(_ lines: [Substring]) -> String {
    var lines = lines[...]
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// The file as it is written.
  var text: String {
    let rule = String(repeating: "=", count: 20)
    return entries.map { entry in
      "\(rule)\n\(entry.title)\n\(rule)\n"
        + (entry.kind == "file" ? "" : ":\(entry.kind)\n")
        + "\n\(entry.source)\n\n---\n\n\(entry.expected)\n"
    }.joined(separator: "\n")
  }

  static var isUpdating: Bool { ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" }

  func write() throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: packageRoot + "/" + path))
  }
}

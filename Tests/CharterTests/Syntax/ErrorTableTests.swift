import Charter
import TestSupport
import Testing

/// Sources with mistakes between « and », and what is said of each.
@Suite struct ErrorTableTests {
  private static let folder = "grammar/errors"

  @Test(arguments: try namesInPackage(folder))
  func everyMistakeIsReportedOnceAtItsPlace(_ name: String) throws {
    var file = try CorpusFile(path: "\(Self.folder)/\(name)")
    #expect(!file.entries.isEmpty)
    for index in file.entries.indices {
      let entry = file.entries[index]
      let (source, marks) = Self.marks(in: entry.source)
      let wrapped = Self.wrapped(source, as: entry.kind)
      let diagnostics = Self.diagnostics(of: wrapped.text, as: entry.kind)
      let lines = LineIndex(Array(wrapped.text.utf8))
      let expected = marks.map { mark in
        Place(
          file: "policy.charter", lines: lines, start: mark.lowerBound + wrapped.start,
          end: mark.upperBound + wrapped.start)
      }
      #expect(
        diagnostics.map(\.place) == expected,
        "\(name), \(entry.title): \(diagnostics.map(Self.brief))")
      let text = diagnostics.map(Self.text).joined(separator: "\n")
      if CorpusFile.isUpdating {
        file.entries[index].expected = text
      } else {
        #expect(entry.expected == text, "\(name), \(entry.title)")
      }
    }
    if CorpusFile.isUpdating { try file.write() }
  }

  @Test func tableIsLarge() throws {
    let count = try namesInPackage(Self.folder).reduce(into: 0) {
      $0 += try CorpusFile(path: "\(Self.folder)/\($1)").entries.count
    }
    #expect(count >= 100)
  }

  /// The house style of messages: lower case, no final period, one line, user's words in
  /// backticks.
  @Test func messagesAreOfOneStyle() throws {
    for name in try namesInPackage(Self.folder) {
      for entry in try CorpusFile(path: "\(Self.folder)/\(name)").entries {
        let source = Self.wrapped(Self.marks(in: entry.source).source, as: entry.kind).text
        for diagnostic in Self.diagnostics(of: source, as: entry.kind) {
          for text in [diagnostic.message] + (diagnostic.help.map { [$0] } ?? []) {
            #expect(!text.hasSuffix(".") && !text.contains("\n"), "\(text)")
            let first = text.first
            #expect(
              first?.isUppercase != true || text.hasPrefix("U+"), "\(text) begins upper case")
          }
        }
      }
    }
  }

  // MARK: Sources

  /// Takes the marks out of a source.
  static func marks(in marked: String) -> (source: String, marks: [Range<Int>]) {
    var bytes: [UInt8] = []
    var marks: [Range<Int>] = []
    var start = 0
    for character in marked {
      switch character {
      case "«": start = bytes.count
      case "»": marks.append(start..<bytes.count)
      default: bytes += Array(String(character).utf8)
      }
    }
    return (String(decoding: bytes, as: UTF8.self), marks)
  }

  private static func wrapped(_ source: String, as kind: String) -> (text: String, start: Int) {
    let head =
      switch kind {
      case "rule": "global policy p {\n  rule r on product {\n"
      case "policy": "global policy p {\n"
      default: ""
      }
    let tail =
      switch kind {
      case "rule": "\n  }\n  rule last on product { deny }\n}\n"
      case "policy": "\n  rule last on product { deny }\n}\n"
      default: ""
      }
    return (head + source + tail, head.utf8.count)
  }

  private static func diagnostics(of text: String, as kind: String) -> [Diagnostic] {
    let file = SourceFile(path: "policy.charter", text: text)
    return kind == "expression"
      ? parseExpression(file, index: 0).diagnostics : parse(file, index: 0).diagnostics
  }

  // MARK: Diagnostics as text

  private static func text(_ diagnostic: Diagnostic) -> String {
    var lines = ["\(diagnostic.code): \(diagnostic.message)"]
    if let help = diagnostic.help { lines.append("  help: \(help)") }
    for note in diagnostic.notes {
      let start = note.place.start
      lines.append("  note: \(note.message) (\(start.line):\(start.column))")
    }
    return lines.joined(separator: "\n")
  }

  private static func brief(_ diagnostic: Diagnostic) -> String {
    guard let place = diagnostic.place else { return diagnostic.message }
    return "\(place.start.line):\(place.start.column)–\(place.end.line):\(place.end.column) "
      + "[\(diagnostic.code)] \(diagnostic.message)"
  }
}

import Charter
import Foundation
import Testing

/// What expressions come to, in the notation of the tables: JSON, `unknown: reasons` or
/// `error: code`.
struct ExpressionOutcomes {
  /// Noon of 1 March 2026, UTC: when all examples are computed.
  static let time = Timestamp(microseconds: 1_772_366_400_000_000)

  private let set: PolicySet

  init() throws { set = try PolicySet(compiling: []) }

  /// What each of some expressions comes to, over a document whose keys are names.
  func of(_ expressions: [String], with document: Document?) -> [String] {
    set.evaluate(all: expressions, with: document, at: Self.time).map { result in
      switch result {
      case .success(.value(let json)): json
      case .success(.unknown(let reasons)): "unknown: " + reasons.joined(separator: "; ")
      case .failure(let failure): "error: " + (failure.diagnostics.first?.code ?? "none")
      }
    }
  }
}

/// An expression of a table or a page, and what it comes to.
struct ExpressionRow: Sendable {
  var expression: String
  var outcome: String
  /// From 1.
  var line: Int

  /// Compares rows with what they come to, and points at the line of each that differs.
  static func check(
    _ rows: [ExpressionRow], of file: URL, with document: Document?
  ) throws {
    let outcomes = try ExpressionOutcomes().of(rows.map(\.expression), with: document)
    for (row, outcome) in zip(rows, outcomes) where outcome != row.outcome {
      Issue.record(
        "\(row.expression)\n   expected \(row.outcome)\n   came to  \(outcome)",
        sourceLocation: SourceLocation(
          fileID: "CharterTests/\(file.lastPathComponent)", filePath: file.path, line: row.line,
          column: 1))
    }
  }
}

/// Files of the package, from the places of the tests.
enum PackageFiles {
  static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
  static let root = tests.deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ file: URL) throws -> String {
    try String(contentsOf: file, encoding: .utf8)
  }

  static func json(_ file: URL) throws -> Document {
    try Document(json: Array(Data(contentsOf: file)), file: file.lastPathComponent)
  }
}

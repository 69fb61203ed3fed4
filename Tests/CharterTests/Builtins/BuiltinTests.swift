import Charter
import Foundation
import Testing

/// Every function of the language does what its own examples say.
@Suite struct BuiltinTests {
  /// Functions that have no answer without a product, and so no examples.
  private static let unbuilt: Set = [
    "changes", "cycle", "downstream", "part_of", "source_of", "upstream",
  ]

  @Test func examplesComeToWhatTheySay() throws {
    let examples = Builtin.all.flatMap(\.examples)
    let outcomes = try ExpressionOutcomes().of(examples.map(\.expression), with: nil)
    for (example, outcome) in zip(examples, outcomes) {
      #expect(outcome == example.value, "\(example.expression)")
    }
  }

  @Test(arguments: Builtin.all)
  func isDocumented(_ builtin: Builtin) {
    #expect(builtin.usage.hasPrefix(builtin.name + "("))
    #expect(builtin.summary.hasSuffix("."))
    let hasNone = builtin.isForStandards || Self.unbuilt.contains(builtin.name)
    #expect(builtin.examples.isEmpty == hasNone)
    for example in builtin.examples {
      #expect(example.expression.contains(builtin.name + "("), "\(example.expression)")
    }
    #expect(Builtin.named(builtin.name)?.name == builtin.name)
  }

  @Test func everyFileIsListed() throws {
    let folder = PackageFiles.root.appending(path: "Sources/Charter/Builtins")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0 != "Builtin.swift" }
    let listed = Builtin.all.map { builtin in
      builtin.name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        .joined() + ".swift"
    }
    #expect(files.sorted() == listed.sorted(), "each function has a file and stands in Builtin.all")
    #expect(Builtin.all.map(\.name) == Builtin.all.map(\.name).sorted(), "they stand by name")
  }

  // MARK: Functions of standards

  /// An expression of a standard over a document, and what the field it fills holds.
  private static let standardRows: [(document: String, field: String, line: String, json: String)] =
    [
      (#"{"v": 4, "u": "d"}"#, "sla.freshness", "with_unit(raw.v, raw.u)", #""4d""#),
      (#"{"v": "4", "u": "h"}"#, "sla.freshness", "with_unit(raw.v, raw.u)", #""4h""#),
      (#"{"v": "25h"}"#, "sla.freshness", "with_unit(raw.v, raw.u)", #""25h""#),
      (#"{"v": "25h", "u": "d"}"#, "sla.freshness", "with_unit(raw.v, raw.u)", #""25h""#),
      (#"{"u": "d"}"#, "sla.freshness", "with_unit(raw.v, raw.u)", "null"),
      (#"{"v": 95, "u": "%"}"#, "sla.availability", "with_unit(raw.v, raw.u)", #""95%""#),
      (#"{"v": 95, "u": "percent"}"#, "sla.availability", "with_unit(raw.v, raw.u)", #""95%""#),
      (
        #"{"l": [{"name": "a", "properties": [{"name": "b"}, {"name": "c"}]}, {"name": "d"}]}"#,
        "tags",
        #"[x.name for x in nested(raw.l, "properties", "items")]"#, #"["a","a.b","a.c","d"]"#
      ),
      (
        #"{"l": [{"name": "a", "items": {"properties": [{"name": "b"}]}}]}"#, "tags",
        #"[x.name for x in nested(raw.l, "properties", "items")]"#, #"["a","a.b"]"#
      ),
      (
        #"{"l": {"a": {"properties": {"b": {}}}, "c": {}}}"#, "tags",
        #"[x.name for x in nested(raw.l, "properties", "items")]"#, #"["a","a.b","c"]"#
      ),
      (#"{"l": []}"#, "tags", #"[x.name for x in nested(raw.l, "p", "i")]"#, "[]"),
      (#"{}"#, "tags", #"[x.name for x in nested(raw.l, "p", "i")]"#, "null"),
      (
        #"{"l": [{"k": "a", "v": 1}, {"k": "b", "v": "x"}, {"k": "a", "v": 2}]}"#, "custom",
        #"pairs(raw.l, "k", "v")"#, #"{"a":1,"b":"x"}"#
      ),
      (#"{"l": [{"k": 3, "v": 1}, {"v": 2}]}"#, "custom", #"pairs(raw.l, "k", "v")"#, "{}"),
    ]

  @Test func functionsOfStandards() throws {
    for row in Self.standardRows {
      let line =
        row.field.hasPrefix("sla.")
        ? "sla { \(row.field.dropFirst(4)) = \(row.line) }" : "\(row.field) = \(row.line)"
      let set = try PolicySet(compiling: [
        SourceFile(
          path: "try.charter",
          text: """
            standard try_out for product {
              recognize when raw.id == "x"
              id = raw.id
              name = raw.id
              \(line)
            }
            global policy shown {
              rule value on product {
                forbid product.\(row.field) is present or product.\(row.field) is missing
              }
            }
            """)
      ])
      let text = row.document.replacing(
        /^\{/, with: row.document == "{}" ? #"{"id": "x""# : #"{"id": "x", "#)
      let document = try Document(json: Array(text.utf8), file: "try.json")
      let decision = try #require(
        set.decide(document, options: DecisionOptions(at: ExpressionOutcomes.time)).first)
      let value = decision.findings.first?.values.first { $0.path == "product.\(row.field)" }
      #expect(value?.json == row.json, "\(row.line) over \(row.document)")
    }
  }
}

import Charter
import Foundation
import TestSupport
import Testing

/// Groups whose rows are inputs judged by policies, through the library and through the command.
@Suite struct DecisionGroupTests {
  static let groups = ["errors", "missing", "layers", "limits"]

  @Test(arguments: groups)
  func everyRowComesToWhatItSays(group: String) throws {
    let table = try AdversarialTable(group)
    for section in table.sections.map(DecisionSection.init) {
      let sources = try section.policies().map { SourceFile(path: $0.path, text: $0.text) }
      let policies: PolicySet
      do throws(CompilationFailure) {
        policies = try PolicySet(compiling: sources)
      } catch {
        let codes = DecisionSection.summary(error.diagnostics.map(\.code))
        for row in section.section.rows { table.expect(codes, is: row) }
        continue
      }
      var options = DecisionOptions(at: Timestamp(microseconds: 0))
      if let directory = section.directory {
        var files = CatalogFiles(hasCatalog: false)
        files.registers["directory"] = try Document(
          json: Array(directory.utf8), file: "directory.json")
        options.catalog = policies.catalog(of: files)
        #expect(options.catalog?.faults.isEmpty == true)
      }
      for row in section.section.rows {
        options.time = try #require(Timestamp(section.at(row)))
        let decisions: [Decision]
        switch section.input(row) {
        case .product(let json):
          decisions = Self.read(json).either { policies.decide($0, options: options) }
        case .access(let json):
          decisions = Self.read(json).either {
            policies.decide(requests: $0, options: options)
          }
        case .none:
          table.expect("compiled", is: row)
          continue
        }
        let report = Report(
          policies: policies.hash, time: options.time, decisions: decisions,
          faults: decisions.flatMap { $0.errors.map { Report.Fault(file: nil, $0) } })
        table.expect(try Self.summary(report), is: row)
      }
    }
  }

  private static func read(_ json: String) -> Result<Document, DocumentError> {
    do throws(DocumentError) {
      return .success(try Document(json: SpelledText.bytes(of: json), file: "row.json"))
    } catch {
      return .failure(error)
    }
  }

  private static func summary(_ report: Report) throws -> String {
    let json = try #require(ReportFormat.named("json")).render(report, ReportStyle())
    let read = try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any]
    let decisions = try #require(read?["decisions"] as? [[String: Any]])
    let errors = read?["errors"] as? [[String: Any]] ?? []
    return decisions.map { DecisionSection.summary($0, errors) }.joined(separator: " | ")
  }

  #if CommandLine
    @Test(arguments: groups)
    func theCommandSaysTheSame(group: String) throws {
      let table = try AdversarialTable(group)
      for section in table.sections.map(DecisionSection.init) {
        let process = try CommandProcess()
        for (path, text) in try section.policies() { try process.add("policies/\(path)", text) }
        var options = ["--format", "json"]
        options += (section.section.shared("options") ?? "").split { $0 == " " || $0 == "\n" }
          .map(String.init)
        if let directory = section.directory {
          try process.add("directory.json", directory)
          options += ["--directory", "directory.json"]
        }
        var products: [String: AdversarialTable.Row] = [:]
        var requests: [String: AdversarialTable.Row] = [:]
        for row in section.section.rows {
          switch section.input(row) {
          case .product(let json):
            products["\(row.line).json"] = row
            try process.add("\(row.line).json", SpelledText.bytes(of: json))
          case .access(let json):
            requests["\(row.line).json"] = row
            try process.add("\(row.line).json", SpelledText.bytes(of: json))
          case .none:
            let outcome = try process.run(["check", "--format", "json", "."])
            #expect(outcome.status == 3, "line \(row.line)")
            let errors = outcome.report?["errors"] as? [[String: Any]] ?? []
            let codes = errors.map { $0["code"] as? String ?? "" }
            table.expect(DecisionSection.summary(codes), is: row, "command")
          }
        }
        let times = Set(section.section.rows.map(section.at)).sorted()
        for (time, command) in times.flatMap({ [($0, "check"), ($0, "decide")] }) {
          let rows = (command == "check" ? products : requests).filter {
            section.at($0.value) == time
          }
          if rows.isEmpty { continue }
          let outcome = try process.run([command, "--at", time] + options + rows.keys.sorted())
          let report = try #require(outcome.report, "\(outcome.errors)")
          try Self.compare(report, with: rows, of: table)
          var outcomes = rows.values.map { $0.expected.prefix { $0 != "," } }
          let ids = rows.values.map { $0.input.prefix { $0 != ")" } }.filter {
            $0.hasPrefix("product(")
          }
          // Several descriptors of one id are a mistake of their own.
          if Set(ids).count < ids.count { outcomes.append("malformed") }
          // A past decision time is no gate, so that nothing is green by it.
          let expected: Int32 =
            outcomes.contains("malformed")
            ? 4
            : outcomes.contains("deny")
              ? 1
              : command == "check" || outcomes.contains("notCovered")
                ? 5 : outcomes.contains("review") ? 2 : 0
          #expect(outcome.status == expected, "\(section.section.title): \(outcome.errors)")
        }
      }
    }

    private static func compare(
      _ report: [String: Any], with rows: [String: AdversarialTable.Row],
      of table: AdversarialTable
    ) throws {
      let decisions = report["decisions"] as? [[String: Any]] ?? []
      let errors = report["errors"] as? [[String: Any]] ?? []
      for (file, row) in rows {
        let own = decisions.filter { $0["file"] as? String == file }
        let summary = own.map { decision in
          DecisionSection.summary(decision, errors.filter { $0["file"] as? String == file })
        }
        table.expect(summary.joined(separator: " | "), is: row, "command")
      }
    }
  #endif
}

extension Result<Document, DocumentError> {
  /// What comes of a document, or the decision that says that it could not be read.
  func either(_ decide: (Document) -> [Decision]) -> [Decision] {
    switch self {
    case .success(let document): decide(document)
    case .failure(let error): [.unread("row.json", error.diagnostics)]
    }
  }
}

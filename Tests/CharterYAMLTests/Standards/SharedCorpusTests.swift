#if YAML
  import Charter
  import CharterYAML
  import Foundation
  import TestSupport
  import Testing

  /// All descriptors of the five standards, where a checkout has the corpus beside the package.
  @Suite struct SharedCorpusTests {
    private static let corpus = "../shared/corpus"

    static let files: [String] = {
      var files: [String] = []
      for folder in ["odcs", "datacontract", "odps-bitol"] {
        let names = FileManager.default.enumerator(atPath: "\(packageRoot)/\(corpus)/\(folder)")
        while let name = names?.nextObject() as? String {
          guard [".yaml", ".yml", ".json"].contains(where: name.hasSuffix) else { continue }
          files.append("\(folder)/\(name)")
        }
      }
      return files.sorted()
    }()

    private static func decide(_ file: String) throws -> [Decision] {
      try CharterYAMLTests.decide(
        "\(corpus)/\(file)", by: try CorePolicyTests.policies.get())
    }

    /// Each is of exactly one standard, and none is malformed or holds what cannot be read.
    @Test(.enabled(if: !files.isEmpty)) func everyFileIsOfOneStandard() throws {
      #expect(Self.files.count == 49)
      var standards: [String: Int] = [:]
      for file in Self.files {
        let decisions = try Self.decide(file)
        #expect(decisions.count == 1, "\(file)")
        for decision in decisions {
          #expect(decision.errors.map(\.message) == [], "\(file)")
          #expect(decision.outcome == .deny, "\(file)")
          #expect(decision.id != nil, "\(file)")
          standards[decision.standard ?? "none", default: 0] += 1
          let misread = decision.findings.filter { $0.rule == "product_standard.understood" }
          #expect(misread.compactMap(\.path) == [], "\(file)")
        }
      }
      #expect(standards == ["odcs": 30, "odcs2": 3, "datacontract": 13, "odps": 3])
    }

    /// Ids that several files have.
    @Test(.enabled(if: !files.isEmpty)) func duplicateIdsAreThoseOfTheGoldenFile() throws {
      var filesOfId: [String: [String]] = [:]
      for file in Self.files {
        for decision in try Self.decide(file) {
          filesOfId[decision.id ?? "", default: []].append(file)
        }
      }
      let duplicates = filesOfId.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
      let text = duplicates.map { ([$0.key] + $0.value.map { "  \($0)" }).joined(separator: "\n") }
        .joined(separator: "\n")
      #expect(
        goldenDifference(text + "\n", "Tests/CharterYAMLTests/Golden/duplicate-ids.txt") == nil)
    }

    @Test(.enabled(if: !files.isEmpty)) func findingsPointAtTheirValue() throws {
      for file in Self.files where !file.contains("adventureworks") {
        for finding in try Self.decide(file).flatMap(\.findings) {
          try expectPlace(of: finding, "\(file): \(finding.rule)")
        }
      }
    }

    /// The decisions of all of them, one line a rule.
    @Test(.enabled(if: !files.isEmpty)) func decisionsAreThoseOfTheGoldenFile() throws {
      var lines: [String] = []
      for file in Self.files {
        for decision in try Self.decide(file) {
          lines.append("\(file): \(decision.outcome), \(decision.standard ?? "none")")
          var counts: [String: Int] = [:]
          for finding in decision.findings {
            counts["\(finding.level) \(finding.rule) \(finding.status)", default: 0] += 1
          }
          for (rule, count) in counts.sorted(by: { $0.key < $1.key }) {
            lines.append("  \(rule)\(count > 1 ? " × \(count)" : "")")
          }
        }
      }
      let text = lines.joined(separator: "\n") + "\n"
      #expect(
        goldenDifference(text, "Tests/CharterYAMLTests/Golden/corpus-decisions.txt") == nil)
    }
  }
#endif

#if YAML
  import Charter
  import CharterYAML
  import TestSupport
  import Testing

  /// `policies/README.md` beside the policies, and the packs beside `policies/core`.
  @Suite struct RuleBookTests {
    static let packs = ["ccpa", "gdpr", "hipaa", "pci"]

    /// A row of a table: its cells, and the names of rules in the third.
    struct Row {
      var cells: [String]
      var rules: [String]
    }

    /// The rows behind a heading, up to the next of its rank.
    private func rows(behind heading: String) throws -> [Row] {
      let text = try textInPackage("policies/README.md")
      let start = try #require(text.firstRange(of: "\n## \(heading)\n"))
      let rest = text[start.upperBound...]
      let section = rest.firstRange(of: "\n## ").map { rest[..<$0.lowerBound] } ?? rest
      return section.split(separator: "\n").filter { $0.hasPrefix("| ") }.compactMap { line in
        let cells = line.dropFirst(2).dropLast(2)
          .split(separator: " | ", omittingEmptySubsequences: false).map(String.init)
        guard cells.count >= 3, cells[1] != "The sentence", cells[0] != "#" else { return nil }
        guard !cells[0].hasPrefix("---") else { return nil }
        let names = cells[2].matches(of: #/`([a-z_]+\.[a-z_]+)`/#).map { String($0.output.1) }
        return Row(cells: cells, rules: names)
      }
    }

    /// Every rule that is shipped, by name.
    private func shipped() throws -> Set<String> {
      let folders = ["core", "mesh", "packs"]
      let set = try PolicySet(
        compiling: folders.flatMap { try policyFilesInPackage("policies/\($0)") }.map {
          SourceFile(path: $0, text: try textInPackage($0))
        })
      return Set(set.rules.map(\.name))
    }

    @Test func everyConcernHasASentenceAndRulesThatExist() throws {
      let shipped = try shipped()
      let rows = try rows(behind: "Every concern, and what answers it")
      #expect(rows.count > 50)
      for row in rows {
        #expect(!row.cells[0].isEmpty && !row.rules.isEmpty, "\(row.cells)")
        #expect(row.cells[1].contains("\"") || row.cells[1].contains("`"), "\(row.cells)")
        #expect(row.cells[1].contains(#/^S[0-3]: /#), "\(row.cells)")
        #expect(Set(row.rules).subtracting(shipped).isEmpty, "\(row.cells)")
      }
    }

    @Test func everyRuleAnswersAConcern() throws {
      let rows = try rows(behind: "Every concern, and what answers it")
      let missing = try shipped().subtracting(rows.flatMap(\.rules))
      #expect(missing.sorted() == [])
    }

    @Test func rowsByNumberNameRulesThatExist() throws {
      let shipped = try shipped()
      let rows = try rows(behind: "By number")
      let numbers = try rows.map { try #require(Int($0.cells[0])) }
      #expect(numbers == Array(1...84))
      for row in rows {
        #expect(Set(row.rules).subtracting(shipped).isEmpty, "\(row.cells)")
        // The checker's own answers are codes, and the catalogue has them.
        if row.rules.isEmpty {
          let codes = row.cells[2].matches(of: #/`([a-z]+(?:-[a-z]+)+)`/#).map {
            String($0.output.1)
          }
          let explained = DiagnosticExplanation.all.map(\.code)
          #expect(!codes.isEmpty, "no rule and no code of the checker answers \(row.cells)")
          #expect(Set(codes).subtracting(explained).isEmpty, "\(row.cells)")
        }
      }
    }

    /// The sets as they are used: the core, alone and with each pack, and beside the rules of the mesh.
    static let sets =
      [["policies/core"], ["policies/core", "policies/mesh"]]
      + packs.map { ["policies/core", "policies/packs/\($0)"] }

    /// What is shipped meets what it asks of rules, and takes all advice.
    @Test(arguments: sets) func rulesMeetTheRulesAboutRules(_ folders: [String]) throws {
      let set = try set(folders)
      var judge = Judge(set)
      let time = try #require(Timestamp(decisionDay))
      let decisions = judge.decideRules(
        options: DecisionOptions(at: time, without: [.catalog, .directory]))
      #expect(decisions.count == set.rules.count)
      for decision in decisions {
        #expect(decision.outcome == .permit, "\(decision.id ?? "")")
        #expect(decision.findings.map(\.message) == [])
      }
    }

    /// No rule that is shipped stands against another, or says what another says; of packs that are used
    /// together each asks for labels, for an article of its own.
    @Test(arguments: sets) func rulesGoTogether(_ folders: [String]) throws {
      let overlaps = try set(folders).overlaps(at: try #require(Timestamp(decisionDay)))
      #expect(overlaps.warnings.map(\.message) == [])
      #expect(overlaps.uncompared == 0)
    }

    @Test func packsRepeatOneRule() throws {
      let set = try set(["policies/core"] + Self.packs.map { "policies/packs/\($0)" })
      let overlaps = set.overlaps(at: try #require(Timestamp(decisionDay)))
      #expect(overlaps.warnings.map(\.code) == ["shadowed-rule", "shadowed-rule", "shadowed-rule"])
      for name in ["gdpr.people_are_found", "hipaa.health_data_is_found", "pci.card_data_is_found"]
      {
        #expect(
          overlaps.warnings.contains { $0.message.contains("`\(name)` finds nothing") }, "\(name)")
      }
    }

    private func set(_ folders: [String]) throws -> PolicySet {
      try PolicySet(
        compiling: folders.flatMap { try policyFilesInPackage($0) }.map {
          SourceFile(path: $0, text: try textInPackage($0))
        })
    }

    /// What the README says does not block is what does not.
    @Test func levelsAreThoseOfTheReadme() throws {
      let text = try textInPackage("policies/README.md")
      for rule in try policySet("policies/core").rules {
        let line = text.split(separator: "\n").first {
          $0.hasPrefix("| advises |") && $0.contains("`\(rule.name)`")
        }
        let advises = rule.levels.map(\.level) == [.advise]
        #expect((line != nil) == advises, "\(rule.name)")
      }
    }

    /// Each pack is a set of its own, and one with the core.
    @Test(arguments: packs) func packsGoWithTheCore(_ pack: String) throws {
      let alone = try policySet("policies/packs/\(pack)")
      #expect((4...8).contains(alone.rules.count))
      #expect(alone.warnings.map(\.code) == [])
      for rule in alone.rules {
        try expectExplained(rule)
        #expect(rule.name.hasPrefix("\(pack)."))
      }
      let both = try policySet("policies/core", "policies/packs/\(pack)")
      #expect(both.warnings.map(\.code) == [])
      #expect(both.rules.count == alone.rules.count + (try policySet("policies/core").rules.count))
      // Data of which nothing is said is asked for labels, and the core's answers stay.
      let file = "policies/core/fixtures/orders.yaml"
      let decision = try #require(try decide(file, by: both).first)
      #expect(decision.outcome == .permit)
      #expect(
        Set(decision.findings.map { $0.rule.prefix { $0 != "." } }).isSubset(of: [Substring(pack)]))
      // Data about people, with no ground and no end, is refused by the pack that asks for them.
      let people = "Tests/Corpus/corrected/webshop-orders.dps.yaml"
      let refused = try #require(try decide(people, by: both).first)
      let blocking = refused.findings.filter { $0.level == .block }.map(\.rule)
      #expect(blocking.allSatisfy { $0.hasPrefix("\(pack).") })
      #expect(blocking.isEmpty == ["hipaa", "pci"].contains(pack))
    }
  }
#endif

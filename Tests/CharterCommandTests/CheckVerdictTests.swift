#if CommandLine
  import Testing

  @testable import Charter
  @testable import CharterCommand

  /// What may end with status 0, and what is told first where several things are wrong.
  @Suite struct CheckVerdictTests {
    /// Columns: what was decided about the inputs (`ID=OUTCOME`); what else happened; the status.
    ///
    /// `fault`: a file could not be read. `past`: the decision time is not now. `policies`: a path is
    /// a policy folder. `reads X`: a rule in force reads X; `later X`, `ended X`, `change X`: a rule
    /// not yet in force, no more in force, or about changes does. `without X`: it was given up.
    /// `lost`: the report could not be written. `broken`: the policies do not compile.
    static let rows = """
      a=permit                     |                          | 0
      a=permit b=permit            |                          | 0
      a=permit                     | without catalog          | 0
      a=permit                     | reads catalog, without catalog | 0
      a=permit                     | later catalog            | 0
      a=permit                     | ended catalog            | 0
      a=permit                     | change previous          | 0
      a=permit                     | reads catalog            | 5
      a=permit                     | reads directory, without catalog | 5
      a=permit                     | past                     | 5
      a=permit                     | policies                 | 5
      a=permit                     | lost                     | 74
      a=permit                     | fault                    | 4
      a=permit a=permit            |                          | 4
      a=permit a=deny              |                          | 4
      a=review                     |                          | 2
      a=review                     | lost                     | 2
      a=review                     | past                     | 5
      a=review b=deny              |                          | 1
      a=review b=notCovered        |                          | 5
      a=deny                       |                          | 1
      a=deny                       | past                     | 1
      a=deny                       | reads catalog            | 1
      a=deny                       | lost                     | 1
      a=deny                       | fault                    | 4
      a=deny                       | broken                   | 3
      a=deny b=notCovered          |                          | 1
      a=deny b=malformed           |                          | 4
      a=notCovered                 |                          | 5
      a=notCovered b=permit        |                          | 5
      a=notCovered                 | lost                     | 5
      a=malformed                  |                          | 4
      a=malformed                  | past                     | 4
      a=malformed b=permit         | lost                     | 4
                                   |                          | 5
                                   | lost                     | 5
                                   | fault                    | 4
                                   | past, lost               | 5
                                   | broken, fault            | 3
      """

    @Test(arguments: rows.split(separator: "\n"))
    func tellsTheFirstThatApplies(row: Substring) throws {
      let cells = row.split(separator: "|").map { cell in
        cell.split(separator: " ").joined(separator: " ")
      }
      try #require(cells.count == 3)
      let events = cells[1].split(separator: ",").map { $0.split(separator: " ").map(String.init) }
      func has(_ event: String) -> Bool { events.contains([event]) }
      func inputs(_ verb: String) -> [DecisionOptions.OptionalInput] {
        events.filter { $0.first == verb }
          .compactMap { DecisionOptions.OptionalInput(rawValue: $0[1]) }
      }
      var found = DescriptorFinder.Findings()
      if has("fault") { found.faults = [Report.Fault(file: "x.yaml", .unreadableFile("lost"))] }
      if has("policies") { found.policyFolders = ["policies"] }
      let verdict = CheckVerdict(
        found: found, decisions: decisions(cells[0]),
        rules: ["reads", "later", "ended", "change"].flatMap { kind in
          inputs(kind).map { rule(kind, reads: $0) }
        },
        givenUp: Set(inputs("without")), time: Timestamp(microseconds: 1_772_323_200_000_000),
        isGating: !has("past"))
      var statuses = verdict.statuses
      if has("lost") { statuses.insert(.notWritten) }
      if has("broken") { statuses.insert(.policiesBroken) }
      let status = ExitStatus.told(of: statuses)
      #expect(String(status.rawValue) == cells[2])
      #expect(!verdict.shortfalls.isEmpty || !statuses.contains(.nothingJudged))
    }

    private func decisions(_ text: String) -> [Decision] {
      text.split(separator: " ").enumerated().compactMap { index, part in
        let parts = part.split(separator: "=")
        guard let outcome = Decision.Outcome(rawValue: String(parts[1])) else { return nil }
        return Decision(
          subject: "product", id: String(parts[0]), file: "\(index).yaml", document: nil,
          standard: "odcs", outcome: outcome, findings: [],
          errors: outcome == .malformed
            ? [Diagnostic(code: "duplicate-key", message: "twice", place: nil)] : [],
          rulesAsked: 1, rulesNotAsked: 0)
      }
    }

    private func rule(_ kind: String, reads input: DecisionOptions.OptionalInput) -> RuleSummary {
      RuleSummary(
        name: "core.rule", subject: kind == "change" ? "change" : "product", documentation: "",
        owner: nil, help: nil, source: "",
        place: Place(
          file: "core.charter", start: .init(line: 1, column: 1), end: .init(line: 1, column: 1),
          line: ""),
        levels: [(from: kind == "later" ? "2026-03-02" : "2026-03-01", level: .warn)],
        until: kind == "ended" ? "2026-02-28" : "2026-03-01", tags: [], reads: [input])
    }

    @Test func everyStatusHasItsTurn() {
      #expect(Set(ExitStatus.byPrecedence) == Set(ExitStatus.allCases))
      #expect(ExitStatus.byPrecedence.map(\.rawValue) == [64, 3, 4, 1, 5, 2, 74, 0])
      #expect(ExitStatus.told(of: []) == .clean)
      #expect(ExitStatus.told(of: Set(ExitStatus.allCases)) == .wrongUsage)
    }

    @Test func duplicatesNameEachOther() throws {
      var decisions = decisions("a=permit b=permit a=deny")
      decisions[2].document = 2
      let verdict = CheckVerdict(
        found: .init(), decisions: decisions, rules: [], givenUp: [],
        time: Timestamp(microseconds: 0), isGating: true)
      #expect(verdict.faults.map(\.file) == ["0.yaml", "2.yaml"])
      #expect(verdict.faults[0].diagnostic.message == "the id `a` is also in `2.yaml, document 2`")
      #expect(verdict.faults[1].diagnostic.message == "the id `a` is also in `0.yaml`")
    }

    @Test func duplicatesNameThreeOthersAtMost() {
      let alike = decisions(Array(repeating: "a=permit", count: 6).joined(separator: " "))
      let verdict = CheckVerdict(
        found: .init(), decisions: alike, rules: [], givenUp: [],
        time: Timestamp(microseconds: 0), isGating: true)
      #expect(
        verdict.faults.map(\.diagnostic.message) == [
          "the id `a` is also in `1.yaml`, `2.yaml`, `3.yaml` and 2 more",
          "the id `a` is also in `0.yaml`, `2.yaml`, `3.yaml` and 2 more",
          "the id `a` is also in `0.yaml`, `1.yaml`, `3.yaml` and 2 more",
          "the id `a` is also in `0.yaml`, `1.yaml`, `2.yaml` and 2 more",
          "the id `a` is also in `0.yaml`, `1.yaml`, `2.yaml` and 2 more",
          "the id `a` is also in `0.yaml`, `1.yaml`, `2.yaml` and 2 more",
        ])
    }

    @Test func tellsHowToLeaveOutWhatIsNoDescriptor() throws {
      var decision = decisions("a=malformed")[0]
      decision.errors[0].code = "unrecognized-descriptor"
      decision.errors[0].help = "say what it is"
      decision.file = "retail/x y.yaml"
      let folder = NamedPath("retail", in: "/home")
      var found = DescriptorFinder.Findings()
      found.descriptors = [
        Descriptor(path: folder.appending("x y.yaml"), pathBelow: "x y.yaml", folder: folder)
      ]
      let verdict = CheckVerdict(
        found: found, decisions: [decision], rules: [], givenUp: [],
        time: Timestamp(microseconds: 0), isGating: true)
      #expect(
        verdict.faults[0].diagnostic.help
          == #"say what it is; where it is no descriptor, add this line to `retail/.charterignore`: /x\ y.yaml"#
      )
    }
  }
#endif

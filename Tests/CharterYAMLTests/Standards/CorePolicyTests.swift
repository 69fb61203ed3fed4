#if YAML
  import Charter
  import CharterYAML
  import TestSupport
  import Testing

  /// `policies/core`, over the descriptors that come with the package.
  @Suite struct CorePolicyTests {
    static let policies = Result { try policySet("policies/core") }

    private static func names(_ folder: String) -> [String] {
      let names = (try? namesInPackage(folder)) ?? []
      return names.filter { $0 != "schemas" }.map { "\(folder)/\($0)" }
    }
    static let readme = names("Tests/Corpus/odcs")
    static let corrected = names("Tests/Corpus/corrected")
    static let fixtures = names("policies/core/fixtures")

    /// Every decision about every file, finding by finding.
    @Test(arguments: readme + corrected + fixtures)
    func decisionsAreThoseOfTheGoldenFile(_ file: String) throws {
      let text = try summary(try decide(file, by: try Self.policies.get()))
      let folder = file.split(separator: "/").dropLast().last ?? ""
      let name = file.split(separator: "/").last ?? ""
      let golden = "Tests/CharterYAMLTests/Golden/decisions/\(folder)/\(name).txt"
      #expect(goldenDifference(text, golden) == nil)
    }

    @Test(arguments: readme)
    func realDescriptorsAreDenied(_ file: String) throws {
      let decisions = try decide(file, by: try Self.policies.get())
      #expect(decisions.map(\.outcome) == [.deny])
    }

    @Test func readmeDescriptorsHaveIdsOfTheirOwn() throws {
      let policies = try Self.policies.get()
      let ids = try Self.readme.flatMap { try decide($0, by: policies) }.map(\.id)
      #expect(ids.count == 6)
      #expect(Set(ids).count == 6)
      #expect(!ids.contains(nil))
    }

    /// A file of each standard meets every rule that blocks or warns, on any day to come.
    @Test(arguments: corrected, [decisionDay, "2036-01-01T00:00:00Z"])
    func correctedDescriptorsPass(_ file: String, _ day: String) throws {
      let decisions = try decide(file, by: try Self.policies.get(), on: day)
      #expect(decisions.map(\.outcome) == [.permit])
      #expect(decisions.flatMap(\.findings).filter { $0.level != .advise }.isEmpty)
    }

    /// The contract that the README shows meets every rule, and takes all advice.
    @Test func theContractOfTheReadmeIsClean() throws {
      let file = "Tests/Corpus/corrected/orders.odcs.yaml"
      #expect(try decide(file, by: try Self.policies.get()).flatMap(\.findings).isEmpty)
    }

    @Test func everyStandardHasACorrectedDescriptor() throws {
      let policies = try Self.policies.get()
      let standards = try Self.corrected.flatMap { try decide($0, by: policies) }
        .compactMap(\.standard)
      // Agreements are no products; catalogs have no place for all that the rules demand.
      let without = ["dua", "oaas", "backstage", "datahub", "openmetadata", "ord"]
      #expect(Set(standards) == Set(policies.standards).subtracting(without))
    }

    /// What blocks today blocks in ten years, and nothing else does.
    @Test(arguments: readme + fixtures)
    func todaysDecisionsStay(_ file: String) throws {
      let policies = try Self.policies.get()
      let today = try summary(try decide(file, by: policies))
      #expect(try summary(try decide(file, by: policies, on: "2036-11-21T00:00:00Z")) == today)
    }

    /// Each bad fixture breaks the rule that it was made for.
    @Test(arguments: [
      ("as-published.yaml", "consumers.signed_off product_standard.tables_are_listed"),
      (
        "cust-profile.odcs.yaml",
        "standardisation.file_format standardisation.standard_fields_present "
          + "standardisation.table_name"
      ),
      ("no-consumers.yaml", "consumers.used"),
      ("no-contract.yaml", "contracts.has_contract"),
      ("no-owner.yaml", "product_standard.can_be_asked product_standard.has_owner"),
      ("no-platform.yaml", ""),
      ("not-signed-off.yaml", "consumers.signed_off"),
      ("orders.yaml", ""),
      ("too-old.yaml", "product_standard.fresh_enough product_standard.quality_promised"),
      (
        "vague.yaml",
        "product_standard.access_is_stated product_standard.fresh_enough "
          + "product_standard.retention_is_stated product_standard.understood"
      ),
    ])
    func fixturesBreakTheirRule(_ name: String, _ rules: String) throws {
      let decisions = try decide("policies/core/fixtures/\(name)", by: try Self.policies.get())
      let blocking = Set(decisions.flatMap(\.findings).filter { $0.level == .block }.map(\.rule))
      #expect(blocking.sorted().joined(separator: " ") == rules)
      #expect(decisions.map(\.outcome) == [rules.isEmpty ? .permit : .deny])
    }

    /// A finding points at its value or, where that is absent, at the key of the nearest ancestor
    /// that is there.
    @Test(arguments: readme + corrected + fixtures)
    func findingsPointAtTheirValue(_ file: String) throws {
      for finding in try decide(file, by: try Self.policies.get()).flatMap(\.findings) {
        try expectPlace(of: finding, "\(file): \(finding.rule)")
      }
    }

    /// The rules are documented for a reader of reports, and need no catalog or directory.
    @Test func everyRuleExplainsItself() throws {
      let rules = try Self.policies.get().rules
      #expect(rules.filter { $0.subject == "product" }.count >= 60)
      #expect(rules.filter { ["change", "removal"].contains($0.subject) }.count >= 9)
      #expect(rules.count >= 100)
      for rule in rules {
        try expectExplained(rule)
        #expect(
          rule.reads.isEmpty || (rule.subject == "change" && rule.reads == [.previous]),
          "\(rule.name)")
      }
    }

    /// A policy set that does not compile cleanly is no example.
    @Test func thereAreNoWarnings() throws {
      #expect(try Self.policies.get().warnings.map(\.code) == [])
    }
  }

  /// A rule says why it is there, who keeps it, how what it finds is mended, and words to find it by.
  func expectExplained(_ rule: RuleSummary) throws {
    #expect(!rule.documentation.isEmpty, "\(rule.name)")
    // What only permits, masks or limits leaves nothing to mend.
    let finds = ["require ", "forbid ", "deny\n"].contains { word in
      rule.source.split(separator: "\n").contains {
        "\($0.drop { $0 == " " })\n".hasPrefix(word) && !$0.contains("approval by")
      }
    }
    #expect((rule.help != nil) == finds, "\(rule.name)")
    #expect(rule.owner != nil, "\(rule.name)")
    #expect(!rule.tags.isEmpty, "\(rule.name)")
  }

  /// Checks the span of a finding against the document, read again.
  ///
  /// What is absent from a list has the list's path, and points at the list's key.
  func expectPlace(of finding: Finding, _ comment: String) throws {
    let place = try #require(finding.input, "\(comment)")
    let path = try #require(finding.path, "\(comment)")
    let documents = try Document.read(bytesInPackage(place.file), file: place.file)
    let document = try #require(documents.first)
    func source(_ start: UInt32, _ end: UInt32) -> String {
      String(decoding: document.bytes[Int(start)..<Int(end)], as: UTF8.self)
    }
    let cut = try cutOut(place)
    if let node = document.node(at: path), document.nodes[node].kind != .null {
      let value = document.nodes[node]
      if cut == source(value.start, value.end) { return }
      #expect(value.kind == .list || value.kind == .map, "\(comment) at \(path)")
      #expect(finding.values.contains { $0.json == "null" }, "\(comment) at \(path)")
    }
    var ancestor = path
    while !ancestor.isEmpty, document.node(at: ancestor) == nil {
      ancestor = String(ancestor[..<(ancestor.lastIndex(of: "/") ?? ancestor.startIndex)])
    }
    var node = try #require(document.node(at: ancestor), "\(comment)")
    // The root has no key: its first one stands for it, as an element's stands for the element.
    if !document.nodes[node].hasKey { node += 1 }
    let key = document.nodes[node]
    #expect(cut == source(key.keyStart, key.keyEnd), "\(comment) at \(path)")
  }
#endif

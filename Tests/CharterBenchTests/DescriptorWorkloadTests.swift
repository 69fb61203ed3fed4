import Charter
import CharterBench
import Testing

/// Workload B is the peers' own: the same bytes, and what plain Python finds in them.
@Suite struct DescriptorWorkloadTests {
  @Test func descriptorsAreByteForByteThePeers() {
    var lines: [UInt8] = []
    var pages: [UInt8] = []
    for descriptor in DescriptorGenerator(count: 100) {
      lines += Array("\(descriptor.data.json)\n".utf8)
      pages += Array(descriptor.data.yaml.utf8)
    }
    #expect(lines.count == 460_296)
    #expect(
      hexadecimal(SHA512.digest(of: lines))
        == "50b18fa07e06df278e319b0aebb3bbe5f72801aae2204f5605b6288d2d74fc4fb18fc77f3813c0f3c7be3155898efe8503f8bdff0abb508be3415a2553241f41"
    )
    #expect(
      hexadecimal(SHA512.digest(of: pages))
        == "06756b313cda46d98a4fb81fba5579230e848e2178add3d86d47d58a2eec200a5cb45a236190449958b2c881855f35fc6ffbae4034e09123875727918078cfb6"
    )
  }

  /// Descriptors of the first 100 that break each rule, as `rules_b.python_rules` counts them.
  private static let broken: [String: Int] = [
    "owner_has_mail": 2, "named": 4, "kept": 1, "personal_columns_classified": 1,
    "personal_columns_masked": 1, "consumed": 3, "documented": 5, "contracted": 1, "complete": 1,
    "stored": 3, "columns_named": 2, "columns_unique": 3, "columns_described": 1,
    "personal_products_classified": 2, "available": 2,
  ]

  @Test func rulesFindWhatPlainPythonFinds() throws {
    let time = try #require(Timestamp("2026-11-21T00:00:00Z"))
    for variants in [1, 2] {
      let policies = try PolicySet(compiling: DescriptorPolicies.sources(rules: variants * 20))
      var judge = Judge(policies)
      var broken: [String: Int] = [:]
      for descriptor in DescriptorGenerator(count: 100) {
        let document = try Document(json: Array(descriptor.data.json.utf8), file: "b.json")
        let decisions = judge.decide(document, options: DecisionOptions(at: time))
        #expect(decisions.map(\.rulesAsked) == [variants * 20])
        for rule in Set(decisions.flatMap(\.findings).map(\.rule)) {
          broken[String(rule.split(separator: ".")[1]), default: 0] += 1
        }
      }
      #expect(broken == Self.broken.mapValues { $0 * variants })
    }
  }

  @Test func everyFaultIsOneBrokenRule() throws {
    let time = try #require(Timestamp("2026-11-21T00:00:00Z"))
    let policies = try PolicySet(compiling: DescriptorPolicies.sources(rules: 20))
    var judge = Judge(policies)
    var faulty = 0
    for descriptor in DescriptorGenerator(count: 60, seed: 2) {
      let document = try Document(json: Array(descriptor.data.json.utf8), file: "b.json")
      let decisions = judge.decide(document, options: DecisionOptions(at: time))
      let rules = Set(decisions.flatMap(\.findings).map(\.rule))
      #expect(rules.count == descriptor.faults.count, "\(rules), faults \(descriptor.faults)")
      if !rules.isEmpty { faulty += 1 }
    }
    #expect(faulty > 5)
  }

  @Test func generatedRulesCompileAndAreTheSameOnEveryRun() throws {
    let sources = GeneratedPolicies.sources(rules: 150)
    let again = GeneratedPolicies.sources(rules: 150)
    #expect(sources.map(\.path) == again.map(\.path))
    #expect(sources.map(\.bytes) == again.map(\.bytes))
    #expect(try PolicySet(compiling: sources).rules.count == 150)
  }

  @Test func commandLinesAreReadOrRefused() throws {
    let options = try #require(try Options.parse(["b", "--n", "10,20", "--format", "json,yaml"]))
    #expect(options.workloads == ["b"])
    #expect(options.sizes == [10, 20])
    #expect(options.formats == ["json", "yaml"])
    #expect(try Options.parse(["--help"]) == nil)
    for line in [["--n"], ["--n", "0"], ["--n", "x"], ["--format", "xml"], ["--fast"]] {
      #expect(throws: Options.Misuse.self, "\(line)") { try Options.parse(line) }
    }
  }
}

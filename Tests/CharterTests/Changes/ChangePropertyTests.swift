import Charter
import Testing

/// Every listed change, applied, permits; with any one edit left out it does not; and what two
/// edits can do is found.
@Suite struct ChangePropertyTests {
  /// Denials that are tried.
  static let denials = 2_000

  /// With and without looking for changes.
  private static func options() throws -> (finding: DecisionOptions, plain: DecisionOptions) {
    let plain = DecisionOptions(at: try #require(Timestamp("2026-03-01T00:00:00Z")))
    var finding = plain
    finding.findsChanges = true
    return (finding, plain)
  }

  @Test func changesOfProductsHold() throws {
    var products = RandomProducts(random: SplitMix(seed: 20_261_125))
    let (options, plain) = try Self.options()
    var tried = 0
    var listed = 0
    var missed: [String] = []
    var inexact = 0
    while tried < Self.denials {
      let set = try products.policies()
      var judge = Judge(set)
      for _ in 0..<25 {
        let input = products.product()
        let decision = try #require(judge.decide(input.document(), options: options).first)
        guard decision.outcome == .deny else { continue }
        tried += 1
        func outcome(_ changes: [Change]) throws -> Decision.Outcome? {
          var edited = input
          for change in changes where try !edited.make(change) { return nil }
          return judge.decide(try edited.document(), options: plain).first?.outcome
        }
        for way in decision.changes {
          let all = try outcome(way)
          #expect(all == .permit, "\(way) of \(input.root)")
          for index in way.indices {
            var fewer = way
            fewer.remove(at: index)
            #expect(try outcome(fewer) != .permit, "\(way) of \(input.root) without \(index)")
          }
        }
        if decision.changes.contains(where: { $0.count <= 2 }) {
          listed += 1
        } else if decision.changes.isEmpty, let pair = try Self.pair(input, set, &judge, plain) {
          missed.append("\(input.root) \(pair) \(set.rules.map(\.source))")
        }
        if decision.changesExact != true { inexact += 1 }
      }
    }
    let found = listed + missed.count
    #expect(missed.count * 20 <= found, "\(missed.count) of \(found) missed: \(missed.prefix(5))")
    #expect(listed * 2 > tried, "\(listed) of \(tried)")
    print(
      "changes of products: \(tried) denials, \(listed) with at most two edits, "
        + "\(missed.count) missed, \(inexact) inexact")
  }

  /// Two edits of fields that pass, found by trying all.
  private static func pair(
    _ input: EditedInput, _ set: PolicySet, _ judge: inout Judge, _ options: DecisionOptions
  ) throws -> String? {
    var single: [(name: String, value: Any?)] = []
    let rules = set.rules.map(\.source).joined()
    for field in RandomProducts.fields where rules.contains(field.name) || field.name == "n" {
      single.append((field.name, nil))
      single += field.values.map { (field.name, $0) }
    }
    for first in single.indices {
      for second in first..<single.count {
        var edited = input
        edited.root[single[first].name] = single[first].value
        edited.root[single[second].name] = single[second].value
        let outcome = judge.decide(try edited.document(), options: options).first?.outcome
        if outcome == .permit {
          return "\(single[first]) \(single[second])"
        }
      }
    }
    return nil
  }

  // MARK: Requests

  static let columns = ["email", "phone", "n"]

  @Test func changesOfRequestsHold() throws {
    var random = RandomProducts(random: SplitMix(seed: 7_311))
    let (options, plain) = try Self.options()
    var tried = 0
    var listed = 0
    var missed: [String] = []
    while tried < Self.denials {
      let set = try Self.requestPolicies(&random)
      var judge = Judge(set)
      for _ in 0..<25 {
        let input = Self.request(&random)
        let decision = try #require(
          judge.decide(requests: input.document(), options: options).first)
        #expect(decision.errors.isEmpty, "\(decision.errors)")
        guard decision.outcome == .deny else { continue }
        tried += 1
        func passes(_ changes: [Change]) throws -> Bool {
          var edited = input
          for change in changes where change.kind != .approve {
            guard try edited.make(change) else { return false }
          }
          guard let again = judge.decide(requests: try edited.document(), options: plain).first
          else { return false }
          let given = changes.count { $0.kind == .approve }
          return again.outcome == .permit
            || (again.outcome == .review && again.approvals.count <= given)
        }
        for way in decision.changes {
          #expect(try passes(way), "\(way) of \(input.root)")
          for index in way.indices {
            var fewer = way
            fewer.remove(at: index)
            #expect(try !passes(fewer), "\(way) of \(input.root) without \(index)")
          }
        }
        if decision.changes.contains(where: { $0.count <= 2 }) {
          listed += 1
        } else if decision.changes.isEmpty, let pair = try Self.requestPair(input, &judge, plain) {
          missed.append("\(input.root) \(pair) \(set.rules.map(\.source))")
        }
      }
    }
    let found = listed + missed.count
    #expect(missed.count * 20 <= found, "\(missed.count) of \(found) missed: \(missed.prefix(5))")
    #expect(listed * 2 > tried, "\(listed) of \(tried)")
    print(
      "changes of requests: \(tried) denials, \(listed) with at most two edits, "
        + "\(missed.count) missed")
  }

  private static func requestPolicies(_ random: inout RandomProducts) throws -> PolicySet {
    func atom() -> String {
      switch random.random.next() % 9 {
      case 0: "purpose within \(random.pick(["analytics", "marketing", "operations"]))"
      case 1: "purpose is \(random.pick(["reporting", "campaigns", "billing"]))"
      case 2: "duration \(random.pick(["<=", ">"])) \(random.pick(["30d", "90d", "180d"]))"
      case 3: "environment is \(random.pick(["dev", "prod"]))"
      case 4: "justification is present"
      case 5: "\"\(random.pick(["privacy", "security"]))\" in requester.trainings"
      case 6: "(some column in columns has personal in column.categories)"
      case 7: "port.kind is \(random.pick(["files", "stream"]))"
      default: "requester.team == \"\(random.pick(["growth", "sales"]))\""
      }
    }
    func condition() -> String {
      random.chance(50) ? "(\(atom()))" : "(\(atom()) \(random.pick(["and", "or"])) \(atom()))"
    }
    var rules = ""
    for number in 0..<2 { rules += "rule p\(number) on access { when \(condition()) permit }\n" }
    for number in 0..<1 + Int(random.random.next() % 2) {
      let effect = random.pick(["require \(condition())", "forbid \(condition())", "deny"])
      rules += "rule r\(number) on access { when \(condition()) \(effect) }\n"
    }
    rules += "rule a on access { when \(condition()) require approval by product.owner.team }\n"
    return try PolicySet(compiling: [
      SourceFile(path: "test.charter", text: "global policy p {\n\(rules)}")
    ])
  }

  nonisolated(unsafe) private static let values: [(path: [String], values: [Any])] = [
    (["purpose"], ["reporting", "campaigns", "billing", "research"]),
    (["duration"], ["30d", "90d", "180d", "365d"]),
    (["environment"], ["dev", "prod"]),
    (["justification"], ["because"]),
    (["requester", "trainings"], [["privacy"], ["security"], ["privacy", "security"]]),
    (["columns"], [["n"], ["email"], ["email", "n"]]),
    (["port"], ["events", "files"]),
  ]

  private static func request(_ random: inout RandomProducts) -> EditedInput {
    var root: [String: Any] = [
      "subject": "access",
      "product": [
        "id": "orders", "name": "Orders", "owner": ["name": "sales", "team": "sales"],
        "output_ports": [
          ["name": "events", "kind": "stream"], ["name": "files", "kind": "files"],
        ],
        "tables": [
          [
            "name": "t",
            "columns": [
              ["name": "email", "table": "t", "categories": ["personal"]],
              ["name": "n", "table": "t", "categories": [String]()],
            ],
          ] as [String: Any]
        ],
      ] as [String: Any],
    ]
    var requester: [String: Any] = ["name": "ann", "team": "growth"]
    for (path, values) in values where !random.chance(25) {
      if path.count == 1 {
        root[path[0]] = random.pick(values)
      } else {
        requester[path[1]] = random.pick(values)
      }
    }
    if root["columns"] == nil { root["columns"] = ["email", "n"] }
    root["requester"] = requester
    return EditedInput(root)
  }

  private static func requestPair(
    _ input: EditedInput, _ judge: inout Judge, _ options: DecisionOptions
  ) throws -> String? {
    var single: [(path: [String], value: Any?)] = []
    for (path, values) in values {
      if path != ["columns"] { single.append((path, nil)) }
      single += values.map { (path, $0) }
    }
    for first in single.indices {
      for second in first..<single.count {
        var edited = input
        for (path, value) in [single[first], single[second]] {
          if path.count == 1 {
            edited.root[path[0]] = value
          } else {
            var requester = edited.root["requester"] as? [String: Any] ?? [:]
            requester[path[1]] = value
            edited.root["requester"] = requester
          }
        }
        let outcome = judge.decide(requests: try edited.document(), options: options).first?.outcome
        if outcome == .permit { return "\(single[first]) \(single[second])" }
      }
    }
    return nil
  }
}

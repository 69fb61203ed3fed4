import Charter
import Testing

/// Limits that are lowered, beside a mesh that is looked through by keys: what a lower limit lets pass
/// passes without it, however the rules' lists are found.
///
/// An expression over lists of the catalog that costs too much is counted once more with what its equality
/// leaves, so more can be told than by a walk; what cannot is unknown, and unknown is never looser.
@Suite struct LimitMeshTests {
  /// Costs that a list expression may have, the greatest last.
  private static let costs = [1, 6, 12, 20, 30, 45, 70, 110, 200, 400, 10_000_000]

  private static let productRules =
    ListIndexTests.rules + [
      "require catalog.products[\"p1\"].owner.team is present",
      "require [p.name for p in catalog.products where EQ(p.id, product.id)] != [\"x\"]",
      "forbid some a in catalog.agreements has EQ(a.product, product.name) or EQ(a.product, product.id)",
    ]

  private static let requestRules = [
    "when some a in catalog.agreements has EQ(a.product, product.id) and a.status is approved permit",
    "when product.id == \"p0\" permit",
    "when no a in catalog.agreements has EQ(a.product, product.id) and a.status is rejected permit",
    "when some p in catalog.products has EQ(p.name, product.name) and p.id != product.id require approval by product.owner.team",
    "mask c in columns where some o in catalog.columns has EQ(o.column.name, c.name) and o.address != product.id with hash",
    "when every a in catalog.agreements where EQ(a.product, product.id) has a.status is approved limit to 30d",
    "forbid count(a in catalog.agreements where EQ(a.product, product.id)) >= 9",
  ]

  private static func sets(isIndexed: Bool) throws -> [PolicySet] {
    let rules =
      productRules.enumerated().map { "rule r\($0) on product { \($1) }" }
      + requestRules.enumerated().map { "rule q\($0) on access { \($1) }" }
    let text = rules.map { ListIndexTests.written($0, isIndexed: isIndexed) }.joined(
      separator: "\n")
    return try costs.map { cost in
      var limits = Limits()
      limits.expressionCost = cost
      return try RequestMesh.policies(text, limits: limits)
    }
  }

  /// What of a decision can be stricter or looser.
  private struct Answer {
    var outcome: Int
    /// Rules that stop it.
    var stopped: Set<String>
    /// Rules that are broken for certain, with the place.
    var violated: Set<String>
    var masked: Set<String>
    var approvals: Set<String>
    var expires: Int64

    init(_ decision: Decision) {
      outcome =
        switch decision.outcome {
        case .permit: 0
        case .review: 1
        default: 2
        }
      stopped = Set(decision.findings.map(\.rule))
      violated = Set(
        decision.findings.filter { $0.status == .violated }.map { "\($0.rule) \($0.path ?? "")" })
      masked = Set(decision.obligations.masks.map(\.column))
      approvals = Set(decision.approvals.map(\.by))
      expires = decision.obligations.expires?.value.microseconds ?? .max
    }

    /// What of another answer, made with a lower limit, is looser than this one.
    func looser(_ lower: Answer) -> [String] {
      var found: [String] = []
      if lower.outcome < outcome { found.append("outcome \(lower.outcome)") }
      found += stopped.subtracting(lower.stopped).map { "\($0) stops nothing" }
      found += lower.violated.subtracting(violated).map { "\($0) is certain" }
      // Of what is denied nothing is shown.
      if lower.outcome < 2 {
        found += masked.subtracting(lower.masked).map { "\($0) shows" }
        found += approvals.subtracting(lower.approvals).map { "\($0) is not asked" }
        if lower.expires > expires { found.append("it lasts longer") }
      }
      return found
    }
  }

  private static func answers(
    _ sets: [PolicySet], _ mesh: [String], _ registers: [String: String], product: String,
    request: String
  ) throws -> [[Answer]] {
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    return try sets.map { set in
      let catalog = try RequestMesh.catalog(by: set, descriptors: mesh, registers: registers)
      let options = DecisionOptions(at: time, catalog: catalog)
      let document = try RequestMesh.document(product, file: "judged.json")
      return set.decide(document, options: options).map(Answer.init)
        + (try RequestMesh.decide(request, by: set, with: catalog)).map(Answer.init)
    }
  }

  @Test func aLowerLimitIsNeverLooser() throws {
    let (indexed, walked) = (try Self.sets(isIndexed: true), try Self.sets(isIndexed: false))
    var random = SplitMix(seed: 0x5EED_0612)
    var (differing, passed, found) = (0, 0, 0)
    for _ in 0..<40 {
      let count = Int.random(in: 1...6, using: &random)
      let mesh = (0..<count).map { ListIndexTests.product(&random, "p\($0)") }
      let registers = ["agreements": ListIndexTests.agreements(&random, most: 24)]
      let product = ListIndexTests.product(&random, "p\(Int.random(in: 0..<count, using: &random))")
      let request = """
        {"subject": "access", "requester": {"name": "analyst-1"}, "purpose": "analytics",
         "product": "p\(Int.random(in: 0..<count, using: &random))"}
        """
      let byIndex = try Self.answers(
        indexed, mesh, registers, product: product, request: request)
      let byWalk = try Self.answers(walked, mesh, registers, product: product, request: request)
      for answers in [byIndex, byWalk] {
        for (place, (lower, greater)) in zip(answers, answers.dropFirst()).enumerated() {
          for (one, other) in zip(lower, greater) {
            let looser = other.looser(one)
            #expect(
              looser.isEmpty,
              "\(Self.costs[place]) and \(Self.costs[place + 1]): \(looser) of \(product) and \(request) in \(mesh), \(registers)"
            )
            if one.stopped != other.stopped { differing += 1 }
            if one.outcome < 2 { passed += 1 }
          }
        }
      }
      for (one, other) in zip(byIndex, byWalk) {
        for (index, walk) in zip(one, other) where index.stopped.isStrictSubset(of: walk.stopped) {
          found += 1
        }
      }
    }
    #expect(differing > 200, "limits were met: \(differing)")
    #expect(passed > 20, "something was not denied: \(passed)")
    #expect(found > 100, "by an index more can be told than by a walk: \(found)")
  }
}

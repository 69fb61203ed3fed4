import Charter
import Testing

/// What is found by an index is what a walk finds: a rule that an index serves decides as the same
/// rule does whose equality no index can serve.
@Suite struct ListIndexTests {
  /// Rules over agreements, products and columns; `EQ(a, b)` is written as an equality that an index
  /// serves, or as one that means the same and is not told apart by it.
  static let rules: [String] = [
    "require some a in catalog.agreements has EQ(a.product, product.id) and a.status is approved",
    "require no a in catalog.agreements where EQ(product.id, a.product) has a.status is rejected",
    "require every a in catalog.agreements where EQ(a.product, product.id) has a.status is approved",
    "require count(a in catalog.agreements where a.status is approved and EQ(a.product, product.id)) <= 1",
    "require share(a in catalog.agreements where EQ(a.product, product.id)) <= 40%",
    "require [a.id for a in catalog.agreements where EQ(a.product, product.id)] == [\"a1\"]",
    "for a in catalog.agreements where EQ(a.product, product.id) require a.status is approved",
    "require some a in catalog.agreements has a.consumer_product is present and EQ(a.consumer_product, product.id)",
    "require no a in catalog.agreements has EQ(a.consumer_team, product.owner.team)",
    "for a in catalog.agreements where a.consumer_team is present and EQ(a.consumer_team, product.owner.team) require a.status is approved",
    "require count(p in catalog.products where EQ(p.owner.team, product.owner.team)) == 1",
    "require no p in catalog.products has EQ(p.name, product.name) and p.id != product.id",
    "require some c in catalog.columns has EQ(c.column.name, \"email\") and c.address like \"{product.id}.*\"",
    "require no c in catalog.claims has EQ(c.name, \"db.orders\") and c.product != product.id",
    "for c in catalog.claims where EQ(c.product, product.id) require c.table != \"items\"",
    "for c in catalog.claims where EQ(c.product, product.id) forbid some o in catalog.claims has EQ(o.name, c.name) and o.product != product.id",
  ]

  /// A rule with its equalities as an index serves them, or as none does.
  static func written(_ rule: String, isIndexed: Bool) -> String {
    var text = rule
    while let start = text.firstRange(of: "EQ(") {
      let end = text[start.upperBound...].firstIndex(of: ")") ?? text.endIndex
      let sides = text[start.upperBound..<end].split(separator: ",").map {
        $0.trimmingPrefix(" ")
      }
      let same = isIndexed ? "\(sides[0]) == \(sides[1])" : "not (\(sides[0]) != \(sides[1]))"
      text.replaceSubrange(start.lowerBound...end, with: same)
    }
    return text
  }

  private static func policies(isIndexed: Bool) throws -> PolicySet {
    let rules = rules.enumerated().map { number, rule in
      "rule r\(number) on product { \(written(rule, isIndexed: isIndexed)) }"
    }
    return try RequestMesh.policies(rules.joined(separator: "\n"))
  }

  static func product(_ random: inout SplitMix, _ id: String) -> String {
    func maybe(_ key: String, _ values: [String]) -> String {
      (values + ["null", "5"]).randomElement(using: &random).map { #", "\#(key)": \#($0)"# } ?? ""
    }
    let tables = [
      "[]", #"[{"name": "orders", "columns": [{"name": "email"}]}]"#,
      #"[{"name": "orders", "columns": [{"name": "id"}]}, {"name": "items", "columns": []}]"#,
    ]
    return #"{"test": "\#(id)""# + maybe("name", [#""x""#, #""y""#])
      + maybe("owner", [#""growth""#, #""core""#]) + maybe("tables", tables)
      + maybe("ports", [#"["v1"]"#, #"["v1", "v2"]"#]) + "}"
  }

  static func agreements(_ random: inout SplitMix, most: Int = 6) -> String {
    let rows = (0..<Int.random(in: 0...most, using: &random)).map { number in
      var parts = [
        #""id": "a\#(number)""#, #""product": "p\#(Int.random(in: 0...3, using: &random))""#,
      ]
      parts.append(
        #""status": "\#(["approved", "rejected"].randomElement(using: &random) ?? "approved")""#)
      if Bool.random(using: &random) {
        parts.append(#""consumer_product": "p\#(Int.random(in: 0...3, using: &random))""#)
      }
      if Bool.random(using: &random) { parts.append(#""consumer_team": "growth""#) }
      return "{" + parts.joined(separator: ", ") + "}"
    }
    return "[" + rows.joined(separator: ", ") + "]"
  }

  @Test func anIndexFindsWhatAWalkFinds() throws {
    let sets = [try Self.policies(isIndexed: true), try Self.policies(isIndexed: false)]
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    var random = SplitMix(seed: 11)
    var found: Set<String> = []
    for _ in 0..<120 {
      let mesh = (0..<Int.random(in: 1...3, using: &random)).map { Self.product(&random, "p\($0)") }
      let registers = ["agreements": Self.agreements(&random)]
      let judged = Self.product(&random, "p\(Int.random(in: 0...3, using: &random))")
      let answers = try sets.map { set in
        let catalog = try RequestMesh.catalog(by: set, descriptors: mesh, registers: registers)
        let decisions = set.decide(
          try RequestMesh.document(judged, file: "judged.json"),
          options: DecisionOptions(at: time, catalog: catalog))
        return decisions.flatMap(\.findings).map { finding in
          "\(finding.rule) \(finding.status) \(finding.path ?? "") "
            + finding.values.filter { !$0.path.contains("==") }.map(\.json).joined(separator: ",")
        }
      }
      #expect(answers[0] == answers[1], "\(judged) in \(mesh), \(registers)")
      found.formUnion(answers[0].map { String($0.prefix { $0 != "\"" }) })
    }
    #expect(found.count > 20, "rules were met, not met and undetermined")
  }
}

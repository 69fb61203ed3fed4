import Charter
import Testing

/// Whatever waivers there are: each takes the weight off findings of its own rule about its own
/// element, and changes nothing else.
@Suite struct WaiverPropertyTests {
  private var random = SplitMix(seed: 20_261)

  private mutating func pick<Element>(_ values: [Element]) -> Element {
    values[Int(random.next() % UInt64(values.count))]
  }

  private mutating func columns() -> String {
    (0..<random.next() % 4).map { number in
      let name = ["iban", "id", "name"][Int(number)]
      let level = pick([#""public""#, #""internal""#, #""internal""#, #""odd""#, "null"])
      return #"{"name": "\#(name)", "classification": \#(level)}"#
    }.joined(separator: ", ")
  }

  private mutating func product(_ id: String) -> String {
    var tables: [String] = []
    for name in ["ledger", "lines"].prefix(Int(pick([0, 0, 1, 1, 2]))) {
      tables.append(#"{"name": "\#(name)", "columns": [\#(columns())]}"#)
    }
    let list = "[" + tables.joined(separator: ", ") + "]"
    return WaiverMesh.product(
      id, owner: pick(["orders-team", "orders-team", "sales", "sales", "council", nil]),
      freshness: pick(["1h", "48h", "48h", "soon"]), tables: pick([list, list, list, #""none""#]),
      tags: pick([#"["gold"]"#, #"["silver"]"#]))
  }

  /// A waiver that often, not always, is for this product and holds.
  private mutating func waiver(_ name: String, _ id: String) -> String {
    let rule = pick([
      "core.fresh", "core.fresh", "core.fresh", "core.banned", "core.classified", "core.classified",
      "core.nested", "core.filled",
    ])
    var subject = "product \"\(pick([id, id, id, "orders"]))\""
    let table = pick(["ledger", "ledger", "lines"])
    if rule == "core.filled" { subject += " at tables[\"\(table)\"]" }
    if rule == "core.classified" || rule == "core.nested" {
      subject += " at tables[\"\(table)\"].columns[\"\(pick(["iban", "iban", "id"]))\"]"
    }
    return WaiverMesh.waiver(
      name, of: rule, for: subject,
      by: pick(["dpo-1", "dpo-1", "dpo-1", "dpo@example.com", "seller-1", "clerk-1"]),
      on: pick(["2026-01-15", "2026-01-30", "2026-02-20", "2026-02-28", "2026-03-10"]),
      until: pick(["2026-03-20", "2026-04-30"]))
  }

  /// A finding as it would be if nobody had waived anything.
  private func key(_ finding: Finding) -> String {
    let status = finding.found ?? finding.status
    let values = finding.values.map { "\($0.path)=\($0.json)" }.joined(separator: ",")
    return [
      finding.rule, finding.level.rawValue, status.rawValue, finding.fingerprint, finding.message,
      finding.help ?? "", finding.path ?? "", finding.effect, values,
    ].joined(separator: "|")
  }

  @Test mutating func aWaiverChangesNothingButTheWeightOfItsFindings() throws {
    let none = try WaiverMesh.policies("")
    var waived = 0
    var lifted = 0
    for _ in 0..<50 {
      let id = pick(["orders", "orders", "orders", "banned", "reviewed"])
      let texts = (0..<1 + Int(random.next() % 5)).map { waiver("w\($0)", id) }
      let set = try WaiverMesh.policies(texts.joined())
      let fewer = try WaiverMesh.policies(texts.dropLast().joined())
      let turned = try WaiverMesh.policies(texts.reversed().joined())
      for _ in 0..<5 {
        let product = product(id)
        let bare = try WaiverMesh.decide(product, by: none)
        let before = try WaiverMesh.decide(product, by: fewer)
        let after = try WaiverMesh.decide(product, by: set)
        let label = "\(texts.joined())\(product)"
        // Nothing appears and nothing vanishes.
        #expect(after.findings.map(key) == bare.findings.map(key), "\(label)")
        #expect(before.findings.map(key) == bare.findings.map(key), "\(label)")
        #expect(after.approvals == bare.approvals)
        #expect(after.rulesAsked == bare.rulesAsked)
        #expect(after.obligations.isEmpty)
        let newest = try #require(set.waivers.last)
        for (one, other) in zip(before.findings, after.findings) {
          // What others waive stays waived; the newest waives more of its own rule and element alone.
          if one.status == .waived { #expect(other.status == .waived, "\(label)") }
          #expect(other.waivers.filter { $0.name != newest.name } == one.waivers, "\(label)")
          guard other.waivers.contains(where: { $0.name == newest.name }) else { continue }
          #expect(other.rule == newest.rule, "\(label)")
          if let path = newest.path {
            let parts = path.split(separator: "\"").map(String.init)
            let named = [parts[1], parts.count > 3 ? parts[3] : ""]
            #expect(element(at: other.path ?? "", in: product) == named, "\(label)")
          }
          waived += 1
        }
        // The outcome is the join of what is left.
        let isBlocked = after.findings.contains { $0.level == .block && $0.status != .waived }
        #expect((after.outcome == .deny) == isBlocked, "\(label)")
        if bare.outcome == .deny, after.outcome != .deny { lifted += 1 }
        let again = try WaiverMesh.decide(product, by: turned)
        #expect(again.findings.map(\.status) == after.findings.map(\.status))
        #expect(again.findings.map(\.waivers) == after.findings.map(\.waivers))
        #expect(again.waivers == after.waivers)
        let unknown = try WaiverMesh.decide(product, by: set, directory: nil)
        #expect(!unknown.findings.contains { $0.status == .waived })
        #expect(!unknown.waivers.contains { $0.state == .granted })
        #expect(unknown.outcome == bare.outcome)
      }
    }
    #expect(waived > 15, "\(waived)")
    #expect(lifted > 5, "\(lifted)")
  }

  /// Parts of a product, each with something in its place that cannot be read.
  static let damages: [(part: String, unreadable: String)] = [
    (#""freshness": "48h""#, #""freshness": "soon""#),
    (#""freshness": "1h""#, #""freshness": "soon""#),
    (#""owner": "orders-team""#, #""owner": [1]"#),
    (#""owner": "sales""#, #""owner": {"a": 1}"#),
    (#""name": "ledger""#, #""name": ["ledger"]"#),
    (#""name": "iban""#, #""name": [1]"#),
    (#""name": "id""#, #""name": {"a": "id"}"#),
    (#""classification": "public""#, #""classification": "odd""#),
    (#""classification": "internal""#, #""classification": [1]"#),
    (#""tables": ["#, #""tables": "none", "left": ["#),
    (#""columns": ["#, #""columns": "none", "left": ["#),
  ]

  /// Law 3 with waivers: what cannot be read never helps.
  @Test mutating func whatCannotBeReadNeverHelps() throws {
    let strictness: [Decision.Outcome] = [.permit, .review, .deny, .malformed]
    var tried = 0
    for _ in 0..<30 {
      let id = pick(["orders", "orders", "banned", "reviewed"])
      let texts = (0..<2 + Int(random.next() % 4)).map { waiver("w\($0)", id) }
      let set = try WaiverMesh.policies(texts.joined())
      for _ in 0..<6 {
        let product = product(id)
        let before = try WaiverMesh.decide(product, by: set)
        for (part, unreadable) in Self.damages where product.contains(part) {
          let damaged = product.replacing(part, with: unreadable)
          let after = try WaiverMesh.decide(damaged, by: set)
          let (one, other) = (
            try #require(strictness.firstIndex(of: before.outcome)),
            try #require(strictness.firstIndex(of: after.outcome))
          )
          #expect(other >= one, "\(texts.joined())\(product)\n\(damaged)")
          tried += 1
        }
      }
    }
    #expect(tried > 300, "\(tried)")
  }

  /// Names of the table and the column that a pointer leads into.
  private func element(at pointer: String, in product: String) -> [String] {
    guard let document = try? Document(json: Array(product.utf8), file: "p.json") else { return [] }
    var node = 0
    var names: [String] = []
    for step in pointer.split(separator: "/") {
      let children = Array(document.children(of: node))
      if let index = Int(step) {
        guard children.indices.contains(index) else { return names }
        node = children[index]
        if let name = document.child(of: node, named: "name".utf8) {
          names.append(String(decoding: document.text(of: name), as: UTF8.self))
        }
      } else {
        guard let child = document.child(of: node, named: step.utf8) else { break }
        node = child
      }
    }
    return names + Array(repeating: "", count: max(0, 2 - names.count))
  }
}

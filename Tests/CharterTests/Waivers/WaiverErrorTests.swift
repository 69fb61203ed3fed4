import Charter
import Foundation
import Testing

/// Everything that is refused of waivers, by its place and code: each clause has its own.
@Suite struct WaiverErrorTests {
  /// A waiver with marks around what is wrong; a code for each mark, and a part of what is said.
  static let rows: [(waiver: String, codes: [String], said: String?)] = [
    // What is right
    (WaiverMesh.waiver(), [], nil),
    (WaiverMesh.waiver(of: "core.banned"), [], nil),
    (WaiverMesh.waiver(of: "core.named", for: #"domain "Sales""#, as: "council_member"), [], nil),
    (
      WaiverMesh.waiver(of: "core.stepped", for: #"change "orders""#, as: "council_member"), [], nil
    ),
    (
      WaiverMesh.waiver(
        of: "core.classified", for: #"product "orders" at tables["ledger"].columns["iban"]"#),
      [], nil
    ),
    (
      WaiverMesh.waiver(of: "core.classified", for: #"product "orders" at columns["iban"]"#), [],
      nil
    ),
    (WaiverMesh.waiver(of: "core.filled", for: #"product "orders" at tables["ledger"]"#), [], nil),
    // The rule
    (WaiverMesh.waiver(of: "«core.frsh»"), ["unknown-rule"], "core.fresh"),
    (WaiverMesh.waiver(of: "«cor».fresh"), ["unknown-rule"], "core"),
    (WaiverMesh.waiver(of: "«core.strict»"), ["not-waivable"], "waivable by ROLE"),
    (WaiverMesh.waiver(of: "«core.approved»"), ["waiver-of-effect"], "require approval by"),
    (WaiverMesh.waiver(of: "«core.trained»"), ["waiver-of-subject"], "`access`"),
    (WaiverMesh.waiver(of: "«core.read»", for: #"read "r""#), ["waiver-of-subject"], "`read`"),
    // What it is for
    (
      WaiverMesh.waiver(for: #"«domain» "orders""#), ["waiver-other-subject"], "`for product"
    ),
    (WaiverMesh.waiver(for: #"«change» "orders""#), ["waiver-other-subject"], nil),
    (WaiverMesh.waiver(for: #"«prodct» "orders""#), ["waiver-other-subject"], nil),
    (
      WaiverMesh.waiver(of: "core.classified", for: #"«product "orders"»"#),
      ["waiver-path-missing"], "at tables"
    ),
    (
      WaiverMesh.waiver(of: "core.nested", for: #"«product "orders"»"#), ["waiver-path-missing"],
      nil
    ),
    (
      WaiverMesh.waiver(for: #"product "orders" at «tables["ledger"]»"#),
      ["waiver-path-needless"], "leave `at` out"
    ),
    (
      WaiverMesh.waiver(of: "core.classified", for: #"product "orders" at «tables["ledger"]»"#),
      ["waiver-path-element"], "`Column`"
    ),
    (
      WaiverMesh.waiver(
        of: "core.filled", for: #"product "orders" at «tables["ledger"].columns["iban"]»"#),
      ["waiver-path-element"], "`Table`"
    ),
    (
      WaiverMesh.waiver(of: "core.classified", for: #"product "orders" at «columns»"#),
      ["waiver-path-element"], nil
    ),
    (
      WaiverMesh.waiver(of: "core.filled", for: #"product "orders" at «sla.freshness»"#),
      ["waiver-path-element"], nil
    ),
    (
      WaiverMesh.waiver(
        of: "core.classified", for: #"product "orders" at tables["ledger"]«.colums»["iban"]"#),
      ["unknown-field"], "`columns`"
    ),
    (
      WaiverMesh.waiver(
        of: "core.classified", for: #"product "orders" at «product».columns["iban"]"#),
      ["unknown-field"], nil
    ),
    (
      WaiverMesh.waiver(of: "core.classified", for: #"product "orders" at columns[«3»]"#),
      ["type-mismatch"], nil
    ),
    (
      WaiverMesh.waiver(
        of: "core.keyless", for: #"product "orders" at «tags»"#, as: "council_member"),
      ["waiver-path-element"], "no key"
    ),
    // Who
    (WaiverMesh.waiver(as: "«council_member»"), ["waiver-role"], "data_protection_officer"),
    (WaiverMesh.waiver(as: "«council_membr»"), ["unknown-case"], "council_member"),
    // When
    (
      WaiverMesh.waiver(on: "2026-02-01", until: "«2026-01-31»"), ["waiver-ends-early"],
      "2026-02-01"
    ),
    (WaiverMesh.waiver(on: "2026-02-01", until: "2026-02-01"), [], nil),
    (WaiverMesh.waiver(on: "2026-02-01", until: "2026-07-30"), [], nil),
    (
      WaiverMesh.waiver(on: "2026-02-01", until: "«2026-07-31»"), ["waiver-too-long"], "181 days"
    ),
    (
      WaiverMesh.waiver(
        of: "core.tagged", as: "council_member", on: "2026-02-01", until: "2026-03-02"), [], nil
    ),
    (
      WaiverMesh.waiver(
        of: "core.tagged", as: "council_member", on: "2026-02-01", until: "«2026-03-03»"),
      ["waiver-too-long"], nil
    ),
    // Months: 181 days are 6mo for certain, 182 only from some days, 185 from none.
    (
      WaiverMesh.waiver(
        of: "core.filled", for: #"product "orders" at tables["t"]"#, on: "2026-02-01",
        until: "2026-07-31"), [], nil
    ),
    (
      WaiverMesh.waiver(
        of: "core.filled", for: #"product "orders" at tables["t"]"#, on: "2026-02-01",
        until: "«2026-08-01»"), ["waiver-too-long"], "not certain"
    ),
    (
      WaiverMesh.waiver(
        of: "core.filled", for: #"product "orders" at tables["t"]"#, on: "2026-02-01",
        until: "«2026-08-04»"), ["waiver-too-long"], "185 days"
    ),
    // Several, each by itself
    (WaiverMesh.waiver("w") + WaiverMesh.waiver("«w»"), ["duplicate-name"], nil),
    (WaiverMesh.waiver("a") + WaiverMesh.waiver("b"), [], nil),
    (
      WaiverMesh.waiver(
        for: #"«domain» "orders" at «tables["a"]»"#, as: "«platform_lead»", on: "2026-02-01",
        until: "«2027-02-01»"),
      ["waiver-other-subject", "waiver-path-needless", "waiver-role", "waiver-too-long"], nil
    ),
  ]

  @Test func eachRowIsRefusedAtItsPlace() throws {
    for (waiver, codes, said) in Self.rows {
      let found = check(WaiverMesh.standard + WaiverMesh.rules + waiver, codes)
      guard let said else { continue }
      let first = try #require(found.first, "\(waiver)")
      let text = first.message + (first.help ?? "")
      #expect(text.contains(said), "\(waiver)\n\(text)")
    }
  }

  /// Compares what is wrong with what is marked, in the order of the file.
  private func check(_ source: String, _ codes: [String]) -> [Diagnostic] {
    let marked = MarkedSource(source)
    let found = errors(in: marked.text)
    #expect(
      found.map { "\($0.place?.start.line ?? 0):\($0.place?.start.column ?? 0) \($0.code)" }
        == zip(marked.marks, codes).map { "\($0.line):\($0.column) \($1)" },
      "\(source.suffix(400))\n\(found.map(\.message))")
    #expect(marked.marks.count == codes.count, "\(source.suffix(400))")
    return found
  }

  /// A rule, the code for each mark.
  static let rules: [(rule: String, codes: [String])] = [
    ("rule r on product { deny waivable by security_officer for at most 1d }", []),
    ("rule r on change { deny waivable by security_officer for at most 1y }", []),
    (
      "rule r on access { deny «waivable by security_officer for at most 1d» }",
      ["unusable-waivable"]
    ),
    (
      "rule r on access { permit «waivable by security_officer for at most 1d» }",
      ["unusable-waivable"]
    ),
    (
      "rule r on read { deny «waivable by security_officer for at most 1d» }", ["unusable-waivable"]
    ),
    (
      "rule r on rule { deny «waivable by security_officer for at most 1d» }", ["unusable-waivable"]
    ),
    (
      "rule r on product { deny require approval by platform_lead «waivable by platform_lead for at most 1d» }",
      ["unusable-waivable"]
    ),
    ("rule r on product { deny waivable by «nobody» for at most 1d }", ["unknown-case"]),
    (
      "rule r on product { deny waivable by security_officer for at most «3» }",
      ["literal-expected"]
    ),
    (
      "param longest: Duration = 3d rule r on product { deny waivable by security_officer for at most «longest» }",
      ["literal-expected"]
    ),
    (
      "rule r on product { deny waivable by security_officer for at most «1d + 1d» }",
      ["literal-expected"]
    ),
    (
      "rule r on product { for t in product.tables deny waivable by council_member for at most 2w }",
      []
    ),
  ]

  /// Roles in groups: the rule names a role or a group, the waiver a role.
  static let groups: [(rule: String, waiver: String, codes: [String])] = [
    ("officers", "privacy", []),
    ("officers", "security", []),
    ("privacy", "privacy", []),
    ("lead", "lead", []),
    ("officers", "«officers»", ["waiver-role"]),
    ("officers", "«lead»", ["waiver-role"]),
    ("privacy", "«security»", ["waiver-role"]),
    ("privacy", "«officers»", ["waiver-role"]),
    ("officers", "«council_member»", ["unknown-case"]),
  ]

  @Test func aGroupOfRolesIsApprovedInOneOfThem() {
    for (rule, waiver, codes) in Self.groups {
      let source = """
        enum Role { officers { privacy, security }, lead }
        global policy core {
          rule fresh on product {
            require product.sla.freshness <= 24h
            waivable by \(rule) for at most 180d
          }
        }

        """
      _ = check(source + WaiverMesh.waiver(as: waiver), codes)
    }
  }

  @Test func eachRuleSaysWhoMayWaiveIt() {
    for (rule, codes) in Self.rules {
      _ = check("global policy core { \(rule) }", codes)
    }
  }

  /// Files, and the codes of what is wrong with them.
  static let layers: [(source: String, codes: [String])] = [
    // A domain waives its own rules, and those of domains below it.
    ("// domains/orders/w.charter\n" + WaiverMesh.waiver(of: "own.quick"), []),
    ("// domains/orders/w.charter\n" + WaiverMesh.waiver(of: "returns.back"), []),
    ("// waivers.charter\n" + WaiverMesh.waiver(of: "own.quick"), []),
    ("// waivers.charter\n" + WaiverMesh.waiver(of: "core.fresh"), []),
    ("// domains/orders/w.charter\n" + WaiverMesh.waiver(of: "core.fresh"), ["council-only"]),
    ("// domains/orders/w.charter\n" + WaiverMesh.waiver(of: "billing.paid"), ["council-only"]),
    (
      "// domains/orders/returns/w.charter\n" + WaiverMesh.waiver(of: "own.quick"),
      ["council-only"]
    ),
    ("// domains/orders/w.charter\n" + WaiverMesh.waiver(of: "own.quck"), ["unknown-rule"]),
    ("// domains/orders/w.charter\n" + WaiverMesh.waiver(of: "owm.quick"), ["unknown-rule"]),
  ]

  /// A slip in a rule is one error: its waivers are not blamed for it.
  static let slips: [(right: String, wrong: String)] = [
    (
      "waivable by data_protection_officer for at most 180d",
      "waivable by data_protection_officer for 180d"
    ),
    (
      "waivable by data_protection_officer for at most 180d",
      "waivble by data_protection_officer for at most 180d"
    ),
    ("require product.sla.freshness <= 24h", "require product.sla.freshness <= "),
    ("require product.sla.freshness <= 24h", "require product.sla.frshness <= 24h"),
    ("rule fresh on product", "rule fresh on prodct"),
    ("for column in product.columns", "for column n product.columns"),
  ]

  @Test func aSlipInARuleIsOneError() {
    let waivers =
      WaiverMesh.waiver("a")
      + WaiverMesh.waiver(
        "b", of: "core.classified", for: #"product "orders" at columns["iban"]"#)
    for (right, wrong) in Self.slips {
      let rules = WaiverMesh.rules
      let range = rules.range(of: right)
      let source = range.map { rules.replacingCharacters(in: $0, with: wrong) } ?? ""
      let found = errors(in: WaiverMesh.standard + source + waivers)
      #expect(found.count == 1, "\(wrong): \(found.map(\.message))")
    }
  }

  static let domains = """
    // core.charter
    global policy core {
      rule fresh on product {
        require product.sla.freshness <= 24h
        waivable by data_protection_officer for at most 180d
      }
    }
    // domains/orders/orders.charter
    domain policy own for orders {
      rule quick on product {
        require product.sla.latency <= 1h
        waivable by data_protection_officer for at most 180d
      }
    }
    // domains/orders/returns/returns.charter
    domain policy returns for returns {
      rule back on product {
        require product.sla.retention >= 1h
        waivable by data_protection_officer for at most 180d
      }
    }
    // domains/billing/billing.charter
    domain policy billing for billing {
      rule paid on product {
        require product.cost is present
        waivable by data_protection_officer for at most 180d
      }
    }

    """

  @Test func domainsWaiveOnlyTheirOwnRules() {
    for (source, codes) in Self.layers {
      #expect(errors(inFiles: Self.domains + source).map(\.code) == codes, "\(source)")
    }
  }

  @Test func waiversAreInTheHash() throws {
    let hash = try WaiverMesh.policies("").hash
    let one = try WaiverMesh.policies(WaiverMesh.waiver()).hash
    let longer = try WaiverMesh.policies(WaiverMesh.waiver(until: "2026-05-01")).hash
    let other = try WaiverMesh.policies(WaiverMesh.waiver("v")).hash
    #expect(Set([hash, one, longer, other]).count == 4)
    let pair = (WaiverMesh.waiver("a"), WaiverMesh.waiver("b"))
    #expect(
      try WaiverMesh.policies(pair.0 + pair.1).hash == WaiverMesh.policies(pair.1 + pair.0).hash)
  }
}

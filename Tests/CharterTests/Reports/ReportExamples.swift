@testable import Charter

/// Reports made by hand, one for each thing that a report can show.
enum ReportExamples {
  static let all: [(name: String, report: Report, style: ReportStyle)] = [
    ("clean", report([decision("stock"), decision("orders")]), ReportStyle()),
    ("one-file", report([orders, decision("stock")]), ReportStyle()),
    ("one-file-quiet", report([orders, decision("stock")]), ReportStyle(isQuiet: true)),
    ("one-file-colour", report([orders, decision("stock")]), ReportStyle(useColor: true)),
    ("many-elements", report([ledger(97)]), ReportStyle()),
    ("all-elements", report([ledger(5), orders]), ReportStyle(showsAll: true)),
    ("six-files", report((1...6).map { failing($0, rules: 9) }), ReportStyle()),
    ("many-rules", report([failing(1, rules: 12), failing(2, rules: 1)]), ReportStyle()),
    ("not-judged", notJudged, ReportStyle()),
    ("not-green", notGreen, ReportStyle()),
    ("not-compiled", notCompiled, ReportStyle()),
    ("hostile", report([hostile]), ReportStyle()),
    ("undetermined", report([undetermined]), ReportStyle()),
    ("several-documents", severalDocuments, ReportStyle()),
    ("quiet-clean", report([decision("stock")]), ReportStyle(isQuiet: true)),
  ]

  /// Examples that differ in more than style, which is all that a format for programs shows.
  static let forPrograms = [
    "hostile", "not-compiled", "not-green", "not-judged", "one-file", "several-documents",
    "undetermined",
  ]

  /// Every example with every format that is compared with a golden file, as `NAME.FORMAT`.
  static var goldenNames: [String] {
    all.map { "\($0.name).text" } + forPrograms.map { "\($0).json" }
  }

  static let hash = "sha256:" + String(repeating: "0f", count: 32)
  // 2026-03-01T00:00:00Z
  static let time = Timestamp(microseconds: 1_772_323_200_000_000)

  static func report(_ decisions: [Decision]) -> Report {
    Report(policies: hash, time: time, decisions: decisions)
  }

  static func decision(
    _ id: String, _ findings: [Finding] = [], outcome: Decision.Outcome? = nil
  ) -> Decision {
    let blocks = findings.contains { $0.level == .block }
    return Decision(
      subject: "product", id: id, file: "retail/\(id).odcs.yaml", document: nil, standard: "odcs",
      outcome: outcome ?? (blocks ? .deny : .permit), findings: findings, errors: [],
      rulesAsked: 12, rulesNotAsked: 0)
  }

  static func place(
    _ file: String, _ line: Int, _ columns: Range<Int>, _ text: String
  ) -> Place {
    Place(
      file: file, start: .init(line: line, column: columns.lowerBound),
      end: .init(line: line, column: columns.upperBound), line: text)
  }

  static func policy(_ line: Int, _ clause: String) -> Place {
    place("policies/core/product.charter", line, 5..<(5 + clause.count), "    " + clause)
  }

  static let hasOwner = Finding(
    rule: "product_standard.has_owner", level: .block, status: .violated,
    message: "Product Orders names no owner.",
    help: "Add `owner:` with the accountable team.", fingerprint: "a1",
    policy: policy(12, "require product.owner is present"), clauses: [],
    input: place("retail/orders.odcs.yaml", 1, 1..<11, "apiVersion: v3.1.0"), path: "/team",
    values: [Finding.Read(path: "product.owner", json: "null", text: "missing")])

  static let freshEnough = Finding(
    rule: "product_standard.fresh_enough", level: .warn, status: .violated,
    message: "Orders promises data of at most 48h; the limit is 24h.", help: nil,
    fingerprint: "b2", policy: policy(18, "require product.sla.freshness <= max_freshness"),
    clauses: [],
    input: place("retail/orders.odcs.yaml", 40, 12..<15, "    value: 48h"),
    path: "/slaProperties/0/value",
    values: [
      Finding.Read(path: "product.sla.freshness", json: "\"48h\"", text: "48h"),
      Finding.Read(path: "max_freshness", json: "\"24h\"", text: "24h"),
    ])

  static let owned = Finding(
    rule: "ownership.domain_is_registered", level: .advise, status: .violated,
    message: "Orders says nothing of its domain.", help: nil, fingerprint: "c3",
    policy: policy(30, "require product.domain is present"), clauses: [], input: nil, path: nil,
    values: [])

  static let orders = decision("orders", [owned, freshEnough, hasOwner])

  /// A product with many columns that break one rule.
  static func ledger(_ count: Int) -> Decision {
    decision(
      "ledger",
      (0..<count).map { index in
        Finding(
          rule: "product_standard.personal_data_is_protected", level: .block, status: .violated,
          message: "Column c\(index) holds personal data and is not protected.",
          help: "Mask it, or drop the category.", fingerprint: "d\(index)",
          policy: policy(25, "require column.protection >= partial"),
          clauses: [
            policy(25, "require column.protection >= partial"),
            policy(26, "forbid column.protection is encrypted"),
          ],
          input: place(
            "retail/ledger.odcs.yaml", 20 + 3 * index, 9..<13, "      - name: c\(index)"),
          path: "/schema/0/properties/\(index)/name",
          values: [
            Finding.Read(path: "column.protection", json: "\"clear\"", text: "clear")
          ])
      })
  }

  /// A product that breaks several rules, each once, and is warned of two more.
  static func failing(_ number: Int, rules: Int) -> Decision {
    decision(
      "p\(number)",
      (0..<rules + 2).map { index in
        var finding = hasOwner
        finding.rule = "product_standard.rule_number_\(index)"
        finding.level = index < rules ? .block : .warn
        finding.input?.file = "retail/p\(number).odcs.yaml"
        finding.policy.start.line = 10 + index
        return finding
      })
  }

  static let undetermined: Decision = {
    var finding = freshEnough
    finding.level = .block
    finding.status = .undetermined
    finding.values[0].json = #"{"unknown": "`3M` is no duration"}"#
    finding.values[0].text = "unreadable: `3M` is no duration"
    var other = finding
    other.status = .violated
    other.rule = "product_standard.available_enough"
    var both = other
    both.status = .undetermined
    return decision("orders", [finding, other, both])
  }()

  static let hostile: Decision = {
    var finding = hasOwner
    finding.message = "Product \u{1B}[2J\u{202E}sredrO\nnames\tno \"owner\"."
    finding.values[0].path = #"product.tags["\u{7}"]"#
    finding.values[0].text = String(repeating: "long ", count: 40)
    var hostile = decision("or\u{1B}]0;x\u{7}ders", [finding])
    hostile.findings[0].input?.file = hostile.file
    return hostile
  }()

  static let severalDocuments: Report = {
    var first = orders
    first.document = 1
    var second = decision("stock")
    second.file = first.file
    second.document = 2
    return report([first, second])
  }()

  static let duplicateKey = Diagnostic(
    code: "duplicate-key", message: "`owner` stands twice in one map",
    place: place("retail/broken.yaml", 3, 7..<12, "      owner: x"))

  static let notJudged: Report = {
    var broken = decision("x", outcome: .malformed)
    broken.id = nil
    broken.standard = nil
    broken.file = "retail/broken.yaml"
    broken.errors = [duplicateKey]
    var uncovered = decision("uncovered", outcome: .notCovered)
    uncovered.rulesAsked = 0
    uncovered.rulesNotAsked = 4
    let duplicate = Diagnostic(
      code: "duplicate-id", message: "`stock` is also in `retail/copy.yaml`", place: nil)
    return Report(
      policies: hash, time: time, decisions: [broken, decision("stock"), uncovered],
      faults: [
        Report.Fault(file: nil, duplicateKey),
        Report.Fault(file: "retail/stock.odcs.yaml", duplicate),
      ])
  }()

  static let notGreen = Report(
    policies: hash, time: time, isGating: false, facts: .registry, decisions: [decision("stock")],
    shortfalls: ["the decision time is not the clock's: this report is not for gating"])

  static let notCompiled = Report(
    policies: nil, time: time,
    faults: [
      Report.Fault(
        file: nil,
        Diagnostic(
          code: "unknown-field", message: "`Product` has no field `ownr`",
          place: policy(12, "require product.ownr is present"),
          help: "did you mean `owner`?"))
    ])
}

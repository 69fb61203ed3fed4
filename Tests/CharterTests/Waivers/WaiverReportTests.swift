import Foundation
import TestSupport
import Testing

@testable import Charter

/// What reports say of waivers: of findings that they cover, and of each by itself.
@Suite struct WaiverReportTests {
  /// One waiver in each state.
  static let waivers =
    WaiverMesh.waiver("a_used") + WaiverMesh.waiver("b_unused", of: "core.banned")
    + WaiverMesh.waiver("c_expired", on: "2025-12-01", until: "2026-02-28")
    + WaiverMesh.waiver("d_later", on: "2026-03-02")
    + WaiverMesh.waiver("e_ending", until: "2026-03-31")
    + WaiverMesh.waiver("f_last_day", until: "2026-03-01")
    + WaiverMesh.waiver(
      "g_no_column", of: "core.classified", for: #"product "orders" at columns["bic"]"#)
    + WaiverMesh.waiver("h_gone", for: #"product "gone""#)
    + WaiverMesh.waiver("i_elsewhere", for: #"product "stock""#)
    + WaiverMesh.waiver("j_no_role", by: "clerk-1")
    + WaiverMesh.waiver("k_own_team", by: "seller-1")
    + WaiverMesh.waiver(
      "l_column", of: "core.classified", for: WaiverCoverTests.iban,
      because: "The source cannot mask before the migration.")
    + WaiverMesh.waiver("m_soon", until: "2026-04-01")

  private func report(
    products: [String] = [WaiverMesh.product()], day: String = "2026-03-01",
    directory: String? = WaiverMesh.directory, hasCatalog: Bool = true,
    waivers: String = waivers
  ) throws -> Report {
    let set = try WaiverMesh.policies(waivers)
    let catalog = try WaiverMesh.catalog(
      by: set, directory: directory,
      products: products + [WaiverMesh.product("stock")], hasCatalog: hasCatalog)
    let options = try WaiverMesh.options(day, catalog)
    let decisions = try products.enumerated().flatMap { number, product in
      set.decide(
        try Document(json: Array(product.utf8), file: "\(number).json"), options: options)
    }
    var report = Report(
      policies: "sha256:0", time: options.time, facts: .registry, decisions: decisions)
    report.waivers = set.review(waiversAfter: decisions, at: options.time, catalog: catalog)
    return report
  }

  private func line(_ review: Report.WaiverReview) -> String {
    var line = "\(review.waiver.name) \(review.status.rawValue) \(review.findings)"
    if let left = review.daysLeft { line += " \(left)" }
    if let reason = review.reason { line += " (\(reason))" }
    return line
  }

  @Test func eachWaiverHasItsStatus() throws {
    let found = try report().waivers.map(line)
    #expect(
      found == [
        "a_used used 1 60", "b_unused unused 0 60", "c_expired expired 0", "d_later notYetValid 0",
        "e_ending used 1 30", "f_last_day used 1 0",
        #"g_no_column orphaned 0 (`columns["bic"]` leads to nothing)"#,
        "h_gone orphaned 0 (the catalog has no product `gone`)", "i_elsewhere notJudged 0 60",
        "j_no_role notGranted 0 (`clerk-1` does not hold the role `data_protection_officer`)",
        "k_own_team notGranted 0 (`seller-1` is in the team `orders-team`, which owns it)",
        "l_column used 1 60", "m_soon used 1 31",
      ])
  }

  @Test func withoutACatalogNothingIsOrphanedForItsId() throws {
    let found = try report(hasCatalog: false).waivers.map(line)
    #expect(found.contains("h_gone notJudged 0 60"))
    let none = try report(directory: nil).waivers
    #expect(!none.contains { $0.status == .used || $0.status == .unused })
    #expect(
      none.first.map(line) == "a_used notGranted 0 (no directory was supplied)")
  }

  @Test func oneIdInTwoFilesIsOneWaiver() throws {
    let products = [WaiverMesh.product(), WaiverMesh.product(freshness: "72h")]
    let set = try WaiverMesh.policies(WaiverMesh.waiver())
    let catalog = try WaiverMesh.catalog(by: set)
    let options = try WaiverMesh.options("2026-03-01", catalog)
    let decisions = try products.flatMap {
      set.decide(try Document(json: Array($0.utf8), file: "x.json"), options: options)
    }
    let reviews = set.review(waiversAfter: decisions, at: options.time, catalog: catalog)
    #expect(reviews.map(line) == ["w used 2 60"])
  }

  @Test func asTheGoldenFilesSay() throws {
    let report = try report()
    let folder = "Tests/CharterTests/Golden/waivers"
    for (name, style) in [
      ("report.text", ReportStyle()), ("report-all.text", ReportStyle(showsAll: true)),
      ("report-quiet.text", ReportStyle(isQuiet: true)),
      ("report-colour.text", ReportStyle(useColor: true)),
    ] {
      let bytes = ReportFormat.text.render(report, style)
      #expect(goldenDifference(String(decoding: bytes, as: UTF8.self), "\(folder)/\(name)") == nil)
    }
    let json = ReportFormat.json.render(report, ReportStyle())
    #expect(
      goldenDifference(String(decoding: json, as: UTF8.self), "\(folder)/report.json") == nil)
    let read = try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any]
    #expect((read?["waivers"] as? [Any])?.count == report.waivers.count)
    #expect(try namesInPackage(folder).count == 5)
  }

  /// Waivers, and the line of a report that says how many findings are waived.
  static let counts: [(waivers: String, product: String, line: String)] = [
    (
      "", WaiverMesh.product(tables: "[]"),
      "1 product: 1 deny; findings: 1 block"
    ),
    (
      WaiverMesh.waiver(), WaiverMesh.product(tables: "[]"),
      "1 product: 1 permit; findings: 1 waived"
    ),
    (
      WaiverMesh.waiver(), WaiverMesh.product(),
      "1 product: 1 deny; findings: 2 block, 1 waived"
    ),
    (
      WaiverMesh.waiver("a") + WaiverMesh.waiver("b"), WaiverMesh.product(tables: "[]"),
      "1 product: 1 permit; findings: 1 waived"
    ),
    (
      WaiverMesh.waiver(by: "clerk-1"), WaiverMesh.product(tables: "[]"),
      "1 product: 1 deny; findings: 1 block, 0 waived"
    ),
  ]

  @Test func waivedFindingsAreCountedByThemselves() throws {
    for (waivers, product, line) in Self.counts {
      let report = try report(products: [product], waivers: waivers)
      let text = String(
        decoding: ReportFormat.text.render(report, ReportStyle()), as: UTF8.self)
      #expect(text.split(separator: "\n").contains { $0 == line }, "\(line)\n\(text)")
      #expect(
        !report.blockingRules.contains { $0.rule == "core.fresh" } || waivers.isEmpty
          || report.waivers.contains { $0.status == .notGranted })
    }
  }

  @Test func manyWaiversLeaveRoomForTheRest() throws {
    let many = (0..<40).map { WaiverMesh.waiver("w\($0)", of: "core.banned") }.joined()
    let report = try report(waivers: many)
    let text = String(decoding: ReportFormat.text.render(report, ReportStyle()), as: UTF8.self)
    #expect(text.contains("  and 32 more: --all\n"))
    let all = ReportFormat.text.render(report, ReportStyle(showsAll: true))
    #expect(!String(decoding: all, as: UTF8.self).contains("more: --all"))
  }
}

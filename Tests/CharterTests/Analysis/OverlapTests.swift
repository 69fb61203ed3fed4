import Foundation
import TestSupport
import Testing

@testable import Charter

/// Rules that cannot be met together, and rules that others make needless.
@Suite struct OverlapTests {
  private static let table = "Tests/CharterTests/Tables/overlaps.txt"

  /// Each case of the table is rules, a line each, and what is found of them, a line each after `= `.
  ///
  /// A rule is `NAME: BODY`, on `product` unless the name says otherwise (`NAME on SUBJECT`); other lines of a
  /// case stand in the policy as they are.
  @Test func whatIsFoundIsWhatTheTableSays() throws {
    let text = try textInPackage(Self.table)
    var actual = ""
    for part in text.components(separatedBy: "\n\n") {
      let lines = part.split(separator: "\n").filter { !$0.hasPrefix("= ") }
      actual += lines.map { "\($0)\n" }.joined()
      let rules = lines.filter { !$0.hasPrefix("#") }
      if !rules.isEmpty {
        actual += try found(in: [SourceFile(path: "a.charter", text: policy(rules))])
      }
      actual += "\n"
    }
    actual.removeLast()
    #expect(goldenDifference(actual, Self.table) == nil)
  }

  /// A domain's rule is beside the council's and its own, and another domain's is beside neither.
  @Test func domainsAreComparedWithTheCouncil() throws {
    let council = SourceFile(
      path: "a.charter", text: policy(["quick: require product.sla.freshness <= 1h"]))
    func domain(_ name: String, _ rule: String) -> SourceFile {
      SourceFile(
        path: "domains/\(name)/a.charter",
        text: "domain policy \(name) for \(name) { rule own on product { \(rule) } }")
    }
    let calm = domain("orders", "require product.sla.freshness >= 12h")
    let other = domain("billing", "require product.sla.freshness <= 2h")
    #expect(try found(in: [council, calm]) == "= contradicting orders.own p.quick\n")
    #expect(
      try found(in: [council, calm, other])
        == "= contradicting orders.own p.quick\n= shadowed billing.own p.quick\n")
    #expect(try found(in: [calm, other]) == "= nothing\n")
    let same = domain("orders", "require product.sla.freshness <= 1h")
    #expect(try found(in: [council, same]) == "= shadowed orders.own p.quick\n")
    let tightening = SourceFile(
      path: "domains/returns/a.charter",
      text: "domain policy r for returns { tighten p.mild { level block from 2026-01-01 } }")
    let mild = SourceFile(
      path: "a.charter",
      text: policy([
        "quick: require product.sla.freshness <= 1h level warn",
        "mild: require product.sla.freshness <= 2h level warn",
      ]))
    #expect(try found(in: [mild, calm]).contains("= shadowed p.mild p.quick\n"))
    #expect(try found(in: [mild, tightening]) == "= nothing\n")
    let stricter = domain("orders", "require product.sla.freshness <= 30m")
    #expect(try found(in: [council, stricter]) == "= nothing\n")
  }

  /// Many rules that speak of one path, told apart by their guards: every pair that matters is compared.
  @Test func manyRulesAreAllCompared() throws {
    let rules = (0..<3000).map { number in
      "r\(number): when product.domain == \"d\(number / 2)\" "
        + "require product.sla.freshness \(number % 2 == 0 ? "<=" : ">=") \(number % 2 + 1)h"
    }
    let set = try PolicySet(compiling: [SourceFile(path: "a.charter", text: policy(rules[...]))])
    let overlaps = set.overlaps(at: Timestamp(microseconds: 0))
    #expect(overlaps.uncompared == 0)
    #expect(overlaps.warnings.count == 1500)
    #expect(overlaps.warnings.allSatisfy { $0.code == "contradicting-rules" })
  }

  /// More pairs than are compared are counted, and what is said is still right.
  @Test func whatIsNotComparedIsCounted() throws {
    let rules = (0..<1200).map { number in
      "r\(number): when product.name like \"p\(number)*\" require product.sla.freshness <= 1h "
        + "and product.tags == [\"t\(number)\"] and product.description is present"
    }
    let set = try PolicySet(compiling: [SourceFile(path: "a.charter", text: policy(rules[...]))])
    let overlaps = set.overlaps(at: Timestamp(microseconds: 0))
    #expect(overlaps.warnings.isEmpty)
    #expect(overlaps.uncompared == 0, "each needs something that no other does")
    let alike = (1...600).map { number in
      "r\(number): require product.sla.freshness >= \(number)h and product.sla.latency <= \(number)h"
    }
    let many = try PolicySet(compiling: [SourceFile(path: "a.charter", text: policy(alike[...]))])
    #expect(many.overlaps(at: Timestamp(microseconds: 0)).uncompared > 0)
  }

  private func policy(_ rules: some Collection<some StringProtocol>) -> String {
    var text = "global policy p {\n"
    for rule in rules {
      guard let match = String(rule).wholeMatch(of: #/([a-z0-9_]+)( on [a-z]+)?: (.*)/#) else {
        text += "  \(rule)\n"
        continue
      }
      text += "  rule \(match.output.1)\(match.output.2 ?? " on product") { \(match.output.3) }\n"
    }
    return text + "}\n"
  }

  private func found(in sources: [SourceFile]) throws -> String {
    let set = try PolicySet(compiling: sources)
    let now = try #require(Timestamp("2026-03-01T00:00:00Z"))
    let found = OverlapFinder.find(in: set.compiled, on: now.date)
    func name(_ number: Int) -> String {
      let name = set.compiled.rules[number].name
      return sources.count == 1 ? String(name.drop { $0 != "." }.dropFirst()) : name
    }
    let lines =
      found.contradictions.map { "contradicting \(name($0.first)) \(name($0.second))" }
      + found.shadows.map { "shadowed \(name($0.rule)) \(name($0.by))" }
    #expect(set.overlaps(at: now).warnings.count == lines.count)
    return (lines.isEmpty ? ["nothing"] : lines.sorted()).map { "= \($0)\n" }.joined()
  }
}

@testable import Charter
import Oracle
import Testing

/// Each of these faults, put into the compiled evaluator, is told by the oracle.
@Suite struct FaultTests {
  /// What is wrong, and how it comes about.
  private static var faults: [(name: String, put: (Patient) -> Void)] {
    [
      ("`and` is `or`", { $0.swap(.and, with: .or) }),
      ("rules are found by another value than they demand", { $0.demands { $0.keys.first ^= 1 } }),
      (
        "guards tell that a path is another value where it is that value",
        {
          $0.guardTests {
            switch $0.kind {
            case .equal: $0.kind = .notEqual
            case .notEqual: $0.kind = .equal
            default: return
            }
          }
        }
      ),
      ("guards know fewer of the values that a path may be", { $0.guardTests { $0.count /= 2 } }),
      (
        "guards turn the order of cases round",
        {
          $0.guardTests {
            switch $0.kind {
            case .atMost: $0.kind = .atLeast
            case .atLeast: $0.kind = .atMost
            default: return
            }
          }
        }
      ),
      (
        "guards tell that a list lacks what it holds",
        {
          $0.guardTests {
            switch $0.kind {
            case .holds: $0.kind = .lacks
            case .lacks: $0.kind = .holds
            default: return
            }
          }
        }
      ),
      (
        "what several rules ask comes to one value",
        { $0.conditions { if $0.memo >= 0 { $0.memo = 0 } } }
      ),
      (
        "`and` of whole conditions is `or`",
        { $0.conditions { if $0.kind == .and { $0.kind = .or } } }
      ),
      (
        "`or` of whole conditions is `and`",
        { $0.conditions { if $0.kind == .or { $0.kind = .and } } }
      ),
      ("`or` is `and`", { $0.swap(.or, with: .and) }),
      ("`implies` is `or`", { $0.swap(.implies, with: .or) }),
      ("`implies` is turned round", { $0.nodes(.implies) { swap(&$0.a, &$0.b) } }),
      ("`not` does nothing", { $0.replace(.not, by: \.a) }),
      ("`<` is `<=`", { $0.swap(.less, with: .lessOrEqual) }),
      ("`<=` is `<`", { $0.swap(.lessOrEqual, with: .less) }),
      ("`>` is `>=`", { $0.swap(.greater, with: .greaterOrEqual) }),
      ("`>=` is `>`", { $0.swap(.greaterOrEqual, with: .greater) }),
      ("`<` is `>`", { $0.swap(.less, with: .greater) }),
      ("`==` is `!=`", { $0.swap(.equal, with: .notEqual) }),
      (
        "an unknown comparison is false",
        { $0.decide(.less, .lessOrEqual, .greater, .greaterOrEqual, as: false) }
      ),
      (
        "an unknown comparison is true",
        { $0.decide(.less, .lessOrEqual, .greater, .greaterOrEqual, as: true) }
      ),
      ("what is unknown is different", { $0.decide(.notEqual, as: true) }),
      ("an unknown `in` is false", { $0.decide(.member, as: false) }),
      ("an unknown `not in` is true", { $0.decide(.notMember, as: true) }),
      ("an unknown `is present` is false", { $0.decide(.presence, as: false) }),
      ("an unknown `within` is false", { $0.decide(.within, as: false) }),
      ("an unknown `every` is true", { $0.decide(.every, as: true) }),
      ("an unknown `some` is false", { $0.decide(.some, as: false) }),
      ("an unknown `and` is false", { $0.decide(.and, as: false) }),
      ("`is` is `is not`", { $0.nodes(.isCase) { $0.flag ^= 1 } }),
      ("`is` asks of the next case", { $0.nodes(.isCase) { $0.b += 1 } }),
      ("`is present` is `is missing`", { $0.nodes(.presence) { $0.flag ^= 1 } }),
      ("`or else` is always taken", { $0.replace(.orElse, by: \.b) }),
      ("`or else` is never taken", { $0.replace(.orElse, by: \.a) }),
      ("`in` is `not in`", { $0.swap(.member, with: .notMember) }),
      ("`within` is `==`", { $0.swap(.within, with: .equal) }),
      ("`like` forgets the end of its template", { $0.nodes(.like) { $0.c -= 1 } }),
      ("`fits` is `is present`", { $0.nodes(.fits) { $0 = Node(.presence, $0.a, flag: 1) } }),
      ("the branches of `if` change places", { $0.nodes(.conditional) { swap(&$0.b, &$0.c) } }),
      ("`+` is `-`", { $0.nodes(.add) { if $0.flag == 0 { $0.operation = .subtract } } }),
      (
        "`-` is turned round in sums of one kind",
        { patient in patient.nodes(.subtract) { if patient.isOfOneKind($0) { swap(&$0.a, &$0.b) } }
        }
      ),
      ("`/` is turned round", { $0.nodes(.divide) { swap(&$0.a, &$0.b) } }),
      ("`every` is `some`", { $0.swap(.every, with: .some) }),
      ("`some` is `every`", { $0.swap(.some, with: .every) }),
      ("`no` is `every`", { $0.swap(.no, with: .every) }),
      ("the `where` of a list is dropped", { $0.binders { $0.condition = -1 } }),
      (
        "counts that are not exact decide nothing",
        { $0.nodes(.equal, .less, .greaterOrEqual, .greater, .lessOrEqual) { $0.flag = 0 } }
      ),
      ("one field stands for another", { $0.field("n", with: "m", of: "Product") }),
      ("a part of a version is the next", { $0.nodes(.versionPart) { $0.b += 1 } }),
      ("`min` is `max`", { $0.builtin(.min, with: .max) }),
      ("`length` is `words`", { $0.builtin(.length, with: .words) }),
      ("`before` is `after`", { $0.builtin(.before, with: .after) }),
      ("`month` is `day`", { $0.builtin(.month, with: .day) }),
      ("`lower` is `trim`", { $0.builtin(.lower, with: .trim) }),
      (
        "dates are a day late",
        { $0.constants(.date) { $0 = .date(CivilDate(days: $0.date.days + 1)) } }
      ),
      (
        "whole numbers are one too great",
        { $0.constants(.integer) { if $0.integer < 100 { $0 = .integer($0.integer + 1) } } }
      ),
      (
        "durations are twice as long",
        { $0.constants(.duration) { $0 = .duration($0.duration.multiplied(by: 2) ?? $0.duration) } }
      ),
      ("`require` is `forbid`", { $0.clauses(.require) { $0.kind = .forbid } }),
      ("`forbid` is `require`", { $0.clauses(.forbid) { $0.kind = .require } }),
      ("`deny` permits", { $0.clauses(.deny) { $0.kind = .permit } }),
      ("`limit to` is `reassess after`", { $0.clauses(.limit) { $0.kind = .reassess } }),
      ("approvals are not asked for", { $0.clauses(.approval) { $0.kind = .permit } }),
      ("masks hide nothing but hash", { $0.clauses(.mask) { $0.mask?.method = .hash } }),
      ("the `where` of a mask is dropped", { $0.clauses(.mask) { $0.mask?.condition = -1 } }),
      ("an unknown `when` holds", { $0.decideGuards(when: true, as: true) }),
      ("an unknown `when` does not hold", { $0.decideGuards(when: true, as: false) }),
      ("an unknown `where` of a `for` leaves out", { $0.decideGuards(when: false, as: false) }),
      ("an unknown `where` of a mask leaves out", { $0.decideMasks(as: false) }),
      ("an unknown `where` of a mask is none", { $0.decideMasks(as: true) }),
      ("`when` is dropped", { $0.rules { $0.when = -1 } }),
      ("the `where` of a `for` is dropped", { $0.loops { $0.condition = -1 } }),
      (
        "the last clause of a rule is dropped",
        { $0.rules { $0.clauseCount = max(1, $0.clauseCount - 1) } }
      ),
      ("waivers hold a day too long", { $0.waivers { $0.until += 1 } }),
      ("waivers hold a day too soon", { $0.waivers { $0.on -= 1 } }),
      ("waivers end a day too soon", { $0.waivers { $0.until -= 1 } }),
      ("waivers of elements cover none", { $0.waivers { $0.path = -1 } }),
      ("waivers are of the first rule", { $0.waivers { $0.rule = 0 } }),
      ("who approves may be of the team that owns it", { $0.owner(in: "crew") }),
      ("a rule may take as long as it likes", { $0.forgetCostsOfRules() }),
      ("an expression may take as long as it likes", { $0.forgetCostsOfExpressions() }),
      ("rules of domains are everybody's", { $0.rules { $0.domain = -1 } }),
      (
        "rules of domains are of the first domain",
        { $0.rules { if $0.domain > 0 { $0.domain = 0 } } }
      ),
    ]
  }

  private static let setsOfAKind = 14
  private static let questionsToASet = 10

  @Test func everyFaultIsTold() throws {
    var dice = Dice(seed: 0x5EED_1602)
    var cases:
      [(patient: Patient, set: PolicySet, oracle: Oracle, asked: [(Question, Catalog?, Verdict)])] =
        []
    for _ in 0..<Self.setsOfAKind {
      for kind in Family.Kind.allCases {
        var family = try Family(kind, &dice)
        let asked = (0..<Self.questionsToASet).map { _ in
          let (question, catalog) = family.question()
          return (question, catalog, family.oracle.decide(question))
        }
        cases.append((Patient(family.set), family.set, family.oracle, asked))
      }
    }
    var comparison = Comparison()
    func told(_ put: (Patient) -> Void) throws -> Int? {
      var number = 0
      for entry in cases {
        put(entry.patient)
        defer { entry.patient.heal() }
        for (question, catalog, verdict) in entry.asked {
          number += 1
          let decision = try Family.decide(question, catalog, by: entry.set)
          if comparison.difference(decision, verdict, entry.oracle) != nil { return number }
        }
      }
      return nil
    }
    #expect(try told { _ in } == nil, "without a fault both agree")
    var lines: [String] = []
    for fault in Self.faults {
      let number = try told(fault.put)
      lines.append("\(fault.name): \(number.map { "question \($0)" } ?? "never")")
      #expect(number != nil, "nobody notices that \(fault.name)")
    }
    print(lines.joined(separator: "\n"))
    #expect(try told { _ in } == nil, "every fault was taken out again")
    #expect(Self.faults.count >= 30)
  }
}

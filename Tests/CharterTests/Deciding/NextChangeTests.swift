import Charter
import Testing

/// The next instant at which the outcome is another, against trying every day.
@Suite struct NextChangeTests {
  static let rows: [(rules: String, json: String, expected: String)] = [
    ("rule r on product { require product.n == 1 }", #""n": 1"#, "same, exact"),
    (
      "rule r on product { require product.n == 1 level warn level block from 2026-07-01 }",
      #""n": 2"#, "2026-07-01T00:00:00Z deny"
    ),
    (
      "rule r on product { require product.n == 1 until 2026-07-01 } "
        + "rule s on product { require product.n == 2 }",
      #""n": 2"#, "2026-07-02T00:00:00Z permit"
    ),
    (
      "rule r on product { require product.n == 1 until 2026-07-01 }", #""n": 2"#,
      "2026-07-02T00:00:00Z notCovered"
    ),
    (
      "rule r on product { require product.day > today }", #""day": "2026-06-01""#,
      "2026-06-01T00:00:00Z deny"
    ),
    (
      "rule r on product { require product.day >= today }", #""day": "2026-06-01""#,
      "2026-06-02T00:00:00Z deny"
    ),
    (
      "rule r on product { require product.day == today }", #""day": "2026-06-01""#,
      "2026-06-01T00:00:00Z permit"
    ),
    (
      "rule r on product { require age(product.day) <= 30d }", #""day": "2026-02-20""#,
      "2026-03-22T00:00:00.000001Z deny"
    ),
    (
      "rule r on product { require age(product.day) < 1mo }", #""day": "2026-02-20""#,
      "2026-03-20T00:00:00Z deny"
    ),
    (
      "rule r on product { require now < 2026-03-01T12:00:00Z }", "",
      "2026-03-01T12:00:00Z deny"
    ),
    (
      "rule r on product { require today - 1mo < product.day }", #""day": "2026-02-28""#,
      "2026-03-28T00:00:00Z deny"
    ),
    (
      "rule r on product { require month(today) <= 6 }", "", "same, inexact"
    ),
    (
      "rule r on product { forbid old(product) }", #""day": "2026-02-20""#,
      "2026-04-21T00:00:00.000001Z deny"
    ),
    (
      "rule r on product { require count(d in product.days where d >= today) >= 1 }",
      #""days": ["2026-04-01", "2026-05-01"]"#, "2026-05-02T00:00:00Z deny"
    ),
    (
      "rule r on product { for d in product.days require d >= today }",
      #""days": ["2026-04-01", "2026-05-01"]"#, "2026-04-02T00:00:00Z deny"
    ),
    ("rule r on product { require today < 2029-01-01 }", "", "same, exact"),
  ]

  static let standard = """
    standard test for product {
      recognize when raw.test is present
      id = raw.test
      name = raw.test
      n = raw.n
      day = raw.day
      days = raw.days
    }
    extend Product { n: Int?, day: Date?, days: [Date]? }
    """

  private func policies(_ rules: String) throws -> PolicySet {
    try PolicySet(compiling: [
      SourceFile(
        path: "test.charter",
        text: """
          \(Self.standard)
          global policy p {
            define old(p: Product) = age(p.day) > 60d
            \(rules)
          }
          """)
    ])
  }

  @Test func eachRowChangesWhenItSays() throws {
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    var options = DecisionOptions(at: time)
    options.findsNextChange = true
    for (rules, json, expected) in Self.rows {
      let set = try policies(rules)
      let members = json.isEmpty ? "" : ", \(json)"
      let document = try Document(
        json: Array(#"{"test": "t"\#(members)}"#.utf8), file: "test.json")
      let decision = try #require(set.decide(document, options: options).first)
      let next = try #require(decision.nextChange)
      var text = "same"
      if let at = next.at, let outcome = next.outcome {
        text = "\(at.description) \(outcome.rawValue)"
      }
      if !next.exact { text += ", inexact" } else if next.at == nil { text += ", exact" }
      #expect(text == expected, "\(rules)")
    }
  }

  @Test func tryingEveryDayFindsTheSame() throws {
    var random = SplitMix(seed: 42)
    let start = try #require(Timestamp("2026-03-01T00:00:00Z"))
    var changes = 0
    let cases = 2_000
    for number in 0..<cases {
      func pick(_ values: [String]) -> String { values[Int(random.next() % UInt64(values.count))] }
      func date() -> String {
        let day = 1 + random.next() % 28
        let month = 1 + random.next() % 12
        return
          "\(2026 + random.next() % 3)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
      }
      func atom() -> String {
        switch random.next() % 6 {
        case 0: "product.day \(pick(["<", "<=", ">", ">=", "==", "!="])) today"
        case 1: "age(product.day) \(pick(["<", ">="])) \(pick(["30d", "1mo", "2w", "400d"]))"
        case 2: "today \(pick(["<", ">="])) \(date())"
        case 3: "today + \(pick(["30d", "1mo", "1y"])) \(pick(["<", ">="])) product.day"
        case 4: "some d in product.days has d \(pick(["<", ">="])) today"
        default: "product.n == \(random.next() % 2)"
        }
      }
      var rules = ""
      for rule in 0..<1 + random.next() % 2 {
        let levels =
          random.next() % 3 == 0 ? "level warn level block from \(date())" : ""
        let until = random.next() % 4 == 0 ? "until \(date())" : ""
        rules += """
          rule r\(rule) on product {
            \(random.next() % 3 == 0 ? "when \(atom())" : "")
            require (\(atom())) \(pick(["and", "or"])) (\(atom()))
            \(levels)
            \(until)
          }

          """
      }
      let set = try policies(rules)
      let json =
        #"{"test": "t", "n": \#(random.next() % 2), "day": "\#(date())", "days": ["\#(date())"]}"#
      let document = try Document(json: Array(json.utf8), file: "test.json")
      var judge = Judge(set)
      var options = DecisionOptions(at: start)
      options.findsNextChange = true
      let decision = try #require(judge.decide(document, options: options).first)
      let next = try #require(decision.nextChange)
      #expect(next.exact, "\(rules)")
      func outcome(_ microseconds: Int64) -> Decision.Outcome? {
        judge.decide(
          document, options: DecisionOptions(at: Timestamp(microseconds: microseconds))
        ).first?.outcome
      }
      if let at = next.at {
        changes += 1
        #expect(outcome(at.microseconds) == next.outcome, "case \(number): \(rules) \(json)")
        #expect(
          outcome(at.microseconds - 1) == decision.outcome, "case \(number): \(rules) \(json)")
      }
      let day: Int64 = 86_400_000_000
      // Every day for each tenth case; for the others each fifth, so that all come up.
      let first = number % 10 == 0 ? 1 : Int64(number % 5 + 1)
      for offset in stride(from: first, through: 730, by: number % 10 == 0 ? 1 : 5) {
        let instant = start.microseconds + offset * day
        if let at = next.at, at.microseconds <= instant { break }
        let then = outcome(instant)
        #expect(then == decision.outcome, "case \(number), day \(offset): \(rules) \(json)")
        if then != decision.outcome { break }
      }
    }
    #expect(changes * 3 > cases)
  }
}

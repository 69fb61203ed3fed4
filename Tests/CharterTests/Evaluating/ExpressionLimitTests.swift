import Charter
import Testing

/// What is bounded, at the bound and one past it.
@Suite struct ExpressionLimitTests {
  private func outcomes(_ expressions: String..., with json: String = "{}") throws -> [String] {
    try ExpressionOutcomes().of(
      expressions, with: try Document(json: Array(json.utf8), file: "limits.json"))
  }

  private func list(_ count: Int) -> String {
    "[" + Array(repeating: "1", count: count).joined(separator: ",") + "]"
  }

  private func limit(_ source: String) -> String {
    "unknown: `\(source)`: limit: too large to compute"
  }

  private func codes(_ text: String) -> [String] {
    do {
      _ = try PolicySet(compiling: [SourceFile(path: "limits.charter", text: text)])
      return []
    } catch {
      return error.diagnostics.map(\.code)
    }
  }

  // MARK: At run time

  @Test func elementsOfAList() throws {
    #expect(try outcomes("count(x in l)", with: "{\"l\": \(list(100_000))}") == ["100000"])
    #expect(
      try outcomes("count(x in l)", with: "{\"l\": \(list(100_001))}") == [limit("count(x in l)")])
  }

  @Test func listsPutTogether() throws {
    let json = "{\"l\": \(list(50_000)), \"m\": \(list(50_001))}"
    #expect(
      try outcomes(
        "count(x in (l as [Int]) + (l as [Int]))", "(l as [Int]) + (m as [Int]) == []", with: json)
        == ["100000", limit("(l as [Int]) + (m as [Int])")])
  }

  @Test func builtTexts() throws {
    let a = String(repeating: "é", count: 32_768)
    #expect(
      try outcomes(
        #"length("{a}{a}")"#, #"length("{a}{a}!")"#, #""{a}{a}!" == "x" or true"#,
        with: #"{"a": "\#(a)"}"#)
        == ["65536", limit(#""{a}{a}!""#), "true"])
  }

  @Test func costOfListExpressions() throws {
    // 3 for the comparison and 1 for reading, for each pair: 9.0 and 11.6 million.
    func json(_ count: Int) -> String { "{\"l\": \(list(count))}" }
    let pairs = "some a in l as [Int] has (some b in l as [Int] has b >= a)"
    #expect(try outcomes(pairs, with: json(1_500)) == ["true"])
    #expect(try outcomes(pairs, with: json(1_700)) == [limit(pairs)])
    #expect(try outcomes("(\(pairs)) or 1 < 2", with: json(3_000)) == ["true"])
  }

  @Test(.timeLimit(.minutes(60)))
  func whatGoesThroughListsInsideListsCounts() throws {
    let json = "{\"l\": \(list(20_000))}"
    let expressions = [
      "every a in l has a as Int in (l as [Int])",
      "every a in l has count(b in l as [Int]) > 0",
      "count(a in l where a as Int in [2, 3] + (l as [Int])) > 0",
      "every a in l has (l as [Int]) != [a as Int]",
    ]
    let outcomes = try ExpressionOutcomes().of(
      expressions, with: try Document(json: Array(json.utf8), file: "limits.json"))
    for (expression, outcome) in zip(expressions, outcomes) {
      #expect(outcome.hasSuffix("limit: too large to compute"), "\(expression): \(outcome)")
    }
  }

  @Test(.timeLimit(.minutes(60)))
  func distinctTakesLinearTime() throws {
    let numbers = "[" + (0..<20_000).map { "\($0 % 15_000)" }.joined(separator: ",") + "]"
    let texts = "[" + (0..<20_000).map { "\"\($0 % 15_000)\"" }.joined(separator: ",") + "]"
    let lengths =
      "["
      + (0..<3_000).map { "\"\($0)\($0 % 2 == 0 ? "d" : " months")\"" }
      .joined(separator: ",") + "]"
    #expect(
      try outcomes(
        "count(x in distinct(n))", "count(x in distinct(n as [Int]))",
        "count(x in distinct(n as [Decimal]))", "count(x in distinct(t as [Text]))",
        "count(x in distinct(m as [Duration]))",
        with: "{\"n\": \(numbers), \"t\": \(texts), \"m\": \(lengths)}")
        == [
          "15000", "15000", "15000", "15000",
          "unknown: `distinct(m as [Duration])`: depends on the start day: months have 28 to 31 days",
        ])
  }

  @Test(.timeLimit(.minutes(60)))
  func whatIsComparedInPairsCountsAsPairs() throws {
    func lengths(_ count: Int) -> String {
      "[" + (0..<count).map { "\"\($0)d\"" }.joined(separator: ",") + "]"
    }
    let distinct = "distinct(l as [Duration])"
    #expect(
      try outcomes("count(x in \(distinct))", with: "{\"l\": \(lengths(3_000))}") == ["3000"])
    #expect(
      try outcomes("count(x in \(distinct))", with: "{\"l\": \(lengths(3_200))}")[0]
        .hasSuffix("limit: too large to compute"))
  }

  @Test(.timeLimit(.minutes(60)))
  func patternsTakeLinearTime() throws {
    let a = String(repeating: "a", count: 100_000)
    #expect(
      try outcomes(
        "t matches /^(a+)+$/", "t matches /^(a+)+$/ or u matches /^(a+)+$/",
        "t matches /(a|a)*b?/", "t matches /(a|aa)+/", "t matches /(.*a){12}/",
        with: #"{"t": "\#(a)!", "u": "\#(a)"}"#) == ["false", "true", "false", "false", "false"])
  }

  // MARK: At compile time

  @Test func nestingOfExpressions() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
    }
    #expect(try outcomes(nested(64), nested(65)) == ["1", "error: nested-too-deep"])
  }

  @Test func partsOnTopOfEachOther() throws {
    func sum(_ terms: Int) -> String {
      Array(repeating: "1", count: terms).joined(separator: " + ")
    }
    #expect(try outcomes(sum(500), sum(501)) == ["500", "error: nested-too-deep"])
  }

  @Test func listsInsideLists() throws {
    #expect(
      try outcomes(
        "every a in [1] has (every b in [a] has (every c in [b] has c == 1))",
        "every a in [1] has (every b in [a] has (every c in [b] has (some d in [c] has d == 1)))",
        "every a in [1] has (every b in [a] has count(c in [b]) == 1)",
        "every a in [1] has (every b in [a] has sum([b, 1]) == 2)",
        "every a in [1] has (every b in [a] has (every c in [b] has sum([c]) == 1))",
        "every a in [1] has (every b in [a] has (every c in [b] has max([c]) == 1))",
        "every a in [1] has (every b in [a] has (every c in [b] has max(c, 1) == 1))")
        == [
          "true", "error: lists-too-deep", "true", "true", "error: lists-too-deep",
          "error: lists-too-deep", "true",
        ])
  }

  @Test func loopsCountAsLists() {
    func rule(_ condition: String) -> String {
      """
      global policy p {
        rule r on product {
          for table in product.tables
          for column in table.columns
          require \(condition)
        }
      }
      """
    }
    #expect(codes(rule(#"some tag in column.tags has tag == "a""#)) == [])
    #expect(
      codes(rule(#"some tag in column.tags has (some other in column.tags has other == tag)"#))
        == ["lists-too-deep"])
  }

  @Test func partsOfARule() {
    /// `f0` has three parts; each further one has twice as many, and three more.
    func set(doublings: Int) -> String {
      var text = "define f0(n: Int) = n + 1\n"
      for number in 1...doublings {
        text += "define f\(number)(n: Int) = f\(number - 1)(n) + f\(number - 1)(n)\n"
      }
      return text + """
        global policy p {
          rule r on product { require f\(doublings)(length(product.name)) > 0 }
        }
        """
    }
    #expect(codes(set(doublings: 9)) == [])
    #expect(codes(set(doublings: 20)) == ["rule-too-large"])
  }

  @Test func effectsOfARule() {
    func rule(_ effects: Int) -> String {
      let effect = "require product.owner is present\n"
      return "global policy p { rule r on product {\n"
        + String(repeating: effect, count: effects) + "} }"
    }
    #expect(codes(rule(64)) == [])
    #expect(codes(rule(65)) == ["too-many-clauses"])
  }

  @Test func sizeOfPatterns() throws {
    func pattern(_ length: Int) -> String {
      "\"a\" matches /" + String(repeating: "b", count: length) + "/"
    }
    #expect(
      try outcomes(pattern(1_000), pattern(1_001), "\"a\" matches /(b{100}){100}/")
        == ["false", "error: invalid-pattern", "error: invalid-pattern"])
  }

  @Test func sizeOfFiles() {
    let blank = String(repeating: " ", count: (1 << 20) - 20)
    let policy = "global policy p {}\n"
    #expect(codes(policy + blank) == [])
    #expect(codes(policy + blank + "  ") == ["file-too-large"])
  }
}

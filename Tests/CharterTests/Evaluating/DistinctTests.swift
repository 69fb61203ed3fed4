import Charter
import Testing

/// Short lists are compared pair by pair, longer ones by hash, the longest by sorting: what comes
/// out is the same.
@Suite struct DistinctTests {
  private static let sizes = [0, 1, 8, 9, 10, 300, 2_000, 2_001]

  /// Every value `values` times over, in an order of its own for each size.
  private func check(
    _ type: String, _ size: Int, _ spelling: (Int) -> String, _ printed: (Int) -> String
  ) throws {
    var numbers = SplitMix(seed: UInt64(size))
    let values = (0..<size).map { _ in Int(numbers.next() % UInt64(max(size / 3, 1))) }
    var seen: Set<Int> = []
    let expected = values.filter { seen.insert($0).inserted }.map(printed)
    let json = "{\"list\": [\(values.map(spelling).joined(separator: ","))]}"
    let outcomes = try ExpressionOutcomes().of(
      ["distinct([x as \(type) for x in list])"],
      with: try Document(json: Array(json.utf8), file: "list.json"))
    #expect(outcomes == ["[\(expected.joined(separator: ","))]"], "\(size) of \(type)")
  }

  @Test(arguments: sizes) func eachElementStandsOnceWhereItStoodFirst(_ size: Int) throws {
    // Texts of every length up to beyond two words of eight bytes, alike at both ends.
    let text = { (number: Int) in
      "\"a\(String(repeating: "é", count: number % 12))\(number)z\""
    }
    try check("Text", size, text, text)
    try check("Int", size, { "\($0 - 5)" }, { "\($0 - 5)" })
    try check("Decimal", size, { "\($0).50" }, { "\($0).5" })
    try check("Version", size, { "\"1.\($0).0\"" }, { "\"1.\($0).0\"" })
    // Twenty digits and a half: too long for 64 bits.
    try check(
      "Decimal", size, { "\(12_345_678_901_234 + $0)678901.5" },
      { "\(12_345_678_901_234 + $0)678901.5" })
    try check("Any", size, { $0 % 2 == 0 ? "\($0)" : "\"\($0)\"" }) {
      $0 % 2 == 0 ? "\($0)" : "\"\($0)\""
    }
    let days = { (number: Int) in "\"\(number * 2 + 3)d\"" }
    try check("Duration", size, days, days)
    let pair = { (number: Int) in "[\(number),\(number % 7)]" }
    try check("[Int]", min(size, 150), pair, pair)
  }

  @Test func fourHundredYearsHaveOneLength() throws {
    let list = (0..<20).map { "\"\($0 + 1)s\"" } + ["\"146097d\"", "\"4800mo\""]
    let document = try Document(
      json: Array("{\"list\": [\(list.joined(separator: ","))]}".utf8), file: "list.json")
    let outcomes = try ExpressionOutcomes().of(
      ["count(x in distinct([x as Duration for x in list]))"], with: document)
    #expect(outcomes == ["21"])
  }

  @Test func listsWithHolesAreComparedOneByOne() throws {
    let full = (0..<12).map { "[\($0),1]" }
    func outcome(_ more: [String]) throws -> String {
      let list = (full + more).joined(separator: ",")
      let document = try Document(json: Array("{\"list\": [\(list)]}".utf8), file: "list.json")
      return try ExpressionOutcomes().of(
        ["count(x in distinct([x as [Int] for x in list]))"], with: document)[0]
    }
    #expect(try outcome(["[3,1]"]) == "12")
    #expect(try outcome(["[null,2]"]) == "13")
    #expect(try outcome(["[99,null]"]) == "13")
    #expect(try outcome(["[1,2,3]", "[]", "[]"]) == "14")
    #expect(try outcome(["[null,1]"]).contains("elements of the list are unknown"))
    #expect(
      try outcome(["[null,2]", "[4,1]", "[4,2]"]).contains("elements of the list are unknown"))
  }

  @Test func whatCannotBeToldStaysUnknown() throws {
    let list = (0..<20).map { "\"\($0)mo\"" } + ["\"30d\"", "null"]
    let document = try Document(
      json: Array("{\"list\": [\(list.joined(separator: ","))]}".utf8), file: "list.json")
    let outcomes = try ExpressionOutcomes().of(
      [
        "distinct([x as Duration for x in list where x is present])",
        "distinct([x as Text for x in list])",
      ], with: document)
    #expect(outcomes[0].contains("depends on the start day"), "\(outcomes[0])")
    #expect(outcomes[1].hasPrefix("unknown"), "\(outcomes[1])")
  }

  @Test func aMapOfPairsKeepsTheFirstOfEachName() throws {
    for size in [5, 40, 2_200] {
      let pairs = (0..<size).map { "{\"property\": \"p\($0 % (size / 2))\", \"value\": \($0)}" }
      let json = """
        {"test": "n", "tables": [], "pairs": [\(pairs.joined(separator: ","))]}
        """
      let text = """
        standard test for product {
          recognize when raw.test is present
          id = raw.test
          name = raw.test
          custom = pairs(raw.pairs, "property", "value")
        }
        global policy p {
          rule first on product { require product.custom["p1"] as Int == 1 }
          rule last on product { require product.custom["p\(size / 2 - 1)"] as Int == \(size / 2 - 1) }
        }
        """
      let set = try PolicySet(compiling: [SourceFile(path: "pairs.charter", text: text)])
      let decisions = set.decide(
        try Document(json: Array(json.utf8), file: "pairs.json"),
        options: DecisionOptions(at: ExpressionOutcomes.time))
      #expect(decisions.map(\.outcome) == [.permit], "\(size): \(decisions)")
    }
  }
}

import Testing

@testable import Charter

/// Requests that ask for many columns are answered as those that ask for few.
@Suite struct ManyColumnsTests {
  /// A product with columns of two tables, of which some have the same names.
  private static func product(_ count: Int) -> String {
    func columns(_ table: String, _ numbers: Range<Int>) -> String {
      let columns = numbers.map {
        "{\"name\": \"c\($0)\", \"table\": \"\(table)\","
          + " \"categories\": [\($0 % 3 == 0 ? "\"personal\"" : "")]}"
      }
      return "{\"name\": \"\(table)\", \"columns\": [\(columns.joined(separator: ","))]}"
    }
    return "{\"id\": \"p\", \"name\": \"P\", \"tables\": ["
      + columns("t", 0..<count) + "," + columns("u", count - 3..<count + 10) + "]}"
  }

  private static func decide(_ names: [String], of product: String) throws -> Decision {
    let asked = names.map { "\"\($0)\"" }.joined(separator: ",")
    let request =
      "{\"subject\": \"access\", \"requester\": {\"name\": \"a\"}, \"product\": \(product),"
      + " \"columns\": [\(asked)]}"
    return try #require(try RequestMesh.decide(request).first)
  }

  private static func masks(_ decision: Decision) -> [String] {
    decision.obligations.masks.map { "\($0.column) \($0.method.text)" }
  }

  @Test func asOneByOne() throws {
    let product = Self.product(40)
    let names = (0..<36).map { "c\($0)" } + ["t.c1", "u.c41", "c44", "u.c37", "t.c37", "c3", "c3"]
    let many = try Self.decide(names, of: product)
    #expect(many.outcome == .permit)
    let single = Set(try names.flatMap { Self.masks(try Self.decide([$0], of: product)) })
    #expect(single.count > 10)
    #expect(Set(Self.masks(many)).isSubset(of: single))
    // Of two that one name means, the table is said only where both are asked for.
    #expect(Self.masks(many).count == Set(Self.masks(many)).count)
    #expect(Self.masks(many).filter { $0.hasPrefix("c3 ") }.count == 1)
  }

  @Test(arguments: [["c37"], ["c99"], ["t.c42"], ["v.c1"], ["c38", "c39", "x"], ["t."], ["."]])
  func whatIsWrongIsSaidTheSame(_ wrong: [String]) throws {
    let product = Self.product(40)
    let few = try Self.decide(wrong, of: product)
    let many = try Self.decide((0..<36).map { "c\($0)" } + wrong, of: product)
    #expect(few.outcome == .malformed && many.outcome == .malformed)
    #expect(few.errors.map(\.message) == many.errors.map(\.message))
    #expect(few.errors.map(\.help) == many.errors.map(\.help))
  }

  /// Of so many nobody looks for one of nearly the same name.
  @Test func suggestionsEnd() throws {
    func help(_ count: Int) throws -> String? {
      try Self.decide(["d1"], of: Self.product(count)).errors.first?.help
    }
    #expect(try help(40) == "did you mean `c1`?")
    #expect(
      try help(10_000) == "there are too many to look for one of nearly this name")
  }
}

/// A case of `Tables/three-values.txt`: policies, an input, and what comes of it.
public struct ThreeValueCase: Sendable {
  /// Its line in the file.
  public var line: Int
  /// Which position it is about, and which value.
  public var title: String
  /// Path and text of each policy file.
  public var policies: [(path: String, text: String)]
  /// `access` or `product`.
  public var subject: String
  /// The whole input, JSON.
  public var input: String
  /// What comes of it: outcome, findings, obligations.
  public var expected: String

  /// The instant at which all of them are judged.
  public static let time = "2026-11-21T00:00:00Z"

  /// Reads the cases.
  public static func read() throws -> [ThreeValueCase] {
    var cases: [ThreeValueCase] = []
    var lines = try textInPackage("Tests/CharterTests/Tables/three-values.txt")
      .split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { (number: $0.offset + 1, text: String($0.element)) }[...]
    while let (number, text) = lines.popFirst() {
      guard text.hasPrefix("## ") else { continue }
      var one = ThreeValueCase(
        line: number, title: String(text.dropFirst(3)), policies: [("standard.charter", standard)],
        subject: "", input: "", expected: "")
      while let line = lines.first?.text, !line.isEmpty {
        lines.removeFirst()
        one.take(line)
      }
      cases.append(one)
    }
    return cases
  }

  private mutating func take(_ line: String) {
    func rest(after prefix: String) -> String? {
      guard line.hasPrefix(prefix) else { return nil }
      return String(line.dropFirst(prefix.count).drop { $0 == " " })
    }
    if let rules = rest(after: "p:") {
      let isBare = rules.hasPrefix("!")
      let open = "rule open on access { when product.access_model is internal permit }"
      let isAboutAccess = rules.contains("on access")
      policies.append(
        (
          "p.charter",
          "global policy p {\n\(isBare || !isAboutAccess ? "" : open)\n"
            + "\(isBare ? String(rules.dropFirst()) : rules)\n}\n"
        ))
    } else if let rules = rest(after: "domain ") {
      let name = String(rules.prefix { $0 != ":" })
      policies.append(
        (
          "domains/\(name)/d.charter",
          "domain policy d for \(name) {\n\(rules.dropFirst(name.count + 1))\n}\n"
        ))
    } else if let members = rest(after: "access:") {
      subject = "access"
      let requester =
        members.contains("\"requester\"")
        ? "" : #", "requester": {"name": "analyst-1", "team": "growth", "domain": "orders"}"#
      input =
        "{\"subject\": \"access\", \"product\": \(Self.product)\(requester)"
        + "\(members.isEmpty ? "" : ", " + members)}"
    } else if let members = rest(after: "product:") {
      subject = "product"
      input = "{\"test\": \"t\"\(members.isEmpty ? "" : ", " + members)}"
    } else {
      expected = line
    }
  }

  /// A product as `charter convert` prints one, with every case that the rows need.
  public static let product = """
    {"id": "orders", "name": "orders", "domain": "orders", "access_model": "internal",
     "owner": {"name": "orders team", "team": "orders-team"},
     "output_ports": [{"name": "v2", "region": "eu_west_1"}, {"name": "v1"}],
     "tables": [
       {"name": "orders", "columns": [
         {"name": "order_id", "table": "orders", "type": "integer", "categories": []},
         {"name": "email", "table": "orders", "type": "text", "categories": ["personal"]},
         {"name": "region", "table": "orders", "type": "text", "categories": []},
         {"name": "note", "table": "orders"}]},
       {"name": "items", "columns": [
         {"name": "order_id", "table": "items", "type": "integer", "categories": []},
         {"name": "price", "table": "items", "type": "number", "categories": []}]}]}
    """

  /// Reads the products of the cases.
  private static let standard = """
    standard test for product {
      recognize when raw.test is present
      id = raw.test
      name = raw.test
      n = raw.n
      m = raw.m
      items for item in raw.items { name = item.name n = item.n m = item.m words = item.words }
    }
    record Item { key name: Text, n: Int?, m: Int?, words: [Text]? }
    extend Product { n: Int?, m: Int?, items: [Item]? }
    """
}

import Charter
import Testing

@Suite struct NearestNameTests {
  private static let rows: [(String, [String], String?)] = [
    // One edit of each kind.
    ("ownr", ["owner", "output"], "owner"), ("ownerr", ["owner"], "owner"),
    ("owmer", ["owner"], "owner"), ("onwer", ["owner"], "owner"),
    // Thresholds: 1 up to 4 letters, 2 up to 8, 3 beyond.
    ("nmae", ["name"], "name"), ("nm", ["name"], nil), ("abcd", ["abxy"], nil),
    ("abcd", ["abcx"], "abcx"), ("abcde", ["abcxy"], "abcxy"), ("abcde", ["abxyz"], nil),
    ("abcdefgh", ["abcdefxy"], "abcdefxy"), ("abcdefgh", ["abcdexyz"], nil),
    ("abcdefghi", ["abcdefxyz"], "abcdefxyz"), ("abcdefghi", ["abcdewxyz"], nil),
    ("clasification", ["classification"], "classification"),
    // Case, `-` and `_` are free.
    ("Owner", ["owner"], "owner"), ("output_ports", ["outputPorts"], "outputPorts"),
    ("outputports", ["output-ports"], "output-ports"),
    ("output-prots", ["outputPorts"], "outputPorts"),
    ("ÉQUIPE", ["équipe"], "équipe"), ("data__product", ["dataProduct"], "dataProduct"),
    ("a_b", ["ab"], "ab"),
    // Nothing near.
    ("colour", ["owner", "name"], nil), ("", ["a"], nil), ("owner", [], nil), ("_", ["a"], nil),
    ("owner", ["owner"], nil), ("owner", ["owner", "owners"], "owners"),
    // One letter: only case.
    ("x", ["y", "xy"], nil), ("X", ["x"], "x"), ("x", ["x_"], "x_"),
    ("ab", ["cb"], "cb"), ("ab", ["cd"], nil), ("ab", ["a"], "a"),
    // Ties: distance, then the common start, then code points.
    ("nane", ["name", "nano"], "nano"), ("cat", ["bat", "car", "cab"], "cab"),
    ("tag", ["Tag", "tab"], "Tag"), ("typ", ["tip", "type"], "type"),
    ("port", ["sort", "fort"], "fort"), ("fields", ["field", "fiels"], "field"),
    // Nothing of the word is left.
    ("ba", ["ab"], "ab"), ("é", ["e"], nil),
  ]

  @Test(arguments: rows)
  func row(_ name: String, _ candidates: [String], _ expected: String?) {
    #expect(nearestName(to: name, among: candidates) == expected)
    #expect(nearestName(to: name, among: candidates.reversed()) == expected)
  }

  @Test func longNamesTakeNoTime() {
    let long = String(repeating: "a", count: 100_000)
    #expect(nearestName(to: long, among: [long + "b"]) == nil)
    #expect(nearestName(to: "owner", among: [long, "ownr"]) == "ownr")
    let most = String(repeating: "a", count: 64)
    #expect(nearestName(to: most, among: [most.dropLast() + "b"]) == most.dropLast() + "b")
    #expect(nearestName(to: most + "a", among: [most]) == nil)
  }
}

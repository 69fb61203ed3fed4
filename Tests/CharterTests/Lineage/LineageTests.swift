import Charter
import Testing

/// Which products rest on which: `upstream`, `downstream` and `cycle`.
@Suite struct LineageTests {
  /// A mesh, one of its products, and what it rests on, what rests on it, and its cycle.
  static let rows: [(mesh: String, product: String, up: String, down: String, cycle: String)] = [
    // By product, by contract, by asset; however far.
    ("a: reads p:b\nb: reads p:c\nc:", "a", "b and c", "none", "none"),
    ("a: reads p:b\nb: reads p:c\nc:", "c", "none", "a and b", "none"),
    ("a: reads c:k\nb: offers c:k", "a", "b", "none", "none"),
    ("a: reads a:db.k\nb: offers a:db.k", "b", "none", "a", "none"),
    ("a: reads c:k\nb: under k", "a", "b", "none", "none"),
    // Several ways to one product lead to it once, and order is by id.
    (
      "a: reads p:d c:k a:x\nb: offers c:k\nd: offers a:x; reads p:b", "a", "b and d", "none",
      "none"
    ),
    ("a: reads p:b p:c\nb: reads p:c\nc: offers c:k", "c", "none", "a and b", "none"),
    // A contract by itself, and one that is a part of a product and stands for it.
    ("a: reads c:k\ncontract k", "a", "k", "none", "none"),
    ("a: reads c:k\ncontract k\nb: offers c:k; reads p:z\nz:", "a", "b and z", "none", "none"),
    ("a: reads p:k\ncontract k\nb: offers c:k", "a", "b", "none", "none"),
    ("a: reads p:k\ncontract k\nb: offers c:k; reads p:z\nz:", "k", "z", "a", "none"),
    // Cycles, of one product too, end.
    ("a: reads p:b\nb: reads p:a", "a", "a and b", "a and b", "a and b"),
    ("a: reads p:a", "a", "a", "a", "a"),
    ("a: reads p:b\nb: reads p:c\nc: reads p:b", "a", "b and c", "none", "none"),
    ("a: reads p:b\nb: reads p:c\nc: reads p:b", "b", "b and c", "a, b and c", "b and c"),
    // What comes from outside of the mesh rests on nothing in it.
    ("a: reads a:crm t:erp", "a", "none", "none", "none"),
    ("a: reads", "a", "none", "none", "none"),
    ("a:", "a", "none", "none", "none"),
    // What leads to nothing that is known makes the way up unknown, also further on.
    ("a: reads p:gone", "a", unresolved, "none", "none"),
    ("a: reads c:gone", "a", unresolved, "none", "none"),
    ("a: reads n:something", "a", unresolved, "none", "none"),
    ("a: reads c:k\nb: offers c:k\nc: offers c:k", "a", unresolved, "none", "none"),
    ("a: reads p:b\nb: reads p:gone", "a", unresolved, "none", "none"),
    ("a: reads p:b\nb: reads p:gone", "b", unresolved, "a", "none"),
    ("a: reads p:b p:gone\nb: reads p:a", "a", unresolved, "a and b", "a and b"),
    // What cannot be read may lead anywhere.
    ("a: reads !:\nb:", "a", unreadable, unreadable, unreadable),
    ("a: reads !:\nb:", "b", "none", unreadable, "none"),
    ("a: reads !\nb: reads p:a", "b", unreadable, unreadable, unreadable),
    ("a: reads p:b !:\nb: reads p:a", "a", unreadable, unreadable, "a and b"),
  ]

  static let unresolved = "unknown: an input port leads to no product that is known"
  static let unreadable = "unknown: does not fit"

  @Test(arguments: rows.indices)
  func whatRestsOnWhat(index: Int) throws {
    let row = Self.rows[index]
    let mesh = LineageMesh(row.mesh)
    let set = try LineageMesh.policies()
    let judged = try #require(mesh.products.first { $0.id == row.product })
    let expected = ["up": row.up, "down": row.down, "cycle": row.cycle]
    let catalog = try mesh.catalog(by: set)
    #expect(catalog.faults.isEmpty)
    #expect(
      try LineageMesh.said(of: judged, beside: catalog, by: set) == expected, "\(row.mesh)")
  }

  @Test func withoutACatalogNothingIsKnown() throws {
    let mesh = LineageMesh("a: reads p:b\nb:")
    let unknown = "unknown: no catalog was supplied"
    #expect(
      try LineageMesh.said(of: mesh.products[0], beside: nil, by: try LineageMesh.policies())
        == ["up": unknown, "down": unknown, "cycle": unknown])
  }

  /// A contract that is judged and that the catalog does not have yet belongs to the product that names it.
  @Test func aContractThatIsNewIsAContract() throws {
    let rules = """
      global policy lineage {
        rule listed on product {
          require catalog.contracts[product.id] is missing
          otherwise "{[c.id for c in catalog.contracts]}"
        }
        rule part on product {
          require part_of(product) is missing
          otherwise "{part_of(product).id}"
        }
        rule down on product {
          require product.id is missing
          otherwise "{[p.id for p in downstream(product)]}"
        }
      }
      """
    let set = try LineageMesh.policies(rules)
    let mesh = LineageMesh("a: reads c:k\nb: offers c:k\ncontract z\ncontract c")
    let catalog = try mesh.catalog(by: set)
    let contract = LineageMesh.Product(id: "k", isContract: true)
    #expect(
      try LineageMesh.said(of: contract, beside: catalog, by: set)
        == ["listed": "c, k and z", "part": "b", "down": "a"])
    #expect(
      try LineageMesh.said(of: mesh.products[2], beside: catalog, by: set)
        == ["listed": "c and z", "down": "none"])
  }

  // MARK: At random

  /// A mesh of which every port leads somewhere or outside.
  static func random(_ random: inout SplitMix, known: Bool) -> LineageMesh {
    let count = Int.random(in: 1...8, using: &random)
    let kinds = known ? ["p", "c", "a", "a"] : ["p", "c", "a", "t", "n", "!", "p", "c", "a", "p"]
    let products = (0..<count).map { number in
      var product = LineageMesh.Product(id: "p\(number)")
      product.offers = ["c:k\(number)", "a:s\(number)"]
      let reads = (0..<Int.random(in: 0...2, using: &random)).map { _ in
        let kind = kinds.randomElement(using: &random) ?? "p"
        let other = Int.random(in: 0..<(known ? count : count + 1), using: &random)
        return "\(kind):" + (kind == "p" ? "p" : kind == "c" ? "k" : "s") + "\(other)"
      }
      product.reads = Bool.random(using: &random) || !reads.isEmpty ? reads : nil
      return product
    }
    return LineageMesh(products)
  }

  /// A list as a message says it, taken apart.
  static func ids(_ text: String) -> Set<String> {
    text == "none"
      ? [] : Set(text.replacing(" and ", with: ", ").split(separator: ", ").map(String.init))
  }

  @Test func upAndDownAreEachOthersInverse() throws {
    let set = try LineageMesh.policies()
    var random = SplitMix(seed: 4)
    var pairs = 0
    for _ in 0..<150 {
      let mesh = Self.random(&random, known: true)
      let catalog = try mesh.catalog(by: set)
      let said = try mesh.products.map {
        ($0.id, try LineageMesh.said(of: $0, beside: catalog, by: set))
      }
      let up = Dictionary(uniqueKeysWithValues: said.map { ($0.0, Self.ids($0.1["up"] ?? "!")) })
      for (id, says) in said {
        let down = Self.ids(says["down"] ?? "!")
        let readers = Set(up.filter { $0.value.contains(id) }.keys)
        #expect(down == readers, "\(id) in \(mesh)")
        let cycle = (up[id] ?? []).intersection(down)
        #expect(
          Self.ids(says["cycle"] ?? "!") == (cycle.contains(id) ? cycle : []), "\(id) in \(mesh)")
        pairs += down.count
      }
    }
    #expect(pairs > 500, "there was something to rest on")
  }

  @Test func theOrderOfFilesChangesNothing() throws {
    let set = try LineageMesh.policies()
    var random = SplitMix(seed: 5)
    for _ in 0..<100 {
      let mesh = Self.random(&random, known: false)
      let shuffled = LineageMesh(mesh.products.shuffled(using: &random))
      let (one, other) = (try mesh.catalog(by: set), try shuffled.catalog(by: set))
      for product in mesh.products {
        #expect(
          try LineageMesh.said(of: product, beside: one, by: set)
            == LineageMesh.said(of: product, beside: other, by: set), "\(product.id) in \(mesh)")
      }
    }
  }

  /// A product that is judged stands in the place of its entry, ports and all; one that is new, among the others.
  @Test func theMeshIsThatOfTheJudgedProduct() throws {
    let set = try LineageMesh.policies()
    var random = SplitMix(seed: 6)
    for round in 0..<200 {
      var mesh = Self.random(&random, known: false)
      let place = Int.random(in: 0..<mesh.products.count, using: &random)
      let after = try mesh.catalog(by: set)
      let judged = mesh.products[place]
      if round % 3 == 0 {
        mesh.products.remove(at: place)
      } else {
        mesh.products[place].reads = ["p:p\((place + 1) % mesh.products.count)"]
        if round % 2 == 0 { mesh.products[place].offers = [] }
      }
      let before = try mesh.catalog(by: set)
      #expect(
        try LineageMesh.said(of: judged, beside: before, by: set)
          == LineageMesh.said(of: judged, beside: after, by: set), "\(judged) in \(mesh)")
    }
  }
}

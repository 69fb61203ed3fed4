/// Makes the descriptors and registers of a mesh, the same for every run.
///
/// Half of the products are source-aligned, three in ten aggregate those, and two in ten serve consumers from
/// the aggregates. Some have what the rules over a mesh look for: an input that leads nowhere, two products
/// that read each other, a table that two domains claim, a consumer without an agreement, a category that
/// got lost on the way, an input that is deprecated.
package struct MeshGenerator {
  /// How many products there are.
  package let count: Int
  /// Products of the first kind, and of the first two.
  private let sources: Int
  private let aggregates: Int

  /// How many products each domain has, about.
  private static let domainSize = 40

  /// Makes the generator of a mesh of so many products, 10 or more.
  package init(count: Int) {
    self.count = count
    sources = count / 2
    aggregates = count * 8 / 10
  }

  /// How products are written: a standard of the house, with the model's own words as keys.
  package static let standard = """
    standard bench for product {
      recognize when raw.bench is present
      id = raw.id
      name = raw.name
      domain = raw.domain
      status = raw.status
      archetype = raw.archetype
      access_model = raw.access_model
      owner = raw.owner
      sla = raw.sla
      consumers = raw.consumers
      input_ports = raw.input_ports
      output_ports = raw.output_ports
      tables = raw.tables
    }
    """

  /// A number that looks random, of a product and a question.
  private func number(_ product: Int, _ question: UInt64, below bound: Int) -> Int {
    var mixed = UInt64(product) &* 0x9E37_79B9_7F4A_7C15 &+ question &* 0xD1B5_4A32_D192_ED03
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(bound))
  }

  private func id(_ product: Int) -> String { "p\(product)" }
  private func domain(_ product: Int) -> String {
    "domain-\(number(product, 1, below: max(count / Self.domainSize, 2)))"
  }

  /// The products that one reads.
  private func inputs(_ product: Int) -> [Int] {
    if product < sources { return [] }
    let (first, end) = product < aggregates ? (0, sources) : (sources, aggregates)
    return (0..<1 + number(product, 2, below: 3)).map {
      first + number(product, 3 + UInt64($0), below: end - first)
    }
  }

  /// The descriptor of a product, as JSON.
  package func descriptor(_ product: Int) -> String {
    let kind =
      product < sources
      ? "source_aligned" : product < aggregates ? "aggregate" : "consumer_aligned"
    let isOld = product % 97 == 3
    // Every 500th product is read by the first of those that it reads.
    var reads = inputs(product).map { id($0) }
    if product < sources, product % 500 == 7, let reader = firstReader(of: product) {
      reads.append(id(reader))
    }
    if product % 101 == 5 { reads.append("gone-\(product)") }
    let ports = reads.enumerated().map { number, other in
      #"{"name": "in\#(number)", "product": "\#(other)", "port": "out"}"#
    }
    let consumers = (0..<number(product, 10, below: 3)).map {
      #"{"name": "Team \#($0)", "team": "team-\#(number(product, 11 + UInt64($0), below: 500))"}"#
    }
    return """
      {"bench": 1, "id": "\(id(product))", "name": "Product \(product)", "domain": "\(domain(product))",
       "status": "\(isOld ? "deprecated" : "active")", "archetype": "\(kind)", "access_model": "internal",
       "owner": {"name": "team-\(number(product, 20, below: 500))", "kind": "team"},
       "sla": {"freshness": "\(product < sources ? 1 : product < aggregates ? 4 : 24)h"\(isOld ? #", "end_of_support": "2026-06-30""# : "")},
       "consumers": [\(consumers.joined(separator: ", "))], "input_ports": [\(ports.joined(separator: ", "))],
       "output_ports": [{"name": "out", "environment": "prod", "asset": "lake.\(domain(product))", "contract": {"id": "c\(product)"}}],
       "tables": [\(table(product))]}
      """
  }

  /// A product that reads this one.
  private func firstReader(of product: Int) -> Int? {
    (sources..<min(sources + 20_000, aggregates)).first { inputs($0).contains(product) }
  }

  /// One table, of which every 200th is another product's.
  private func table(_ product: Int) -> String {
    let claimed = product % 200 == 9 ? product - 1 : product
    let origin = inputs(product).first
    let columns = (0..<6).map { place in
      var column = #"{"name": "c\#(place)", "table": "t", "type": "text""#
      if place == 0 {
        let isLost = product % 150 == 11 && origin != nil
        column += #", "categories": [\#(isLost ? "" : #""personal""#)]"#
        if let origin { column += #", "derived_from": ["\#(id(origin)).t.c0"]"# }
      } else {
        column += #", "categories": []"#
      }
      return column + "}"
    }
    return
      #"{"name": "t", "physical_name": "lake.table_\#(claimed)", "columns": [\#(columns.joined(separator: ", "))]}"#
  }

  /// The registers of agreements, of which one in twenty is missing, and of use.
  package var agreements: String {
    var rows: [String] = []
    for product in 0..<count {
      for place in 0..<number(product, 10, below: 3)
      where number(product, 30 + UInt64(place), below: 20) != 0 {
        let team = number(product, 11 + UInt64(place), below: 500)
        rows.append(
          #"{"id": "a\#(rows.count)", "product": "\#(id(product))", "consumer_team": "team-\#(team)", "status": "approved"}"#
        )
      }
    }
    return "[\(rows.joined(separator: ",\n"))]"
  }

  /// The register of use: one product in fifty was not read for long.
  package var usage: String {
    let rows = (0..<count).map { product in
      let year = number(product, 40, below: 50) == 0 ? 2025 : 2026
      return #"{"product": "\#(id(product))", "last_read": "\#(year)-11-01T00:00:00Z"}"#
    }
    return "[\(rows.joined(separator: ",\n"))]"
  }
}

import Testing

@testable import Charter

/// `contracts[id]`: products that keep what they promise in files of their own.
@Suite struct ContractTests {
  static let standards = """
    standard ported for product {
      recognize when raw.format == "ported"
      each item in raw.products
      define ids(ports: Any) = distinct([port.contract as Text for port in ports where port.contract is present])
      id = item.id
      name = item.id
      owner { name = "Orders Team" }
      output_ports for port in item.ports {
        name = port.name
        contract { id = port.contract }
        sla = contracts[port.contract].sla
      }
      tables = flat([contracts[id].tables or else [missing] for id in ids(item.ports)])
    }
    standard promised for contract {
      recognize when raw.format == "promised"
      id = raw.id
      name = raw.id
      owner { name = "Orders Team" }
      sla { latency = raw.latency }
      tables for table in raw.tables { name = table }
    }
    """

  static let rules = """
    global policy p {
      rule tables on product {
        for table in product.tables
        forbid table.name like "*"
        otherwise "{product.id}: {table.name}"
      }
      rule latency on product {
        for port in product.output_ports
        forbid port.sla.latency is present
        otherwise "{product.id}: {port.name} {port.sla.latency}"
      }
    }
    """

  static let contracts = [
    "a": #"{"format": "promised", "id": "a", "latency": "1h", "tables": ["orders", "items"]}"#,
    "b": #"{"format": "promised", "id": "b", "latency": "2h", "tables": ["stock"]}"#,
    // Not what it is asked for as.
    "other": #"{"format": "promised", "id": "d", "tables": ["other"]}"#,
    "unreadable": #"{"format": "nothing that is known"}"#,
    "product": #"{"format": "ported", "products": [{"id": "product"}]}"#,
  ]

  private func set() throws -> PolicySet {
    try PolicySet(compiling: [
      SourceFile(path: "standards.charter", text: Self.standards),
      SourceFile(path: "rules.charter", text: Self.rules),
    ])
  }

  private func options(
    _ contracts: [String: String]? = ContractTests.contracts
  ) throws -> DecisionOptions {
    var options = DecisionOptions(at: Timestamp(microseconds: 0))
    guard let contracts else { return options }
    let files = try contracts.mapValues {
      ContractFile(try Document(json: Array($0.utf8), file: "contract.json"))
    }
    options.contract = { files[$0] }
    return options
  }

  /// What the rules said of a document, undetermined findings with a `?`.
  private func said(_ text: String, _ options: DecisionOptions) throws -> [String] {
    let document = try Document(json: Array(text.utf8), file: "product.json")
    return try set().decide(document, options: options).flatMap { decision in
      decision.findings.map { finding in
        let rule = finding.rule.split(separator: ".").last ?? ""
        return finding.status == .violated
          ? "\(rule) \(finding.message) in \(finding.input?.file ?? "")"
          : "\(rule)? \(decision.id ?? "")"
      }
    }
  }

  private func product(_ id: String, _ contracts: String...) -> String {
    let ports = contracts.enumerated().map { #"{"name": "v\#($0 + 1)", "contract": "\#($1)"}"# }
    return #"{"id": "\#(id)", "ports": [\#(ports.joined(separator: ", "))]}"#
  }

  private func file(_ products: String...) -> String {
    #"{"format": "ported", "products": [\#(products.joined(separator: ", "))]}"#
  }

  @Test func aProductHasWhatItsContractsSay() throws {
    #expect(
      try said(file(product("x", "b", "a", "b")), options()) == [
        "latency x: v1 2h in contract.json", "latency x: v2 1h in contract.json",
        "latency x: v3 2h in contract.json",
        "tables x: stock in contract.json", "tables x: orders in contract.json",
        "tables x: items in contract.json",
      ])
  }

  @Test func eachProductOfAFileHasItsOwn() throws {
    #expect(
      try said(file(product("x", "a"), product("y", "b"), product("z")), options()) == [
        "latency x: v1 1h in contract.json", "tables x: orders in contract.json",
        "tables x: items in contract.json",
        "latency y: v1 2h in contract.json", "tables y: stock in contract.json",
      ])
  }

  /// A contract that is not there, is not what it is called, cannot be read or is none says nothing,
  /// and what it would say is not known.
  @Test(arguments: ["absent", "other", "unreadable", "product"])
  func whatIsNoContractIsMissing(_ name: String) throws {
    #expect(
      try said(file(product("x", name, "a")), options()) == [
        "latency x: v2 1h in contract.json", "tables? x", "tables x: orders in contract.json",
        "tables x: items in contract.json",
      ])
    #expect(try said(file(product("x", name)), options()) == ["tables? x"])
  }

  @Test func withoutContractsNothingIsJoined() throws {
    #expect(try said(file(product("x", "a")), options(nil)) == ["tables? x"])
  }

  @Test func theFilesAreNamed() throws {
    let document = try Document(
      json: Array(file(product("x", "b", "absent"), product("y")).utf8), file: "product.json")
    let decisions = try set().decide(document, options: options())
    #expect(decisions.map(\.contractFiles) == [["contract.json"], []])
    #expect(decisions.map(\.contracts) == [["b", "absent"], []])
  }

  /// What is judged after it is judged by itself.
  @Test func nothingIsLeftOver() throws {
    var judge = Judge(try set())
    for (text, options) in [
      (file(product("x", "a")), try options()), (file(product("y", "a")), try options(nil)),
    ] {
      let decisions = judge.decide(
        try Document(json: Array(text.utf8), file: "product.json"), options: options)
      let isJoined = decisions[0].findings.contains { $0.status == .violated }
      #expect(isJoined == (options.contract != nil))
    }
  }

  /// In a catalog a contract that a product names is no product, and requests see its tables.
  @Test func aCatalogJoinsThemToo() throws {
    let set = try set()
    var descriptors: [(document: Document, path: String)] = []
    for (path, text) in [
      ("a.json", Self.contracts["a"]), ("b.json", Self.contracts["b"]),
      ("x.json", file(product("x", "a", "absent"))),
    ] {
      let text = try #require(text)
      descriptors.append((try Document(json: Array(text.utf8), file: path), path))
    }
    for order in [descriptors, descriptors.reversed()] {
      let catalog = set.catalog(of: CatalogFiles(descriptors: order))
      #expect(catalog.faults.isEmpty)
      #expect(catalog.products == ["b", "x"])
      // The product alone is joined with the contract of the catalog.
      var options = DecisionOptions(at: Timestamp(microseconds: 0))
      options.catalog = catalog
      #expect(
        try said(file(product("x", "a")), options) == [
          "latency x: v1 1h in a.json", "tables x: orders in a.json", "tables x: items in a.json",
        ])
    }
  }

  /// Of two contracts with one id neither is joined, and the catalog is refused.
  @Test func twoContractsOfOneIdAreAFaultOfACatalog() throws {
    var descriptors: [(document: Document, path: String)] = []
    for (path, text) in [
      ("a.json", Self.contracts["a"]), ("again.json", Self.contracts["a"]),
      ("x.json", file(product("x", "a"))),
    ] {
      let text = try #require(text)
      descriptors.append((try Document(json: Array(text.utf8), file: path), path))
    }
    for order in [descriptors, descriptors.reversed()] {
      let catalog = try set().catalog(of: CatalogFiles(descriptors: order))
      #expect(catalog.faults.map(\.code) == ["duplicate-product"])
      #expect(catalog.products == ["a", "a", "x"])
    }
  }

  @Test func onlyAStandardForProductsSeesThem() throws {
    let text = """
      standard s for contract {
        recognize when raw.s is present
        id = raw.s
        name = raw.s
        owner { name = raw.s }
        tables = contracts[raw.s].tables
      }
      """
    let failure = #expect(throws: CompilationFailure.self) {
      try PolicySet(compiling: [SourceFile(path: "s.charter", text: text)])
    }
    #expect(failure?.diagnostics.map(\.code) == ["unknown-name"])
  }

  /// A file that the standard itself calls `contracts` is what the name means there.
  @Test func aFileOfTheStandardWins() throws {
    let set = try PolicySet(compiling: [
      SourceFile(
        path: "s.charter",
        text: """
          standard s for product {
            recognize when raw.s is present
            file contracts "contracts.json"
            id = raw.s
            name = contracts.name
            owner { name = raw.s }
          }
          global policy p { rule r on product { forbid product.name is present otherwise "{product.name}" } }
          """)
    ])
    let decisions = set.decide(
      try Document(json: Array(#"{"s": "x"}"#.utf8), file: "s.json"),
      options: try options()
    ) { (path) throws(DocumentError) in
      try Document(json: Array(#"{"name": "of the file"}"#.utf8), file: path)
    }
    #expect(decisions[0].findings.map(\.message) == ["of the file"])
  }
}

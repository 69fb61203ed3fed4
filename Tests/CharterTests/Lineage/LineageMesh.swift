import Charter
import Testing

/// Small meshes of which only the ports matter, and what rules see of them.
///
/// A product is a line: `churn: reads p:orders c:crm-contract; offers c:churn-v1 a:db.churn`. It reads
/// by `p:` product, `c:` contract, `a:` asset, `t:` source table, `n:` a name alone, `!:` a contract
/// that cannot be read; `reads !` alone is a list that cannot be read. A line `contract X` is a
/// contract by itself.
struct LineageMesh {
  struct Product {
    var id: String
    var isContract = false
    var reads: [String]?
    var offers: [String] = []
    /// The contract of the product itself.
    var contract: String?
  }

  var products: [Product]

  init(_ lines: String) {
    products = lines.split(separator: "\n").map { line in
      let text = line.trimmingPrefix { $0 == " " }
      if text.hasPrefix("contract ") {
        return Product(id: String(text.dropFirst(9)), isContract: true)
      }
      let parts = text.split(separator: ":", maxSplits: 1)
      var product = Product(id: String(parts[0]))
      for clause in (parts.count > 1 ? parts[1] : "").split(separator: ";") {
        let words = clause.split(separator: " ").map(String.init)
        switch words.first {
        case "reads": product.reads = Array(words.dropFirst())
        case "offers": product.offers = Array(words.dropFirst())
        case "under": product.contract = words.last
        default: continue
        }
      }
      return product
    }
  }

  init(_ products: [Product]) { self.products = products }

  static let standards = """
    standard test for product {
      recognize when raw.test is present
      id = raw.test
      name = raw.test
      contract { id = raw.contract }
      input_ports for port in raw.reads {
        name = port.name
        product = port.p
        contract { id = port.c }
        asset = port.a
        is_source_table = port.t
      }
      output_ports for port in raw.offers {
        name = port.name
        contract { id = port.c }
        asset = port.a
      }
    }
    standard alone for contract {
      recognize when raw.alone is present
      id = raw.alone
      name = raw.alone
      contract { id = raw.alone }
      output_ports for port in [raw] {
        name = "server"
        contract { id = raw.alone }
        asset = raw.asset
      }
    }
    """

  /// Says of every product what it rests on, what rests on it, and the cycle it is on.
  static let rules = """
    global policy lineage {
      rule cycle on product {
        require product.id is missing
        otherwise "{[p.id for p in cycle(product)]}"
      }
      rule down on product {
        require product.id is missing
        otherwise "{[p.id for p in downstream(product)]}"
      }
      rule up on product {
        require product.id is missing
        otherwise "{[p.id for p in upstream(product)]}"
      }
    }
    """

  static func policies(_ rules: String = rules) throws -> PolicySet {
    try PolicySet(compiling: [SourceFile(path: "lineage.charter", text: standards + rules)])
  }

  static func json(_ product: Product) -> String {
    guard !product.isContract else { return #"{"alone": "\#(product.id)"}"# }
    func port(_ number: Int, _ word: String) -> String {
      let kind = word.prefix { $0 != ":" }
      let value = word.dropFirst(kind.count + 1)
      switch kind {
      case "t": return #"{"name": "i\#(number)", "a": "\#(value)", "t": true}"#
      case "n": return #"{"name": "\#(value)"}"#
      case "!": return #"{"name": "i\#(number)", "c": 5}"#
      default: return #"{"name": "i\#(number)", "\#(kind)": "\#(value)"}"#
      }
    }
    func ports(_ words: [String]) -> String {
      "[" + words.enumerated().map(port).joined(separator: ", ") + "]"
    }
    var parts = [#""test": "\#(product.id)""#]
    if let contract = product.contract { parts.append(#""contract": "\#(contract)""#) }
    if let reads = product.reads {
      parts.append(#""reads": "# + (reads == ["!"] ? "5" : ports(reads)))
    }
    if !product.offers.isEmpty { parts.append(#""offers": "# + ports(product.offers)) }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  /// The mesh as a catalog; its files in the order of `products`.
  func catalog(by set: PolicySet) throws -> Catalog {
    var files = CatalogFiles()
    for (number, product) in products.enumerated() {
      let document = try Document(json: Array(Self.json(product).utf8), file: "\(number).json")
      files.descriptors.append((document, "\(number).json"))
    }
    return set.catalog(of: files)
  }

  /// What rules say of a product beside a mesh, by the rule's own name.
  static func said(
    of product: Product, beside catalog: Catalog?, by set: PolicySet
  ) throws -> [String: String] {
    let document = try Document(json: Array(json(product).utf8), file: "judged.json")
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    let decisions = set.decide(document, options: DecisionOptions(at: time, catalog: catalog))
    return Dictionary(
      uniqueKeysWithValues: try #require(decisions.first).findings.map {
        (String($0.rule.dropFirst("lineage.".count)), shortened($0.message))
      })
  }

  /// What is unknown by its reason alone.
  private static func shortened(_ message: String) -> String {
    guard message.hasPrefix("‹unknown: "), let reason = message.lastIndex(of: "(") else {
      return message
    }
    return "unknown: " + message[reason...].dropFirst().dropLast(2)
  }
}

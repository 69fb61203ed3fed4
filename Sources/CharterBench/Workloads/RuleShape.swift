/// Makes up rules in the shapes that councils use.
struct RuleShape {
  /// Number of the policy that the rules stand in.
  let number: Int
  var random: PythonRandom

  /// A whole rule with what stands around its conditions.
  mutating func rule(_ place: Int) -> String {
    let shape = random.below(Self.shapeCount)
    let body = body(shape)
    var text = "\n  /// Decided with the domains; shape \(shape) of rule \(place).\n"
    text += "  rule rule_\(place) on product {\n"
    for line in body.split(separator: "\n") { text += "    \(line)\n" }
    if random.below(3) > 0 {
      text +=
        "    help \"See chapter \(random.below(40)) of the handbook, or ask the platform team.\"\n"
    }
    switch random.below(4) {
    case 0:
      text +=
        "    level warn from 202\(random.below(6))-01-01\n    level block from 2026-0\(random.integer(in: 1...9))-01\n"
    case 1: text += "    level \(random.choice(["advise", "warn", "block"]))\n"
    default: break
    }
    if random.below(4) == 0 {
      text += "    decided \"Council 2025-\(random.below(60))\" on 2025-12-02\n"
    }
    if random.below(5) == 0 {
      text +=
        "    waivable by data_protection_officer for at most \(random.integer(in: 30...180))d\n"
    }
    text += "    tags [\(random.choice(["gdpr", "naming", "quality", "cost"]))]\n"
    return text + "  }\n"
  }

  private static let shapeCount = 24

  private mutating func word() -> String {
    random.choice([
      "orders", "customers", "payments", "shipments", "campaigns", "ledgers", "devices", "prices",
    ])
  }

  private mutating func body(_ shape: Int) -> String {
    shape < 12 ? productBody(shape) : listBody(shape)
  }

  /// Conditions on the product itself.
  private mutating func productBody(_ shape: Int) -> String {
    let few = random.integer(in: 2...40)
    let many = random.integer(in: 41...900)
    switch shape {
    case 0:
      return """
        require product.owner is present
        require product.owner.kind is team
        otherwise "Product {product.name} names no owning team, case \(many)."
        """
    case 1:
      return """
        require product.owner.email like "*@\(word())\(many).example.com"
        otherwise "The owner's address {product.owner.email} is not one of ours."
        """
    case 2:
      return """
        require product.name matches /[a-z][a-z0-9]{1,\(few)}(_[a-z0-9]+){0,\(random.integer(in: 1...9))}/
        otherwise "{product.name} is not named as \(word()) are."
        """
    case 3:
      return """
        when is_active(product)
        require words(product.description.purpose) >= min_words
        require words(product.description.purpose) <= \(many)
        otherwise "The description of {product.name} is not between {min_words} and \(many) words long."
        """
    case 4:
      return """
        when product.status is active and "\(word())" in product.tags
        require product.sla.freshness <= max_freshness
        otherwise "{product.name} promises data of at most {product.sla.freshness}; the limit is {max_freshness}."
        """
    case 5:
      return """
        when \(random.choice(["personal", "financial", "payment", "health"])) in product.categories
        require product.sla.retention >= \(few)d and product.sla.retention <= \(random.integer(in: 2...9))y
        otherwise "{product.name} is kept {product.sla.retention}."
        """
    case 6:
      return """
        require product.sla.availability is present implies product.sla.availability >= 9\(random.below(9)).\(random.below(10))%
        otherwise "{product.name} promises {product.sla.availability} only."
        """
    case 7:
      return """
        when product.status is deprecated
        require product.sla.end_of_support is present
        require product.successor is present or product.sla.end_of_life >= 2027-0\(random.integer(in: 1...9))-01
        otherwise "{product.name} is deprecated without an end date or a successor."
        """
    case 8:
      return """
        require product.version >= v\(random.below(4)).\(few).0 or product.access_model is not public
        otherwise "{product.name} is at {product.version}."
        """
    case 9:
      return """
        require product.custom["\(word())_\(many)"] as Text matches /[A-Z]{2}-[0-9]{3,\(few + 3)}/
        otherwise "{product.name} has no cost center for \(word())."
        """
    case 10:
      return """
        require product.sla.freshness <= (if product.archetype is source_aligned then \(few)h else \(many)h)
        otherwise "{product.name} is older than its archetype {product.archetype} allows."
        """
    default:
      return """
        require product.id like "urn:mesh:\(word()):{product.domain}:{product.name}:*"
        require length(product.id) <= \(many)
        otherwise "The id {product.id} does not read urn:mesh:\(word()):DOMAIN:NAME:…"
        """
    }
  }

  /// Conditions on what a product has several of.
  private mutating func listBody(_ shape: Int) -> String {
    let few = random.integer(in: 2...40)
    switch shape {
    case 12:
      return """
        for column in product.columns where \(random.choice(["personal", "health", "payment"])) in column.categories
        require column.classification >= confidential
        require column.protection >= \(random.choice(["partial", "encrypted", "hashed"]))
        otherwise "Column {column.table}.{column.name} holds sensitive data and is {column.protection}."
        """
    case 13:
      return """
        for table in product.tables
        require table.name matches /\(word())_[a-z0-9_]{1,\(few)}/
        require product.domain is present implies table.physical_name like "{product.domain}_db.*"
        otherwise "Table {table.name} is outside the namespace of {product.domain}."
        """
    case 14:
      return """
        when product.output_ports is present
        for port in product.output_ports where port.kind is files
        require port.format in [delta, iceberg, \(random.choice(["parquet", "avro", "orc"]))]
        otherwise "Port {port.name} serves {port.format}."
        """
    case 15:
      return """
        when holds_personal_\(number)(product)
        for port in product.output_ports
        require port.region within \(random.choice(["eu", "us"])) or port.transfer_basis is present
        forbid port.shared_by_key
        otherwise "Port {port.name} serves personal data from {port.region} with no transfer basis."
        """
    case 16:
      return """
        require count(consumer in product.consumers where consumer.confirmed) >= \(random.below(4))
        otherwise "{product.name} has too few consumers who have signed off."
        """
    case 17:
      return """
        require some link in product.documentation
          has (some host in hosts_\(number) has link.url like "https://{host}/*")
        otherwise "{product.name} has no documentation on {hosts_\(number)}."
        """
    case 18:
      return """
        for table in product.tables
        require some column in table.columns has (column.primary_key or column.unique)
          and (some check in table.quality has check.dimension is uniqueness and check.column == column.name)
        otherwise "Table {table.name} has no key that a test covers."
        """
    case 19:
      return """
        require share(column in product.columns where column.description is present) >= \(50 + few)%
        otherwise "Fewer than \(50 + few)% of the columns of {product.name} are described."
        """
    case 20:
      return """
        require no column in product.columns has column.name in ["\(word())_\(few)", "\(word())", "tmp"]
        otherwise "{product.name} has a column that nobody may serve."
        """
    case 21:
      return """
        for port in product.output_ports where port.price is present
        require port.price.amount <= \(few).\(random.below(100))
        require port.price.currency matches /[A-Z]{3}/
        otherwise "The price of {port.name} is incomplete or above \(few)."
        """
    case 22:
      return """
        require some channel in product.support
          has (channel.interactive or channel.tool in [slack, teams]) and channel.address is present
        otherwise "{product.name} has no interactive support channel of \(word())."
        """
    default:
      return """
        for input in product.input_ports where input.domain != product.domain
        forbid input.is_source_table
        require input.version.major >= \(random.below(5))
        otherwise "{input.name} is a source table of {input.domain}; read a port."
        """
    }
  }
}

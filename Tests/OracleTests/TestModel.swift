import Oracle

/// What random policies and inputs are about: the model's product with a field or more of every type.
enum TestModel {
  static let declarations = """
    enum Tier ordered { bronze < silver also "standard" < gold also "premium" < platinum }
    enum Role {
      data_protection_officer, security_officer, platform_lead, council_member,
      steward { lead_steward, deputy_steward }
    }
    enum Place { europe { germany, france }, asia { japan, korea { seoul, busan } }, elsewhere }
    record Item {
      key name: Text, size: Int?, weight: Decimal?, part: Ratio?, made: Date?, life: Duration?,
      tier: Tier?, place: Place?, tags: [Text]?, crew: Team?, heavy: Bool?,
      heft: Decimal? = weight * 2,
    }
    record Box {
      label: Text?, score: Int?, length: Duration?, tier: Tier?, opened: Date?, closed: Date?,
      span: Duration? = closed - opened,
    }
    extend Product {
      never: Bool?, flag: Bool?, ready: Bool?, n: Int?, m: Int?, x: Decimal?, y: Decimal?, r: Ratio?,
      q: Ratio?, day: Date?, later: Date?, at: Timestamp?, wait: Duration?, keep: Duration?,
      ver: Version?, least: Version?, word: Text?, phrase: Text?, mail: Email?,
      site: Url?, home: Domain?, crew: Team?, boss: Person?, tier: Tier?, place: Place?,
      nums: [Int]?, weights: [Decimal]?, words: [Text]?, waits: [Duration]?, tiers: [Tier]?,
      items: [Item]?, box: Box?, labels: {Text: Text}?, rows: [[Int]]?,
      total: Int? = sum(nums), best: Tier? = max(tiers),
    }

    """

  /// Fields that a line of the standard gives; the others are found among the custom properties.
  private static let mapped = [
    "id", "name", "domain", "status", "access_model", "owner", "sla", "tags", "output_ports",
    "input_ports",
    "tables", "items", "box", "labels", "rows", "n", "day", "wait",
  ]

  static let standard = """
    standard test for product {
      recognize when raw.test is present
      \(mapped.map { "\($0) = raw.\($0)" }.joined(separator: "\n  "))
      custom = raw
    }

    """

  /// A type of the language, as far as expressions are made of it.
  indirect enum Kind: Hashable, Sendable {
    case bool, int, decimal, ratio, date, instant, duration, version
    case text, mail, domain, team, person, tier, place
    case list(Kind)
    case item

    static let scalars: [Kind] = [
      .bool, .int, .decimal, .ratio, .date, .instant, .duration, .version, .text, .mail, .domain,
      .team, .person, .tier, .place,
    ]
    static let ordered: [Kind] = [
      .int, .decimal, .ratio, .date, .instant, .duration, .version, .tier,
    ]
    /// Kinds that the product has lists of.
    static let listed: [Kind] = [.int, .decimal, .text, .duration, .tier, .item]

    var name: String {
      switch self {
      case .bool: "Bool"
      case .int: "Int"
      case .decimal: "Decimal"
      case .ratio: "Ratio"
      case .date: "Date"
      case .instant: "Timestamp"
      case .duration: "Duration"
      case .version: "Version"
      case .text: "Text"
      case .mail: "Email"
      case .domain: "Domain"
      case .team: "Team"
      case .person: "Person"
      case .tier: "Tier"
      case .place: "Place"
      case .item: "Item"
      case .list(let element): "[\(element.name)]"
      }
    }
  }

  /// Paths below a product, by what stands there.
  static let paths: [Kind: [String]] = [
    .bool: ["flag", "ready"],
    .int: ["n", "m", "n", "box.score", "total", "ver.major", "items[\"a\"].size"],
    .decimal: ["x", "y", "items[\"b\"].heft"],
    .ratio: ["r", "q"],
    .date: ["day", "later", "box.opened"],
    .instant: ["at"],
    .duration: ["wait", "keep", "box.length", "box.span"],
    .version: ["ver", "least"],
    .text: ["word", "phrase", "labels[\"a\"]", "labels[\"b\"]", "box.label"],
    .mail: ["mail"], .domain: ["home"], .team: ["crew"], .person: ["boss"],
    .tier: ["tier", "box.tier", "best"], .place: ["place"],
    .list(.int): ["nums"], .list(.decimal): ["weights"], .list(.text): ["words"],
    .list(.duration): ["waits"], .list(.tier): ["tiers"], .list(.item): ["items"],
    .item: ["items[\"a\"]"],
  ]

  /// Paths below an item.
  static let itemPaths: [Kind: [String]] = [
    .bool: ["heavy"], .int: ["size"], .decimal: ["weight", "heft"], .ratio: ["part"],
    .date: ["made"], .duration: ["life"], .text: ["name"], .team: ["crew"], .tier: ["tier"],
    .place: ["place"], .list(.text): ["tags"],
  ]

  /// Literals of policies.
  static let literals: [Kind: [String]] = [
    .bool: ["true", "false"],
    .int: ["0", "1", "2", "3", "-2", "10", "9223372036854775807"],
    .decimal: ["0.5", "1.5", "2.25", "-3.0", "0.000000000000000001", "99999999999999999999.5"],
    .ratio: ["50%", "99.5%", "0%", "100%"],
    .date: ["2026-03-01", "2025-12-31", "2024-02-29", "9999-12-31"],
    .instant: ["2026-03-01T10:00:00Z", "2026-02-28T23:59:59.5Z"],
    .duration: ["24h", "90m", "30d", "31d", "1mo", "6mo", "182d", "1y", "365d", "2w"],
    .version: ["v1.0.0", "v1.9.0", "v1.10.0", "v2.0.0-rc.1", "v2.0.0"],
    .text: ["\"a\"", "\"b\"", "\"orders\"", "\"a-b c\"", "\"\"", "\"caf\\u{e9}\""],
    .mail: ["\"a@example.com\""], .domain: ["\"sales\"", "\"orders\"", "\"nowhere\""],
    .team: ["\"growth\"", "\"core\""], .person: ["\"analyst-1\"", "\"clerk-1\""],
    .tier: ["bronze", "silver", "gold", "platinum"],
    .place: ["germany", "japan", "seoul", "elsewhere"],
    .list(.int): ["[1, 2]", "[0]", "[]"], .list(.text): ["[\"a\", \"b\"]", "[\"orders\"]"],
    .list(.decimal): ["[1.5]"], .list(.duration): ["[1h, 1mo]", "[30d]"],
    .list(.tier): ["[gold, silver]"],
  ]

  // MARK: Documents

  /// JSON of values that fit, by field.
  static let values: [(field: String, fits: [String], misfits: [String])] = [
    ("flag", ["true", "false", "\"yes\"", "\"No\""], ["\"maybe\"", "1"]),
    ("ready", ["true", "false"], ["\"soon\"", "[]"]),
    ("n", ["0", "1", "2", "3", "4.0", "-2"], ["\"2\"", "2.5", "{}"]),
    ("m", ["0", "1", "2", "7"], ["true", "\"many\""]),
    ("x", ["0", "0.5", "1.5", "3", "2.25", "-3.0", "12345678901234567890.5"], ["\"1.5\"", "[1]"]),
    ("y", ["0.0", "0.1", "0.000000000000000001", "7"], ["\"x\""]),
    ("r", ["\"50%\"", "\"99.5 percent\"", "0.5", "0.995", "0"], ["1", "5", "\"half\""]),
    ("q", ["\"100%\"", "\"0%\"", "0.25"], ["1.0", "2", "\"1\""]),
    (
      "day", ["\"2026-03-01\"", "\"2024-02-29\"", "\"2026-01-31\"", "\"0001-01-01\""],
      ["\"soon\"", "\"2026-02-30\"", "3"]
    ),
    ("later", ["\"2026-03-31\"", "\"2025-12-31\"", "\"9999-12-31\""], ["\"03/01/2026\""]),
    (
      "at",
      ["\"2026-03-01T10:00:00Z\"", "\"2026-03-01T11:00:00+01:00\"", "\"2026-02-01T00:00:00Z\""],
      ["\"2026-03-01T10:00:00\"", "7"]
    ),
    (
      "wait",
      [
        "\"24h\"", "\"PT1H\"", "\"30 days\"", "\"within 1 hour\"", "\"1mo\"", "\"6 months\"",
        "\"365d\"",
      ], ["\"3M\"", "\"daily\"", "4"]
    ),
    ("keep", ["\"1y\"", "\"P3M\"", "\"31d\"", "\"182d\"", "\"90m\""], ["\"2BD\"", "\"soon\""]),
    (
      "ver", ["\"1.9.0\"", "\"v1.10.0\"", "4.1", "\"2.0.0-rc.1\"", "\"1.0.0\""],
      ["\"latest\"", "\"1.02\""]
    ),
    ("least", ["\"1.0.0\"", "\"2\"", "\"v2.0.0-alpha\""], ["\"none\"", "true"]),
    ("word", ["\"a\"", "\"b\"", "\"orders\"", "\"\"", "\"\"", "\"café\""], ["7", "[]"]),
    ("phrase", ["\"a-b c\"", "\" orders of a \"", "\"A b\"", "\"a,b,c\""], ["false", "{}"]),
    ("mail", ["\"a@example.com\"", "\"b@example.com\""], ["\"a\"", "3"]),
    ("site", ["\"https://example.com/a\""], ["\"example\""]),
    ("home", ["\"sales\"", "\" Orders \"", "\"company\"", "\"nowhere\"", "\"lost\""], ["3"]),
    ("crew", ["\"growth\"", "\"Core\"", "\"everyone\"", "\"strangers\""], ["[]"]),
    ("boss", ["\"analyst-1\"", "\"clerk-1\"", "\"stranger-1\""], ["{}"]),
    (
      "tier", ["\"bronze\"", "\"standard\"", "\"Gold\"", "\"PREMIUM\"", "\"platinum\""],
      ["\"wood\"", "2"]
    ),
    (
      "place", ["\"germany\"", "\"Japan\"", "\"seoul\"", "\"elsewhere\"", "\"korea\""], ["\"moon\""]
    ),
    (
      "nums", ["[]", "[1, 2]", "[3]", "[1, 1, 2]", "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]"],
      ["[1, \"x\"]", "[null, 2]", "\"1\""]
    ),
    ("weights", ["[1.5]", "[0.5, 2.25]", "[]"], ["[\"x\"]", "{}"]),
    (
      "words", ["[\"a\"]", "[\"a\", \"b\"]", "[\"b\", \"b\"]", "[]", "[\"orders\"]"],
      ["[7, \"a\"]", "[null]", "\"a\""]
    ),
    (
      "waits", ["[\"1h\"]", "[\"30d\", \"1mo\"]", "[\"1mo\", \"1mo\"]", "[]"],
      ["[\"soon\", \"1h\"]", "1"]
    ),
    (
      "tiers", ["[\"gold\"]", "[\"gold\", \"bronze\"]", "[]"], ["[\"wood\", \"gold\"]", "\"gold\""]
    ),
    ("labels", ["{\"a\": \"x\", \"b\": \"b\"}", "{}", "{\"a\": \"a\"}"], ["{\"a\": 3}", "[]"]),
    ("rows", ["[[1], [2, 3]]", "[]"], ["[1]"]),
    (
      "owner",
      [
        "{\"name\": \"o\", \"team\": \"growth\"}", "{\"name\": \"o\", \"team\": \"Core\"}",
        "{\"name\": \"o\", \"team\": \"council\"}", "{\"name\": \"o\", \"team\": \"strangers\"}",
        "{\"name\": \"o\"}", "{\"name\": \"o\", \"team\": \"outside\"}",
      ], ["{\"name\": \"o\", \"team\": []}", "3"]
    ),
    ("status", ["\"active\"", "\"draft\"", "\"Retired\""], ["\"odd\""]),
    ("access_model", ["\"internal\"", "\"restricted\"", "\"public\""], ["\"odd\"", "3"]),
    (
      "domain",
      ["\"orders\"", "\"lost\"", "\"returns\"", "\"billing\"", "\"Sales\"", "\"orders\""], ["7"]
    ),
  ]

  static let itemValues: [(field: String, fits: [String], misfits: [String])] = [
    ("size", ["0", "1", "2", "9"], ["\"two\""]),
    ("weight", ["0.5", "2", "1.5"], ["\"x\""]),
    ("part", ["\"50%\"", "0.5"], ["1"]),
    ("made", ["\"2026-01-31\"", "\"2025-12-31\""], ["\"once\""]),
    ("life", ["\"1mo\"", "\"30d\"", "\"24h\""], ["\"long\""]),
    ("tier", ["\"gold\"", "\"bronze\""], ["\"wood\""]),
    ("place", ["\"germany\"", "\"busan\""], ["\"moon\""]),
    ("tags", ["[\"a\"]", "[]", "[\"a\", \"b\"]"], ["[3]", "\"a\""]),
    ("crew", ["\"growth\"", "\"core\""], ["3"]),
    ("heavy", ["true", "false"], ["\"so\""]),
  ]

  static let boxValues: [(field: String, fits: [String], misfits: [String])] = [
    ("label", ["\"a\"", "\"box\""], ["3"]),
    ("score", ["0", "5"], ["\"x\""]),
    ("length", ["\"1y\"", "\"365d\""], ["\"x\""]),
    ("tier", ["\"silver\""], ["\"wood\""]),
    ("opened", ["\"2026-01-31\"", "\"2026-03-01\""], ["\"x\""]),
    ("closed", ["\"2026-02-28\"", "\"2026-03-31\""], ["4"]),
  ]
}

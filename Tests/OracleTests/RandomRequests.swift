import Oracle

// Rules about requests, and requests, at random.

extension RandomSet {
  /// Rules about requests of a subject, few enough that some pass.
  mutating func requestRules(_ count: Int, on subject: String) -> Policies {
    expressions.root = "product"
    expressions.hasMesh = true
    let leave =
      dice.chance(50)
      ? "domains may permit \(subject)\(dice.chance(50) ? " where \(requestCondition(subject))" : "")\n"
      : ""
    var rules = [
      "rule a on \(subject) {\n  when \(dice.chance(70) ? dice.one(of: Self.open) : requestCondition(subject))\n  permit\n}\n"
    ]
    for number in 0..<count { rules.append(requestRule("q\(number)", subject)) }
    return Policies(header: Self.params + leave, rules: rules)
  }

  private static let open = [
    "purpose is present", "product.id == \"p1\"", "consumer is present", "purpose is not campaigns",
    "(environment or else prod) is prod", "not (product.name like \"or*\")",
  ]

  private mutating func requestRule(_ name: String, _ subject: String) -> String {
    var text = "rule \(name) on \(subject) {\n"
    if dice.chance(60) {
      text += "  when \(dice.chance(50) ? dice.one(of: Self.open) : requestCondition(subject))\n"
    }
    switch dice.below(22) {
    case 0, 1: text += "  permit\n"
    case 12, 13, 14, 15, 16, 17, 19, 20, 21:
      text += "  permit\n  require approval by \(approver(subject))\n"
    case 2:
      text += "  \(dice.one(of: ["require", "forbid"])) \(requestCondition(subject))\n"
      if dice.chance(40) { text += "  level warn\n" }
    case 3: text += "  deny\n"
    case 18: text += "  \(filter())\n  limit to 30d\n  reassess after 1w\n"
    case 4, 5: text += "  require approval by \(approver(subject))\n"
    case 6, 7: text += "  \(mask())\n\(dice.chance(40) ? "  \(mask())\n" : "")"
    case 8: text += "  \(filter())\n"
    case 9:
      text += "  aggregate groups of at least \(dice.one(of: ["5", "10", "product.n", "fixed"]))\n"
    case 10: text += "  limit to \(length(subject))\n\(dice.chance(30) ? "  permit\n" : "")"
    case 11: text += "  aggregate groups of at least 10\n  reassess after 30d\n"
    default: text += "  reassess after \(length(subject))\n"
    }
    return text + "}\n"
  }

  private mutating func length(_ subject: String) -> String {
    let own = subject == "access" ? ["duration", "(duration or else 30d)"] : []
    return dice.one(of: own + ["30d", "6mo", "product.keep", "(product.wait - product.keep)"])
  }

  private mutating func approver(_ subject: String) -> String {
    let own = subject == "access" ? ["requester.name", "[requester.name, product.boss]"] : []
    return dice.one(
      of: own + [
        "product.crew", "product.boss", "data_protection_officer", "council_member",
        "security_officer", "platform_lead",
        "[security_officer, platform_lead]", "[product.crew]",
      ])
  }

  private mutating func mask() -> String {
    let method = dice.one(of: [
      "hash", "redact", "null", "hide", "join_only", "last(2)", "last(4)",
    ])
    let condition = dice.one(of: [
      "", "", " where personal in c.categories", " where c.classification >= confidential",
      " where \"key\" in c.tags", " where c.name == \"email\"", " where product.flag",
    ])
    return
      "mask c in \(dice.one(of: ["columns", "columns", "product.columns"]))\(condition) with \(method)"
  }

  private mutating func filter() -> String {
    let condition = dice.one(of: [
      "row.region == \"eu\"", "row.region == product.word", "row.region in [\"eu\", \"us\"]",
      "row.visits > 3", "row.visits <= product.n", "row.consent == true",
      "row.consent == product.flag", "row.born >= today - 30d", "row.region is present",
      "(row.region == \"eu\" or row.visits > 1)", "not (row.region == \"eu\")",
      "(row.consent == true implies row.visits > product.m)", "row.region != product.word",
    ])
    switch dice.below(3) {
    case 0: return "filter t in product.tables to rows where \(condition)"
    case 1:
      return "filter t in product.tables where t.name == \"orders\" to rows where \(condition)"
    default: return "filter rows where \(condition)"
    }
  }

  /// A condition on a request, or on its product.
  mutating func requestCondition(_ subject: String) -> String {
    switch dice.below(12) {
    case 0, 1:
      return "purpose within \(dice.one(of: ["analytics", "marketing", "machine_learning"]))"
    case 2: return "purpose \(dice.one(of: ["is", "is not"])) research"
    case 3: return "some c in columns has personal in c.categories"
    case 4:
      return "environment \(dice.one(of: ["is prod", "is present", "is missing", "is not dev"]))"
    case 5: return "port.region within eu"
    case 6: return "consumer.domain == product.domain"
    case 7: return "consumer.team within product.crew"
    case 8 where subject == "access": return "\"privacy\" in requester.trainings"
    case 9 where subject == "access":
      return "(duration or else 30d) <= \(dice.one(of: ["60d", "1mo", "oldest"]))"
    case 8, 9: return "count(c in columns) \(dice.one(of: ["<", ">="])) 3"
    case 10: return "product.access_model is \(dice.one(of: ["internal", "restricted", "public"]))"
    default: return expressions.condition(2)
    }
  }
}

extension RandomInputs {
  /// A request, most of them such as can be judged.
  mutating func request(_ subject: String, hasMesh: Bool) -> Written {
    var fields: [(key: String, value: Written)] = [("subject", .text(subject))]
    func add(_ key: String, _ percent: Int, _ json: [String]) {
      if dice.chance(percent) { fields.append((key, Written(json: dice.one(of: json)))) }
    }
    if subject == "access" {
      add(
        "requester", 97,
        [
          #"{"name": "analyst-1", "team": "growth", "domain": "orders", "trainings": ["privacy"]}"#,
          #"{"name": "clerk-1", "team": "Core", "domain": 3}"#,
          #"{"name": "stranger-1", "trainings": [], "region": "eu_west_1"}"#,
          #"{"name": "guest-1", "trainings": [7], "team": "strangers"}"#,
        ])
      add("duration", 70, ["\"90d\"", "\"1mo\"", "\"30d\"", "\"a while\"", "\"P1Y\""])
    } else {
      add(
        "consumer", 97,
        [
          #"{"product": "p2", "domain": "orders", "team": "growth"}"#,
          #"{"domain": "Billing", "team": "core", "region": "eu_west_1"}"#, #"{"team": 3}"#,
        ])
    }
    fields.append(
      (
        "product",
        hasMesh && dice.chance(15) ? .text(dice.one(of: ["p1", "p1", "p1", "p1", "p9"])) : served()
      ))
    add(
      "port", 60,
      [
        "\"v1\"", "\"v1\"", "\"v1\"", "\"v2\"", "\"v2\"", "\"v2\"", "\"v2\"", "\"v2\"", "\"v1\"",
        "\"v2\"", "\"v1\"", "\"v9\"",
      ])
    add(
      "columns", 65,
      [
        #"["email"]"#, #"["orders.order_id", "email", "orders.region"]"#, #"["items.price"]"#,
        #"["visits", "email", "visits"]"#, #"["visits"]"#, #"["orders.region", "orders.email"]"#,
        #"["price", "born"]"#, #"["consent", "items.region"]"#, #"["email"]"#, #"["consent"]"#,
        #"["visits"]"#, #"["born"]"#, #"["orders.region"]"#, #"["order_id"]"#,
      ])
    add(
      "purpose", 75,
      [
        "\"research\"", "\"campaigns\"", "\"ml_training\"", "\"reporting\"", "\"analytics\"",
        "\"Research\"",
      ])
    add("environment", 60, ["\"prod\"", "\"dev\""])
    let request = Written.map(fields)
    return dice.chance(2) ? request.with("purpose", .text("reserch")) : request
  }

  /// A product in the model's words with tables and ports.
  private mutating func served() -> Written {
    func one(_ percent: Int, _ key: String, _ json: [String]) -> String {
      dice.chance(percent) ? ", \"\(key)\": \(dice.one(of: json))" : ""
    }
    func column(_ name: String, _ table: String, _ type: String) -> String {
      "{\"name\": \"\(name)\", \"table\": \"\(table)\"" + one(85, "type", ["\"\(type)\""])
        + one(75, "categories", ["[]", "[\"personal\"]", "[\"odd\"]", "[\"payment\", \"pii\"]"])
        + one(60, "classification", ["\"public\"", "\"restricted\"", "\"odd\""])
        + one(40, "tags", ["[\"key\"]", "[]", "[3]"]) + "}"
    }
    let orders = [
      column("order_id", "orders", "integer"), column("email", "orders", "text"),
      column("region", "orders", "text"), column("visits", "orders", "integer"),
      column("consent", "orders", "boolean"), column("born", "orders", "date"),
    ].filter { _ in dice.chance(97) }
    let items = [
      column("order_id", "items", "integer"), column("price", "items", "number"),
      column("region", "items", "text"),
    ]
    let product = product(id: "p1", isWhole: true).with("test", nil)
    return
      product
      .with(
        "custom",
        Written(json: dice.one(of: ["{\"n\": 2}", "{}", "{\"m\": \"x\", \"tier\": \"gold\"}"]))
      )
      .with(
        "output_ports",
        Written(
          json:
            "[{\"name\": \"v1\"}, {\"name\": \"v2\"\(one(80, "region", ["\"eu_west_1\"", "\"us_east_1\"", "\"moon\""]))}]"
        )
      )
      .with(
        "tables",
        dice.chance(96)
          ? Written(
            json: """
              [{"name": "orders", "columns": [\(orders.joined(separator: ", "))]},
               {"name": "items"\(dice.chance(90) ? ", \"columns\": [\(items.joined(separator: ", "))]" : "")}]
              """) : nil)
  }
}

#if YAML
  import Charter
  import CharterYAML
  import TestSupport
  import Testing

  /// How the shipped standards read what real descriptors write: one small document a row.
  @Suite struct StandardSpellingTests {
    private func decide(_ effect: String, _ yaml: String) throws -> [Decision] {
      let policies = try PolicySet(compiling: [
        SourceFile(path: "row.charter", text: "global policy p { rule r on product { \(effect) } }")
      ])
      let time = try #require(Timestamp(decisionDay))
      let documents = try Document.read(yaml: Array(yaml.utf8), file: "row.yaml")
      return documents.flatMap { policies.decide($0, options: DecisionOptions(at: time)) }
    }

    private func outcome(of effect: String, _ yaml: String) throws -> String {
      try decide(effect, yaml).map(\.outcome.rawValue).joined(separator: ", ")
    }

    /// What `field` of the product comes to, as JSON; a value that cannot be read is
    /// `{"unknown": …}`.
    private func value(of field: String, _ yaml: String) throws -> String {
      let decisions = try decide("forbid \(field) is present or true", yaml)
      #expect(decisions.flatMap(\.errors).map(\.message) == [], "\(yaml)")
      return try #require(decisions.first?.findings.first?.values.first, "\(yaml)").json
    }

    private func expect(_ read: String, is expected: String) {
      let isUnknown = read.hasPrefix(#"{"unknown""#)
      #expect(isUnknown ? expected == "unknown" : read == expected, "\(read)")
    }

    /// An ODCS document with some keys more.
    private func odcs(_ keys: String) -> String {
      "apiVersion: v3.1.0\nkind: DataContract\nid: row\nversion: 1.0.0\n\(keys)\n"
    }

    /// `value` and perhaps `unit` of a promise, as YAML writes them.
    @Test(arguments: [
      ("4", "d", #""4d""#), ("24", "h", #""24h""#), ("25h", "", #""25h""#),
      ("PT1H", "", #""1h""#), ("P1Y", "", #""1y""#), ("P3M", "", #""3mo""#),
      ("500ms", "", #""500ms""#), ("500", "ms", #""500ms""#), ("1 hours", "", #""1h""#),
      ("90", "days", #""90d""#), ("3", "y", #""3y""#), ("3", "years", #""3y""#),
      ("Available within 1 hour", "", #""1h""#), ("every 15 minutes", "", #""15m""#),
      // Kept apart from anything like them: minutes or months, business days, no unit at all.
      ("3M", "", "unknown"), ("2BD", "", "unknown"), ("3", "", "unknown"),
      ("daily", "", "unknown"), ("[1, 2]", "d", "unknown"),
    ])
    func durations(_ value: String, _ unit: String, _ expected: String) throws {
      let unit = unit.isEmpty ? "" : "\n    unit: \(unit)"
      let document = odcs("slaProperties:\n  - property: latency\n    value: \(value)\(unit)")
      let read = try self.value(of: "product.sla.latency", document)
      expect(read, is: expected)
    }

    @Test(arguments: [
      ("99.9%", "", #""99.9%""#), ("99.5", "percent", #""99.5%""#), ("95%", "'%'", #""95%""#),
      ("95", "'%'", #""95%""#), ("\"0.999\"", "", #""99.9%""#), ("0.5", "", #""50%""#),
      // 1 or 1 %? 99.9 of one or of a hundred?
      ("1", "", "unknown"), ("99.9", "", "unknown"), ("high", "", "unknown"),
    ])
    func shares(_ value: String, _ unit: String, _ expected: String) throws {
      let unit = unit.isEmpty ? "" : "\n    unit: \(unit)"
      let document = odcs("slaProperties:\n  - property: availability\n    value: \(value)\(unit)")
      let read = try self.value(of: "product.sla.availability", document)
      expect(read, is: expected)
    }

    @Test(arguments: [
      ("active", #""active""#), ("ACTIVE", #""active""#), ("current", #""active""#),
      ("production", #""active""#), ("in development", #""draft""#), ("DRAFT", #""draft""#),
      ("acceptance", #""draft""#), ("announcement", #""proposed""#), ("sunset", #""deprecated""#),
      ("retired", #""retired""#), ("At Risk", "unknown"), ("{{STATUS}}", "unknown"),
    ])
    func statuses(_ value: String, _ expected: String) throws {
      let read = try self.value(of: "product.status", odcs("status: \"\(value)\""))
      expect(read, is: expected)
    }

    @Test(arguments: [
      ("1.0.0", #""1.0.0""#), ("v1.0.0", #""v1.0.0""#), ("4.0", #""4.0""#), ("\"1\"", #""1""#),
      ("latest", "unknown"),
    ])
    func versions(_ value: String, _ expected: String) throws {
      let document =
        "dataContractSpecification: 1.2.1\nid: row\ninfo:\n  title: Row\n  version: \(value)\n"
      let read = try self.value(of: "product.version", document)
      expect(read, is: expected)
    }

    /// Instants and days where a day is meant.
    @Test(arguments: [
      ("\"2032-05-12T09:30:10-08:00\"", #""2032-05-12""#), ("2032-05-12", #""2032-05-12""#),
      ("someday", "unknown"),
    ])
    func days(_ value: String, _ expected: String) throws {
      let document = odcs("slaProperties:\n  - property: endOfSupport\n    value: \(value)")
      let read = try self.value(of: "product.sla.end_of_support", document)
      expect(read, is: expected)
    }

    /// The places where ODCS contracts keep who answers for them.
    @Test(arguments: [
      ("team: { name: Checkout Team }", #""Checkout Team""#),
      ("team:\n  - { username: ada@example.com, role: Owner }", #""ada@example.com""#),
      ("team:\n  - { username: u1, name: Data Team, role: owner }", #""Data Team""#),
      ("team: { members: [{ username: u1, role: owner }] }", #""u1""#),
      (
        "team:\n  - { username: u1, role: owner, dateOut: 2024-01-01 }\n"
          + "  - { username: u2, role: owner }", #""u2""#
      ),
      (
        "team: [{ username: u1, role: reader }]\ncustomProperties:\n"
          + "  - { property: owner, value: fulfillment }", #""fulfillment""#
      ),
      // Nobody, and one too many to tell.
      ("team: [{ username: u1, role: reader }]", "null"),
      (
        "team:\n  - { username: u1, role: owner }\n  - { username: u2, role: owner }",
        #"{"unknown":"there are several"}"#
      ),
    ])
    func owners(_ keys: String, _ expected: String) throws {
      #expect(try value(of: "product.owner.name", odcs(keys)) == expected)
    }

    /// The places where a column's categories stand.
    @Test(arguments: [
      ("tags: [PII, uid]", #"["personal"]"#),
      ("classification: pii", #"["personal"]"#),
      ("classification: restricted", "[]"),
      ("customProperties: [{ property: pii, value: 'True' }]", #"["personal"]"#),
      ("customProperties: [{ property: pii, value: No }]", "[]"),
      ("tags: [phi]\n        classification: PCI", #"["health","payment"]"#),
      // A column without any label may hold anything.
      ("required: true", "null"),
    ])
    func categories(_ keys: String, _ expected: String) throws {
      let document = odcs(
        "schema:\n  - name: t\n    properties:\n      - name: c\n        \(keys)")
      let field = "product.tables[\"t\"].columns[\"c\"].categories"
      #expect(try value(of: field, document) == expected)
    }

    /// A level of its own is a level; a category in the level's place is none.
    @Test(arguments: [
      ("sensitive", #""confidential""#), ("Public", #""public""#), ("pii", "null"),
      ("top", "unknown"),
    ])
    func classifications(_ level: String, _ expected: String) throws {
      let document = odcs(
        "schema:\n  - name: t\n    properties: [{ name: c, classification: \(level) }]")
      let field = "product.tables[\"t\"].columns[\"c\"].classification"
      let read = try self.value(of: field, document)
      expect(read, is: expected)
    }

    /// A category among the tags of a product is one of the product's; what its columns hold
    /// beside it is not known.
    @Test(arguments: [
      ("personal in product.categories", "permit"), ("payment in product.categories", "deny"),
      ("payment not in product.categories", "deny"),
    ])
    func taggedProducts(_ condition: String, _ expected: String) throws {
      let document = odcs("tags: [PII]\nschema:\n  - name: t\n    properties: [{ name: c }]")
      #expect(try outcome(of: "require \(condition)", document) == expected)
    }

    /// Columns inside columns, named from the outermost.
    @Test func nestedColumns() throws {
      let document = odcs(
        """
        schema:
          - name: t
            properties:
              - name: address
                properties: [{ name: street }, { name: city }]
              - name: lines
                items: { properties: [{ name: sku }] }
        """)
      #expect(
        try value(of: "product.columns[\"address.city\"].table", document) == #""t""#)
      #expect(try value(of: "product.columns[\"lines.sku\"].table", document) == #""t""#)
      #expect(try value(of: "product.columns[\"sku\"].table", document) == "null")
    }

    /// A field that refers to a definition is what the definition says, and its own keys win.
    @Test func definitions() throws {
      let document = """
        dataContractSpecification: 1.2.1
        id: row
        info: { title: Row, version: 1.0.0 }
        models:
          orders:
            fields:
              order_id: { $ref: '#/definitions/order_id', description: The order }
        definitions:
          order_id: { type: text, description: A number, pii: true, classification: restricted }
        """
      let column = "product.tables[\"orders\"].columns[\"order_id\"]"
      #expect(try value(of: "\(column).categories", document) == #"["personal"]"#)
      #expect(try value(of: "\(column).classification", document) == #""restricted""#)
      #expect(try value(of: "\(column).description", document) == #""The order""#)
      #expect(try value(of: "\(column).type", document) == #""text""#)
    }

    /// Who uses a product, as text or with keys of its own.
    @Test(arguments: [
      (#"["Analytics: Confirmed"]"#, "true"), (#"["Analytics: confirmed "]"#, "true"),
      (#"["Analytics: Not confirmed"]"#, "false"), (#"["Analytics: Unconfirmed"]"#, "false"),
      (#"["Analytics"]"#, "null"), (#"[{ name: Analytics, confirmed: yes }]"#, "true"),
    ])
    func consumers(_ list: String, _ expected: String) throws {
      let document = odcs("customProperties:\n  - property: consumers\n    value: \(list)")
      #expect(
        try value(of: "product.consumers[\"Analytics\"].confirmed", document) == expected)
    }

    /// A record is there when a value of it is, whatever else a rule reads of it.
    @Test(arguments: [
      ("product.description is present", "description: { usage: Reports }", "permit"),
      ("product.description is present", "description: { author: me }", "deny"),
      (
        "product.sla is present",
        "slaProperties: [{ property: availability, value: 99% }]", "permit"
      ),
      ("product.sla is present", "status: active", "deny"),
    ])
    func recordsAreThereWhateverIsRead(
      _ condition: String, _ keys: String, _ expected: String
    ) throws {
      #expect(try outcome(of: "require \(condition)", odcs(keys)) == expected)
    }
  }
#endif

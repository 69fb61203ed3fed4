#if YAML
  import Charter
  import CharterYAML
  import TestSupport
  import Testing

  /// What a descriptor that lists no columns, or columns without labels, says of what is in them: nothing.
  @Suite struct StandardCategoriesTests {
    /// The smallest descriptor of each standard, with some keys more.
    private static func document(_ standard: String, _ keys: String) -> String {
      switch standard {
      case "backstage":
        """
        apiVersion: backstage.io/v1alpha1
        kind: Resource
        metadata: { name: row, \(keys) }
        spec: { type: database, owner: team-a }
        """
      case "datahub": "{ id: row, display_name: Row, domain: sales, assets: [], \(keys) }"
      case "dbt":
        """
        metadata: { dbt_schema_version: https://schemas.getdbt.com/dbt/manifest/v12.json }
        nodes: { m: { resource_type: model, unique_id: row, name: row, tags: [], \(keys) } }
        """
      case "dpds":
        """
        dataProductDescriptor: 1.0.0
        info: { name: row, version: 1.0.0 }
        interfaceComponents: { outputPorts: [\(keys)] }
        """
      case "dps": "{ dataProductSpecification: 0.0.1, id: row, info: { title: Row }, \(keys) }"
      case "odps4":
        """
        schema: https://opendataproducts.org/v4.1/schema/odps.yaml
        version: 4.1
        product: { details: { en: { productID: row, name: Row, \(keys) } } }
        """
      case "openmetadata":
        "{ name: row, fullyQualifiedName: a.row, domains: [a], assets: [], \(keys) }"
      case "ord":
        """
        openResourceDiscovery: '1.16'
        dataProducts: [{ ordId: row, title: Row, \(keys) }]
        """
      default: "{ kind: dataproduct, id: row, name: Row, components: [\(keys)] }"
      }
    }

    private func decide(_ condition: String, _ yaml: String) throws -> [Decision] {
      let policies = try PolicySet(compiling: [
        SourceFile(
          path: "row.charter",
          text: "global policy p { rule r on product { require \(condition) } }")
      ])
      let time = try #require(Timestamp(decisionDay))
      return try Document.read(yaml: Array(yaml.utf8), file: "row.yaml")
        .flatMap { policies.decide($0, options: DecisionOptions(at: time)) }
    }

    /// Neither that it is in there nor that it is not can be told.
    @Test(arguments: [
      ("backstage", ""), ("datahub", ""), ("dbt", ""), ("dbt", "columns: {}"),
      ("dbt", "columns: { c: { name: c, tags: [], meta: {}, config: { tags: [] } } }"),
      ("dpds", ""), ("dpds", "{ name: p }"),
      (
        "dpds",
        """
        { name: p, promises: { api: { definition: { schema: { tables: [
        { name: t, definition: { properties: { c: { type: string } } } }] } } } } }
        """
      ),
      ("dpds", "{ name: p, promises: { api: { definition: { schema: { tables: [] } } } } }"),
      ("dps", ""), ("dps", "outputPorts: [{ id: p, containsPii: false }]"), ("odps4", ""),
      ("openmetadata", ""), ("ord", ""), ("witboost", ""),
      ("witboost", "{ kind: storage, name: s }"), ("witboost", "{ kind: outputport, name: p }"),
      ("witboost", "{ kind: outputport, name: p, dataContract: { schema: [] } }"),
      (
        "witboost",
        "{ kind: outputport, name: p, dataContract: { schema: [{ name: c, tags: [] }] } }"
      ),
      // One port that says all does not speak for another.
      (
        "witboost",
        """
        { kind: outputport, name: p, dataContract: { schema: [{ name: c, tags: [{ tagFQN: x }] }] } },
        { kind: outputport, name: q }
        """
      ),
    ])
    func whatNobodySaysIsUnknown(_ standard: String, _ keys: String) throws {
      let document = Self.document(standard, keys)
      for condition in ["personal not in product.categories", "personal in product.categories"] {
        let decisions = try decide(condition, document)
        #expect(decisions.map(\.standard) == [standard])
        #expect(decisions.flatMap(\.errors).map(\.message) == [])
        #expect(decisions.flatMap(\.findings).map(\.status) == [.undetermined], "\(condition)")
      }
    }

    /// The places where each standard keeps that something is personal.
    @Test(arguments: [
      ("backstage", "tags: [pii]"), ("datahub", "tags: ['urn:li:tag:PII']"),
      ("dbt", "columns: { c: { name: c, meta: { pii: true } } }"),
      ("dbt", "columns: { c: { name: c, config: { meta: { contains_pii: yes } } } }"),
      ("dbt", "columns: { c: { name: c, tags: [PII] } }"),
      ("dps", "outputPorts: [{ id: p, containsPii: true }]"), ("dps", "tags: [PII]"),
      ("odps4", "tags: [PII]"), ("openmetadata", "tags: [{ tagFQN: General.PII }]"),
      ("ord", "tags: [PII]"),
      (
        "witboost",
        """
        { kind: outputPort, name: p, dataContract: { schema: [{ name: c, tags: [{ tagFQN: PII }] }] } }
        """
      ),
    ])
    func whatIsLabelledIsKnown(_ standard: String, _ keys: String) throws {
      let decisions = try decide(
        "personal in product.categories", Self.document(standard, keys))
      #expect(decisions.map(\.standard) == [standard])
      #expect(decisions.map(\.outcome) == [.permit])
    }

    /// What is not said is missing, never an empty list.
    @Test(arguments: [
      "backstage", "datahub", "dbt", "dpds", "dps", "odps4", "openmetadata", "ord", "witboost",
    ])
    func listsThatNobodyStatesAreMissing(_ standard: String) throws {
      for field in ["documentation", "support", "consumers", "stewards", "columns"] {
        let decisions = try decide("product.\(field) is missing", Self.document(standard, ""))
        #expect(decisions.map(\.outcome) == [.permit], "\(field)")
      }
    }
  }
#endif

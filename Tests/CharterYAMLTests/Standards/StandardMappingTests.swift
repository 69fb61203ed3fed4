#if YAML
  import Charter
  import CharterYAML
  import Foundation
  import TestSupport
  import Testing

  /// What each standard makes of a whole descriptor, field by field.
  @Suite struct StandardMappingTests {
    /// Loops over the lists of a product, and the fields of each element that are no records.
    private static let parts: [(loops: String, prefix: String, fields: String)] = [
      (
        "", "product",
        """
        id name display_name version domain status archetype access_model tags platform_services
        classification categories owner.name owner.kind owner.team owner.person owner.email
        description.purpose description.usage description.limitations contract.id
        contract.version sla.freshness sla.latency sla.frequency sla.response_time
        sla.availability sla.completeness sla.accuracy sla.validity sla.error_rate sla.retention
        sla.retention_unlimited sla.notice_period sla.available_since sla.end_of_support
        sla.end_of_life sla.time_of_availability cost.model source.standard
        source.standard_version source.misread source.unread
        """
      ),
      ("for member in product.stewards", "member", "name role since until replaced_by"),
      ("for consumer in product.consumers", "consumer", "name team confirmed"),
      ("for channel in product.support", "channel", "address tool interactive url"),
      ("for link in product.documentation", "link", "url kind"),
      (
        "for port in product.input_ports", "port",
        "name version contract.id contract.version"
      ),
      (
        "for port in product.output_ports", "port",
        """
        name version description kind technology format location asset region environment status
        contract.id contract.version approvers auto_approve price.amount price.currency price.per
        custom
        """
      ),
      (
        "for table in product.tables", "table",
        "name physical_name description grain tags sample custom"
      ),
      (
        "for table in product.tables for check in table.quality", "check",
        "name dimension kind"
      ),
      (
        "for column in product.columns", "column",
        """
        table name description type physical_type with_zone required unique primary_key
        references allowed_values pattern min_length max_length minimum maximum
        classification categories protection derived_from tags custom
        """
      ),
      (
        "for column in product.columns for check in column.quality", "check",
        "column name dimension kind"
      ),
    ]

    /// A set that reads every field of a product: one rule a list, a finding an element.
    private static let policies = Result {
      let rules = parts.enumerated().map { number, part in
        let paths = part.fields.split(whereSeparator: \.isWhitespace)
          .map { "\(part.prefix).\($0) is present" }.joined(separator: " or ")
        let name = String(UnicodeScalar(UInt8(97 + number)))
        return "rule \(name) on product { \(part.loops) forbid \(paths) }"
      }
      return try PolicySet(compiling: [
        SourceFile(
          path: "all.charter",
          text: "global policy p { \(rules.joined(separator: "\n")) }")
      ])
    }

    @Test(arguments: CorePolicyTests.corrected + CorePolicyTests.readme)
    func productsAreThoseOfTheGoldenFile(_ file: String) throws {
      let decisions = try decide(file, by: try Self.policies.get())
      // A list that is absent has one finding, which reads the list itself.
      let findings = decisions.flatMap(\.findings).filter { finding in
        finding.values.contains { $0.json != "null" && !$0.json.hasPrefix(#"{"count""#) }
      }
      let text = findings.map { finding in
        finding.values.filter { $0.json != "null" }.map { "\($0.path): \($0.json)" }
          .joined(separator: "\n")
      }.joined(separator: "\n\n")
      let path = file.split(separator: "/").suffix(2).joined(separator: "/")
      let golden = "Tests/CharterYAMLTests/Golden/products/\(path).txt"
      #expect(goldenDifference(text + "\n", golden) == nil)
    }

    /// Files that are no descriptors say where and why.
    @Test(arguments: ["datacontract-inline.yml", "descriptor_malformed.yaml", "example.yaml"])
    func unreadableFilesSayWhy(_ name: String) throws {
      let file = "Tests/Corpus/unreadable/\(name)"
      let policies = try CorePolicyTests.policies.get()
      let error = #expect(throws: DocumentError.self) { try decide(file, by: policies) }
      let lines = try #require(error).diagnostics.map {
        "\($0.code) \($0.place?.start.line ?? 0):\($0.place?.start.column ?? 0): \($0.message)"
      }
      let golden = "Tests/CharterYAMLTests/Golden/unreadable/\(name).txt"
      #expect(goldenDifference(lines.joined(separator: "\n") + "\n", golden) == nil)
    }
  }
#endif

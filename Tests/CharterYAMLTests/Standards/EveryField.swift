#if YAML
  import Charter

  /// A set that reads every field of a product, and what it read.
  enum EveryField {
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

    /// One rule a list, a finding an element.
    ///
    /// A request has a `consumer` and a `port` of its own, so that each local name ends in `_` in
    /// rules on one.
    static func policies(on subject: String) throws -> PolicySet {
      let rules = parts.enumerated().map { number, part in
        var loops = part.loops
        var prefix = part.prefix
        if subject != "product", !loops.isEmpty {
          loops = loops.replacing(#/for (\w+)/#) { "for \($0.1)_" }
            .replacing(#/in table\./#, with: "in table_.")
            .replacing(#/in column\./#, with: "in column_.")
          prefix += "_"
        }
        let paths = part.fields.split(whereSeparator: \.isWhitespace)
          .map { "\(prefix).\($0) is present" }.joined(separator: " or ")
        let name = String(UnicodeScalar(UInt8(97 + number)))
        return "rule \(name) on \(subject) { \(loops) forbid \(paths) }"
      }
      return try PolicySet(compiling: [
        SourceFile(
          path: "all.charter",
          text: "global policy p { \(rules.joined(separator: "\n")) }")
      ])
    }

    /// The values that it read, one a line, a paragraph an element.
    static func values(_ decisions: [Decision]) -> String {
      // A list that is absent has one finding, which reads the list itself.
      let findings = decisions.flatMap(\.findings).filter { finding in
        finding.values.contains { $0.json != "null" && !$0.json.hasPrefix(#"{"count""#) }
      }
      return findings.map { finding in
        finding.values.filter { $0.json != "null" }
          .map { "\($0.path.replacing("_.", with: ".")): \($0.json)" }
          .joined(separator: "\n")
      }.joined(separator: "\n\n")
    }
  }
#endif

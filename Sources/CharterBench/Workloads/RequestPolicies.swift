package import Charter

/// A set of rules about access and reads, a mesh of products, and requests for them: the same on
/// every run.
package enum RequestPolicies {
  /// The standard, and rules about access in sets of ten.
  package static func sources(rules: Int) -> [SourceFile] {
    [SourceFile(path: "standard.charter", text: standard)]
      + (0..<(rules + 9) / 10).map { variant in
        SourceFile(
          path: "access_\(variant).charter",
          text: policy(variant: variant, count: min(10, rules - variant * 10)))
      }
  }

  private static let standard = """
    standard plain for product {
      recognize when raw.plain == "v1"
      id = raw.id
      name = raw.id
      domain = raw.domain
      access_model = raw.access
      owner { name = raw.owner team = raw.owner }
      output_ports for port in raw.ports { name = port.name region = port.region environment = port.environment }
      tables for table in raw.tables {
        name = table.name
        columns for column in table.columns {
          name = column.name
          table = table.name
          type = column.type
          categories = column.categories
        }
      }
    }

    """

  private static func policy(variant v: Int, count: Int) -> String {
    let rules = [
      """
        /// What is internal is for everyone of a domain.
        rule internal on access {
          when product.access_model is internal and requester.domain is present
          permit
          limit to \(360 + v)d
        }
      """,
      """
        /// Restricted data waits for its owner.
        rule restricted on access {
          when product.access_model is restricted and requester.team != product.owner.team
          permit
          require approval by product.owner.team
        }
      """,
      """
        /// A request says what the data is for.
        rule complete on access {
          require purpose is present
          require duration is present
          otherwise "The request does not say what the data is for, and for how long."
        }
      """,
      """
        /// Nobody asks for longer than a year.
        rule not_for_ever on access {
          when duration is present
          require duration <= \(365 + v)d
          otherwise "{duration} is longer than \(365 + v)d."
        }
      """,
      """
        /// Who sees personal data has learned what that means.
        rule trained on access {
          when some column in columns has personal in column.categories
          require "privacy" in requester.trainings
          otherwise "{requester.name} has not completed the privacy training."
        }
      """,
      """
        /// Personal data is masked for everybody but its owners.
        rule masked on access {
          when requester.team != product.owner.team
          mask column in columns where personal in column.categories with hash
        }
      """,
      """
        /// Nothing of \(v) is used for campaigns.
        rule no_campaigns_\(v) on access {
          when product.domain == "domain-\(v)" and purpose within marketing
          deny
          otherwise "Domain \(v) has no part in campaigns."
        }
      """,
      """
        /// What is in the EU stays there.
        rule residency_\(v) on access {
          when port.region within eu and requester.region is present
          forbid not (requester.region within eu) and product.domain == "domain-\(v)"
        }
      """,
      """
        /// Tests read tests.
        rule environment_\(v) on access {
          when port.environment is present and environment is present
          require port.environment == environment or requester.team == "team-\(v)"
        }
      """,
      """
        /// Contractors of team \(v) see nothing that is restricted.
        rule contractors_\(v) on access {
          when requester.employment == "contractor" and requester.team == "team-\(v)"
          forbid product.access_model is restricted
        }
      """,
    ]
    return """
      /// Access, part \(v).
      global policy access_\(v) {
        owner "Governance Council"

      \(rules.prefix(count).joined(separator: "\n\n"))
      }
      """
  }

  // MARK: The mesh

  /// Descriptors of products with 3 tables of 8 columns each.
  package static func descriptors(count: Int) -> [String] {
    (0..<count).map { number in
      let tables = (0..<3).map { table in
        let columns = (0..<8).map { column in
          let categories = column % 4 == 1 ? #"["personal"]"# : "[]"
          return
            #"{"name": "t\#(table)_c\#(column)", "type": "text", "categories": \#(categories)}"#
        }
        return #"{"name": "t\#(table)", "columns": [\#(columns.joined(separator: ", "))]}"#
      }
      let access = ["internal", "internal", "internal", "restricted"][number % 4]
      return """
        {"plain": "v1", "id": "product-\(number)", "domain": "domain-\(number % 20)",
         "owner": "team-\(number % 30)", "access": "\(access)",
         "ports": [{"name": "port-1", "region": "eu_west_1", "environment": "prod"}],
         "tables": [\(tables.joined(separator: ", "))]}
        """
    }
  }

  // MARK: Requests

  /// Requests for the products, one a line: about four in five may go ahead.
  package static func requests(count: Int, products: Int) -> [UInt8] {
    var random = PythonRandom(seed: "requests/1")
    var text: [UInt8] = []
    let purposes = ["reporting", "research", "audit", "ml_training", "billing", "campaigns"]
    for number in 0..<count {
      let team = random.below(40)
      let table = random.below(3)
      let columns = (0..<random.integer(in: 1...4)).map { "\"t\(table)_c\(($0 * 2 + table) % 8)\"" }
      let trainings = random.below(10) == 0 ? "[]" : #"["privacy", "security"]"#
      let line = """
        {"subject": "access", "id": "REQ-\(number)", "requester": {"name": "person-\(random.below(500))", \
        "team": "team-\(team)", "domain": "domain-\(team % 20)", "roles": ["analyst"], \
        "trainings": \(trainings), "region": "eu_central_1"}, "product": "product-\(random.below(products))", \
        "port": "port-1", "columns": [\(columns.joined(separator: ", "))], \
        "purpose": "\(random.choice(purposes))", "duration": "\(random.choice(["30d", "90d", "180d", "2y"]))", \
        "environment": "prod"}

        """
      text.append(contentsOf: line.utf8)
    }
    return text
  }
}

package import Charter

/// The rules of workload B in the language: what the peers state as Rego, CEL and plain Python in
/// `rules_b.py`, one finding for each rule that a descriptor breaks.
package enum DescriptorPolicies {
  /// The standard, and 20 rules for each variant; `rules` is a multiple of 20 up to 200.
  package static func sources(rules: Int) -> [SourceFile] {
    precondition(rules > 0 && rules <= 200 && rules % 20 == 0, "20, 40 … 200 rules")
    return [SourceFile(path: "standard.charter", text: standard)]
      + (0..<rules / 20).map { variant in
        SourceFile(path: "rules_\(variant).charter", text: self.rules(variant: variant))
      }
  }

  static let standard = #"""
    // What these descriptors say and the model has no field for, or no such words for.
    extend Product {
      kind: Text?, api_version: Text?, summary: Text?, release: Text?, state: Text?, docs: Text?,
      format: Text?, sensitivity: Text?,
    }
    extend ContractRef { release: Text? }
    extend Column { personal: Bool?, mask: Text?, sensitivity: Text? }

    standard governance for product {
      recognize when raw.kind == "DataProduct" and raw.apiVersion == "governance/v1"

      kind = raw.kind
      api_version = raw.apiVersion
      id = raw.id
      name = raw.name
      domain = raw.domain
      release = raw.version
      state = raw.status
      summary = raw.description
      owner {
        name = raw.owner.team
        team = raw.owner.team
        email = raw.owner.email
      }
      docs = raw.docs
      contract {
        id = raw.contract.id
        release = raw.contract.version
      }
      sensitivity = raw.classification
      format = raw.format
      sla {
        freshness = raw.sla.freshness
        retention = raw.sla.retention
        availability = with_unit(raw.sla.availability, "%")
      }
      consumers for consumer in raw.consumers { name = consumer.name }
      tags = raw.tags
      columns for column in raw.columns {
        name = column.name
        table = raw.name
        description = column.description
        personal = column.pii
        mask = column.mask
        sensitivity = column.classification
      }
    }

    """#

  /// `P(v)` of `rules_b.py`.
  private static func rules(variant v: Int) -> String {
    #"""
    /// What every product of the mesh carries.
    global policy gate_\#(v) {
      owner "Governance Council"

      /// 1
      rule owned on product {
        require length(product.owner.name) >= 1 and length(product.owner.name) <= \#(64 + v)
        otherwise "{product.name} names no owning team."
      }
      /// 2
      rule owner_has_mail on product {
        require product.owner.email matches /[a-z0-9._-]+@[a-z0-9.-]+\.[a-z]{2,\#(10 + v)}/
        otherwise "{product.owner.email} is no address of a team."
      }
      /// 3
      rule named on product {
        require product.name matches /[a-z]+\.[a-z0-9_]{3,\#(62 - v)}/
        otherwise "{product.name} does not read DOMAIN.NAME in small letters."
      }
      /// 4
      rule versioned on product {
        require product.release matches /[0-9]{1,\#(3 + v)}\.[0-9]+\.[0-9]+/
        otherwise "{product.name} has the version {product.release}."
      }
      /// 5
      rule fresh on product {
        require product.sla.freshness <= \#(48 + v)h
        otherwise "{product.name} is up to {product.sla.freshness} old."
      }
      /// 6
      rule kept on product {
        require product.sla.retention >= \#(30 + v)d and product.sla.retention <= 2555d
        otherwise "{product.name} is kept {product.sla.retention}."
      }
      /// 7
      rule personal_columns_classified on product {
        require every column in product.columns where column.personal
          has column.sensitivity in ["confidential", "restricted", "x\#(v)"]
      }
      /// 8
      rule personal_columns_masked on product {
        require every column in product.columns where column.personal
          has column.mask in ["hash", "redact", "tokenize", "x\#(v)"]
      }
      /// 9
      rule consumed on product {
        require count(consumer in product.consumers) >= \#(1 + v / 5)
        otherwise "Nobody uses {product.name}."
      }
      /// 10
      rule documented on product {
        require product.docs like "https://*" and length(product.docs) <= \#(200 + v)
        otherwise "{product.name} has no documentation."
      }
      /// 11
      rule contracted on product {
        require length(product.contract.id) >= 3 and length(product.contract.id) <= \#(80 + v)
        require product.contract.release matches /[0-9]+\.[0-9]+\.[0-9]+/
        otherwise "{product.name} has no contract."
      }
      /// 12
      rule complete on product {
        require product.kind is present and product.api_version is present
          and product.id is present and product.domain is present
          and product.state is present and product.summary is present
        require length(product.summary) <= \#(500 + v)
      }
      /// 13
      rule stored on product {
        require product.format in ["parquet", "iceberg", "delta", "avro", "x\#(v)"]
        otherwise "{product.name} is stored as {product.format}."
      }
      /// 14
      rule in_a_domain on product {
        require product.domain in [
          "sales", "finance", "logistics", "marketing", "customer", "product", "risk", "people",
          "x\#(v)",
        ]
        otherwise "{product.domain} is no domain."
      }
      /// 15
      rule alive on product {
        require product.state in ["draft", "active", "deprecated", "x\#(v)"]
        otherwise "{product.name} is {product.state}."
      }
      /// 16
      rule columns_named on product {
        require every column in product.columns
          has column.name matches /[a-z][a-z0-9_]{0,\#(62 - v)}/
      }
      /// 17
      rule columns_unique on product {
        require count(name in distinct([column.name for column in product.columns]))
          == count(column in product.columns)
        require count(column in product.columns) <= \#(500 + v)
      }
      /// 18
      rule columns_described on product {
        require every column in product.columns
          has length(column.description) >= 1 and length(column.description) <= \#(300 + v)
      }
      /// 19
      rule personal_products_classified on product {
        require product.sensitivity in ["confidential", "restricted", "x\#(v)"]
          or (no column in product.columns has column.personal)
        otherwise "{product.name} holds personal data and is {product.sensitivity}."
      }
      /// 20
      rule available on product {
        require product.sla.availability >= \#(hundredths(9900 + v))%
        otherwise "{product.name} promises {product.sla.availability}."
      }
    }

    """#
  }

  private static func hundredths(_ number: Int) -> String {
    "\(number / 100).\(number % 100 / 10)\(number % 10)"
  }
}

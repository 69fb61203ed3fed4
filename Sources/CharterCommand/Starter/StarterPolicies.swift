// The policies of the starting tree: the council's, a domain's, and the data that they name.

extension StarterTree {
  static let standard = #"""
    /// Hosts on which the company keeps its documentation.
    data documentation_hosts: [Text] from "documentation_hosts.yaml"

    /// What every data product carries, whoever owns it.
    global policy standard {
      owner "Governance Council"
      version "1.0.0"

      /// Oldest that the newest row may be.
      param max_freshness: Duration = 24h, domains may lower

      /// Someone answers for every product.
      rule owned on product {
        require product.owner is present
        otherwise "{product.name} names no owner."
        help "Name the team that answers for it, as `team.name` in ODCS."
        tags [ownership]
      }

      /// There is a page to read more on, where the company keeps such pages.
      rule documented on product {
        require some link in product.documentation
          has (some host in documentation_hosts has link.url like "https://{host}/*")
        otherwise "{product.name} has no documentation on {documentation_hosts}."
        help "Link its page under `authoritativeDefinitions` in ODCS."
        tags [documentation]
      }

      /// Data in use is no older than the council allows.
      rule fresh_enough on product {
        when product.status is active
        require product.sla.freshness <= max_freshness
        otherwise "{product.name} does not promise data that is at most {max_freshness} old."
        help "Promise a `freshness` among `slaProperties` in ODCS."
        level warn  from 2026-01-01
        level block from 2027-01-01
        tags [sla]
      }
    }

    """#

  static let hosts = """
    # A council writes its own here.
    - docs.example.com
    - wiki.example.com

    """

  static let domain = #"""
    /// What the orders domain asks of its own products beside. A domain tightens, and never loosens.
    domain policy orders for orders {
      owner "Orders Team"

      set standard.max_freshness = 6h

      /// A product of this domain has left its first drafts behind.
      rule versioned on product {
        require product.version >= v1.0.0
        otherwise "{product.name} is of version {product.version}."
        help "Publish version 1.0.0 once consumers may rely on it."
        tags [versions]
      }
    }

    """#
}

// The tests of the starting tree: each rule met, not met, and not to be told.

extension StarterTree {
  static let standardTests = #"""
    // What the council expects of its rules. Run by `charter test`.

    test "a product with an owner, a page and fresh data passes" {
      given product {
        id: "stock", name: "Stock", domain: "inventory", status: active,
        owner: { name: "Inventory Team" }, documentation: [{ url: "https://wiki.example.com/stock" }],
        sla: { freshness: 24h },
      }
      given now 2027-03-01
      expect permit
    }

    test "a product without an owner is refused" {
      given product { id: "stock", name: "Stock", domain: "inventory" }
      given now 2027-03-01
      expect deny by standard.owned
    }

    test "an owner that cannot be read may be one" {
      given product { id: "stock", name: "Stock", domain: "inventory" } with { owner: unreadable }
      given now 2027-03-01
      expect undetermined standard.owned
    }

    test "a page elsewhere is refused" {
      given product { id: "stock", name: "Stock", domain: "inventory", documentation: [{ url: "https://example.org/stock" }] }
      given now 2027-03-01
      expect deny by standard.documented
    }

    test "without a page nobody knows where it would be" {
      given product { id: "stock", name: "Stock", domain: "inventory" }
      given now 2027-03-01
      expect undetermined standard.documented
    }

    test "one page at home among several is enough" {
      given product {
        id: "stock", name: "Stock", domain: "inventory",
        documentation: [{ url: "https://example.org/stock" }, { url: "https://docs.example.com/stock" }],
      }
      given now 2027-03-01
      expect not standard.documented
    }

    test "data that is too old is warned of in 2026" {
      given product { id: "stock", name: "Stock", domain: "inventory", status: active, sla: { freshness: 25h } }
      given now 2026-12-31
      expect warn by standard.fresh_enough
    }

    test "and refused from 2027" {
      given product { id: "stock", name: "Stock", domain: "inventory", status: active, sla: { freshness: 25h } }
      given now 2027-01-01
      expect deny by standard.fresh_enough
    }

    test "how old it is has to be said" {
      given product { id: "stock", name: "Stock", domain: "inventory", status: active }
      given now 2027-01-01
      expect undetermined standard.fresh_enough
    }

    test "a draft promises nothing" {
      given product { id: "stock", name: "Stock", domain: "inventory", status: draft }
      given now 2027-01-01
      expect not standard.fresh_enough
    }

    """#

  static let domainTests = #"""
    // What the orders domain expects of its own rules.

    test "in the orders domain six hours are the limit" {
      given product { id: "orders", name: "Orders", domain: "orders", version: v1.0.0, status: active, sla: { freshness: 6h } }
      given now 2027-03-01
      expect not standard.fresh_enough
      expect not orders.versioned
    }

    test "seven are too many" {
      given product { id: "orders", name: "Orders", domain: "orders", version: v1.0.0, status: active, sla: { freshness: 7h } }
      given now 2027-03-01
      expect deny by standard.fresh_enough
    }

    test "a first draft is refused in the orders domain" {
      given product { id: "orders", name: "Orders", domain: "orders", version: v0.9.0 }
      given now 2027-03-01
      expect deny by orders.versioned
    }

    test "a version has to be said there" {
      given product { id: "orders", name: "Orders", domain: "orders" }
      given now 2027-03-01
      expect undetermined orders.versioned
    }

    test "elsewhere nobody asks" {
      given product { id: "stock", name: "Stock", domain: "inventory", version: v0.9.0 }
      given now 2027-03-01
      expect not orders.versioned
    }

    """#
}

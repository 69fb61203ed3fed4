extension DiagnosticExplanation {
  /// Codes of layers and domains, and of what analysis says of a set.
  static let federation: [DiagnosticExplanation] = federationLayers + federationChanges + analysis
}

extension DiagnosticExplanation {
  private static let federationLayers: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "council-only",
      "A file in the folder of a domain says what only the council may say. The owners of that folder "
        + "are not the council, so what counts for everyone stands elsewhere in the set.",
      in: .files,
      wrong: """
        // domains/orders/orders.charter
        global policy orders {
          rule named on product { require length(product.name) > 3 }
        }
        """,
      right: """
        // domains/orders/orders.charter
        domain policy orders for orders {
          rule named on product { require length(product.name) > 3 }
        }
        """),
    DiagnosticExplanation(
      "domain-of-two",
      "The policies of one domain stand in the folders of two others, so nobody can say which of them "
        + "it is within.",
      in: .files,
      wrong: """
        // domains/orders/returns/returns.charter
        domain policy returns for returns {
          rule named on product { require length(product.name) > 3 }
        }
        // domains/stock/returns/returns.charter
        domain policy more_returns for returns {
          rule owned on product { require product.owner is present }
        }
        // domains/orders/orders.charter
        domain policy orders for orders { }
        // domains/stock/stock.charter
        domain policy stock for stock { }
        """,
      right: """
        // domains/orders/returns/returns.charter
        domain policy returns for returns {
          rule named on product { require length(product.name) > 3 }
          rule owned on product { require product.owner is present }
        }
        // domains/orders/orders.charter
        domain policy orders for orders { }
        """),
    DiagnosticExplanation(
      "domain-policy-outside",
      "A `domain policy` stands outside of the folder of its domain. Who may change a file is decided by "
        + "its folder, so a domain speaks only in files under `domains/` and its name.",
      in: .files,
      wrong: """
        // core/orders.charter
        domain policy orders for orders {
          rule named on product { require length(product.name) > 3 }
        }
        """,
      right: """
        // domains/orders/orders.charter
        domain policy orders for orders {
          rule named on product { require length(product.name) > 3 }
        }
        """),
    DiagnosticExplanation(
      "domain-within-itself",
      "Folders say that two domains are within each other.",
      in: .files,
      wrong: """
        // domains/orders/returns/returns.charter
        domain policy returns for returns { }
        // domains/returns/orders/orders.charter
        domain policy orders for orders { }
        """,
      right: """
        // domains/orders/returns/returns.charter
        domain policy returns for returns { }
        // domains/orders/orders.charter
        domain policy orders for orders { }
        """),
    DiagnosticExplanation(
      "other-domain",
      "A policy speaks for another domain than its folder.",
      in: .files,
      wrong: """
        // domains/orders/billing.charter
        domain policy billing for billing { }
        """,
      right: """
        // domains/billing/billing.charter
        domain policy billing for billing { }
        """),
    DiagnosticExplanation(
      "subject-without-domain",
      "A domain has rules on what belongs to it: products and their changes, access to them and reads of "
        + "them. Rules about rules are the council's.",
      in: .files,
      wrong: """
        // domains/orders/orders.charter
        domain policy orders for orders {
          rule owned on rule { require rule.owner is present }
        }
        """,
      right: """
        // core.charter
        global policy rules {
          rule owned on rule { require rule.owner is present }
        }
        """),
  ]

  private static let federationChanges: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "fixed-param",
      "A domain sets a param that the council has not opened to domains.",
      in: .files,
      wrong: """
        // core.charter
        global policy standard_of_all {
          param oldest: Duration = 24h
          rule fresh on product { require product.sla.freshness <= oldest }
        }
        // domains/orders/orders.charter
        domain policy orders for orders { set standard_of_all.oldest = 6h }
        """,
      right: """
        // core.charter
        global policy standard_of_all {
          param oldest: Duration = 24h, domains may lower
          rule fresh on product { require product.sla.freshness <= oldest }
        }
        // domains/orders/orders.charter
        domain policy orders for orders { set standard_of_all.oldest = 6h }
        """),
    DiagnosticExplanation(
      "grants-mixed",
      "The council lets domains permit a subject on which one of its own rules permits and restricts "
        + "under one condition. A permit of a domain would go round that restriction.",
      in: .files,
      wrong: """
        // core.charter
        global policy reads {
          domains may permit read where product.access_model is internal
          rule public on read {
            when product.access_model is public
            permit
            limit to 90d
          }
        }
        """,
      right: """
        // core.charter
        global policy reads {
          domains may permit read where product.access_model is internal
          rule public on read {
            when product.access_model is public
            permit
          }
          rule short on read { limit to 90d }
        }
        """),
    DiagnosticExplanation(
      "looser-set",
      "A domain sets a param to a value that is not known to be as tight as what holds above it. A "
        + "domain can make a policy tighter, never looser.",
      in: .files,
      wrong: """
        // core.charter
        global policy standard_of_all {
          param oldest: Duration = 24h, domains may lower
          rule fresh on product { require product.sla.freshness <= oldest }
        }
        // domains/orders/orders.charter
        domain policy orders for orders { set standard_of_all.oldest = 48h }
        """,
      right: """
        // core.charter
        global policy standard_of_all {
          param oldest: Duration = 24h, domains may lower
          rule fresh on product { require product.sla.freshness <= oldest }
        }
        // domains/orders/orders.charter
        domain policy orders for orders { set standard_of_all.oldest = 6h }
        """),
    DiagnosticExplanation(
      "no-tightening",
      "A `tighten` raises nothing: by its date the rule counts for as much already, or has ended.",
      in: .files,
      wrong: """
        // core.charter
        global policy standard_of_all {
          rule owned on product {
            require product.owner is present
            level warn
            level block from 2026-07-01
          }
        }
        // domains/orders/orders.charter
        domain policy orders for orders {
          tighten standard_of_all.owned { level block from 2026-09-01 }
        }
        """,
      right: """
        // core.charter
        global policy standard_of_all {
          rule owned on product {
            require product.owner is present
            level warn
            level block from 2026-07-01
          }
        }
        // domains/orders/orders.charter
        domain policy orders for orders {
          tighten standard_of_all.owned { level block from 2026-03-01 }
        }
        """),
    DiagnosticExplanation(
      "permit-of-domain",
      "A rule of a domain permits what the council lets no domain permit.",
      in: .files,
      wrong: """
        // domains/orders/orders.charter
        domain policy orders for orders {
          rule colleagues on read {
            when product.status is active
            permit
          }
        }
        """,
      right: """
        // core.charter
        global policy reads {
          domains may permit read where product.access_model is internal
        }
        // domains/orders/orders.charter
        domain policy orders for orders {
          rule colleagues on read {
            when product.status is active
            permit
          }
        }
        """),
    DiagnosticExplanation(
      "set-twice",
      "A domain sets one param twice, so nobody can say which value is meant.",
      in: .files,
      wrong: """
        // core.charter
        global policy standard_of_all {
          param oldest: Duration = 24h, domains may lower
          rule fresh on product { require product.sla.freshness <= oldest }
        }
        // domains/orders/orders.charter
        domain policy orders for orders {
          set standard_of_all.oldest = 12h
          set standard_of_all.oldest = 6h
        }
        """,
      right: """
        // core.charter
        global policy standard_of_all {
          param oldest: Duration = 24h, domains may lower
          rule fresh on product { require product.sla.freshness <= oldest }
        }
        // domains/orders/orders.charter
        domain policy orders for orders { set standard_of_all.oldest = 6h }
        """),
    DiagnosticExplanation(
      "unknown-param",
      "A policy has no param of this name.",
      in: .files,
      wrong: """
        // core.charter
        global policy standard_of_all {
          param oldest: Duration = 24h, domains may lower
          rule fresh on product { require product.sla.freshness <= oldest }
        }
        // domains/orders/orders.charter
        domain policy orders for orders { set standard_of_all.oldes = 6h }
        """,
      right: """
        // core.charter
        global policy standard_of_all {
          param oldest: Duration = 24h, domains may lower
          rule fresh on product { require product.sla.freshness <= oldest }
        }
        // domains/orders/orders.charter
        domain policy orders for orders { set standard_of_all.oldest = 6h }
        """),
    DiagnosticExplanation(
      "unknown-policy",
      "There is no policy of this name in the set.",
      in: .files,
      wrong: """
        // domains/orders/orders.charter
        domain policy orders for orders { tighten standard_of_al.owned { level block } }
        """,
      right: """
        // core.charter
        global policy standard_of_all {
          rule owned on product {
            require product.owner is present
            level warn
          }
        }
        // domains/orders/orders.charter
        domain policy orders for orders { tighten standard_of_all.owned { level block } }
        """),
    DiagnosticExplanation(
      "unknown-rule",
      "A policy has no rule of this name.",
      in: .files,
      wrong: """
        // core.charter
        global policy standard_of_all {
          rule owned on product {
            require product.owner is present
            level warn
          }
        }
        // domains/orders/orders.charter
        domain policy orders for orders { tighten standard_of_all.ownd { level block } }
        """,
      right: """
        // core.charter
        global policy standard_of_all {
          rule owned on product {
            require product.owner is present
            level warn
          }
        }
        // domains/orders/orders.charter
        domain policy orders for orders { tighten standard_of_all.owned { level block } }
        """),
  ]

  private static let analysis: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "param-could-loosen",
      "Domains may turn a param in one direction, and where it stands that could make a rule of the "
        + "council looser, or nobody can tell. A domain may only ever tighten.",
      in: .policy,
      wrong: """
        param oldest: Duration = 24h, domains may raise
        rule fresh on product { require product.sla.freshness <= oldest }
        """,
      right: """
        param oldest: Duration = 24h, domains may lower
        rule fresh on product { require product.sla.freshness <= oldest }
        """),
    DiagnosticExplanation(
      "permit-on-own-word",
      "A rule permits on nothing but what the request says of itself. Whoever asks can claim any "
        + "purpose, so such a permit is open to everyone who knows the word.",
      in: .policy,
      wrong: """
        rule analysts on read {
          when purpose within analytics
          permit
        }
        """,
      right: """
        rule analysts on read {
          when purpose within analytics and product.access_model is internal
          permit
        }
        """),
  ]
}

extension DiagnosticExplanation {
  /// Codes of requests that cannot be judged.
  ///
  /// Their examples are about a product `orders` of the catalog, with a port `orders_v2` and the
  /// tables `orders` (`order_id`, `email`) and `items` (`order_id`, `price`).
  static let request: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "ambiguous-column",
      "A request names a column that several tables of the product have. Which one is meant decides "
        + "what is shown, so it is never guessed.",
      in: .request,
      wrong: """
        {"subject": "access", "requester": {"name": "analyst-1"}, "product": "orders",
         "columns": ["order_id"]}
        """,
      right: """
        {"subject": "access", "requester": {"name": "analyst-1"}, "product": "orders",
         "columns": ["orders.order_id"]}
        """),
    DiagnosticExplanation(
      "catalog-of-another-set",
      "A program gives a set of policies the catalog that another set has read. What a descriptor "
        + "says depends on the model and the standards of a set, so each reads its own.",
      wrong: "second.decide(requests: request, options: DecisionOptions(at: now, catalog: "
        + "first.catalog(of: files)))",
      right: "second.decide(requests: request, options: DecisionOptions(at: now, catalog: "
        + "second.catalog(of: files)))"),
    DiagnosticExplanation(
      "columns-are-no-list",
      "The columns of a request are a list of names, each a column or `table.column`.",
      in: .request,
      wrong: """
        {"subject": "access", "requester": {"name": "analyst-1"}, "product": "orders",
         "columns": "email"}
        """,
      right: """
        {"subject": "access", "requester": {"name": "analyst-1"}, "product": "orders",
         "columns": ["email"]}
        """),
    DiagnosticExplanation(
      "input-is-no-map",
      "An input of a request that has parts of its own is given as something else. Who asks is a map, "
        + "a product is an id of the catalog or a map.",
      in: .request,
      wrong: #"{"subject": "access", "requester": "analyst-1", "product": "orders"}"#,
      right: #"{"subject": "access", "requester": {"name": "analyst-1"}, "product": "orders"}"#),
    DiagnosticExplanation(
      "line-too-long",
      "A line of a stream is longer than 64 MiB. It is answered and passed over, and the stream goes "
        + "on.",
      wrong: "a request with a whole catalog in it",
      right: #"{"subject": "read", "consumer": {"product": "churn"}, "product": "orders"}"#),
    DiagnosticExplanation(
      "missing-input",
      "A request lacks what every request of its subject has. A request for access says who asks "
        + "for which product; a read says who reads which product. All else is optional: `consumer`, "
        + "`port`, `columns` (all, where missing), `purpose`, `environment`, `operation`; for access "
        + "also `duration`, `legal_basis` and `justification`.",
      in: .request,
      wrong: #"{"subject": "access", "product": "orders"}"#,
      right: """
        {"subject": "access", "id": "REQ-7",
         "requester": {"name": "analyst-1", "team": "growth", "domain": "marketing",
                       "roles": ["analyst"], "trainings": ["privacy"], "region": "eu"},
         "consumer": {"product": "churn", "domain": "marketing", "team": "growth"},
         "product": "orders", "port": "orders_v2", "environment": "prod",
         "columns": ["orders.order_id", "email"], "operation": "select",
         "purpose": "reporting", "duration": "90d", "legal_basis": "consent",
         "justification": "The monthly report needs the newest orders."}
        """),
    DiagnosticExplanation(
      "no-columns",
      "A request names no column in its list of columns. Nothing would be granted, and a rule about "
        + "every column would hold of none.",
      in: .request,
      wrong: """
        {"subject": "access", "requester": {"name": "analyst-1"}, "product": "orders",
         "columns": []}
        """,
      right: #"{"subject": "access", "requester": {"name": "analyst-1"}, "product": "orders"}"#),
    DiagnosticExplanation(
      "no-requests",
      "A file of requests holds an empty list. Nothing that is judged is never clean.",
      in: .request,
      wrong: "[]",
      right: #"[{"subject": "read", "consumer": {"product": "churn"}, "product": "orders"}]"#),
    DiagnosticExplanation(
      "not-a-request",
      "What was given does not say what it is about: a request is a map with the key `subject`, and an "
        + "agreement is of a standard that the set knows.",
      in: .request,
      wrong: #"{"requester": {"name": "analyst-1"}, "product": "orders"}"#,
      right: #"{"subject": "access", "requester": {"name": "analyst-1"}, "product": "orders"}"#),
    DiagnosticExplanation(
      "product-without-catalog",
      "A request names a product by its id, and no catalog was supplied to find it in.",
      wrong: "charter decide --as analyst-1 --product orders",
      right: "charter decide --catalog mesh/ --as analyst-1 --product orders"),
    DiagnosticExplanation(
      "unknown-column",
      "A request names a column that the product does not have. It is not left out in silence: what "
        + "is granted would be less than what was asked for.",
      in: .request,
      wrong: """
        {"subject": "access", "requester": {"name": "analyst-1"}, "product": "orders",
         "columns": ["emial"]}
        """,
      right: """
        {"subject": "access", "requester": {"name": "analyst-1"}, "product": "orders",
         "columns": ["email"]}
        """),
    DiagnosticExplanation(
      "unknown-environment",
      "A request names an environment that the model does not have.",
      in: .request,
      wrong: """
        {"subject": "read", "consumer": {"product": "churn"}, "product": "orders",
         "environment": "prood"}
        """,
      right: """
        {"subject": "read", "consumer": {"product": "churn"}, "product": "orders",
         "environment": "production"}
        """),
    DiagnosticExplanation(
      "unknown-input",
      "A request has a key that its subject does not know. What it was to say would be lost. Approvals "
        + "are none of its keys: those that stand in a request are no evidence.",
      in: .request,
      wrong: """
        {"subject": "access", "requester": {"name": "analyst-1"}, "product": "orders",
         "purpos": "reporting"}
        """,
      right: """
        {"subject": "access", "requester": {"name": "analyst-1"}, "product": "orders",
         "purpose": "reporting"}
        """),
    DiagnosticExplanation(
      "unknown-input-key",
      "A part of a request has a key that its type does not know. What it was to say would be lost.",
      in: .request,
      wrong:
        #"{"subject": "access", "requester": {"name": "analyst-1", "taem": "growth"}, "product": "orders"}"#,
      right:
        #"{"subject": "access", "requester": {"name": "analyst-1", "team": "growth"}, "product": "orders"}"#
    ),
    DiagnosticExplanation(
      "unknown-input-value",
      "A request about a subject of the set's own names a case that the input's enum does not have, or a "
        + "key that no record of the set's data has. Keys are compared letter by letter.",
      wrong: """
        data desks: [Desk] = [{ id: "sales" }]
        subject desk(who: Text, desk: Desk) default deny
        {"subject": "desk", "who": "person-1", "desk": "slaes"}
        """,
      right: """
        data desks: [Desk] = [{ id: "sales" }]
        subject desk(who: Text, desk: Desk) default deny
        {"subject": "desk", "who": "person-1", "desk": "sales"}
        """),
    DiagnosticExplanation(
      "unknown-legal-basis",
      "A request names a legal basis that the model does not have.",
      in: .request,
      wrong: """
        {"subject": "access", "requester": {"name": "analyst-1"}, "product": "orders",
         "legal_basis": "consnt"}
        """,
      right: """
        {"subject": "access", "requester": {"name": "analyst-1"}, "product": "orders",
         "legal_basis": "consent"}
        """),
    DiagnosticExplanation(
      "unknown-operation",
      "A request names an operation that the model does not have.",
      in: .request,
      wrong: """
        {"subject": "read", "consumer": {"product": "churn"}, "product": "orders",
         "operation": "selct"}
        """,
      right: """
        {"subject": "read", "consumer": {"product": "churn"}, "product": "orders",
         "operation": "select"}
        """),
    DiagnosticExplanation(
      "unknown-port",
      "A request names an output port that the product does not have.",
      in: .request,
      wrong: """
        {"subject": "read", "consumer": {"product": "churn"}, "product": "orders",
         "port": "orders_v3"}
        """,
      right: """
        {"subject": "read", "consumer": {"product": "churn"}, "product": "orders",
         "port": "orders_v2"}
        """),
    DiagnosticExplanation(
      "unknown-product",
      "A request names a product that the catalog does not have. Ids are compared letter by letter.",
      in: .request,
      wrong: #"{"subject": "read", "consumer": {"product": "churn"}, "product": "ordres"}"#,
      right: #"{"subject": "read", "consumer": {"product": "churn"}, "product": "orders"}"#),
    DiagnosticExplanation(
      "unknown-purpose",
      "A request names a purpose that is not on the organisation's list. A purpose in free words "
        + "cannot be judged; they go into `justification`.",
      in: .request,
      wrong: """
        {"subject": "read", "consumer": {"product": "churn"}, "product": "orders",
         "purpose": "find out who leaves"}
        """,
      right: """
        {"subject": "read", "consumer": {"product": "churn"}, "product": "orders",
         "purpose": "product_analytics"}
        """),
    DiagnosticExplanation(
      "unknown-request-subject",
      "A request is about something that nothing can be asked about. What can be is a subject that "
        + "denies by default: `access` and `read`, and those that a set declares.",
      in: .request,
      wrong: #"{"subject": "acess", "requester": {"name": "analyst-1"}, "product": "orders"}"#,
      right: #"{"subject": "access", "requester": {"name": "analyst-1"}, "product": "orders"}"#),
  ]
}

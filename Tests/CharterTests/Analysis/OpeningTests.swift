import Charter
import Testing

/// Where what is missing lets something pass.
@Suite struct OpeningTests {
  /// What stands in a rule; each opening is marked.
  static let rows: [(source: String, kinds: [Opening.Kind], fields: [String])] = [
    ("require «product.status or else active» is active", [.orElse], ["Product.status"]),
    ("require product.owner is present", [], []),
    ("require «product.owner is missing»", [.isMissing], ["Product.owner"]),
    ("forbid «product.owner is present»", [.isPresent], ["Product.owner"]),
    ("forbid product.owner is missing", [], []),
    (
      "when «product.sla.freshness is present»\n deny", [.isPresent],
      ["Product.sla", "Sla.freshness"]
    ),
    ("when product.owner is missing\n deny", [], []),
    ("require not («product.owner is present»)", [.isPresent], ["Product.owner"]),
    (
      "require «product.owner is present» implies product.version is present", [.isPresent],
      ["Product.owner"]
    ),
    (
      "require if «product.owner is present» then product.id == \"a\" else product.id == \"b\"",
      [.isPresent], ["Product.owner"]
    ),
    (
      "require every t in product.tables where «t.description is present» has t.grain is present",
      [.isPresent], ["Table.description"]
    ),
    (
      "require some t in product.tables where t.description is present has t.grain is present", [],
      []
    ),
    (
      "for t in product.tables where «t.description is present»\n require t.grain is present",
      [.isPresent], ["Table.description"]
    ),
    ("require count(t in product.tables where t.description is present) >= 1", [], []),
    (
      "require count(t in product.tables where «t.description is present») <= 1", [.isPresent],
      ["Table.description"]
    ),
    ("forbid «product.custom[\"a\"] fits Int»", [.fits], ["Product.custom"]),
    ("require product.custom[\"a\"] fits Int", [], []),
    ("require product.custom[\"a\"] as Int >= 1", [], []),
    (
      "require «product.classification» <= internal", [.default],
      [
        "Product.classification", "Column.classification", "Product.columns", "Table.columns",
        "Product.tables",
      ]
    ),
    (
      "forbid «product.classification is present»", [.isPresent, .default],
      [
        "Product.classification", "Column.classification", "Product.columns", "Table.columns",
        "Product.tables", "Product.classification", "Column.classification", "Product.columns",
        "Table.columns", "Product.tables",
      ]
    ),
    (
      "for c in «product.columns»\n require c.type is present", [.default],
      ["Product.columns", "Table.columns", "Product.tables"]
    ),
    ("require known(product.owner.name)", [], []),
  ]

  @Test(arguments: rows.indices) func everyOpeningIsListed(_ index: Int) throws {
    let row = Self.rows[index]
    let marked = MarkedSource("global policy p {\n rule r on product {\n\(row.source)\n}\n}")
    let set = try PolicySet(compiling: [
      SourceFile(path: "test.charter", text: marked.text),
      SourceFile(path: "z.charter", text: "define known(t: Text) = t is present"),
    ])
    #expect(set.openings.map(\.kind) == row.kinds, "\(row.source): \(set.openings)")
    #expect(set.openings.flatMap(\.fields) == row.fields, "\(row.source): \(set.openings)")
    for (opening, mark) in zip(set.openings, marked.marks) {
      #expect(opening.rule == "p.r")
      #expect(opening.place.start.line == mark.line, "\(row.source)")
      #expect(opening.place.start.column == mark.column, "\(row.source)")
      #expect(opening.text == mark.text, "\(row.source)")
    }
  }

  /// What steps in, and whether it can let anything more pass.
  @Test(arguments: [
    ("require (product.status or else active) is active", false),
    ("require (product.status or else draft) is active", true),
    ("forbid (product.status or else draft) is active", false),
    ("forbid (product.status or else active) is active", true),
    ("when (product.status or else active) is active\n deny", true),
    ("when (product.status or else draft) is active\n deny", false),
    ("require not ((product.status or else active) is active)", true),
    ("require (product.status or else product.status) is active", false),
    ("require (product.custom[\"a\"] as Bool) or else false", true),
    ("require (product.custom[\"a\"] as Bool) or else true", false),
    ("require (product.successor or else \"b\") in [\"a\", \"b\"]", false),
    ("require (product.successor or else \"c\") in [\"a\", \"b\"]", true),
    ("require length(product.successor or else \"c\") > 3", false),
    (
      "require [t.name for t in product.tables where (t.grain or else \"a\") == \"b\"] == [\"x\"]",
      false
    ),
  ])
  func whatStepsInMayOnlyTighten(rule: String, onlyTightens: Bool) throws {
    let set = try PolicySet(compiling: [
      SourceFile(
        path: "a.charter", text: "global policy p {\n rule r on product {\n\(rule)\n}\n}")
    ])
    #expect(set.openings.map(\.onlyTightens) == [onlyTightens], "\(rule): \(set.openings)")
  }

  /// An opening in a define belongs to each rule that calls it at that sign.
  @Test func openingsStandInDefinesToo() throws {
    let set = try PolicySet(compiling: [
      SourceFile(
        path: "a.charter",
        text: """
          define named(t: Text) = t is present
          global policy p {
            rule a on product { require named(product.owner.name) }
            rule b on product { forbid named(product.owner.name) }
          }
          """)
    ])
    #expect(set.openings.map(\.rule) == ["p.b"])
    #expect(set.openings.map(\.text) == ["t is present"])
    #expect(set.openings.flatMap(\.fields) == ["Product.owner", "Party.name"])
  }

  /// Defaults of a request, and what the council lets domains permit.
  @Test func requestsHaveOpenings() throws {
    let set = try PolicySet(compiling: [
      SourceFile(
        path: "a.charter",
        text: """
          global policy p {
            domains may permit read where product.successor is missing
            rule a on read { mask c in columns where c.classification > internal with hide }
          }
          """)
    ])
    #expect(
      set.openings.map { "\($0.rule) \($0.kind) \($0.fields)" } == [
        "p.a default [\"read.columns\"]", "p isMissing [\"Product.successor\"]",
      ])
  }
}

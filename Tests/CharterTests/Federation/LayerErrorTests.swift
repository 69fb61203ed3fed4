import Charter
import TestSupport
import Testing

/// Everything that is refused of layers and domains: where, by what name, and with which help.
@Suite struct LayerErrorTests {
  /// The council's file before each row that starts with a domain's.
  static let council = """
    // core/standard.charter
    global policy core {
      param oldest: Duration = 24h, domains may lower
      param fewest: Int = 3, domains may raise
      param regions: [Text] = ["eu", "us"], domains may shrink
      param needed: [Text] = ["owner"], domains may grow
      param most: Int = 9
      param slow: Duration = 182d, domains may lower
      rule fresh on product {
        require product.sla.freshness <= oldest
        level warn from 2026-01-01
        level block from 2026-07-01
      }
      rule named on product {
        require length(product.name) >= fewest and length(product.name) <= most
        until 2027-12-31
      }
      rule placed on product { require every t in product.tags has t in regions }
      rule tagged on product { require every n in needed has n in product.tags }
      rule quick on product { require product.sla.latency <= slow }
      rule open on read { when product.access_model is public  permit }
    }

    """

  /// Files, the code for each mark, and a part of the help or message of the first.
  static let rows: [(source: String, codes: [String], said: String?)] = [
    // What is right
    (
      """
      // domains/orders/orders.charter
      domain policy orders for orders {
        owner "Orders"
        version "1"
        param own: Int = 5
        data banned: [Text] = ["a"]
        define short(t: Text) = length(t) <= own
        set core.oldest = 6h
        set core.fewest = 4
        set core.regions = ["eu"]
        set core.needed = ["owner", "sla"]
        tighten core.fresh { level block from 2026-03-01 }
        rule named on product { require short(product.name) and not (product.name in banned) }
      }
      """, [], nil
    ),
    ("// domains/orders/a.charter\ndomain policy a for Orders { set core.oldest = 24h }", [], nil),
    ("// x/domains/orders/deep/a.charter\ndomain policy a for orders { }", [], nil),
    (
      "// domains/orders/domains/returns/a.charter\ndomain policy a for returns { set core.oldest = 1h }",
      [], nil
    ),
    ("// domains/a.charter\nglobal policy a { }", [], nil),
    ("// domains/sales-emea/a.charter\ndomain policy a for \"Sales-EMEA\" { }", [], nil),
    // Who may say what
    (
      "// a.charter\ndomain policy a for «orders» { }", ["domain-policy-outside"],
      "--domain-policies"
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for «billing» { }", ["other-domain"],
      "domains/billing/"
    ),
    ("// domains/orders/a.charter\nglobal policy «a» { }", ["council-only"], "domain policy"),
    (
      """
      // domains/orders/a.charter
      enum «A» { x }
      record «B» { a: Text }
      extend «Product» { extra: Text? }
      data «c»: Int = 3
      define «d»(x: Int) = x
      param «e»: Int = 3
      """, Array(repeating: "council-only", count: 6), nil
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { param «p»: Int = 3, domains may lower }",
      ["council-only"], nil
    ),
    // What is within what
    (
      """
      // domains/a/b/x.charter
      domain policy x for b { }
      // domains/c/b/y.charter
      domain policy y for «b» { }
      // domains/a/a.charter
      domain policy aa for a { }
      // domains/c/c.charter
      domain policy cc for c { }
      """, ["domain-of-two"], nil
    ),
    (
      """
      // domains/a/b/x.charter
      domain policy x for b { }
      // domains/b/a/y.charter
      domain policy y for «a» { }
      """, ["domain-within-itself"], nil
    ),
    // set
    (
      "// domains/orders/a.charter\ndomain policy a for orders { set core.oldest = «48h» }",
      ["looser-set"], "only lower"
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { set core.oldest = «1mo» }",
      ["looser-set"], nil
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { set core.slow = «6mo» }",
      ["looser-set"], nil
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { set core.fewest = «2» }",
      ["looser-set"], "only raise"
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { set core.regions = «[\"eu\", \"apac\"]» }",
      ["looser-set"], "only shrink"
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { set core.needed = «[\"sla\"]» }",
      ["looser-set"], "only grow"
    ),
    (
      """
      // domains/orders/a.charter
      domain policy a for orders { set core.oldest = 6h }
      // domains/orders/returns/b.charter
      domain policy b for returns { set core.oldest = «12h» }
      """, ["looser-set"], nil
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { set «core.most» = 5 }",
      ["fixed-param"], "domains may lower"
    ),
    (
      """
      // domains/orders/a.charter
      domain policy a for orders { param own: Int = 3  set «a.own» = 2 }
      """, ["fixed-param"], "council"
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { set core.«oldst» = 6h }",
      ["unknown-param"], "`oldest`"
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { set «cor».oldest = 6h }",
      ["unknown-policy"], "`core`"
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { set core.oldest = «6» }",
      ["type-mismatch"], "24h"
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { set core.oldest = 6h  set «core.oldest» = 5h }",
      ["set-twice"], nil
    ),
    // tighten
    (
      "// domains/orders/a.charter\ndomain policy a for orders { tighten core.«frsh» { level block } }",
      ["unknown-rule"], "`fresh`"
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { tighten «cor».fresh { level block } }",
      ["unknown-policy"], nil
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { tighten core.fresh { «level warn from 2026-02-01» } }",
      ["no-tightening"], nil
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { tighten core.named { «level block from 2028-01-01» } }",
      ["no-tightening"], nil
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { tighten core.open { «level block» } }",
      ["no-tightening"], nil
    ),
    (
      """
      // domains/orders/a.charter
      domain policy a for orders {
        tighten core.fresh { level block from 2025-03-01  «level warn from 2025-06-01» }
      }
      """, ["falling-level"], nil
    ),
    // Rules of domains
    (
      "// domains/orders/a.charter\ndomain policy a for orders { rule r on «rule» { require rule.owner is present } }",
      ["subject-without-domain"], "global policy"
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { rule r on read { when product.status is active  «permit» } }",
      ["permit-of-domain"], "domains may permit read"
    ),
    (
      "// domains/orders/a.charter\ndomain policy a for orders { rule r on product { require length(product.name) <= «oldest» } }",
      ["unknown-name"], nil
    ),
    // What the council lets domains do
    (
      "// a.charter\nglobal policy a { domains may permit «product» where product.owner is present }",
      ["grant-by-default"], nil
    ),
    (
      "// a.charter\nglobal policy a { domains may permit «reed» where product.owner is present }",
      ["unknown-subject"], "`read`"
    ),
    (
      """
      // a.charter
      global policy a {
        domains may permit «read» where product.access_model is internal
        rule mixed on read { when product.status is active  permit  limit to 30d }
      }
      """, ["grants-mixed"], "rule of its own"
    ),
  ]

  @Test(arguments: rows.indices) func everyMistakeIsOneErrorAtItsPlace(_ index: Int) {
    let row = Self.rows[index]
    var marks: [(file: String, line: Int, column: Int)] = []
    var text = ""
    for file in severalFiles(in: Self.council + row.source) {
      let marked = MarkedSource(file.text)
      marks += marked.marks.map { (file.path, $0.line, $0.column) }
      text += marked.text
    }
    let found = errors(inFiles: text)
    #expect(found.map(\.code) == row.codes, "\(row.source)\n\(found.map(\.message))")
    marks.sort { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
    for (diagnostic, mark) in zip(found, marks) {
      #expect(diagnostic.place?.file == mark.file, "\(row.source): \(diagnostic.message)")
      #expect(diagnostic.place?.start.line == mark.line, "\(row.source): \(diagnostic.message)")
      #expect(diagnostic.place?.start.column == mark.column, "\(row.source): \(diagnostic.message)")
    }
    if let said = row.said {
      let words = (found.first?.message ?? "") + (found.first?.help ?? "")
      #expect(words.contains(said), "\(row.source): \(words)")
    }
  }

  @Test func whatIsBelowWhatIsPartOfTheHash() throws {
    let flat = """
      // domains/orders/a.charter
      domain policy a for orders { }
      // domains/returns/b.charter
      domain policy b for returns { }
      """
    let nested = flat.replacing("domains/returns/", with: "domains/orders/returns/")
    let moved = flat.replacing("domains/returns/", with: "domains/returns/more/")
    let hash = try PolicySet(compiling: sources(flat)).hash
    #expect(try PolicySet(compiling: sources(nested)).hash != hash)
    #expect(try PolicySet(compiling: sources(moved)).hash == hash)
  }

  @Test func theFolderCountsFromTheRootOfTheSet() throws {
    let text = "global policy a { rule r on product { require product.owner is present } }"
    let path = "/home/domains/orders/policies/a.charter"
    _ = try PolicySet(compiling: [
      SourceFile(path: path, pathInSet: "a.charter", bytes: Array(text.utf8))
    ])
    #expect(throws: CompilationFailure.self) {
      _ = try PolicySet(compiling: [SourceFile(path: path, text: text)])
    }
  }
}

import Charter
import Testing

/// Everything that the checker refuses: where, by what name, and with which help.
@Suite struct CheckingTests {
  /// A rule's body or a whole file (where it starts with a declaration), the code for each mark,
  /// and a part of the help of the first.
  static let rows: [(source: String, codes: [String], help: String?)] = [
    // Names
    ("require «prodct».owner is present", ["unknown-name"], "`product`"),
    ("require product.«ownr» is present", ["unknown-field"], "`owner`"),
    ("require product.owner.«nam» is present", ["unknown-field"], "`name`"),
    ("require product.status is «activ»", ["unknown-case"], "`active`"),
    ("require product.status == «aktive»", ["unknown-case"], "`active`"),
    ("require product.version.«majr» >= 1", ["unknown-field"], "`major`"),
    ("require «lenght»(product.name) > 3", ["unknown-function"], "`length`"),
    ("require «active» == 3", ["unknown-name"], "case of `Status`"),
    ("for c in product.columns\n require «colum».name == \"x\"", ["unknown-name"], nil),
    (
      "global policy q { rule r on «produkt» { require product.id == \"x\" } }",
      ["unknown-subject"], "`product`"
    ),
    ("global policy q { param n: «Txt» = \"x\" }", ["unknown-type"], "`Text`"),
    ("extend «Prodct» { x: Text? }", ["unknown-type"], "`Product`"),
    // Whoever reads the field makes no second mistake.
    (
      "extend «Prodct» { x: Text? } global policy p { rule r on product { require product.x == \"a\" } }",
      ["unknown-type"], "`Product`"
    ),
    // Types
    ("require «product.sla.availability >= 99.5»", ["type-mismatch"], "99.5%"),
    ("require «product.sla.freshness <= 24»", ["type-mismatch"], "24h"),
    ("require «product.name == 3»", ["type-mismatch"], nil),
    ("require «product.name»", ["type-mismatch"], "condition"),
    ("when «product.version»\n require product.owner is present", ["type-mismatch"], nil),
    ("require «product.name < \"b\"»", ["no-order"], "`==`"),
    ("require «product.archetype < aggregate»", ["no-order"], "`in [ … ]`"),
    ("require «product.owner == product.owner»", ["record-comparison"], nil),
    ("require «product.name» is active", ["type-mismatch"], "`==`"),
    ("require every c in «product.name» has c == \"x\"", ["list-expected"], nil),
    ("for c in «product.owner»\n require c == \"x\"", ["list-expected"], nil),
    ("require \"x\" in «product.name»", ["list-expected"], nil),
    ("require «product.name» + 1 == 2", ["type-mismatch"], nil),
    ("require «product.sla.freshness» like \"x*\"", ["type-mismatch"], nil),
    ("require product.columns.«name» == \"x\"", ["unknown-field"], "some x in"),
    ("require «product.support[\"a\"].tool within slack» and product.id == \"x\"", [], nil),
    ("require product.stewards[«1»] is present", ["type-mismatch"], nil),
    ("require «product.exposures[\"a\"].rests_on[\"b\"]» is present", ["type-mismatch"], nil),
    ("require «length(product.name, 3)» > 1", ["wrong-arguments"], "length(text)"),
    (
      "define least() = 3\nglobal policy p { rule r on product { require words(product.name) > «least» } }",
      ["call-without-parentheses"], "`least()`"
    ),
    (
      """
      global policy p {
        define longer(than: Int) = words("a") > than
        rule r on product { require «longer» }
      }
      """, ["call-without-parentheses"], "`longer(than)`"
    ),
    (
      """
      standard s for product {
        recognize when raw.s is present
        define named() = raw.name
        id = «named»
        name = named()
        version = raw.version
      }
      """, ["call-without-parentheses"], "`named()`"
    ),
    ("record Step { n: Text, next: Step? = «{ n: \"x\" }» }", ["cyclic-fill"], "`Step`"),
    (
      """
      record Left { n: Text, right: Right? = «{ n: "x" }» }
      record Right { n: Text, left: Left? = «made()» }
      define made() = of_kind({ n: "y" })
      define of_kind(left: Left) = left
      """, ["cyclic-fill", "cyclic-fill"], "`Left`"
    ),
    (
      "record Tree { held: Any?, one: Tree? = «held as Tree», two: Tree? = «held as Tree» }",
      ["cyclic-fill", "cyclic-fill"], "`Tree`"
    ),
    (
      "record Step { n: Text, next: Text? = \"{n}\" }\nrecord Way { n: Text, first: Step? = { n: n } }",
      [], nil
    ),
    ("require product.name matches /«(»a/", ["invalid-pattern"], nil),
    ("require product.name matches /a«(?=b)»/", ["invalid-pattern"], nil),
    // Presence, missing, or else
    ("require («product.name == \"a\"») is present", ["path-expected"], nil),
    ("require «1 + 2» or else 3 == 3", ["path-expected"], nil),
    ("require product.name «== missing»", ["comparison-with-missing"], nil),
    // Cases that hold cases
    ("for p in product.output_ports\n require p.region is «eu»", ["group-case"], "`within eu`"),
    ("for p in product.output_ports\n require p.region in [«eu»]", ["group-case"], "`within eu`"),
    ("for p in product.output_ports\n require p.region within eu", [], nil),
    // Conditions that never change
    ("require «1 == 1»", ["constant-condition"], nil),
    ("when «true»\n require product.owner is present", ["constant-condition"], nil),
    ("require «\"a\" in [\"a\", \"b\"]»", ["constant-condition"], nil),
    // Quantifiers
    (
      "require some c in product.columns has c.required and «product.owner is present»",
      ["part-without-variable"], "parentheses"
    ),
    ("require (some c in product.columns has c.required) and product.owner is present", [], nil),
    // Depth
    (
      """
      for t in product.tables
      for c in t.columns
      for x in c.categories
      «require some y in t.columns has y.name == c.name»
      """, ["lists-too-deep"], nil
    ),
    // Levels
    (
      "require product.owner is present\nlevel block from 2026-01-01\n«level warn from 2026-07-01»",
      ["falling-level"], "`until DATE`"
    ),
    (
      "require product.owner is present\nlevel warn from 2026-07-01\n«level block from 2026-01-01»",
      ["level-order"], nil
    ),
    // Hidden and double names
    ("for «today» in product.tags\n require today == \"x\"", ["hidden-name"], nil),
    ("for «product» in product.columns\n require product.name == \"x\"", ["hidden-name"], nil),
    ("enum A { x, «x» }", ["duplicate-name"], nil),
    ("enum A { x also \"why\", «y» also \"Why\" }", ["duplicate-spelling"], nil),
    ("enum «Status» { a, b }", ["duplicate-name"], nil),
    ("record A { f: Text }\nrecord «A» { g: Text }", ["duplicate-name"], nil),
    ("define f(x: Int) = x\ndefine «f»(x: Int) = x + 1", ["duplicate-name"], nil),
    ("define «length»(x: Int) = x", ["hidden-name"], nil),
    (
      "global policy q { rule a on product { require product.id == \"x\" } rule «a» on product { require product.id == \"y\" } }",
      ["duplicate-name"], nil
    ),
    ("global policy q { }\nglobal policy «q» { }", ["duplicate-name"], nil),
    ("extend Product { «name»: Text? }", ["duplicate-name"], nil),
    ("extend Product { effective: «Date» }", ["required-extension"], "`?`"),
    // Defines
    ("define a(x: Int) = b(x)\ndefine b(x: Int) = «a»(x)", ["cyclic-define"], nil),
    ("define a(x: Int) = «a»(x)", ["cyclic-define"], nil),
    // Params and data
    (
      "global policy q { param m: Text = \"x\", domains may lower }", ["direction-without-order"],
      nil
    ),
    ("global policy q { param m: Int = «today» }", ["literal-expected"], nil),
    ("global policy q { param m: Int = «\"x\"» }", ["type-mismatch"], nil),
    ("data d: [Text] from «\"nowhere.yaml\"»", ["data-file-missing"], nil),
    (
      "record N { key a: Text, b: Int }\ndata d: [N] = [«{ a: \"x\" }»]", ["missing-field"], nil
    ),
    ("record N { key a: Text }\ndata d: [N] = [{ a: \"x\", «c»: 3 }]", ["unknown-field"], nil),
    ("open enum «A» { x }", ["model-only"], nil),
    ("enum A { x }\nsubject «s»(a: Text) default permit", ["model-only"], nil),
    ("enum A { x }\nsubject «access»(a: Text) default deny", ["duplicate-name"], nil),
    ("enum A { x }\nsubject s(a: Text, «a»: Int) default deny", ["duplicate-name"], nil),
    ("enum A { x }\nsubject s(«today»: Text) default deny", ["hidden-name"], nil),
    (
      "record N { key a: Text, parent: Text? }\ndata «d»: [N] = [{ a: \"x\", parent: \"x\" }]",
      ["data-cycle"], "has a top"
    ),
    (
      "record N { key a: Text, parent: [Text]? }\ndata «d»: [N] = [{ a: \"x\", parent: [\"z\", \"y\"] }, { a: \"y\", parent: [\"x\"] }]",
      ["data-cycle"], "has a top"
    ),
    (
      "record N { key a: Text }\ndata d: [N] = [{ a: \"x\" }]\nsubject s(n: N, a: Text) default deny\nglobal policy q { rule r on s { when «n within d[a]» permit } }",
      ["type-mismatch"], "`key` and a `parent`"
    ),
    // Standards
    (
      "standard s for «produkt» { recognize when raw.a is present  id = raw.a  name = raw.a }",
      ["unknown-word"], nil
    ),
    (
      "«standard s for product { recognize when raw.a is present  id = raw.a }»",
      ["missing-mapping"], "`name"
    ),
    (
      "standard s for product { recognize when raw.a is present  id = raw.a  name = raw.a  «ownr» = raw.b }",
      ["unknown-field"], "`owner`"
    ),
  ]

  @Test(arguments: rows.indices) func everyMistakeIsOneErrorAtItsPlace(_ index: Int) {
    let row = Self.rows[index]
    let isWhole = ["global", "enum", "open", "record", "define", "extend", "data", "standard", "«"]
      .contains { row.source.hasPrefix($0) }
    let source =
      isWhole ? row.source : "global policy p {\n rule r on product {\n\(row.source)\n}\n}"
    let marked = MarkedSource(source)
    let found = errors(in: marked.text)
    #expect(found.map(\.code) == row.codes, "\(row.source)\n\(found.map(\.message))")
    for (diagnostic, mark) in zip(found, marked.marks) {
      #expect(diagnostic.place?.start.line == mark.line, "\(row.source): \(diagnostic.message)")
      #expect(diagnostic.place?.start.column == mark.column, "\(row.source): \(diagnostic.message)")
    }
    if let help = row.help {
      let said = found.first?.help ?? ""
      #expect(said.contains(help), "\(row.source): \(said)")
    }
  }

  @Test func twelveMistakesOfDifferentKindsAreTwelveErrors() {
    let marked = MarkedSource(
      """
      enum Tier ordered { low < medium < high }
      extend Product { tier: Tier? }

      global policy planted {
        owner "Governance Council"
        param limit: «Duraton» = 24h
        param least: Ratio = «99.5»

        rule one on product {
          «requrie» product.owner is present
        }
        rule two on product {
          require product.«ownr» is present
        }
        rule three on product {
          require product.status is «activ»
        }
        rule four on product {
          require «product.sla.freshness <= 24»
        }
        rule five on product {
          require product.name like "dp-*
        }
        rule six on product {
          when product.status is active
          require «product.archetype < aggregate»
        }
        rule seven on product {
          require product.tags == [] «and» product.name == "a" or product.name == "b"
        }
        rule eight on product {
          require «1 == 1»
        }
        rule nine on product {
          require every c in «product.name» has c == "x"
          level warn from «2026-02-30»
        }
      }
      """)
    let found = errors(in: marked.text)
    let said = found.map { "\($0.place?.start.line ?? 0): \($0.code) \($0.message)" }
    #expect(found.count == 12, "\(said.joined(separator: "\n"))")
    #expect(Set(found.map(\.code)).count >= 10, "\(said)")
  }

  @Test func aSetIsTheSameInWhateverOrderAndLayout() throws {
    let one = SourceFile(path: "a.charter", text: "define f(x: Int) = x + 1\n")
    let two = SourceFile(
      path: "b.charter",
      text: "global policy p { rule r on product { require length(product.name) > f(2) } }")
    let laidOut = SourceFile(
      path: "z.charter",
      text:
        "// council\nglobal policy p {\n  rule r on product {\n    require length(product.name) > f(2)\n  }\n}\n"
    )
    let first = try PolicySet(compiling: [one, two])
    #expect(try PolicySet(compiling: [two, one]).hash == first.hash)
    #expect(try PolicySet(compiling: [laidOut, one]).hash == first.hash)
    let other = SourceFile(path: "a.charter", text: "define f(x: Int) = x + 2\n")
    #expect(try PolicySet(compiling: [other, two]).hash != first.hash)
    #expect(first.hash.hasPrefix("sha256:") && first.hash.count == 71)
  }
}

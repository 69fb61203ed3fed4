extension DiagnosticExplanation {
  /// Codes of the checker: names, types, levels and limits of policies that can be read.
  static let checking: [DiagnosticExplanation] = checkingNames + checkingTypes + checkingRules
}

extension DiagnosticExplanation {
  private static let checkingNames: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "call-without-parentheses",
      "A define stands without the parentheses that call it. It is called with them even where it "
        + "takes nothing, so that nobody takes it for a param or a field.",
      wrong: """
        define least() = 3
        global policy p { rule named on product { require words(product.name) >= least } }
        """,
      right: """
        define least() = 3
        global policy p { rule named on product { require words(product.name) >= least() } }
        """),
    DiagnosticExplanation(
      "cyclic-define",
      "A define uses itself, perhaps by way of others. Everything in Charter ends, so a define may "
        + "use others but never come back to itself.",
      in: .policy,
      wrong: "define size(n: Int) = size(n) + 1",
      right: "define size(n: Int) = n + 1"),
    DiagnosticExplanation(
      "cyclic-fill",
      "What fills a field of a record makes a record of the same kind, directly or through another. "
        + "Its field would be filled in turn, and so on without end.",
      wrong: "record Step { name: Text, next: Step? = { name: \"next\" } }",
      right: "record Step { name: Text, next: Text? = \"after {name}\" }"),
    DiagnosticExplanation(
      "duplicate-name",
      "Two declarations have one name, so nobody can say which of them is meant. The files of a set "
        + "are read together: names are unique in all of them.",
      in: .policy,
      wrong: """
        param oldest: Duration = 24h
        param oldest: Duration = 48h
        """,
      right: """
        param oldest: Duration = 24h
        param oldest_archive: Duration = 48h
        """),
    DiagnosticExplanation(
      "duplicate-spelling",
      "Two cases of an enum are spelled alike in documents. Case, blanks, `-` and `_` do not tell "
        + "spellings apart, so a document could mean either.",
      in: .set,
      wrong: #"enum Grade { first_class also "top", second_class also "TOP" }"#,
      right: #"enum Grade { first_class also "top", second_class also "middle" }"#),
    DiagnosticExplanation(
      "hidden-name",
      "A name would hide another that is visible here. A reader would take one for the other, so "
        + "Charter has no hiding at all.",
      in: .policy,
      wrong: """
        param tables: Int = 3
        rule small on product {
          for tables in product.tables
          require tables.description is present
        }
        """,
      right: """
        param most_tables: Int = 3
        rule small on product {
          for table in product.tables
          require table.description is present
        }
        """),
    DiagnosticExplanation(
      "misspelt-declaration",
      "A declaration is used nowhere, and a name that is nearly the same is used and declared "
        + "nowhere. The declaration is the one that is misspelt.",
      in: .policy,
      wrong: """
        param max_freshnes: Duration = 24h
        rule fresh on product { require product.sla.freshness <= max_freshness }
        """,
      right: """
        param max_freshness: Duration = 24h
        rule fresh on product { require product.sla.freshness <= max_freshness }
        """),
    DiagnosticExplanation(
      "unknown-case",
      "An enum has no case of this name. The cases are listed where the enum is declared.",
      in: .policy,
      wrong: "rule active on product { require product.status is actve }",
      right: "rule active on product { require product.status is active }"),
    DiagnosticExplanation(
      "unknown-field",
      "A record has no field of this name. A field that the model lacks can be added with `extend`.",
      in: .policy,
      wrong: "rule owned on product { require product.ownr is present }",
      right: "rule owned on product { require product.owner is present }"),
    DiagnosticExplanation(
      "unknown-function",
      "Nothing that can be called has this name: no function of the language and no define of this "
        + "policy or of the set.",
      in: .policy,
      wrong: "rule described on product { require wrds(product.name) >= 1 }",
      right: "rule described on product { require words(product.name) >= 1 }"),
    DiagnosticExplanation(
      "unknown-name",
      "Nothing here has this name: no input of the subject, no element of a `for`, no param, no "
        + "define, no data. A case of an enum stands only where that enum is expected.",
      in: .policy,
      wrong: "rule owned on product { require produkt.owner is present }",
      right: "rule owned on product { require product.owner is present }"),
    DiagnosticExplanation(
      "unknown-subject",
      "Rules are about the subjects of the model: product, change, access, read and others.",
      in: .policy,
      wrong: "rule owned on products { require true == true }",
      right: "rule owned on product { require product.owner is present }"),
    DiagnosticExplanation(
      "unknown-type",
      "There is no type of this name, neither in the language nor in the model nor in the set.",
      in: .policy,
      wrong: "param oldest: Durations = 24h",
      right: "param oldest: Duration = 24h"),
  ]

  private static let checkingTypes: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "data-cycle",
      "The `parent` of a record of the set's data leads, perhaps by way of others, back to the record. "
        + "What `within` follows has a top.",
      in: .set,
      wrong: """
        record Place { key name: Text, parent: Text? }
        data places: [Place] = [{ name: "a", parent: "b" }, { name: "b", parent: "a" }]
        """,
      right: """
        record Place { key name: Text, parent: Text? }
        data places: [Place] = [{ name: "a", parent: "b" }, { name: "b" }]
        """),
    DiagnosticExplanation(
      "data-does-not-fit",
      "A data file holds something that is not of the type that the policy declares. Data is "
        + "checked once, when the set is compiled, not product by product.",
      wrong: """
        data limits: [Int] from "limits.yaml"
        limits.yaml: [1, two, 3]
        """,
      right: """
        data limits: [Int] from "limits.yaml"
        limits.yaml: [1, 2, 3]
        """),
    DiagnosticExplanation(
      "data-file-missing",
      "A policy names a data file that the set does not hold. Paths start in the folder of the "
        + "policy file and never leave the set.",
      in: .set,
      wrong: #"data hosts: [Text] from "hosts.yaml""#,
      right: #"data hosts: [Text] = ["data.example.com"]"#),
    DiagnosticExplanation(
      "direction-without-order",
      "A domain may lower or raise what has an order, and shrink or grow a list. Nothing else has a "
        + "tighter and a looser side.",
      in: .policy,
      wrong: "param mail: Text = \"example.com\", domains may lower",
      right: "param mail: Text = \"example.com\""),
    DiagnosticExplanation(
      "group-case",
      "A case that holds other cases is a group. Nothing is ever just the group, so `is` would "
        + "never be true; ask whether something is `within` it.",
      in: .policy,
      wrong: """
        rule eu on product {
          for port in product.output_ports
          require port.region is eu
        }
        """,
      right: """
        rule eu on product {
          for port in product.output_ports
          require port.region within eu
        }
        """),
    DiagnosticExplanation(
      "invalid-pattern",
      "A pattern between slashes cannot be read. Patterns match the whole text, in linear time; "
        + "what would need to look back is not part of them.",
      in: .policy,
      wrong: "rule named on product { require product.name matches /[a-z/ }",
      right: "rule named on product { require product.name matches /[a-z]+/ }"),
    DiagnosticExplanation(
      "list-expected",
      "A `for`, a quantifier or a count walks a list, and this is none.",
      in: .policy,
      wrong: """
        rule named on product {
          for x in product.name
          require x is present
        }
        """,
      right: """
        rule named on product {
          for x in product.tables
          require x.description is present
        }
        """),
    DiagnosticExplanation(
      "literal-expected",
      "Params and data are literals, so that a reader sees their value. What is computed goes into "
        + "a define.",
      in: .policy,
      wrong: #"param shortest: Int = words("two words")"#,
      right: "param shortest: Int = 2"),
    DiagnosticExplanation(
      "missing-field",
      "A record literal lacks a field that its type needs.",
      in: .set,
      wrong: """
        record Host { key name: Text, port: Int }
        data hosts: [Host] = [{ name: "data" }]
        """,
      right: """
        record Host { key name: Text, port: Int }
        data hosts: [Host] = [{ name: "data", port: 443 }]
        """),
    DiagnosticExplanation(
      "missing-value",
      "`missing` is not a value that can be compared or computed with. Ask `is missing` or "
        + "`is present`.",
      in: .policy,
      wrong: "param oldest: Duration = missing",
      right: "param oldest: Duration = 24h"),
    DiagnosticExplanation(
      "model-only",
      "Enums that a set may replace, and subjects that are permitted by default, are declared in the "
        + "model that Charter brings, not in a set.",
      in: .set,
      wrong: "open enum Grade { first, second }",
      right: "enum Grade { first, second }"),
    DiagnosticExplanation(
      "no-key",
      "`list[key]` finds an element by its key, and the records of this list declare none.",
      in: .policy,
      wrong: "rule checked on product { require product.tables[\"t\"].quality[\"x\"] is present }",
      right: "rule checked on product { require product.tables[\"t\"].quality is present }"),
    DiagnosticExplanation(
      "no-order",
      "Only what has an order can be compared with `<`, `<=`, `>` and `>=`: numbers, durations, "
        + "dates, versions, and enums declared `ordered`.",
      in: .policy,
      wrong: "rule archetype on product { require product.archetype >= aggregate }",
      right: "rule archetype on product { require product.archetype is aggregate }"),
    DiagnosticExplanation(
      "path-expected",
      "`is present`, `is missing` and `or else` ask of a path whether something stands there. What "
        + "is computed is never absent: ask of its parts.",
      in: .policy,
      wrong: "rule fresh on product { require product.sla.freshness + 1h is present }",
      right: "rule fresh on product { require product.sla.freshness is present }"),
    DiagnosticExplanation(
      "record-comparison",
      "Records cannot be compared as wholes. Compare the field that you mean.",
      in: .policy,
      wrong: "rule same on product { require product.sla == product.slo }",
      right: "rule same on product { require product.sla.freshness == product.slo.freshness }"),
    DiagnosticExplanation(
      "required-extension",
      "A field that a set adds to the model is unknown to documents that are already written, so it "
        + "must be allowed to be missing.",
      in: .set,
      wrong: "extend Product { tier: Int }",
      right: "extend Product { tier: Int? }"),
    DiagnosticExplanation(
      "type-mismatch",
      "Something of one type stands where another is expected. Charter converts nothing by itself: "
        + "a number is no duration and a text no date.",
      in: .policy,
      wrong: "rule fresh on product { require product.sla.freshness <= 24 }",
      right: "rule fresh on product { require product.sla.freshness <= 24h }"),
    DiagnosticExplanation(
      "type-needed",
      "A value that a document holds as it likes has no type until its place or `as` gives it one, "
        + "and this place does not.",
      in: .policy,
      wrong:
        "rule tiered on product { require product.custom[\"tier\"] < product.custom[\"top\"] }",
      right: "rule tiered on product { require product.custom[\"tier\"] as Int < 3 }"),
    DiagnosticExplanation(
      "wrong-arguments",
      "A function or define is called with too few or too many arguments.",
      in: .policy,
      wrong: "rule named on product { require words() >= 1 }",
      right: "rule named on product { require words(product.name) >= 1 }"),
  ]

  private static let checkingRules: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "constant-condition",
      "A condition comes out the same whatever is judged. It governs nothing, or refuses "
        + "everything.",
      in: .policy,
      wrong: "rule owned on product { require 1 == 1 }",
      right: "rule owned on product { require product.owner is present }"),
    DiagnosticExplanation(
      "defines-too-deep",
      "A define or a rule stands on a chain of defines more than 500 operations deep. Nobody can follow "
        + "it, and nothing may run that deep.",
      wrong: "a chain of 300 defines, each adding something to the one before",
      right: "a few defines that say what they mean"),
    DiagnosticExplanation(
      "empty-set",
      "There is no declaration in the policy set. A set without policies would pass everything.",
      wrong: "policies/ownership.charter, with nothing but comments in it",
      right:
        "global policy ownership { rule owned on product { require product.owner is present } }"),
    DiagnosticExplanation(
      "falling-level",
      "A rule's level falls with time. What the council tightened may not loosen by itself; a rule "
        + "that is to end says `until`.",
      in: .policy,
      wrong: """
        rule owned on product {
          require product.owner is present
          level block from 2026-01-01
          level warn from 2026-07-01
        }
        """,
      right: """
        rule owned on product {
          require product.owner is present
          level warn from 2026-01-01
          level block from 2026-07-01
        }
        """),
    DiagnosticExplanation(
      "level-order",
      "The levels of a rule stand in the order of their dates; only the first may have none.",
      in: .policy,
      wrong: """
        rule owned on product {
          require product.owner is present
          level warn from 2026-07-01
          level block from 2026-01-01
        }
        """,
      right: """
        rule owned on product {
          require product.owner is present
          level warn from 2026-01-01
          level block from 2026-07-01
        }
        """),
    DiagnosticExplanation(
      "level-without-restriction",
      "A rule that only warns or advises has findings and nothing else, so all its effects are "
        + "`require`, `forbid` or `deny`. A permit or an obligation cannot be half meant.",
      wrong: "rule open on access { permit  level warn }",
      right: "rule open on access { permit }"),
    DiagnosticExplanation(
      "lists-too-deep",
      "Lists are walked inside lists more than three deep. Every program of Charter has a bounded "
        + "cost; `for`, quantifiers, counts and comprehensions count, in defines too.",
      in: .policy,
      wrong: """
        rule deep on product {
          for table in product.tables
          for column in table.columns
          for check in column.quality
          require some other in product.tables has other.name == check.name
        }
        """,
      right: """
        rule flat on product {
          for table in product.tables
          for column in table.columns
          for check in column.quality
          require check.name is present
        }
        """),
    DiagnosticExplanation(
      "missing-mapping",
      "A standard says nothing of a field that every record of its kind has. Without it, every "
        + "descriptor of that standard would be malformed.",
      in: .set,
      wrong: """
        standard plain for product {
          recognize when raw.plain is present
          id = raw.plain.id
          name = raw.plain.name
          owner { team = raw.plain.team }
        }
        """,
      right: """
        standard plain for product {
          recognize when raw.plain is present
          id = raw.plain.id
          name = raw.plain.name
          owner { name = raw.plain.team  team = raw.plain.team }
        }
        """),
    DiagnosticExplanation(
      "part-without-variable",
      "A quantifier takes the whole rest of its condition, and this part of it does not speak of "
        + "the element. It was probably meant to stand beside the quantifier: use parentheses.",
      in: .policy,
      wrong: """
        rule checked on product {
          require some table in product.tables has table.quality is present and product.owner is present
        }
        """,
      right: """
        rule checked on product {
          require (some table in product.tables has table.quality is present) and product.owner is present
        }
        """),
    DiagnosticExplanation(
      "records-too-large",
      "The records that the policies write out have more than 4,000,000 fields together. A record has "
        + "room for each of its fields, those too that are left out.",
      wrong: "a `data` list of 50,000 records that have 100 fields each",
      right: "records with the fields that the rules read"),
    DiagnosticExplanation(
      "rules-too-large",
      "The rules of the set have more than 10,000,000 parts together once their defines are put in. What "
        + "compiling them costs has to be bounded. Rules after that one were not looked at.",
      wrong: "5,000 rules that each call a define of 4,000 parts",
      right: "one rule that calls it, with a `data` list of what the 5,000 differ in"),
    DiagnosticExplanation(
      "rule-too-large",
      "A rule has more than 10,000 parts once its defines are put in. Its cost has to be bounded "
        + "before it runs.",
      wrong: "a rule whose defines double in size ten times over",
      right: "several smaller rules"),
    DiagnosticExplanation(
      "too-many-clauses",
      "A rule has more than 64 effects. Nobody can hold that many in mind at once.",
      wrong: "a rule that requires 65 things",
      right: "two rules, each about one matter"),
    DiagnosticExplanation(
      "too-many-parameters",
      "A define or a subject has more than 64 parameters. Nobody can tell them apart at a call.",
      wrong: "a define with 65 parameters",
      right: "a define of one record that holds what belongs together"),
  ]
}

/// A policy set as judging needs it: made once, shared by all who judge.
final class CompiledPolicies: Sendable {
  let program: Program
  let schema: Schema
  /// By name.
  let rules: [RulePlan]
  /// The rules as they are asked, in the same order.
  let codes: FlatArray<RuleCode>
  let loops: FlatArray<LoopCode>
  let clauses: FlatArray<ClauseCode>
  /// How long lists may be for each to stay within the cost limit for certain, in the same order.
  let greatestLengths: FlatArray<Double>
  let standards: [StandardPlan]
  let mappings: MappingTables
  /// Some rule reads what mapping left over, so mapping must keep account of it.
  let readsLeftovers: Bool
  let productSubject: Int
  let idIndex: Int
  /// Symbols of `$ref` and `$href`.
  let referenceKeys: (UInt32, UInt32)
  let largestFrame: Int
  let source: SourcePlan?
  let files: [SourceFile]
  let lines: [LineIndex]
  /// Data files that were read, by path.
  let data: [String: Document]

  /// Where `source` stands in a product, and its fields in it.
  struct SourcePlan: Sendable {
    var productIndex: Int
    var record: Int
    var fieldCount: Int
    var file: Int
    var standard: Int
    var unread: Int
    var misread: Int
  }

  init?(_ output: SetCompiler.Output, files: [SourceFile]) {
    program = output.program
    schema = output.schema
    rules = output.rules
    (codes, loops, clauses) = Self.flattened(output.rules)
    greatestLengths = RuleCost.greatestLengths(of: output.rules, in: output.program)
    standards = output.standards
    mappings = MappingTables(output.standards)
    self.files = files
    lines = files.map { LineIndex($0.bytes) }
    data = output.data
    guard let subject = output.schema.subjects.firstIndex(where: { $0.name == "product" }),
      case .record(let product)? = output.schema.types["Product"],
      let id = output.schema.records[product].index(of: "id")
    else { return nil }
    productSubject = subject
    idIndex = id
    var reference = "$ref"
    var link = "$href"
    let symbols = output.program.symbols
    referenceKeys = (
      reference.withUTF8 { symbols.symbol(of: $0) }, link.withUTF8 { symbols.symbol(of: $0) }
    )
    largestFrame = output.rules.map { Int($0.frameSize) }.max() ?? 1
    source = Self.source(in: output.schema, product)
    if let source {
      let first = Int(output.program.recordStarts[source.record])
      readsLeftovers =
        output.neededFields.contains(Int32(first + source.unread))
        || output.neededFields.contains(Int32(first + source.misread))
    } else {
      readsLeftovers = false
    }
  }

  private static func flattened(
    _ rules: [RulePlan]
  ) -> (FlatArray<RuleCode>, FlatArray<LoopCode>, FlatArray<ClauseCode>) {
    var codes: [RuleCode] = []
    var loops: [LoopCode] = []
    var clauses: [ClauseCode] = []
    for number in rules.indices {
      codes.append(
        RuleCode(
          when: rules[number].when, firstLoop: Int32(loops.count),
          loopCount: Int32(rules[number].loops.count), firstClause: Int32(clauses.count),
          clauseCount: Int32(rules[number].clauses.count)))
      loops += rules[number].loops.map {
        LoopCode(slot: $0.slot, list: $0.list, condition: $0.condition)
      }
      clauses += rules[number].clauses.map { ClauseCode(kind: $0.kind, node: $0.node) }
    }
    return (FlatArray(codes), FlatArray(loops), FlatArray(clauses))
  }

  /// The rules on a subject that are in force on a day, by name.
  func active(
    on day: CivilDate, subject: Int, without: Set<DecisionOptions.OptionalInput>
  ) -> [ActiveRule] {
    var active: [ActiveRule] = []
    for (number, rule) in rules.enumerated() where rule.subject == subject {
      guard let level = rule.level(on: day) else { continue }
      active.append(
        ActiveRule(
          number: number, level: level, isGivenUp: !rule.reads.isDisjoint(with: without)))
    }
    return active
  }

  private static func source(in schema: Schema, _ product: Int) -> SourcePlan? {
    guard let place = schema.records[product].index(of: "source"),
      case .record(let record) = schema.records[product].fields[place].type,
      let file = schema.records[record].index(of: "file"),
      let standard = schema.records[record].index(of: "standard"),
      let unread = schema.records[record].index(of: "unread"),
      let misread = schema.records[record].index(of: "misread")
    else { return nil }
    return SourcePlan(
      productIndex: place, record: record, fieldCount: schema.records[record].fields.count,
      file: file, standard: standard, unread: unread, misread: misread)
  }
}

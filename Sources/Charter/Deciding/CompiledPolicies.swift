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
  let conditions: ConditionTable
  let reads: FlatArray<ReadCode>
  /// Paths as they are written, in the same order.
  let readTexts: [String]
  /// Which rules cannot apply, told by the equalities of their guards.
  let guards: GuardIndex
  /// How long lists may be for each to stay within the cost limit for certain, in the same order.
  let costBounds: FlatArray<RuleCost.Bound>
  /// Of all of them.
  let tightestBound: RuleCost.Bound
  /// What rules can be about, in the order of the schema.
  let subjects: [SubjectPlan]
  let tests: [TestPlan]
  let standards: [StandardPlan]
  let waivers: WaiverTable
  let mappings: MappingTables
  let recognition: RecognitionIndex
  /// Some rule reads what mapping left over, so mapping must keep account of it.
  let readsLeftovers: Bool
  /// Some rule reads columns by their addresses in the catalog.
  let readsColumnEntries: Bool
  /// Some rule reads which product serves which physical table.
  let readsClaims: Bool
  /// Some rule reads the catalog, so a product that is judged must stand in it.
  let readsCatalog: Bool
  /// Some rule asks which product rests on which.
  let readsLineage: Bool
  /// Where the catalog keeps what is replaced in it.
  let catalogFields: CatalogFields?
  /// Number of the type of a directory, where the model has one.
  let directoryType: Int32?
  /// What domains change; nil where the set speaks for none.
  let federation: FederationPlan?
  let productSubject: Int
  /// Subjects of what changed and of what is gone; nil where the model has none.
  let changeSubject: Int?
  let removalSubject: Int?
  let idIndex: Int
  let versionIndex: Int?
  /// Symbols of `$ref` and `$href`.
  let referenceKeys: (UInt32, UInt32)
  let largestFrame: Int
  let source: SourcePlan?
  let column: ColumnPlan?
  let claim: ClaimPlan?
  let requestFields: RequestFields?
  let fieldMarks: FieldMarks
  let fieldsAhead: FieldsAhead
  let clock: ClockReaders
  let agreementFields: AgreementFields?
  /// Subjects of requests: those that nothing permits by default.
  let requestSubjects: [Int]
  /// Symbols of `subject` and `id`.
  let requestKeys: (subject: UInt32, id: UInt32)
  /// Where a requester's name stands in its record.
  let requesterName: Int?
  let files: [SourceFile]
  let lines: [LineIndex]
  /// By rule and clause.
  let clausePlaces: [[Place]]
  /// Data files that were read, by path.
  let data: [String: Document]

  /// Places in the record of the catalog.
  struct CatalogFields: Sendable {
    let record: Int
    let products: Int
    let contracts: Int
    let columns: Int
    let claims: Int
    let agreements: Int

    init?(in schema: Schema) {
      guard case .record(let record)? = schema.types["Catalog"],
        let products = schema.records[record].index(of: "products"),
        let contracts = schema.records[record].index(of: "contracts"),
        let columns = schema.records[record].index(of: "columns"),
        let claims = schema.records[record].index(of: "claims"),
        let agreements = schema.records[record].index(of: "agreements")
      else { return nil }
      self.record = record
      self.products = products
      self.contracts = contracts
      self.columns = columns
      self.claims = claims
      self.agreements = agreements
    }
  }

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
    let asked = RuleCodes(output.rules, output.subjects, output.program)
    codes = asked.rules
    loops = asked.loops
    clauses = asked.clauses
    conditions = asked.conditions
    reads = asked.reads
    readTexts = asked.readTexts
    guards = GuardIndex(output.rules, subjects: output.subjects.count, output.program)
    costBounds = RuleCost.bounds(of: output.rules, in: output.program)
    tightestBound = RuleCost.tightest(of: costBounds)
    subjects = output.subjects
    tests = output.tests
    standards = output.standards
    waivers = output.waivers
    mappings = MappingTables(output.standards)
    recognition = RecognitionIndex(output.standards, output.program)
    self.files = files
    let lines = files.map { LineIndex($0.bytes) }
    self.lines = lines
    clausePlaces = output.rules.map { rule in
      rule.clauses.map { Place(of: $0.span, files, lines) }
    }
    data = output.data
    guard let subject = output.schema.subjects.firstIndex(where: { $0.name == "product" }),
      case .record(let product)? = output.schema.types["Product"],
      let id = output.schema.records[product].index(of: "id")
    else { return nil }
    productSubject = subject
    changeSubject = output.schema.subjects.firstIndex { $0.name == "change" }
    removalSubject = output.schema.subjects.firstIndex { $0.name == "removal" }
    idIndex = id
    versionIndex = output.schema.records[product].index(of: "version")
    func symbol(_ word: String) -> UInt32 {
      var word = word
      return word.withUTF8 { output.program.symbols.symbol(of: $0) }
    }
    referenceKeys = (symbol("$ref"), symbol("$href"))
    requestKeys = (symbol("subject"), symbol("id"))
    requestSubjects = output.subjects.indices.filter { !output.subjects[$0].permitsByDefault }
    agreementFields = AgreementFields(in: output.schema)
    largestFrame =
      max(
        output.rules.map { Int($0.frameSize) }.max() ?? 1,
        output.subjects.map { Int($0.frameSize) }.max() ?? 1, Int(output.waivers.frameSize))
    source = Self.source(in: output.schema, product)
    column = ColumnPlan(in: output.schema, output.program)
    claim = ClaimPlan(in: output.schema)
    requestFields = RequestFields(in: output.schema)
    fieldMarks = FieldMarks(output.schema)
    fieldsAhead = FieldsAhead(output)
    clock = ClockReaders(output.program, output.rules, output.subjects)
    if case .record(let requester)? = output.schema.types["Requester"] {
      requesterName = output.schema.records[requester].index(of: "name")
    } else {
      requesterName = nil
    }
    directoryType = output.directoryType
    federation = output.federation
    readsCatalog = output.rules.contains { $0.reads.contains(.catalog) }
    catalogFields = CatalogFields(in: output.schema)
    readsLineage = (0..<output.program.nodes.count).contains {
      output.program.nodes[$0].walksLineage
    }
    readsColumnEntries =
      catalogFields.map {
        output.neededFields.contains(output.program.recordStarts[$0.record] + Int32($0.columns))
      } ?? false
    readsClaims =
      catalogFields.map {
        output.neededFields.contains(output.program.recordStarts[$0.record] + Int32($0.claims))
      } ?? false
    if let source {
      let first = Int(output.program.recordStarts[source.record])
      readsLeftovers =
        output.neededFields.contains(Int32(first + source.unread))
        || output.neededFields.contains(Int32(first + source.misread))
    } else {
      readsLeftovers = false
    }
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

/// Turns the trees of a policy set into a program and the plans that run it.
struct SetCompiler {
  let files: [SourceFile]
  let limits: Limits
  private let modelFiles: Int
  private let damage: SyntaxDamage
  private let declarations: [Declaration]
  private(set) var builder: SchemaBuilder
  let checker: Checker
  private(set) var cases: [CaseCode]
  /// Nodes of params and data, by number, and what they are made of.
  private(set) var globals: [GlobalPlan] = []

  struct GlobalPlan {
    var node: Int32
    var type: Type
    var name: String
    /// A file's path, for data that stands in one.
    var file: TextLiteral?
    /// The way in which domains may turn a param.
    var direction: ParamDeclaration.Direction?
    var span: Span
  }

  /// What compiling gives.
  struct Output {
    var program: Program
    var schema: Schema
    var rules: [RulePlan]
    var subjects: [SubjectPlan]
    var tests: [TestPlan]
    var standards: [StandardPlan]
    var waivers: WaiverTable
    var warnings: [Problem]
    /// Number of each field that some rule can read.
    var neededFields: Set<Int32>
    /// Number of the type of a directory, where the model has one.
    var directoryType: Int32?
    /// What domains change; nil where the set speaks for none.
    var federation: FederationPlan?
    /// Where what is missing steps aside for something else.
    var openings: [FoundOpening]
    /// Data files that were read, by path.
    var data: [String: Document]
    /// The node and frame of each expression that was compiled with the set.
    var expressions: [(node: Int32, frameSize: Int32)]
    /// The same of row filters.
    var rowFilters: [(plan: RowPlan, frameSize: Int32)]
  }

  /// Everything that compiling has to say.
  struct Result {
    /// Missing where there are errors.
    var output: Output?
    var problems: [Problem]
    /// Faults of data files.
    var diagnostics: [Diagnostic]
    /// Bytes of data files, by path.
    var data: [String: [UInt8]] {
      output?.data.mapValues { Array($0.bytes[..<$0.sourceLength]) } ?? [:]
    }
  }

  /// Takes a set apart and makes its schema.
  ///
  /// - Parameters:
  ///   - files: All files, the model's first.
  ///   - modelFiles: How many of them are the model's.
  ///   - trees: Their trees, in the same order.
  ///   - damage: Where the trees are not what was written.
  ///   - limits: What inputs and messages are held to.
  init(
    files: [SourceFile], modelFiles: Int, trees: [SyntaxTree], damage: SyntaxDamage,
    limits: Limits = Limits()
  ) {
    self.limits = limits
    self.files = files
    self.damage = damage
    self.modelFiles = modelFiles
    declarations = trees.flatMap(\.declarations)
    builder = SchemaBuilder(declarations, modelFiles: Int32(modelFiles))
    let emitter = Emitter()
    cases = builder.numberCases(into: emitter)
    var fieldCount: Int32 = 0
    for record in builder.schema.records {
      fieldCount += Int32(record.fields.count)
      emitter.recordStarts.append(fieldCount)
    }
    for word in ["name", "$ref", "$href", "subject", "id"] { _ = emitter.symbols.intern(word) }
    checker = Checker(files: files, schema: builder.schema, emitter: emitter)
  }

  /// Compiles everything; what is wrong is in `problems` and nothing comes back then.
  ///
  /// - Parameters:
  ///   - expressions: Expressions beside the set.
  ///   - rowFilters: Conditions of row filters beside the set.
  ///   - names: Names of a document that they see.
  ///   - reading: Gives a data file by its path.
  /// - Returns: What compiling gives, and everything that it has to say.
  mutating func compile(
    expressions: [Expression], rowFilters: [Expression] = [], names: [String],
    reading: (String) throws(DocumentError) -> Document?
  ) -> Result {
    let layers = SetLayers(declarations, files: files, modelFiles: modelFiles)
    for problem in layers.problems { checker.report(problem) }
    collectNames()
    checkGlobals()
    let order = DefineOrder(checker)
    order.report(to: checker)
    for number in order.numbers { checker.checkDefine(number) }
    let fills = checkFills()
    FillCycles(checker).report(fills)
    var standards = compileStandards()
    let directoryType = checker.schema.types["Directory"].map { checker.emitter.number(of: $0) }
    let subjects = checker.schema.subjects.map { SubjectPlan($0, checker: checker) }
    var federation = FederationCompiler(declarations, layers: layers, checker: checker)
    federation.compileSwitches()
    federation.compileSettings()
    var rules = compileRules(federation)
    federation.checkMixedRules(rules)
    federation.compileTightenings(of: rules)
    var waiverCompiler = WaiverCompiler(checker, damage: damage)
    let waivers = waiverCompiler.compile(declarations, of: rules)
    let tests = TestCompiler(checker: checker, files: files).compile(declarations)
    let compiledExpressions = expressions.map { compile($0, names: names) }
    let compiledFilters = rowFilters.compactMap { compile(rowFilter: $0, names: names) }
    var problems = MisspeltDeclarations(checker).resolved(
      damage.withoutConsequences(builder.problems + checker.problems))
    guard !problems.contains(where: { $0.severity == .error }) else {
      return Result(output: nil, problems: problems, diagnostics: [])
    }
    let indexes = checker.emitter.planIndexes(
      fields: checker.schema.records.flatMap { $0.fields.map(\.type) }, loops: &rules)
    var diagnostics: [Diagnostic] = []
    var (program, domains, openings) = evaluateConstants(
      fills: fills, rules, subjects, federation, reading: reading, &problems, &diagnostics)
    guard diagnostics.isEmpty, !problems.contains(where: { $0.severity == .error }) else {
      return Result(output: nil, problems: problems, diagnostics: diagnostics)
    }
    let lines = StandardLines(of: standards)
    let asked = RequestFields.needed(
      in: checker.schema, recordStarts: checker.emitter.recordStarts,
      isAsked: rules.contains { !subjects[$0.subject].permitsByDefault })
    var reachability = Reachability(program: program)
    let needed = reachability.fields(
      readBy: rules,
      and: compiledExpressions.map(\.node) + compiledFilters.flatMap(\.plan.nodes)
        + subjects.flatMap { $0.inputs.map(\.value) } + federation.nodes + waivers.nodes
        + lines.always + asked.sorted().flatMap { lines.ofFields[$0] ?? [] },
      madeBy: lines.ofFields
    ).union(asked)
    program.fills = FillTable(program.fields, program.recordStarts, needed: needed)
    program.floors = FieldFloors(of: program, reading: reachability.types)
    mark(needed, in: &standards)
    program.listIndexes = FlatArray(indexes)
    let output = Output(
      program: program, schema: checker.schema, rules: rules, subjects: subjects, tests: tests,
      standards: standards, waivers: waivers,
      warnings: problems, neededFields: needed,
      directoryType: directoryType, federation: domains, openings: openings, data: data,
      expressions: compiledExpressions, rowFilters: compiledFilters)
    return Result(output: output, problems: problems, diagnostics: diagnostics)
  }

  private func compile(
    _ expression: Expression, names: [String]
  ) -> (node: Int32, frameSize: Int32) {
    checker.documentNames["expression"] = Checker.DocumentNames(names)
    var context = Checker.Context()
    context.documents = "expression"
    let (checked, after) = checker.within(context) {
      checker.check(expression, expecting: nil)
    }
    return (checked.node, after.frameSize)
  }

  private func compile(
    rowFilter: Expression, names: [String]
  ) -> (plan: RowPlan, frameSize: Int32)? {
    checker.documentNames["expression"] = Checker.DocumentNames(names)
    var context = Checker.Context()
    context.documents = "expression"
    let (plan, after) = checker.within(context) { checker.compileRowFilter(rowFilter) }
    return plan.map { ($0, after.frameSize) }
  }

  // MARK: Names

  private mutating func collectNames() {
    for declaration in declarations {
      switch declaration.form {
      case .policy(let policy):
        for member in policy.members {
          switch member.form {
          case .param(let param): declare(param, in: policy.name.text)
          case .data(let data): declare(data, in: policy.name.text)
          case .define(let define): declare(define, in: policy.name.text, standard: nil)
          case .rule, .domainsMay, .set, .tighten: continue
          }
        }
      case .param(let param): declare(param, in: "")
      case .data(let data): declare(data, in: "")
      case .define(let define): declare(define, in: "", standard: nil)
      case .standard(let standard):
        // A file that the standard names wins over what it would see otherwise.
        checker.documentNames[standard.name.text] = Checker.DocumentNames(
          ["raw", "path", standard.kind.text == "product" ? "contracts" : ""]
            + standard.files.map(\.name.text))
        for define in standard.defines {
          declare(define, in: "standard " + standard.name.text, standard: standard.name.text)
        }
      default: continue
      }
    }
  }

  private func isNew(_ name: Identifier, in scope: String, _ what: String) -> Bool {
    guard !name.text.isEmpty else { return false }
    var first = checker.globals[scope]?[name.text]?.span
    if first == nil, let define = checker.defines[scope]?[name.text] {
      first = checker.defineEntries[define.number].declaration.name.span
    }
    if let first {
      checker.report(.duplicate(what, name.text, name.span, first: first))
      return false
    }
    if scope != "", !scope.hasPrefix("standard "), let set = checker.globals[""]?[name.text] {
      checker.report(.hiding(name.text, name.span, "data of the set", first: set.span))
      return false
    }
    if Builtin.named(name.text) != nil || ["count", "share"].contains(name.text) {
      checker.report(.hiding(name.text, name.span, "a function of the language", first: nil))
      return false
    }
    return true
  }

  private mutating func declare(_ param: ParamDeclaration, in scope: String) {
    guard isNew(param.name, in: scope, "param") else { return }
    let type = checker.resolve(param.type)
    if let direction = param.direction, !type.isOpen { check(direction, of: type, param) }
    add(
      GlobalPlan(
        node: -1, type: type, name: param.name.text, file: nil, direction: param.direction,
        span: param.name.span),
      in: scope, name: param.name, value: param.value)
  }

  private func check(
    _ direction: ParamDeclaration.Direction, of type: Type, _ param: ParamDeclaration
  ) {
    let isList = if case .list = type { true } else { false }
    var isOrdered = type.isOrderedScalar
    if case .enumeration(let index) = type { isOrdered = checker.schema.enums[index].isOrdered }
    let fits = direction == .lower || direction == .raise ? isOrdered : isList
    if !fits {
      checker.report(
        .invalidDirection(
          direction.rawValue, checker.schema.describe(type), param.type.span))
    }
  }

  private mutating func declare(_ data: DataDeclaration, in scope: String) {
    guard isNew(data.name, in: scope, "data") else { return }
    var plan = GlobalPlan(
      node: -1, type: checker.resolve(data.type), name: data.name.text, file: nil,
      span: data.name.span)
    switch data.content {
    case .literal(let value): add(plan, in: scope, name: data.name, value: value)
    case .file(let path):
      plan.file = path
      add(plan, in: scope, name: data.name, value: nil)
    }
  }

  /// Values are checked once all names are known, in `checkGlobals`.
  private mutating func add(
    _ plan: GlobalPlan, in scope: String, name: Identifier, value: Expression?
  ) {
    // Nothing is said of what uses a param or data that could not be read whole.
    let type = damage.touches(name.span) ? .invalid : plan.type
    checker.globals[scope, default: [:]][name.text] = Checker.GlobalEntry(
      number: Int32(globals.count), type: type, span: name.span)
    if plan.direction != nil { checker.turnedParams.insert(Int32(globals.count)) }
    globals.append(plan)
    globalValues.append(value)
  }
  private var globalValues: [Expression?] = []
  /// Data files that were read, by path.
  var data: [String: Document] = [:]

  private func declare(_ define: DefineDeclaration, in scope: String, standard: String?) {
    guard isNew(define.name, in: scope, "define") else { return }
    checker.defines[scope, default: [:]][define.name.text] = Checker.DefineEntry(
      number: checker.defineEntries.count)
    checker.defineEntries.append(
      Checker.CheckedDefine(
        declaration: define, policy: standard == nil && scope != "" ? scope : nil,
        standard: standard,
        isDamaged: damage.touches(define.name.span.joined(with: define.body.span))))
  }

  private mutating func checkGlobals() {
    for number in globals.indices {
      guard let value = globalValues[number] else { continue }
      var literal = Checker.Context()
      literal.isLiteral = true
      literal.allowsGroups = true
      let type = globals[number].type
      globals[number].node = checker.within(literal) { checker.check(value, as: type) }.result
    }
  }

  /// Compiles what fills fields that were not given; by number of the field, -1 for none.
  private func checkFills() -> [Int32] {
    var fills: [Int32] = []
    for (index, record) in checker.schema.records.enumerated() {
      for field in record.fields {
        guard let value = field.value else {
          fills.append(-1)
          continue
        }
        var own = Checker.Context()
        own.record = index
        own.frameSize = 1
        let (node, after) = checker.within(own) { checker.check(value, as: field.type) }
        fills.append(checker.emitter.add(function: node, frameSize: Int(after.frameSize)))
      }
    }
    return fills
  }

  // MARK: Rules

  private func compileRules(_ federation: FederationCompiler) -> [RulePlan] {
    var rules: [RulePlan] = []
    var places: [String: Span] = [:]
    var policies: [String: Span] = [:]
    for declaration in declarations {
      guard case .policy(let policy) = declaration.form else { continue }
      if let first = policies[policy.name.text] {
        checker.report(.duplicate("policy", policy.name.text, policy.name.span, first: first))
      }
      policies[policy.name.text] = policy.name.span
      checker.policyNames[policy.name.text] = policy.name.span
      for member in policy.members {
        guard case .rule(let rule) = member.form else { continue }
        let name = "\(policy.name.text).\(rule.name.text)"
        if let first = places[name], !rule.name.text.isEmpty {
          checker.report(.duplicate("rule", name, rule.name.span, first: first))
          continue
        }
        places[name] = rule.name.span
        checker.ruleNames[name] = rule.name.span
        var compiler = RuleCompiler(checker: checker)
        guard var plan = compiler.compile(rule, member, policy) else { continue }
        federation.adapt(&plan, rule, of: policy)
        rules.append(plan)
      }
    }
    // Places are sorted, not rules: a rule that is moved has many references to count.
    let names = rules.map { Array($0.name.utf8) }
    return rules.indices.sorted { names[$0].lexicographicallyPrecedes(names[$1]) }
      .map { rules[$0] }
  }

  private func compileStandards() -> [StandardPlan] {
    var standards: [StandardPlan] = []
    var places: [String: Span] = [:]
    for declaration in declarations {
      guard case .standard(let standard) = declaration.form else { continue }
      if let first = places[standard.name.text] {
        checker.report(.duplicate("standard", standard.name.text, standard.name.span, first: first))
        continue
      }
      places[standard.name.text] = standard.name.span
      var compiler = StandardCompiler(checker: checker, standard: standard, span: declaration.span)
      if let plan = compiler.compile() { standards.append(plan) }
    }
    return standards
  }

  private func mark(_ needed: Set<Int32>, in standards: inout [StandardPlan]) {
    func mark(_ plan: inout StandardPlan.RecordPlan) {
      for index in plan.fields.indices {
        plan.fields[index].isNeeded =
          plan.fields[index].isRequired || plan.fields[index].index == 0
          || needed.contains(Int32(plan.fields[index].number))
        switch plan.fields[index].source {
        case .record(var inner):
          mark(&inner)
          plan.fields[index].source = .record(inner)
        case .list(let slot, let keySlot, let list, let condition, var inner):
          mark(&inner)
          plan.fields[index].source = .list(
            slot: slot, keySlot: keySlot, list: list, condition: condition, inner)
        case .value, .custom: continue
        }
      }
      // What no line maps is looked up in `custom`, so that must be there first.
      guard let custom = plan.fields.firstIndex(where: { $0.index == plan.customIndex }) else {
        return
      }
      let looksUp = plan.fields.contains { field in
        if case .custom = field.source { return field.isNeeded }
        return false
      }
      if looksUp { plan.fields[custom].isNeeded = true }
    }
    for index in standards.indices { mark(&standards[index].made) }
  }
}

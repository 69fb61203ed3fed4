// Params, data and everything else that depends on no input.

extension SetCompiler {
  /// Computes params, data and everything else that depends on no input, and gives the program.
  mutating func evaluateConstants(
    fills: [Int32], _ rules: [RulePlan], _ subjects: [SubjectPlan],
    _ federation: FederationCompiler, reading: (String) throws(DocumentError) -> Document?,
    _ problems: inout [Problem], _ diagnostics: inout [Diagnostic]
  ) -> (Program, FederationPlan?, [FoundOpening]) {
    for global in globals { _ = checker.emitter.number(of: global.type) }
    let tables = SchemaTables(checker, cases: cases, fills: fills)
    let first = makeProgram(tables)
    var evaluator = Evaluator(program: first)
    var values: [Value] = []
    for global in globals {
      evaluator.enter(frameSize: 16)
      let value: Value
      if let file = global.file {
        value = read(file, as: global.type, &evaluator, reading, &problems, &diagnostics)
      } else {
        value = evaluator.evaluate(global.node)
      }
      values.append(checker.emitter.freeze(value, from: evaluator.workspace))
    }
    // Constants keep their places, so those made meanwhile are reached only after a new start.
    func knowing() -> Evaluator {
      var evaluator = Evaluator(program: makeProgram(tables))
      evaluator.globals = values
      return evaluator
    }
    let domains = federation.plan(
      rules, global: values,
      value: { node in
        evaluator.enter(frameSize: 16)
        return checker.emitter.freeze(evaluator.evaluate(node), from: evaluator.workspace)
      }, evaluator: knowing, &problems)
    let analysis = PolarityAnalysis(
      checker, fills: fills, rules, subjects, federation, params: directions, knowing: knowing)
    problems += analysis.problems
    problems += OwnWord(checker.emitter, registered: registers.map { $0 != nil }).problems(
      rules, subjects)
    let places = federation.setParams
    for (number, node) in checker.emitter.nodes.enumerated() where node.operation == .global {
      if let place = places.firstIndex(of: node.a) {
        checker.emitter.replace(number, byParam: place)
      } else {
        checker.emitter.replace(number, byConstant: values[Int(node.a)])
      }
    }
    let second = makeProgram(tables)
    ConstantFolding(program: second).fold(into: checker.emitter)
    var program = makeProgram(tables)
    program.keyedLists = KeyedLists(
      of: program, registered: registers.map { $0.map { values[$0] } })
    program.hierarchies = hierarchies(in: values, &problems)
    return (program, domains, analysis.openings)
  }

  /// By record type: the one data of the set that lists such records, by number.
  ///
  /// A param that domains turn is none: it is not the same for all.
  var registers: [Int?] {
    var found: [[Int]] = Array(repeating: [], count: checker.schema.records.count)
    for (number, global) in globals.enumerated() where global.direction == nil {
      if case .list(.record(let record)) = global.type { found[record].append(number) }
    }
    return found.map { $0.count == 1 ? $0[0] : nil }
  }

  /// What is within what in the set's data; a record that is within itself is an error.
  private func hierarchies(in values: [Value], _ problems: inout [Problem]) -> Hierarchies {
    var builder = HierarchyBuilder(slots: checker.emitter.slots, symbols: checker.emitter.symbols)
    for (number, global) in globals.enumerated() {
      guard case .list(.record(let record)) = global.type,
        let key = checker.schema.records[record].keyIndex,
        let parent = checker.schema.records[record].parentIndex,
        let cycle = builder.add(values[number], key: key, parent: parent)
      else { continue }
      problems.append(.dataCycle(cycle, of: global.name, global.span))
    }
    return builder.build()
  }

  /// The params that domains may turn, by number.
  private var directions: [Int32: PolarityAnalysis.Param] {
    var found: [Int32: PolarityAnalysis.Param] = [:]
    for (number, global) in globals.enumerated() {
      guard let direction = global.direction else { continue }
      found[Int32(number)] = PolarityAnalysis.Param(
        name: global.name, direction: direction, span: global.span)
    }
    return found
  }

  private mutating func read(
    _ path: TextLiteral, as type: Type, _ evaluator: inout Evaluator,
    _ reading: (String) throws(DocumentError) -> Document?, _ problems: inout [Problem],
    _ diagnostics: inout [Diagnostic]
  ) -> Value {
    let file = files[Int(path.span.file)].path
    let folder = file.utf8.lastIndex(of: UInt8(ascii: "/")).map { file[...$0] } ?? ""
    let name = folder + (path.plain ?? "")
    do {
      guard let document = try reading(String(name)) else {
        problems.append(.dataFileMissing(String(name), path.span))
        return .absent
      }
      data[String(name)] = document
      let node = evaluator.workspace.add(document, symbols: evaluator.program.symbols)
      let value = evaluator.coerce(.raw(node), to: checker.emitter.number(of: type))
      if let misfit = evaluator.firstUnreadable(in: value) {
        let place = misfit == 0 ? 0 : Int(misfit) - 1 - node
        problems.append(
          .dataFits(document.pointer(to: max(place, 0)), checker.schema.describe(type), path.span))
      }
      return value
    } catch {
      diagnostics += error.diagnostics
      return .absent
    }
  }

  /// What a program has of the schema alone: made once, however often constants need a new program.
  private struct SchemaTables {
    var fields: FlatArray<FieldCode>
    var recordStarts: FlatArray<Int32>
    var enumStarts: FlatArray<Int32>
    var keyFields: FlatArray<Int32>
    var cases: FlatArray<CaseCode>
    var fills: FillTable
    var changes: ChangePlan
    var lineage: LineagePlan?
    var sources: CatalogSources

    init(_ checker: Checker, cases: [CaseCode], fills: [Int32]) {
      let (schema, emitter) = (checker.schema, checker.emitter)
      var codes: [FieldCode] = []
      for record in schema.records {
        for field in record.fields {
          codes.append(
            FieldCode(
              symbol: emitter.symbols.intern(field.name), type: emitter.number(of: field.type),
              isOptional: field.isOptional, fill: fills[codes.count]))
        }
      }
      fields = FlatArray(codes)
      recordStarts = FlatArray(emitter.recordStarts)
      enumStarts = FlatArray(emitter.enumStarts)
      keyFields = FlatArray(schema.records.map { Int32($0.keyIndex ?? -1) })
      self.cases = FlatArray(cases)
      self.fills = FillTable(fields, recordStarts, needed: nil)
      changes = ChangePlan(schema, fields, recordStarts, emitter.enumStarts)
      lineage = LineagePlan(schema, emitter.recordStarts)
      sources = CatalogSources(schema, emitter.recordStarts)
    }
  }

  /// The program of the nodes and constants that there are by now.
  private func makeProgram(_ tables: SchemaTables) -> Program {
    let emitter = checker.emitter
    return Program(
      nodes: FlatArray(emitter.nodes), extra: FlatArray(emitter.extra),
      constants: FlatArray(emitter.constants), binders: FlatArray(emitter.binders),
      functions: FlatArray(emitter.functions), types: FlatArray(emitter.types),
      fields: tables.fields, recordStarts: tables.recordStarts, fills: tables.fills,
      changes: tables.changes, keyFields: tables.keyFields, lineage: tables.lineage,
      sources: tables.sources, enumStarts: tables.enumStarts, cases: tables.cases,
      spellings: builder.spellings, patterns: emitter.patterns, symbols: emitter.symbols,
      slots: FlatArray(emitter.slots), text: FlatArray(emitter.symbols.bytes),
      costs: FlatArray(emitter.costs), limits: limits, spans: emitter.spans)
  }
}

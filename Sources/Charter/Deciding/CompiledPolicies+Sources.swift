extension CompiledPolicies {
  /// What a span of the policies says, with every run of white space as one blank.
  func source(of span: Span) -> String {
    String(decoding: files[Int(span.file)].bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
      .squeezed
  }

  func place(of span: Span) -> Place {
    Place(
      file: files[Int(span.file)].path, lines: lines[Int(span.file)], start: Int(span.start),
      end: Int(span.end))
  }

  func summary(of rule: RulePlan) -> RuleSummary {
    RuleSummary(
      name: rule.name, subject: schema.subjects[rule.subject].name,
      documentation: rule.documentation, owner: rule.owner,
      help: rule.help.map { plan in
        plan.parts.map { part in
          switch part {
          case .text(let text): text
          case .value(_, let source): "{\(source)}"
          }
        }.joined()
      },
      source: String(
        decoding: files[Int(rule.span.file)].bytes[Int(rule.span.start)..<Int(rule.span.end)],
        as: UTF8.self),
      place: place(of: rule.span),
      levels: rule.levels.map { ($0.from.map { CivilDate(days: $0).description }, $0.level) },
      until: rule.until.map { CivilDate(days: $0).description }, tags: rule.tags,
      reads: rule.reads)
  }

  /// Compiles one more expression beside the set, and evaluates it.
  func evaluate(
    _ source: String, with document: Document?, at time: Timestamp
  ) throws(CompilationFailure) -> ExpressionResult {
    var names: [String] = []
    var roots: [Int] = []
    if let document, document.nodes.first?.kind == .map {
      for child in document.children(of: 0) {
        names.append(String(decoding: document.key(of: child), as: UTF8.self))
        roots.append(child)
      }
    }
    let own = files.filter { !$0.path.hasPrefix("charter:") }
    let loaded = try SetLoader.compile(
      own, expression: SetLoader.ExpressionRequest(source: source, names: names),
      reading: { [data] path throws(DocumentError) in data[path] })
    guard let (node, frameSize) = loaded.expression else {
      preconditionFailure("an expression that compiled has a node")
    }
    var evaluator = Evaluator(program: loaded.policies.program)
    evaluator.now = time
    evaluator.documentValues = []
    if let document {
      let first = evaluator.workspace.add(document, symbols: loaded.policies.program.symbols)
      evaluator.documentValues = roots.map { child in
        document.nodes[child].kind == .null
          ? Value(.absent, origin: UInt32(first + child) + 1) : .raw(first + child)
      }
    }
    evaluator.enter(frameSize: Int(frameSize))
    let value = evaluator.evaluate(node)
    if value.isPresent { return .value(json: evaluator.json(value)) }
    var reasons = UnknownReasons(policies: loaded.policies)
    reasons.collect(node, &evaluator)
    return .unknown(reasons: reasons.found)
  }
}

// Expressions beside a set: what `charter eval` computes, and what the tables of the tests hold.

extension CompiledPolicies {
  /// Compiles one more expression beside the set, and evaluates it.
  func evaluate(
    _ source: String, with document: Document?, at time: Timestamp
  ) throws(CompilationFailure) -> ExpressionResult {
    try evaluate([source], with: document, at: time)[0].get()
  }

  /// Compiles expressions beside the set, all at once, and evaluates each by itself.
  ///
  /// - Returns: What each comes to, in their order, or why it is no expression.
  func evaluate(
    _ sources: [String], with document: Document?, at time: Timestamp
  ) -> [Result<ExpressionResult, CompilationFailure>] {
    var roots: [Int] = []
    var names: [String] = []
    if let document, document.nodes.first?.kind == .map {
      roots = Array(document.children(of: 0))
      names = roots.map { String(decoding: document.key(of: $0), as: UTF8.self) }
    }
    let all = sources.enumerated().map { number, source in
      SourceFile(path: sources.count == 1 ? "expression" : "expression \(number + 1)", text: source)
    }
    var failures: [String: CompilationFailure] = [:]
    let loaded = compile(all, names: names, &failures)
    var compiled = loaded?.expressions.makeIterator()
    return all.map { file in
      if let failure = failures[file.path] { return .failure(failure) }
      guard let loaded, let expression = compiled?.next() else {
        preconditionFailure("an expression without errors was compiled")
      }
      return .success(
        loaded.policies.evaluate(
          expression.node, frameSize: expression.frameSize, with: document, roots, at: time))
    }
  }

  /// Compiles the expressions that have no errors, and says of each other one what is wrong.
  func compile(
    _ expressions: [SourceFile], areRowFilters: Bool = false, names: [String],
    _ failures: inout [String: CompilationFailure]
  ) -> SetLoader.Loaded? {
    let own = files.filter { !$0.path.hasPrefix("charter:") }
    while true {
      let remaining = expressions.filter { failures[$0.path] == nil }
      do {
        return try SetLoader.compile(
          own,
          expressions: SetLoader.ExpressionRequest(
            files: remaining, names: names, areRowFilters: areRowFilters),
          limits: program.limits,
          reading: { [data] path throws(DocumentError) in data[path] })
      } catch {
        let known = failures.count
        for file in remaining {
          let its = error.diagnostics.filter { $0.place?.file == file.path }
          if !its.isEmpty { failures[file.path] = CompilationFailure(its) }
        }
        guard failures.count == known else { continue }
        for file in remaining { failures[file.path] = error }
        return nil
      }
    }
  }

  private func evaluate(
    _ node: Int32, frameSize: Int32, with document: Document?, _ roots: [Int], at time: Timestamp
  ) -> ExpressionResult {
    var evaluator = Evaluator(program: program)
    evaluator.prepare(federation)
    evaluator.now = time
    evaluator.documentValues = []
    if let document {
      let first = evaluator.workspace.add(document, symbols: program.symbols)
      evaluator.documentValues = roots.map { child in
        document.nodes[child].kind == .null
          ? Value(.absent, origin: UInt32(first + child) + 1) : .raw(first + child)
      }
    }
    evaluator.workspace.lengths.fix()
    evaluator.enter(frameSize: Int(frameSize))
    let value = evaluator.evaluate(node)
    if value.isPresent { return .value(json: evaluator.json(value)) }
    var reasons = UnknownReasons(policies: self)
    reasons.collect(node, &evaluator)
    return .unknown(reasons: reasons.found)
  }
}

/// What a condition comes to as a row filter beside a set.
package enum RowFilterOutcome: Sendable {
  case filter(RowFilter)
  /// Why there is none, so that access is denied.
  case denied(message: String, help: String?)
  case failure(CompilationFailure)
}

extension PolicySet {
  /// What is said of a condition as a row filter beside the set, warnings too.
  package func diagnostics(ofRowFilter source: String) -> [Diagnostic] {
    let file = SourceFile(path: "filter", text: source)
    var failures: [String: CompilationFailure] = [:]
    let loaded = compiled.compile([file], areRowFilters: true, names: [], &failures)
    return failures.values.flatMap(\.diagnostics)
      + (loaded?.warnings ?? []).filter { $0.place?.file == file.path }
  }

  /// Compiles conditions as row filters beside the set, all at once, and folds each for one table.
  ///
  /// - Parameters:
  ///   - sources: The conditions alone, without `filter rows where`.
  ///   - columns: The columns of the table.
  ///   - document: A document whose top-level keys are names of type `Any`.
  ///   - time: What `now` is.
  /// - Returns: What each comes to, in their order.
  package func rowFilters(
    _ sources: [String], for columns: [RowColumn], with document: Document? = nil,
    at time: Timestamp
  ) -> [RowFilterOutcome] {
    let roots = document.map { Array($0.children(of: 0)) } ?? []
    let names = roots.map { root in
      document.map { String(decoding: $0.key(of: root), as: UTF8.self) } ?? ""
    }
    let files = sources.enumerated().map {
      SourceFile(path: "filter \($0.offset + 1)", text: $0.element)
    }
    var failures: [String: CompilationFailure] = [:]
    let loaded = compiled.compile(files, areRowFilters: true, names: names, &failures)
    var plans = loaded?.rowFilters.makeIterator()
    return files.map { file in
      if let failure = failures[file.path] { return .failure(failure) }
      guard let loaded, let next = plans?.next() else {
        preconditionFailure("a filter without errors was compiled")
      }
      var evaluator = Evaluator(program: loaded.policies.program)
      evaluator.now = time
      if let document {
        let first = evaluator.workspace.add(document, symbols: loaded.policies.program.symbols)
        evaluator.documentValues = roots.map { child in
          document.nodes[child].kind == .null
            ? Value(.absent, origin: UInt32(first + child) + 1) : .raw(first + child)
        }
      }
      evaluator.enter(frameSize: Int(next.frameSize))
      do throws(RowFilterProblem) {
        return .filter(try next.plan.folded(for: columns, &evaluator))
      } catch {
        return .denied(message: error.message, help: error.help)
      }
    }
  }
}

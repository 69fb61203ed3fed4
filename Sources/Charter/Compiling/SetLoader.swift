extension Limits {
  /// Refuses a set that is past the limit in bytes, of which nothing is read.
  fileprivate func check(bytesOf sources: [SourceFile]) throws(CompilationFailure) {
    var bytes = 0
    for source in sources { bytes += source.bytes.count }
    guard bytes > policyBytes else { return }
    throw CompilationFailure([
      Diagnostic(
        code: "policies-too-large",
        message: "the policy files have \(bytes) bytes together, more than \(policyBytes)",
        place: nil)
    ])
  }

  /// Refuses a set with too many rules, of which nothing is checked.
  fileprivate func check(rulesOf trees: ArraySlice<SyntaxTree>) throws(CompilationFailure) {
    var count = 0
    for tree in trees {
      for case .policy(let policy) in tree.declarations.lazy.map(\.form) {
        for case .rule in policy.members.lazy.map(\.form) { count += 1 }
      }
    }
    guard count > rules else { return }
    throw CompilationFailure([
      Diagnostic(
        code: "too-many-rules", message: "the set has \(count) rules, more than \(rules)",
        place: nil)
    ])
  }
}

extension SyntaxTree {
  fileprivate var hasStandards: Bool {
    declarations.contains { declaration in
      if case .standard = declaration.form { true } else { false }
    }
  }
}

/// Puts the model, the standards that Charter brings and a set's own files together.
enum SetLoader {
  /// What a compiled set is made of.
  struct Loaded {
    var policies: CompiledPolicies
    var rules: [RuleSummary]
    var hash: String
    var warnings: [Diagnostic]
    var openings: [Opening]
    /// The node and frame of each expression that was compiled with the set.
    var expressions: [(node: Int32, frameSize: Int32)]
    /// The same of row filters.
    var rowFilters: [(plan: RowPlan, frameSize: Int32)]
  }

  /// The model and the standards, in the order of their names.
  static let model: [SourceFile] = [
    SourceFile(path: "charter:model/mesh.charter", bytes: PackageResources.mesh_charter),
    SourceFile(
      path: "charter:standards/backstage.charter", bytes: PackageResources.backstage_charter),
    SourceFile(
      path: "charter:standards/datacontract.charter", bytes: PackageResources.datacontract_charter),
    SourceFile(path: "charter:standards/datahub.charter", bytes: PackageResources.datahub_charter),
    SourceFile(path: "charter:standards/dbt.charter", bytes: PackageResources.dbt_charter),
    SourceFile(path: "charter:standards/dpds.charter", bytes: PackageResources.dpds_charter),
    SourceFile(path: "charter:standards/dps.charter", bytes: PackageResources.dps_charter),
    SourceFile(path: "charter:standards/dua.charter", bytes: PackageResources.dua_charter),
    SourceFile(path: "charter:standards/oaas.charter", bytes: PackageResources.oaas_charter),
    SourceFile(path: "charter:standards/odcs.charter", bytes: PackageResources.odcs_charter),
    SourceFile(path: "charter:standards/odcs2.charter", bytes: PackageResources.odcs2_charter),
    SourceFile(path: "charter:standards/odps.charter", bytes: PackageResources.odps_charter),
    SourceFile(path: "charter:standards/odps4.charter", bytes: PackageResources.odps4_charter),
    SourceFile(
      path: "charter:standards/openmetadata.charter", bytes: PackageResources.openmetadata_charter),
    SourceFile(path: "charter:standards/ord.charter", bytes: PackageResources.ord_charter),
    SourceFile(path: "charter:standards/seed.charter", bytes: PackageResources.seed_charter),
    SourceFile(
      path: "charter:standards/witboost.charter", bytes: PackageResources.witboost_charter),
  ]

  /// The model, read once for all sets.
  private static let parsedModel = model.enumerated().map { parse($1, index: Int32($0)) }
  static var modelTrees: [SyntaxTree] { parsedModel.map(\.tree) }
  private static var modelDiagnostics: [Diagnostic] { parsedModel.flatMap(\.diagnostics) }
  /// The model with some of the standards.
  private static func modelTrees(with standards: Set<String>) -> [SyntaxTree] {
    model.enumerated().map { number, file in
      number == 0 || standards.contains(BuiltinStandards.names[number - 1])
        ? parse(file, index: Int32(number)).tree : SyntaxTree(declarations: [])
    }
  }

  /// Expressions to compile beside a set, and the names that they see.
  struct ExpressionRequest {
    var files: [SourceFile]
    var names: [String]
    /// They are conditions of row filters.
    var areRowFilters = false
  }

  /// Compiles a set with those standards alone that its input needs.
  ///
  /// - Returns: What all of the standards would come to, but for those left out; nil where something
  ///   is wrong or the set has standards of its own: then all of them say what.
  static func compile(
    _ sources: [SourceFile], standards: Set<String>, limits: Limits,
    reading: (String) throws(DocumentError) -> Document?
  ) -> Loaded? {
    try? compile(sources, limits: limits, modelTrees: modelTrees(with: standards), reading: reading)
  }

  static func compile(
    _ sources: [SourceFile], expressions: ExpressionRequest? = nil, limits: Limits = Limits(),
    modelTrees partial: [SyntaxTree]? = nil,
    reading: (String) throws(DocumentError) -> Document?
  ) throws(CompilationFailure) -> Loaded {
    let limits = limits.lowered
    try limits.check(bytesOf: sources)
    let own = sources.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    var files = model + own
    var trees = partial ?? modelTrees
    var diagnostics = partial == nil ? modelDiagnostics : []
    for (index, file) in own.enumerated() {
      let (tree, problems) = parse(file, index: Int32(model.count + index))
      trees.append(tree)
      diagnostics += problems
    }
    if partial != nil, trees[model.count...].contains(where: \.hasStandards) {
      throw CompilationFailure([])
    }
    try limits.check(rulesOf: trees[model.count...])
    var parsed: [Expression] = []
    for file in expressions?.files ?? [] {
      let (tree, problems) = parseExpression(file, index: Int32(files.count))
      files.append(file)
      diagnostics += problems
      parsed.append(tree)
    }
    let damage = SyntaxDamage(diagnostics, files: files, trees: trees)
    var compiler = SetCompiler(
      files: files, modelFiles: model.count, trees: trees, damage: damage, limits: limits)
    let areFilters = expressions?.areRowFilters ?? false
    let result = compiler.compile(
      expressions: areFilters ? [] : parsed, rowFilters: areFilters ? parsed : [],
      names: expressions?.names ?? [], reading: reading)
    var places = PlaceResolver(files)
    diagnostics += result.problems.shown().map { places.diagnostic($0) } + result.diagnostics
    diagnostics = ordered(diagnostics)
    guard let output = result.output, !diagnostics.contains(where: { $0.severity == .error }),
      let policies = CompiledPolicies(output, files: files)
    else { throw CompilationFailure(diagnostics.filter { $0.severity == .error }) }
    return Loaded(
      policies: policies,
      rules: output.rules.indices.map { policies.summary(of: output.rules[$0]) },
      hash: "sha256:"
        + SetHash.of(
          SetHash.parts(of: trees[model.count...], in: files), data: result.data,
          domains: output.federation),
      warnings: diagnostics,
      openings: output.openings.map { policies.opening($0) },
      expressions: output.expressions, rowFilters: output.rowFilters)
  }

  /// What tells diagnostics apart; not the line, which may be as long as its file.
  private struct Said: Hashable {
    var code: String
    var message: String
    var help: String?
    var file: String?
    var start: LineIndex.Position?
    var end: LineIndex.Position?

    init(_ diagnostic: Diagnostic) {
      code = diagnostic.code
      message = diagnostic.message
      help = diagnostic.help
      file = diagnostic.place?.file
      start = diagnostic.place?.start
      end = diagnostic.place?.end
    }
  }

  /// By file and place, each once.
  private static func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Said> = []
    return diagnostics.filter { seen.insert(Said($0)).inserted }.sorted { left, right in
      let one = left.place
      let other = right.place
      guard one?.file == other?.file else {
        return (one?.file ?? "").utf8.lexicographicallyPrecedes((other?.file ?? "").utf8)
      }
      let a = (one?.start.line ?? 0, one?.start.column ?? 0)
      let b = (other?.start.line ?? 0, other?.start.column ?? 0)
      return a == b ? left.code < right.code : a < b
    }
  }
}

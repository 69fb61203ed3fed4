/// Policies compiled together with the model and the standards, ready to judge any number of
/// documents.
///
/// A policy set never changes once made, so one value can serve every thread of a program.
public struct PolicySet: Sendable {
  /// Every rule of the set, by name.
  public let rules: [RuleSummary]
  /// Every waiver of the set, by name.
  public let waivers: [WaiverSummary]
  /// Names of the standards that recognise descriptors, in the order they are declared.
  public let standards: [String]
  /// `sha256:` and the hash of the set's meaning: the same for the same policies and data in
  /// whatever files, order and layout they are written.
  public let hash: String
  /// What is worth a look and refuses nothing.
  public let warnings: [Diagnostic]
  /// Where rules let something pass because something is missing, by rule.
  public let openings: [Opening]

  /// Compiles policy text.
  ///
  /// Reads every file before giving up, so one throw reports all that is wrong.
  ///
  /// - Parameters:
  ///   - sources: The files of the set, in any order.
  ///   - limits: What the set, its messages, and requests that it reads are held to.
  ///   - reading: Gives the document that a `data … from "file"` names, by its path below the
  ///     root of the set; nil where there is none. Throws where it cannot be read.
  /// - Throws: ``CompilationFailure`` where any file has at least one error.
  public init(
    compiling sources: [SourceFile], limits: Limits = Limits(),
    reading: (String) throws(DocumentError) -> Document? = { _ throws(DocumentError) in nil }
  ) throws(CompilationFailure) {
    let compiled = try SetLoader.compile(sources, limits: limits, reading: reading)
    self.init(compiled, standards: compiled.policies.standards.map(\.name))
  }

  /// Compiles policy text with only some of the standards that Charter brings.
  ///
  /// All else is as if it were compiled with all of them: what is wrong, the hash, the names of the
  /// standards. What a standard that was left out would recognise is not recognised.
  ///
  /// - Parameters:
  ///   - sources: The files of the set, in any order.
  ///   - limits: What the set, its messages, and requests that it reads are held to.
  ///   - builtinStandards: Names of those that may recognise something; nil for all.
  ///   - reading: Gives the document that a `data … from "file"` names.
  /// - Throws: ``CompilationFailure`` where any file has at least one error.
  package init(
    compiling sources: [SourceFile], limits: Limits, builtinStandards: Set<String>?,
    reading: (String) throws(DocumentError) -> Document?
  ) throws(CompilationFailure) {
    guard let builtinStandards,
      let compiled = SetLoader.compile(
        sources, standards: builtinStandards, limits: limits, reading: reading)
    else {
      try self.init(compiling: sources, limits: limits, reading: reading)
      return
    }
    self.init(compiled, standards: BuiltinStandards.names)
    isWhole = false
  }

  private init(_ loaded: SetLoader.Loaded, standards: [String]) {
    compiled = loaded.policies
    rules = loaded.rules
    waivers = loaded.policies.waivers.plans.map { loaded.policies.summary(of: $0) }
    self.standards = standards
    hash = loaded.hash
    warnings = loaded.warnings
    openings = loaded.openings
  }

  let compiled: CompiledPolicies
  /// Whether it was compiled with all standards.
  package private(set) var isWhole = true

  /// What inputs and messages are held to.
  package var limits: Limits { compiled.program.limits }

  /// Judges a descriptor as the data products it describes.
  ///
  /// Never throws, never blocks and touches no disk, network or clock, so it can be called from
  /// any number of threads at once. What cannot be judged is a decision that says so.
  ///
  /// - Parameters:
  ///   - document: The descriptor.
  ///   - options: The decision time and what was given up.
  ///   - reading: Gives another file of the descriptor's folder, by its path from that folder;
  ///     nil where there is none.
  /// - Returns: One decision a product, in the order of the document; never empty.
  public func decide(
    _ document: Document, options: DecisionOptions,
    reading: (String) throws(DocumentError) -> Document? = { _ throws(DocumentError) in nil }
  ) -> [Decision] {
    var judge = Judge(self)
    return judge.decide(document, options: options, reading: reading)
  }

  /// Dry-runs access requests and cross-domain reads.
  ///
  /// Never throws, never blocks and touches no disk, network or clock, so it can be called from
  /// any number of threads at once. A request that cannot be read is a decision that says so.
  ///
  /// - Parameters:
  ///   - document: A request as a map, or a list of requests.
  ///   - options: The decision time, and what is known of the mesh.
  /// - Returns: One decision a request, in the order of the document; never empty.
  public func decide(requests document: Document, options: DecisionOptions) -> [Decision] {
    var judge = Judge(self)
    return judge.decide(requests: document, options: options)
  }

  /// Evaluates one expression, as `charter eval` does.
  ///
  /// - Parameters:
  ///   - expression: The expression alone.
  ///   - document: A document whose top-level keys are names of type `Any`.
  ///   - time: What `now` is.
  /// - Returns: The value, or why it is unknown.
  /// - Throws: ``CompilationFailure`` where the expression is not one.
  public func evaluate(
    _ expression: String, with document: Document? = nil, at time: Timestamp
  ) throws(CompilationFailure) -> ExpressionResult {
    try compiled.evaluate(expression, with: document, at: time)
  }

  /// Evaluates many expressions, each by itself: as ``evaluate(_:with:at:)`` one after the other, but
  /// the set is compiled with all of them at once.
  ///
  /// - Returns: What each comes to, in their order.
  package func evaluate(
    all expressions: [String], with document: Document? = nil, at time: Timestamp
  ) -> [Result<ExpressionResult, CompilationFailure>] {
    compiled.evaluate(expressions, with: document, at: time)
  }
}

/// Why policies did not compile: every error that was found, never none.
public struct CompilationFailure: Error, Sendable {
  /// The errors, by file and place.
  public let diagnostics: [Diagnostic]

  /// Wraps the errors of a set.
  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

/// What the caller decides about a decision.
public struct DecisionOptions: Sendable {
  /// Input that a run may lack.
  public enum OptionalInput: String, Sendable, CaseIterable {
    /// The version before the one that is judged.
    case previous
    /// The whole mesh.
    case catalog
    /// Teams and people.
    case directory
  }

  /// The decision time: what `now` is.
  public var time: Timestamp
  /// Name of the standard to read the document by, whatever recognises it.
  public var standard: String?
  /// Inputs given up on purpose: rules that read them are not asked.
  public var without: Set<OptionalInput>
  /// The file's path below the folder that the run was asked about, which `path` of a standard is.
  public var path: String?
  /// What is known of the mesh: made by the policy set that decides.
  public var catalog: Catalog?
  /// Gives a contract that a product names, by its id; nil where there is none.
  ///
  /// What the product's standard reads of the contract is the product's then.
  public var contract: (@Sendable (String) -> ContractFile?)?
  /// How row filters are said.
  public var dialect = SQLDialect.trino
  /// Whether findings and reasons carry the tree of what was evaluated.
  public var explains = false
  /// Whether what is not permitted carries the edits that would make it so.
  public var findsChanges = false
  /// Whether the next instant is looked for at which the outcome is another.
  public var findsNextChange = false
  /// Whether decisions say in words what was asked for and what was read; not needed where only
  /// programs read them.
  public var describesRequests = true

  /// Makes options; only the time is needed.
  public init(
    at time: Timestamp, standard: String? = nil, without: Set<OptionalInput> = [],
    path: String? = nil, catalog: Catalog? = nil
  ) {
    self.time = time
    self.standard = standard
    self.without = without
    self.path = path
    self.catalog = catalog
  }
}

/// What an expression came to.
public enum ExpressionResult: Sendable {
  /// A value, as JSON.
  case value(json: String)
  /// Absent or unreadable, and why: at least one reason.
  case unknown(reasons: [String])
}

/// What a set says of one of its rules.
public struct RuleSummary: Sendable {
  /// `policy.rule`.
  public var name: String
  /// What the rule is asked of, such as `product`.
  public var subject: String
  /// The `///` lines above it; empty where none.
  public var documentation: String
  /// Owner of its policy.
  public var owner: String?
  /// `help`, as written.
  public var help: String?
  /// The rule as written.
  public var source: String
  /// Where it stands.
  public var place: Place
  /// Its levels: from when (nil: ever since), and which.
  public var levels: [(from: String?, level: Finding.Level)]
  /// The last day it is in force, where it ends.
  public var until: String?
  /// Who may waive it, and for how long at most; missing where nobody may.
  public var waivable: (role: String, longest: String)?
  /// Its tags.
  public var tags: [String]
  /// Optional inputs that it reads.
  public var reads: Set<DecisionOptions.OptionalInput>
}

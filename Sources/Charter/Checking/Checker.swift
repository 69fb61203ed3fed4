/// Checks expressions against the schema and what is in scope, and emits their nodes.
///
/// Everything wrong becomes a problem, and checking goes on: an expression that was refused has the
/// type `invalid`, which fits anything, so that one mistake gives one diagnostic.
///
/// Accesses to its properties are not checked for overlaps at run time, which would be a twelfth of all
/// that compiling costs: one thread has it, and no property is lent to what reaches the checker again.
final class Checker {
  /// A name that stands in the frame.
  struct Local {
    var name: String
    var type: Type
    var slot: Int32
    var span: Span
    /// An input of the rule's subject.
    var isInput = false
  }

  /// What is known of the place that is being checked.
  struct Context {
    var locals: [Local] = []
    var frameSize: Int32 = 0
    /// The policy whose own names are seen.
    var policy: String?
    /// The standard whose defines are seen.
    var standard: String?
    /// Whose names of documents are seen: see `documentNames`.
    var documents: String?
    /// Documents' spellings are read, `missing` is a value, `raw` and `path` are there.
    var isStandard: Bool { standard != nil }
    /// The record whose fields are names, in its own defaults.
    var record: Int?
    /// Cases that hold cases are values: in data.
    var allowsGroups = false
    /// Names are refused: params, data.
    var isLiteral = false
    /// Values of a test: `missing` is one, and a record may leave out what it must have.
    var isTest = false
    /// Inputs that are read, through defines too.
    var reads: Set<DecisionOptions.OptionalInput> = []
  }

  @exclusivity(unchecked) var schema: Schema
  let emitter: Emitter
  @exclusivity(unchecked) var problems: [Problem] = []
  @exclusivity(unchecked) var context = Context()
  @exclusivity(unchecked) var suggestions = SuggestionBudget()
  /// Types of expressions of this context that were looked at before they are checked, by their places.
  @exclusivity(unchecked) var peekedTypes: [Span: Type] = [:]
  /// Parts of the rules that were compiled, and fields of the records that were written out.
  @exclusivity(unchecked) private(set) var ruleParts: Int64 = 0
  @exclusivity(unchecked) private(set) var recordFields = 0
  /// Paths that defines read of their parameters, by function.
  @exclusivity(unchecked) var definePaths: [Int32: [ReadPath]] = [:]

  /// Params and data by name: of a policy under its name, of the set under "".
  @exclusivity(unchecked) var globals: [String: [String: GlobalEntry]] = [:]
  /// Defines: of a policy under its name, of a standard under `standard NAME`, of the set under "".
  @exclusivity(unchecked) var defines: [String: [String: DefineEntry]] = [:]
  /// Numbers of the params that domains may turn.
  @exclusivity(unchecked) var turnedParams: Set<Int32> = []
  /// Places of the names of params, data and defines that something uses.
  @exclusivity(unchecked) var usedDeclarations: Set<Span> = []
  /// Places of the names of rules, by `policy.rule`.
  @exclusivity(unchecked) var ruleNames: [String: Span] = [:]
  /// Places of the names of policies.
  @exclusivity(unchecked) var policyNames: [String: Span] = [:]
  /// What each standard sees: `raw`, `path`, and the files that it names.
  @exclusivity(unchecked) var documentNames: [String: DocumentNames] = [:]
  /// Standards that look up contracts.
  @exclusivity(unchecked) var readsContracts: Set<String> = []
  /// All defines, so that an entry can be found by number.
  @exclusivity(unchecked) var defineEntries: [CheckedDefine] = []

  /// A param or data.
  struct GlobalEntry {
    var number: Int32
    var type: Type
    var span: Span
  }

  /// Names of documents, of which a later one wins over an earlier.
  struct DocumentNames {
    let all: [String]
    private let places: [String: Int]

    init(_ names: [String]) {
      all = names
      places = Dictionary(
        names.enumerated().map { ($1, $0) }, uniquingKeysWith: { _, last in last })
    }

    func place(of name: String) -> Int? { places[name] }
  }

  /// Where a define stands in `defineEntries`.
  struct DefineEntry {
    var number: Int
  }

  /// A define and what checking it gave.
  struct CheckedDefine {
    enum State { case unchecked, checking, checked }
    var declaration: DefineDeclaration
    var policy: String?
    var standard: String?
    var state = State.unchecked
    var parameters: [Type] = []
    var result = Type.invalid
    var function: Int32 = -1
    /// Its text could not be read whole, so nothing is said of its uses.
    var isDamaged = false
    var reads: Set<DecisionOptions.OptionalInput> = []
  }

  /// How many names may still be compared with those that nothing has: a set with very many of both must
  /// not take their product.
  struct SuggestionBudget {
    private(set) var left = 200_000

    var isOpen: Bool { left > 0 }

    mutating func count(_ names: Int) { left -= names }
  }

  private let files: [SourceFile]

  init(files: [SourceFile], schema: Schema, emitter: Emitter) {
    self.files = files
    self.schema = schema
    self.emitter = emitter
  }

  func report(_ problem: Problem) { problems.append(problem) }

  /// Whether a place is in the library's own model.
  func isModel(_ span: Span) -> Bool { files[Int(span.file)].path.hasPrefix("charter:") }

  /// What a span says, with every run of white space as one blank.
  func text(of span: Span) -> String {
    let isPlain = files[Int(span.file)].bytes.withUnsafeBufferPointer { bytes in
      bytes[Int(span.start)..<Int(span.end)].allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
    let text = String(
      decoding: files[Int(span.file)].bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
    return isPlain ? text : text.squeezed
  }

  // MARK: Limits

  /// Counts the parts of a rule; says so once where a set has too many.
  ///
  /// - Returns: Whether there is room for them.
  func count(ruleParts parts: Int64, of span: Span) -> Bool {
    let hadRoom = ruleParts <= Limit.setParts
    ruleParts += parts
    guard ruleParts > Limit.setParts else { return true }
    if hadRoom { report(.rulesTooLarge(span)) }
    return false
  }

  /// The same of the fields of a record that is written out.
  func count(recordFields fields: Int, of span: Span) -> Bool {
    let hadRoom = recordFields <= Limit.recordFields
    recordFields += fields
    guard recordFields > Limit.recordFields else { return true }
    if hadRoom { report(.recordsTooLarge(span)) }
    return false
  }

  // MARK: Results

  /// An expression that was checked.
  struct Checked {
    var node: Int32
    var type: Type
  }

  func invalid(_ span: Span) -> Checked {
    Checked(node: emitter.constant(.unknown(.malformed), span), type: .invalid)
  }

  /// Reports and gives what nothing follows from.
  func refuse(_ problem: Problem) -> Checked {
    report(problem)
    return invalid(problem.span)
  }

  // MARK: Frames

  func addLocal(_ identifier: Identifier, _ type: Type) -> Int32 {
    checkHiding(identifier)
    let slot = context.frameSize
    context.frameSize += 1
    context.locals.append(
      Local(name: identifier.text, type: type, slot: slot, span: identifier.span))
    return slot
  }

  func removeLocal() { context.locals.removeLast() }

  /// Hiding one name by another is an error: a reader would take one for the other.
  private func checkHiding(_ identifier: Identifier) {
    let name = identifier.text
    if let local = context.locals.last(where: { $0.name == name }) {
      report(.hiding(name, identifier.span, "a name here", first: local.span))
      return
    }
    for scope in [context.policy, ""].compactMap({ $0 }) {
      if let global = globals[scope]?[name] {
        report(.hiding(name, identifier.span, "a param or data", first: global.span))
        return
      }
      if let define = defines[scope]?[name] {
        let span = defineEntries[define.number].declaration.name.span
        report(.hiding(name, identifier.span, "a define", first: span))
        return
      }
    }
    if Ambient.allCases.contains(where: { $0.name == name }) {
      report(.hiding(name, identifier.span, "what is always there", first: nil))
    }
  }

  /// Checks with a context of its own, and comes back.
  func within<Result>(_ inner: Context, _ body: () -> Result) -> (result: Result, after: Context) {
    let (outer, peeked) = (context, peekedTypes)
    context = inner
    peekedTypes = [:]
    let result = body()
    let after = context
    context = outer
    peekedTypes = peeked
    return (result, after)
  }

  // MARK: Types as written

  func resolve(_ syntax: TypeSyntax) -> Type {
    switch syntax.form {
    case .list(let element): return .list(resolve(element))
    case .map(let element): return .map(resolve(element))
    case .name(let name):
      if let type = schema.types[name] { return type }
      report(.unknownType(name, syntax.span, suggested(schema.types.keys.sorted())))
      return .invalid
    }
  }
}

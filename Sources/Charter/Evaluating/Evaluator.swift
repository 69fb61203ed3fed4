/// Evaluates trees of a program over the documents of its workspace.
///
/// One evaluator serves one thread; it is kept from input to input for its memory. Everything it
/// reads of the program is reached by pointer: no count, no check, no copy in the loop.
struct Evaluator: ~Copyable {
  let program: Program
  let nodes: UnsafePointer<Node>
  let extra: UnsafePointer<Int32>
  let constants: UnsafePointer<Value>
  let binders: UnsafePointer<BinderCode>
  let functions: UnsafePointer<FunctionCode>
  let types: UnsafePointer<TypeCode>
  let keyedListCount: Int
  let keyedListNumbers: UnsafePointer<Int32>
  let keyedListTables: UnsafePointer<KeyedLists.Table>
  let keyedListPlaces: UnsafePointer<Int32>

  var workspace: Workspace
  /// `now`: microseconds.
  var now = Timestamp(microseconds: 0)
  /// Inputs that are not there and were not given up.
  var catalog = Value.unknown(.catalogNotSupplied)
  var directory = Value.unknown(.directoryNotSupplied)
  /// Where their values stand, and what is within what.
  private(set) var snapshot: CatalogSnapshot?
  /// The judged product in it, and what follows from that.
  var mesh = MeshInUse()
  /// The map that each map with a `$ref` leads to, by number of the node.
  var references: [Int: Int] = [:]
  /// Most values below what a `$ref` leads to.
  var largestReference = 0
  /// What a standard sees: the document, its path, and the files that it names.
  var documentValues: [Value] = [.absent, .absent]
  /// Values of params and data while the program's constants are being made; then of the params that
  /// some domain sets, for the subject that is judged.
  var globals: [Value] = []
  /// Whether the subject is within each domain that the set speaks for.
  var lineage: [Value] = []
  /// The name of the subject's domain, where `lineage` and `globals` are right for all subjects of it.
  var lineageName: [UInt8]?

  /// What the paths of the guards are known to be, for the subject that is judged.
  var guardKeys: [UInt32] = []
  /// The same of lists; whether any rule asks of one.
  var guardLists = GuardLists()
  var asksLists = false
  /// Of the rules that are in force, those that may apply: the first `candidateCount`.
  private(set) var candidates: UnsafeMutablePointer<Int32>
  private var candidateCapacity = 64
  var candidateCount = 0
  /// What was found for inputs before.
  var candidateCache = CandidateCache()
  /// A bit for each rule, while they are found.
  var candidateBits: [UInt64] = []
  /// What conditions that several rules ask came to, for the subject that is judged.
  var memo: ConditionMemo
  /// What the rule that is asked read, where it found something: numbers of reads, and what was there.
  var reads: [(read: Int32, value: Value)] = []

  private var frames: UnsafeMutablePointer<Value>
  private var frameCapacity: Int
  private var base = 0
  /// Whether what is evaluated may walk lists; see ``CostBudget``.
  var budget = CostBudget.counted
  /// Only what an index leaves of the catalog's lists was counted.
  var mustNarrow = false
  /// The defines that are running, outermost first, where what they run is counted.
  private(set) var callSites: [CallSite] = []
  private var size = 0

  /// A mark for each node of the documents that a mapping read: 1 stepped on, 2 read whole.
  ///
  /// Only kept while `isTracking`.
  var readNodes: [UInt8] = []
  var isTracking = false

  /// A field that was filled because it was not given.
  struct Filled {
    var slot: Int
    var record: Value
    var function: Int
  }
  /// Fields that were filled, inner records first.
  ///
  /// Only kept while `isNotingFills`.
  var filled: [Filled] = []
  var isNotingFills = false

  /// Scratch of patterns whose automaton is too large to be made ahead.
  var matchers: [PatternMatcher?]

  init(program: Program, conditions: Int = 0) {
    self.program = program
    memo = ConditionMemo(count: conditions)
    nodes = program.nodes.pointer
    extra = program.extra.pointer
    constants = program.constants.pointer
    binders = program.binders.pointer
    functions = program.functions.pointer
    types = program.types.pointer
    keyedListCount = program.keyedLists.numbers.count
    keyedListNumbers = program.keyedLists.numbers.pointer
    keyedListTables = program.keyedLists.tables.pointer
    keyedListPlaces = program.keyedLists.places.pointer
    workspace = Workspace(program: program)
    frameCapacity = 1 << 10
    frames = .allocate(capacity: frameCapacity)
    frames.initialize(repeating: .absent, count: frameCapacity)
    candidates = .allocate(capacity: candidateCapacity)
    matchers = Array(repeating: nil, count: program.patterns.count)
  }

  deinit {
    frames.deallocate()
    candidates.deallocate()
  }

  /// Makes room for the places of rules that may apply; what stands there is forgotten.
  mutating func reserveCandidates(_ count: Int) {
    guard count > candidateCapacity else { return }
    candidates.deallocate()
    candidateCapacity = count
    candidates = .allocate(capacity: count)
  }

  /// Makes a mesh known, or nothing of one.
  mutating func use(_ snapshot: CatalogSnapshot?) {
    catalog = snapshot?.catalog ?? .unknown(.catalogNotSupplied)
    directory = snapshot?.directory ?? .unknown(.directoryNotSupplied)
    mesh.clear()
    guard snapshot !== self.snapshot else { return }
    self.snapshot = snapshot
    mesh.marks = []
    lineageName = nil
    workspace.use(snapshot)
  }

  /// Takes the product that was judged beside the mesh out of it again.
  @inline(__always)
  mutating func leaveMesh() {
    if mesh.place != nil { use(snapshot) }
  }

  /// Whether fields that were not given are filled from others.
  var fillsRecords = true

  // MARK: Frames

  /// Starts at the bottom with a frame of this many slots.
  mutating func enter(frameSize: Int) {
    base = 0
    size = frameSize
    budget = .counted
    mustNarrow = false
    callSites.removeAll(keepingCapacity: true)
    if frameSize > frameCapacity { growFrames(frameSize) }
    for slot in 0..<frameSize { frames[slot] = .absent }
  }

  @inline(__always)
  func local(_ slot: Int32) -> Value { frames[base + Int(slot)] }

  /// A value of any frame that is running.
  func frameValue(_ index: Int) -> Value { frames[index] }

  @inline(__always)
  mutating func setLocal(_ slot: Int32, _ value: Value) { frames[base + Int(slot)] = value }

  /// An input of the subject, from whatever frame.
  func input(_ slot: Int32) -> Value { frames[Int(slot)] }

  mutating func setInput(_ slot: Int32, _ value: Value) { frames[Int(slot)] = value }

  @inline(never)
  private mutating func growFrames(_ needed: Int) {
    let capacity = max(frameCapacity * 2, needed)
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    larger.initialize(repeating: .absent, count: capacity)
    larger.update(from: frames, count: frameCapacity)
    frames.deallocate()
    frames = larger
    frameCapacity = capacity
  }

  /// Runs a function over arguments.
  mutating func call(_ function: Int, arguments first: Int, count: Int) -> Value {
    let code = functions[function]
    let savedSize = size
    for index in 0..<count {
      let argument = evaluate(extra[first + index])
      push(argument)
    }
    return run(code, above: savedSize, arguments: count, from: first)
  }

  /// Runs a function of one argument that is known already.
  mutating func call(_ function: Int, with argument: Value) -> Value {
    let code = functions[function]
    let savedSize = size
    push(argument)
    return run(code, above: savedSize, arguments: 1, from: -1)
  }

  private mutating func push(_ value: Value) {
    if base + size >= frameCapacity { growFrames(base + size + 1) }
    frames[base + size] = value
    size += 1
  }

  private mutating func run(
    _ code: FunctionCode, above savedSize: Int, arguments: Int, from first: Int
  ) -> Value {
    let savedBase = base
    // Where what is around the call was counted, nothing in it is counted again.
    let isCounted = budget == .counted
    if isCounted {
      callSites.append(callSite(arguments: first, count: arguments, base: savedBase + savedSize))
    }
    defer { if isCounted { callSites.removeLast() } }
    base += savedSize
    size = Int(code.frameSize)
    if base + size > frameCapacity { growFrames(base + size) }
    let result = evaluate(code.body)
    base = savedBase
    size = savedSize
    return result
  }

  /// Where to step back to after stepping into a define.
  struct Frame {
    fileprivate var base: Int
    fileprivate var size: Int
    fileprivate var isCounted: Bool
  }

  /// Steps into the define that a call names, its arguments evaluated, so that its parts can be
  /// looked at; ``close(_:)`` steps back.
  mutating func open(call node: Node) -> (body: Int32, frame: Frame) {
    let code = functions[Int(node.a)]
    let frame = Frame(base: base, size: size, isCounted: budget == .counted)
    for index in 0..<Int(node.c) {
      let argument = evaluate(extra[Int(node.b) + index])
      push(argument)
    }
    if frame.isCounted {
      callSites.append(
        callSite(arguments: Int(node.b), count: Int(node.c), base: base + frame.size))
    }
    base += frame.size
    size = Int(code.frameSize)
    if base + size > frameCapacity { growFrames(base + size) }
    return (code.body, frame)
  }

  mutating func close(_ frame: Frame) {
    base = frame.base
    size = frame.size
    if frame.isCounted { callSites.removeLast() }
  }

  /// How many defines are running whose arguments are counted.
  var callSiteCount: Int { callSites.count }

  // MARK: Evaluation

  /// The value of a node that is most often a constant, a local or a field of one: those are found
  /// without a call.
  @inline(__always)
  mutating func operand(_ number: Int32) -> Value {
    let node = nodes[Int(number)]
    switch node.operation {
    case .constant: return constants[Int(node.a)]
    case .local: return frames[base + Int(node.a)]
    case .field where nodes[Int(node.a)].operation == .local:
      return field(of: frames[base + Int(nodes[Int(node.a)].a)], Int(node.b))
    default: return evaluate(number)
    }
  }

  /// The value of a node in the current frame.
  mutating func evaluate(_ number: Int32) -> Value {
    let node = nodes[Int(number)]
    switch node.operation {
    case .constant: return constants[Int(node.a)]
    case .global: return globals[Int(node.a)]
    case .local: return frames[base + Int(node.a)]
    case .field: return field(of: operand(node.a), Int(node.b))
    case .versionPart: return versionPart(of: evaluate(node.a), Int(node.b))
    case .rawField: return rawField(of: operand(node.a), key: UInt32(bitPattern: node.b))
    case .element: return element(node)
    case .entry: return entry(node)
    case .coerce: return coerce(evaluate(node.a), to: node.b)
    case .fits: return fits(evaluate(node.a), node.b)
    case .list: return list(node)
    case .record: return record(node)
    case .anonymousRecord: return anonymousRecord(node)
    case .comprehension: return comprehension(node, number)
    case .some, .every, .no:
      guard budget == .granted else { return outermost(number) }
      if node.operation == .every { return quantified(node, .every) }
      let some = quantified(node, .some)
      return node.operation == .no ? negated(some) : some
    case .count: return counted(node, number)
    case .share: return shared(node, number)
    case .not: return negated(evaluate(node.a))
    case .and: return and(node)
    case .or: return or(node)
    case .implies: return implies(node)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return comparison(node)
    case .isCase:
      let value = operand(node.a)
      guard value.isPresent else { return .unknown(over: value) }
      return .bool((value.caseNumber == Int(node.b)) != (node.flag == 1))
    case .presence:
      let value = operand(node.a)
      if value.isUnreadable { return value }
      return .bool(value.isPresent == (node.flag == 1))
    case .orElse: return orElse(node)
    case .member: return member(node)
    case .notMember: return negated(member(node))
    case .within: return within(node)
    case .like: return like(node)
    case .matches: return matches(node)
    case .add, .subtract, .multiply, .divide: return arithmetic(node)
    case .conditional:
      let condition = evaluate(node.a)
      if isTracking {
        // Both branches count as read, whichever is taken.
        _ = evaluate(condition.isTrue ? node.c : node.b)
      }
      if condition.isTrue { return evaluate(node.b) }
      if condition.isFalse { return evaluate(node.c) }
      return .unknown(over: condition)
    case .interpolation: return interpolation(node)
    case .call: return call(Int(node.a), arguments: Int(node.b), count: Int(node.c))
    case .builtin: return builtin(node)
    case .ambient: return ambient(node.a)
    case .documentValue: return documentValues[Int(node.a)]
    case .startOfDay:
      let date = evaluate(node.a)
      guard date.isPresent else { return .unknown(over: date) }
      return .timestamp(date.date.startOfDay).from(date.origin)
    }
  }

  func ambient(_ number: Int32) -> Value {
    switch Ambient(rawValue: number) {
    case .now: .timestamp(now)
    case .today: .date(now.date)
    case .catalog: catalog
    case .directory: directory
    case nil: preconditionFailure("the checker names only what is ambient")
    }
  }

  mutating func orElse(_ node: Node) -> Value {
    let value = evaluate(node.a)
    guard value.isAbsent else {
      if isTracking { _ = evaluate(node.b) }
      return value
    }
    let other = evaluate(node.b)
    // Where neither is there, what was looked for first is what is missing.
    return other.isAbsent && value.origin != 0 ? value : other
  }
}

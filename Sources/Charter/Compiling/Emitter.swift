/// Collects the nodes of a program while expressions are checked.
///
/// Accesses to its properties are not checked for overlaps at run time: one thread has it, and none of its
/// methods lends a property to what reaches the emitter again.
final class Emitter {
  @exclusivity(unchecked) private(set) var nodes: [Node] = []
  @exclusivity(unchecked) private(set) var spans: [Span] = []
  @exclusivity(unchecked) private(set) var costs: [CostCode] = []
  @exclusivity(unchecked) private(set) var extra: [Int32] = []
  @exclusivity(unchecked) private(set) var constants: [Value] = []
  @exclusivity(unchecked) private(set) var binders: [BinderCode] = []
  @exclusivity(unchecked) private(set) var functions: [FunctionCode] = []
  @exclusivity(unchecked) private(set) var functionCosts: [CostCode] = []
  @exclusivity(unchecked) private(set) var types: [TypeCode] = []
  @exclusivity(unchecked) private var typeNumbers: [UInt64: Int32] = [:]
  @exclusivity(unchecked) private(set) var patterns: [Pattern] = []
  @exclusivity(unchecked) private var patternNumbers: [[UInt8]: Int32] = [:]
  /// Whether functions read neither anything ambient nor anything else but their parameters.
  @exclusivity(unchecked) private var constantFunctions: [Int32: Bool] = [:]
  @exclusivity(unchecked) var symbols = SymbolTable()
  /// What was checked and emitted, and whatever was looked at once more.
  let steps = StepCount()
  /// Slots of constants that are lists and records.
  @exclusivity(unchecked) private(set) var slots: [Value] = []
  /// Number of the first case of each enum, and one past the last.
  @exclusivity(unchecked) var enumStarts: [Int32] = [0]
  /// Number of the first field of each record, and one past the last.
  @exclusivity(unchecked) var recordStarts: [Int32] = [0]

  // MARK: Trying

  /// How much there is of everything that stands in the order it was added.
  struct Mark {
    var nodes: Int
    var extra: Int
    var constants: Int
    var binders: Int
    var functions: Int
    var slots: Int
  }

  var mark: Mark {
    Mark(
      nodes: nodes.count, extra: extra.count, constants: constants.count, binders: binders.count,
      functions: functions.count, slots: slots.count)
  }

  /// Drops what was added since; numbers of types, patterns and symbols stay given.
  func rewind(to mark: Mark) {
    nodes.removeLast(nodes.count - mark.nodes)
    spans.removeLast(spans.count - mark.nodes)
    costs.removeLast(costs.count - mark.nodes)
    extra.removeLast(extra.count - mark.extra)
    constants.removeLast(constants.count - mark.constants)
    binders.removeLast(binders.count - mark.binders)
    functions.removeLast(functions.count - mark.functions)
    functionCosts.removeLast(functionCosts.count - mark.functions)
    slots.removeLast(slots.count - mark.slots)
  }

  // MARK: Nodes

  /// Adds a node whose operands stand in the program already.
  ///
  /// `walks`: how deep the lists are that it compares or puts together.
  func add(_ node: Node, _ span: Span, operands: [Int32] = [], walks: Int32 = 0) -> Int32 {
    var cost = CostCode(of: node, types: types, extraWalks: walks)
    for operand in operands where operand >= 0 {
      cost = cost.joined(with: costs[Int(operand)])
    }
    return add(node, span, cost)
  }

  /// Adds a node that walks a list, one of its operands.
  func add(walking node: Node, _ span: Span, operands: [Int32]) -> Int32 {
    var cost = CostCode(of: node, types: types, extraWalks: 1)
    cost.depth = 1
    for operand in operands { cost = cost.joined(with: costs[Int(operand)]) }
    return add(node, span, cost)
  }

  func add(_ node: Node, _ span: Span, _ cost: CostCode) -> Int32 {
    steps.add()
    var cost = cost
    cost.height += 1
    nodes.append(node)
    spans.append(span)
    costs.append(cost)
    return Int32(nodes.count - 1)
  }

  func constant(_ value: Value, _ span: Span) -> Int32 {
    constants.append(value)
    return add(Node(.constant, Int32(constants.count - 1)), span)
  }

  func add(extra values: [Int32]) -> Int32 {
    extra.append(contentsOf: values)
    return Int32(extra.count - values.count)
  }

  /// Adds what a list is asked for; the node that uses it is its owner.
  func add(
    _ operation: Node.Operation, binder: BinderCode, _ span: Span
  ) -> Int32 {
    binders.append(binder)
    var inner = CostCode(size: 0, depth: 0)
    if binder.condition >= 0 { inner = inner.joined(with: costs[Int(binder.condition)]) }
    if binder.body >= 0 { inner = inner.joined(with: costs[Int(binder.body)]) }
    let cost = CostCode(size: 1, depth: 0)
      .joined(with: costs[Int(binder.list)]).joined(with: inner.walked)
    return add(Node(operation, Int32(binders.count - 1)), span, cost)
  }

  func add(call function: Int32, arguments: [Int32], _ span: Span) -> Int32 {
    var cost = CostCode(size: 1, depth: 0).joined(with: functionCosts[Int(function)])
    for argument in arguments { cost = cost.joined(with: costs[Int(argument)]) }
    let first = add(extra: arguments)
    return add(Node(.call, function, first, Int32(arguments.count)), span, cost)
  }

  func add(function body: Int32, frameSize: Int) -> Int32 {
    functions.append(FunctionCode(body: body, frameSize: Int32(frameSize)))
    functionCosts.append(costs[Int(body)])
    return Int32(functions.count - 1)
  }

  /// Finds the lists of the catalog that are looked through by an equality, and gives the indexes.
  func planIndexes(fields: [Type], loops: inout [RulePlan]) -> [ListIndexCode] {
    var planner = ListIndexPlanner(self, fields: fields)
    for number in nodes.indices {
      let node = nodes[number]
      switch node.operation {
      case .element:
        let index = planner.index(ofElement: node)
        if index >= 0, index < UInt8.max { nodes[number].flag = UInt8(index + 1) }
      case .comprehension, .some, .every, .no, .count, .share:
        let binder = binders[Int(node.a)]
        let asks = node.operation == .some || node.operation == .no
        binders[Int(node.a)].lookup = planner.lookup(
          list: binder.list, slot: binder.slot,
          asks ? [binder.condition, binder.body] : [binder.condition])
      default: continue
      }
    }
    for rule in loops.indices {
      for place in loops[rule].loops.indices {
        let loop = loops[rule].loops[place]
        guard loop.condition >= 0 else { continue }
        loops[rule].loops[place].lookup = planner.lookup(
          list: loop.list, slot: loop.slot, [loop.condition])
      }
    }
    return planner.indexes
  }

  /// Turns a node into a constant once its value is known.
  func replace(_ node: Int, byConstant value: Value) {
    constants.append(value)
    nodes[node] = Node(.constant, Int32(constants.count - 1))
  }

  /// Turns a param into its place among those that some domain sets.
  func replace(_ node: Int, byParam place: Int) { nodes[node] = Node(.global, Int32(place)) }

  /// Whether a node reads neither one of these slots nor anything that is ambient.
  ///
  /// Of what was refused it says no, so that nothing follows from a mistake.
  func isConstant(_ number: Int32, own: Set<Int32>) -> Bool {
    steps.add()
    let node = nodes[Int(number)]
    switch node.operation {
    case .ambient, .documentValue: return false
    case .local: return !own.contains(node.a)
    case .constant: return constants[Int(node.a)].tag != .unreadable
    case .call:
      guard isConstant(function: node.a) else { return false }
    case .builtin:
      switch BuiltinOperation(rawValue: node.a) {
      case .age, .changes, .cycle, .downstream, .partOf, .sourceOf, .upstream: return false
      default: break
      }
    case .comprehension, .some, .every, .no, .count, .share:
      let binder = binders[Int(node.a)]
      for inner in [binder.condition, binder.body]
      where inner >= 0 && !isConstant(inner, own: own) {
        return false
      }
    default: break
    }
    var isWhole = true
    forEachOperand(of: node) { isWhole = isWhole && isConstant($0, own: own) }
    return isWhole
  }

  /// The same of a define whatever it is called with; asked once of each.
  private func isConstant(function: Int32) -> Bool {
    if let known = constantFunctions[function] { return known }
    let answer = isConstant(functions[Int(function)].body, own: [])
    constantFunctions[function] = answer
    return answer
  }

  /// Calls with each operand, as ``operands(of:)`` gives them; nothing is allocated for most nodes.
  @inline(__always)
  func forEachOperand(of node: Node, _ body: (Int32) -> Void) {
    if node.forEachOwnOperand(body) { return }
    for operand in operands(of: node) { body(operand) }
  }

  /// Operands of a node, in the order of the source; bodies of binders and functions are none.
  func operands(of node: Node) -> [Int32] {
    var own: [Int32] = []
    if node.forEachOwnOperand({ own.append($0) }) { return own }
    switch node.operation {
    case .list, .interpolation: return (0..<node.b).map { extra[Int(node.a + $0)] }
    case .record:
      let count = recordStarts[Int(node.b) + 1] - recordStarts[Int(node.b)]
      return (0..<count).map { extra[Int(node.a + $0)] }.filter { $0 >= 0 }
    case .anonymousRecord: return (0..<node.b).map { extra[Int(node.a + $0 * 2 + 1)] }
    case .like:
      return [node.a] + (0..<node.c).map { extra[Int(node.b + $0)] }.filter { $0 >= 0 }
    case .call, .builtin: return (0..<node.c).map { extra[Int(node.b + $0)] }
    case .comprehension, .some, .every, .no, .count, .share:
      return [binders[Int(node.a)].list]
    default: preconditionFailure("the operands of all others stand in the node")
    }
  }

  // MARK: Types, patterns, texts

  func number(of type: Type) -> Int32 {
    let code: TypeCode =
      switch type {
      case .text: TypeCode(kind: .text, index: 0)
      case .integer: TypeCode(kind: .integer, index: 0)
      case .decimal: TypeCode(kind: .decimal, index: 0)
      case .ratio: TypeCode(kind: .ratio, index: 0)
      case .bool: TypeCode(kind: .bool, index: 0)
      case .date: TypeCode(kind: .date, index: 0)
      case .timestamp: TypeCode(kind: .timestamp, index: 0)
      case .duration: TypeCode(kind: .duration, index: 0)
      case .version: TypeCode(kind: .version, index: 0)
      case .email: TypeCode(kind: .email, index: 0)
      case .url: TypeCode(kind: .url, index: 0)
      case .domain: TypeCode(kind: .domain, index: 0)
      case .team: TypeCode(kind: .team, index: 0)
      case .person: TypeCode(kind: .person, index: 0)
      case .any, .nothing, .invalid: TypeCode(kind: .any, index: 0)
      case .enumeration(let index): TypeCode(kind: .enumeration, index: Int32(index))
      case .record(let index): TypeCode(kind: .record, index: Int32(index))
      case .list(let element): TypeCode(kind: .list, index: number(of: element))
      case .map(let element): TypeCode(kind: .map, index: number(of: element))
      }
    let key = UInt64(code.kind.rawValue) << 32 | UInt64(UInt32(bitPattern: code.index))
    if let number = typeNumbers[key] { return number }
    types.append(code)
    typeNumbers[key] = Int32(types.count - 1)
    return Int32(types.count - 1)
  }

  func number(of pattern: Pattern, source: [UInt8]) -> Int32 {
    patterns.append(pattern)
    patternNumbers[source] = Int32(patterns.count - 1)
    return Int32(patterns.count - 1)
  }

  func number(ofPattern source: [UInt8]) -> Int32? { patternNumbers[source] }

  /// A text that stands in the policies.
  func text(_ text: String, as tag: Value.Tag = .text) -> Value {
    let symbol = symbols.intern(text)
    let range = symbols.range(of: symbol)
    return .text(
      space: 0, offset: range.lowerBound, length: range.count, symbol: symbol, tag: tag)
  }

  func add(slots values: [Value]) -> Int {
    slots.append(contentsOf: values)
    return slots.count - values.count
  }

  func decimal(_ decimal: ExactDecimal, isRatio: Bool) -> Value {
    if let narrow = decimal.narrow {
      return Value(
        isRatio ? .ratio : .decimal, UInt64(bitPattern: narrow.mantissa),
        auxiliary: UInt32(narrow.scale))
    }
    let bits = UInt128(bitPattern: decimal.scaled)
    let offset = add(slots: [
      Value(.integer, UInt64(truncatingIfNeeded: bits)),
      Value(.integer, UInt64(truncatingIfNeeded: bits >> 64)),
    ])
    return Value(isRatio ? .wideRatio : .wideDecimal, UInt64(offset) << 24)
  }

  func version(_ version: SemanticVersion) -> Value {
    let spelling = text(version.description)
    let offset = add(slots: [
      spelling, .integer(version.major), .integer(version.minor), .integer(version.patch),
    ])
    return Value(.version, UInt64(offset) << 24)
  }

  /// Keeps a value that an evaluation made, for good; what is kept already stays where it is.
  func freeze(_ value: Value, from workspace: borrowing Workspace) -> Value {
    switch value.tag {
    case .list where value.slotSpace == 0, .map where value.slotSpace == 0,
      .record where value.slotSpace == 0:
      return value.from(0)
    case .text, .email, .url, .domain, .team, .person:
      return text(workspace.string(value), as: value.tag)
    case .list, .map:
      let count = value.tag == .map ? value.count * 2 : value.count
      var kept: [Value] = []
      for index in 0..<count { kept.append(freeze(workspace.slot(value, index), from: workspace)) }
      let offset = add(slots: kept)
      return value.tag == .map
        ? .map(space: 0, offset: offset, count: value.count)
        : .list(space: 0, offset: offset, count: value.count)
    case .record:
      let type = Int(value.auxiliary)
      let count = Int(recordStarts[type + 1] - recordStarts[type])
      var kept: [Value] = []
      for index in 0..<count { kept.append(freeze(workspace.slot(value, index), from: workspace)) }
      return .record(space: 0, offset: add(slots: kept), type: type)
    case .wideDecimal, .wideRatio:
      let offset = add(slots: [workspace.slot(value, 0), workspace.slot(value, 1)])
      return Value(value.tag, UInt64(offset) << 24)
    case .version:
      let spelling = freeze(workspace.slot(value, 0), from: workspace)
      let offset = add(slots: [
        spelling, workspace.slot(value, 1), workspace.slot(value, 2), workspace.slot(value, 3),
      ])
      return Value(.version, UInt64(offset) << 24)
    default: return value.from(0)
    }
  }
}

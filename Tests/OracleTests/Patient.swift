@testable import Charter

/// A compiled set that faults are put into, and taken out of again.
///
/// Its evaluator reads the program by address, so a node that is changed here is what it evaluates
/// next. Nobody else may use the set meanwhile.
final class Patient {
  let policies: CompiledPolicies
  private var undo: [() -> Void] = []
  /// Nodes of the set's own files, standards aside.
  private let own: [Int]
  /// Nodes that nothing evaluates while the tests' own standard is in use.
  private var spare: [Int]

  init(_ set: PolicySet) {
    policies = set.compiled
    let program = policies.program
    var asked: Set<Int32> = []
    for standard in policies.standards { Self.collect(standard.recognize, program, &asked) }
    let files = SetLoader.model.count
    let inStandard = Set(
      policies.standards.filter { Int($0.span.file) >= files }.map { $0.span })
    own = (0..<program.nodes.count).filter { number in
      let span = program.spans[number]
      return Int(span.file) >= files
        && !inStandard.contains {
          $0.file == span.file && $0.start <= span.start && span.end <= $0.end
        }
    }
    spare = (0..<program.nodes.count).filter {
      (1..<files).contains(Int(program.spans[$0].file)) && !asked.contains(Int32($0))
    }
  }

  /// A node and everything that is evaluated for it.
  private static func collect(_ number: Int32, _ program: Program, _ found: inout Set<Int32>) {
    guard number >= 0, found.insert(number).inserted else { return }
    let node = program.nodes[Int(number)]
    program.forEachOperand(of: node) { collect($0, program, &found) }
    switch node.operation {
    case .comprehension, .some, .every, .no, .count, .share:
      let binder = program.binders[Int(node.a)]
      collect(binder.condition, program, &found)
      collect(binder.body, program, &found)
    case .call: collect(program.functions[Int(node.a)].body, program, &found)
    default: return
    }
  }

  /// Makes everything as it was.
  func heal() {
    for action in undo.reversed() { action() }
    undo = []
  }

  // MARK: Putting in

  /// Changes an element of an array of the set.
  func change<Element>(_ array: FlatArray<Element>, _ index: Int, _ body: (inout Element) -> Void) {
    let place = UnsafeMutablePointer(mutating: array.pointer) + index
    let before = place.pointee
    undo.append { place.pointee = before }
    body(&place.pointee)
  }

  /// Changes every node of the set's policies that does one of these.
  func nodes(_ operations: Node.Operation..., body: (inout Node) -> Void) {
    for number in own where operations.contains(policies.program.nodes[number].operation) {
      change(policies.program.nodes, number, body)
    }
  }

  /// Puts one operation in place of another.
  func swap(_ one: Node.Operation, with other: Node.Operation) {
    nodes(one) { $0.operation = other }
  }

  /// Puts an operand in place of the whole.
  func replace(_ operation: Node.Operation, by operand: KeyPath<Node, Int32>) {
    let nodes = policies.program.nodes
    self.nodes(operation) { $0 = nodes[Int($0[keyPath: operand])] }
  }

  /// Makes what is unknown true or false.
  func decide(_ operations: Node.Operation..., as answer: Bool) {
    for number in own where operations.contains(policies.program.nodes[number].operation) {
      decide(number, as: answer)
    }
  }

  private func decide(_ number: Int, as answer: Bool) {
    let program = policies.program
    guard spare.count >= 3,
      let bool = (0..<program.types.count).first(where: { program.types[$0].kind == .bool })
    else { return }
    let before = program.nodes[number]
    let (copy, isKnown, isUnknown) = (spare.removeLast(), spare.removeLast(), spare.removeLast())
    undo.append { self.spare += [copy, isKnown, isUnknown] }
    change(program.nodes, copy) { $0 = before }
    // `fits` alone is false of what is unknown.
    change(program.nodes, isKnown) { $0 = Node(.fits, Int32(copy), Int32(bool)) }
    change(program.nodes, isUnknown) { $0 = Node(.not, Int32(isKnown)) }
    change(program.nodes, number) {
      $0 =
        answer
        ? Node(.or, Int32(copy), Int32(isUnknown)) : Node(.and, Int32(copy), Int32(isKnown))
    }
  }

  /// Makes unknown conditions in front of a rule true or false: its `when`, or the `where` of its
  /// loops.
  func decideGuards(when: Bool, as answer: Bool) {
    var numbers: Set<Int32> = []
    if when {
      for index in 0..<policies.codes.count where policies.rules[index].when >= 0 {
        let node = policies.rules[index].when
        numbers.insert(node)
        // Its parts are no longer asked one by one.
        change(policies.conditions.codes, Int(policies.codes[index].when)) {
          $0.kind = .node
          $0.first = node
        }
      }
    } else {
      loops { numbers.insert($0.condition) }
    }
    for number in numbers.sorted() where number >= 0 { decide(Int(number), as: answer) }
  }

  /// Makes unknown conditions of masks true or false.
  func decideMasks(as answer: Bool) {
    var numbers: Set<Int32> = []
    clauses(.mask) { numbers.insert($0.mask?.condition ?? -1) }
    for number in numbers.sorted() where number >= 0 { decide(Int(number), as: answer) }
  }

  /// Changes every binder of the set's policies.
  func binders(_ body: (inout BinderCode) -> Void) {
    for number in own {
      let node = policies.program.nodes[number]
      switch node.operation {
      case .comprehension, .some, .every, .no, .count, .share:
        change(policies.program.binders, Int(node.a), body)
      default: continue
      }
    }
  }

  /// Changes every constant that policies state.
  func constants(_ tag: Value.Tag, _ body: (inout Value) -> Void) {
    for number in own where policies.program.nodes[number].operation == .constant {
      let index = Int(policies.program.nodes[number].a)
      if policies.program.constants[index].tag == tag {
        change(policies.program.constants, index, body)
      }
    }
  }

  /// Changes every clause that does this.
  func clauses(_ kind: EffectKind, _ body: (inout ClauseCode) -> Void) {
    for index in 0..<policies.clauses.count where policies.clauses[index].kind == kind {
      change(policies.clauses, index, body)
    }
  }

  /// Changes every rule as it is asked.
  func rules(_ body: (inout RuleCode) -> Void) {
    for index in 0..<policies.codes.count { change(policies.codes, index, body) }
  }

  /// Changes what rules that demand something of a path are found by.
  func demands(_ body: (inout GuardPostings.Group) -> Void) {
    for postings in policies.guards.postings {
      for index in 0..<postings.groups.count
      where postings.shapes[Int(postings.groups[index].shape)].paths.first != 0 {
        change(postings.groups, index, body)
      }
    }
  }

  /// Changes what is told of a rule's `when` by numbers, before it is asked.
  func guardTests(_ body: (inout GuardTest) -> Void) {
    for tests in [policies.guards.listTests.tests] + policies.guards.postings.map(\.tests.tests) {
      for index in 0..<tests.count { change(tests, index, body) }
    }
  }

  /// Changes every condition as it is asked.
  func conditions(_ body: (inout ConditionCode) -> Void) {
    for index in 0..<policies.conditions.codes.count {
      change(policies.conditions.codes, index, body)
    }
  }

  // MARK: Waivers and limits

  /// Changes every waiver of the set.
  func waivers(_ body: (inout WaiverPlan) -> Void) {
    policies.waivers.plans.withUnsafeBufferPointer { plans in
      guard let first = plans.baseAddress else { return }
      for index in plans.indices {
        let place = UnsafeMutablePointer(mutating: first + index)
        let before = place.pointee
        undo.append { place.pointee = before }
        body(&place.pointee)
      }
    }
  }

  /// Asks about the team in another field of the product than that of its owner.
  func owner(in field: String) {
    guard case .record(let number)? = policies.schema.types["Product"],
      let place = policies.schema.records[number].index(of: field)
    else { return }
    let nodes = policies.program.nodes
    let start = policies.program.recordStarts[number]
    for case let holder? in policies.waivers.holders where holder.slot == 0 {
      let party = nodes[Int(holder.owner)].a
      change(nodes, Int(holder.owner)) { node in
        node.a = nodes[Int(party)].a
        node.b = Int32(place)
        node.c = start + Int32(place)
      }
    }
  }

  /// Takes it that nothing that a rule asks can take too long.
  func forgetCostsOfRules() {
    for index in 0..<policies.costBounds.count {
      change(policies.costBounds, index) { $0.greatestLength = .infinity }
    }
  }

  /// Takes it that no expression over lists can take too long.
  func forgetCostsOfExpressions() {
    for index in 0..<policies.program.costs.count {
      change(policies.program.costs, index) { $0 = CostCode(size: 0, depth: 0) }
    }
  }

  func loops(_ body: (inout LoopCode) -> Void) {
    for index in 0..<policies.loops.count { change(policies.loops, index, body) }
  }

  /// Whether both sides are whole numbers that stand in fields.
  func isOfOneKind(_ node: Node) -> Bool {
    [node.a, node.b].allSatisfy { side in
      let operand = policies.program.nodes[Int(side)]
      guard operand.operation == .field else { return false }
      let type = policies.program.types[Int(policies.program.fields[Int(operand.c)].type)]
      return type.kind == .integer || type.kind == .decimal
    }
  }

  /// Calls one function in place of another.
  func builtin(_ one: BuiltinOperation, with other: BuiltinOperation) {
    nodes(.builtin) { if $0.a == one.rawValue { $0.a = other.rawValue } }
  }

  /// Reads one field in place of another.
  func field(_ one: String, with other: String, of record: String) {
    guard case .record(let number)? = policies.schema.types[record],
      let here = policies.schema.records[number].index(of: one),
      let there = policies.schema.records[number].index(of: other)
    else { return }
    let start = policies.program.recordStarts[number]
    nodes(.field) { node in
      guard node.c == start + Int32(here) else { return }
      node.b = Int32(there)
      node.c = start + Int32(there)
    }
  }
}

/// Takes conditions of rules apart into what they say of paths.
///
/// Looked into are comparisons of a path with constants, `is`, `in`, `is present`, `is missing`, `not`
/// of one of them, and what `and` joins. Everything else is a number.
struct ConjunctionReader: ~Copyable {
  private let program: Program
  /// Numbers of conditions that are not looked into, and of lists that are no paths.
  private var others: [[Int32]: Int] = [:]
  private var numbers: [[Int32]: Int] = [:]
  /// What each path starts from; nil for inputs and elements.
  private(set) var parents: [Int?] = []
  /// Parts of versions: what is said of them says something of the version.
  private var parts: Set<Int> = []
  /// Slots of the rule's loops.
  private var elements: [Int32] = []

  init(_ program: Program) { self.program = program }

  /// Starts a rule; elements of its loops are told by the order of the loops.
  mutating func begin(_ rule: RulePlan) { elements = rule.loops.map(\.slot) }

  /// A number that is the same for lists that are the same.
  mutating func number(ofList node: Int32) -> Int {
    path(node) ?? -2 - number(ofOther: node)
  }

  private mutating func number(ofOther node: Int32) -> Int {
    let words = ConditionWords(of: node, program, elements: elements).words
    let number = others[words] ?? others.count
    others[words] = number
    return number
  }

  /// Adds a condition that is true, or with `isTrue` false one that is false.
  mutating func add(
    _ number: Int32, isTrue: Bool = true, to all: inout Conjunction,
    _ evaluator: inout Evaluator
  ) {
    guard number >= 0 else { return }
    let node = program.nodes[Int(number)]
    switch node.operation {
    case .and where isTrue, .or where !isTrue:
      add(node.a, isTrue: isTrue, to: &all, &evaluator)
      add(node.b, isTrue: isTrue, to: &all, &evaluator)
      return
    case .not: return add(node.a, isTrue: !isTrue, to: &all, &evaluator)
    case .constant:
      let value = program.constants[Int(node.a)]
      if value.isTrue != isTrue { all.isNever = true }
      return
    default: break
    }
    guard let (path, saying) = saying(number, node, isTrue: isTrue, &evaluator) else {
      all.others.insert(self.number(ofOther: number) * 2 + (isTrue ? 1 : 0))
      all.isClosed = false
      return
    }
    if parts.contains(path) { all.isClosed = false }
    all.add(saying, to: path, &evaluator)
  }

  // MARK: One condition

  private mutating func saying(
    _ number: Int32, _ node: Node, isTrue: Bool, _ evaluator: inout Evaluator
  ) -> (path: Int, Conjunction.Saying)? {
    var saying = Conjunction.Saying(node: number)
    saying.needsPresent = true
    switch node.operation {
    case .presence:
      guard let path = path(node.a) else { return nil }
      if (node.flag == 1) == isTrue {
        saying.isFalseWhereMissing = true
      } else {
        saying.needsPresent = false
        saying.needsMissing = true
      }
      return (path, saying)
    case .field, .local:
      guard let path = path(number) else { return nil }
      saying.values.allowed = [.bool(isTrue)]
      return (path, saying)
    case .isCase:
      guard let path = path(node.a) else { return nil }
      let one = Value.enumCase(Int(node.b))
      saying.values.allowed = cases(besideAnd: one).filter {
        ($0.payload == one.payload) == ((node.flag == 0) == isTrue)
      }
      return (path, saying)
    case .member, .notMember:
      return member(node, isIn: (node.operation == .member) == isTrue, saying)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard node.flag == 0 else { return nil }
      return comparison(node, isTrue: isTrue, saying, &evaluator)
    default: return nil
    }
  }

  private mutating func comparison(
    _ node: Node, isTrue: Bool, _ start: Conjunction.Saying, _ evaluator: inout Evaluator
  ) -> (path: Int, Conjunction.Saying)? {
    var operation = isTrue ? node.operation : node.operation.opposite
    var (side, other) = (node.a, node.b)
    if constant(side) != nil {
      (side, other) = (other, side)
      operation = operation.turned
    }
    guard let bound = constant(other), bound.isComparedAlone, let path = path(side) else {
      return nil
    }
    var saying = start
    if bound.tag == .enumCase || bound.tag == .bool {
      let all = bound.tag == .bool ? [.bool(false), .bool(true)] : cases(besideAnd: bound)
      saying.values.allowed = all.filter { evaluator.compare($0, bound, operation).isTrue }
      return (path, saying)
    }
    switch operation {
    case .equal: saying.values.allowed = [bound]
    case .notEqual: saying.values.excluded = [bound]
    case .less: saying.values.high = ValueSet.Bound(value: bound, isStrict: true)
    case .lessOrEqual: saying.values.high = ValueSet.Bound(value: bound, isStrict: false)
    case .greater: saying.values.low = ValueSet.Bound(value: bound, isStrict: true)
    default: saying.values.low = ValueSet.Bound(value: bound, isStrict: false)
    }
    return (path, saying)
  }

  /// `x in [a, b]`, or `a in x`: whether a list holds a constant is a path of its own.
  private mutating func member(
    _ node: Node, isIn: Bool, _ start: Conjunction.Saying
  ) -> (path: Int, Conjunction.Saying)? {
    var saying = start
    if let list = constant(node.b), list.tag == .list, list.slotSpace == 0 {
      let values = (0..<list.count).map { program.slots[list.slotOffset + $0] }
      guard let path = path(node.a), values.allSatisfy(\.isComparedAlone) else { return nil }
      guard let first = values.first, first.tag == .enumCase else {
        if isIn { saying.values.allowed = values } else { saying.values.excluded = values }
        return (path, saying)
      }
      saying.values.allowed = cases(besideAnd: first).filter { one in
        values.contains { $0.payload == one.payload } == isIn
      }
      return (path, saying)
    }
    guard let value = constant(node.a), let key = value.key, let list = path(node.b) else {
      return nil
    }
    guard let steps = steps(of: node.b) else { return nil }
    saying.values.allowed = [.bool(isIn)]
    return (self.number(of: steps + [-1] + key, below: list), saying)
  }

  /// The cases that a value of the case's enum may have: those that hold others are none.
  private func cases(besideAnd value: Value) -> [Value] {
    var enumeration = 0
    while program.enumStarts[enumeration + 1] <= Int32(value.caseNumber) { enumeration += 1 }
    let all = program.enumStarts[enumeration]..<program.enumStarts[enumeration + 1]
    let groups = Set(all.map { program.cases[Int($0)].parent })
    return all.filter { !groups.contains($0) }.map { .enumCase(Int($0)) }
  }

  private func constant(_ number: Int32) -> Value? {
    let node = program.nodes[Int(number)]
    guard node.operation == .constant else { return nil }
    let value = program.constants[Int(node.a)]
    return value.isPresent ? value : nil
  }

  // MARK: Paths

  private mutating func path(_ number: Int32) -> Int? {
    guard let steps = steps(of: number) else { return nil }
    if let known = numbers[steps] { return known }
    let node = program.nodes[Int(number)]
    let parent = node.operation == .local ? nil : path(node.a)
    let path = self.number(of: steps, below: parent)
    if node.operation == .versionPart { parts.insert(path) }
    return path
  }

  private mutating func number(of steps: [Int32], below parent: Int?) -> Int {
    if let known = numbers[steps] { return known }
    numbers[steps] = parents.count
    parents.append(parent)
    return parents.count - 1
  }

  /// Where a path starts, and its fields; nil where it is none.
  private func steps(of number: Int32) -> [Int32]? {
    let node = program.nodes[Int(number)]
    switch node.operation {
    case .local:
      if let loop = elements.firstIndex(of: node.a) { return [-1 - Int32(loop)] }
      return [node.a]
    case .field: return steps(of: node.a).map { $0 + [node.c] }
    case .versionPart: return steps(of: node.a).map { $0 + [-2 - node.b] }
    default: return nil
    }
  }
}

extension Value {
  /// Whether it has an equality that depends on nothing but itself: no list, no record.
  fileprivate var isComparedAlone: Bool {
    switch tag {
    case .list, .map, .record, .raw, .absent, .missingOperand, .unreadable: false
    default: true
    }
  }

  /// A number, or several, that are equal for equal constants; nil where there is none.
  fileprivate var key: [Int32]? {
    switch tag {
    case .text, .email, .url, .domain, .team, .person:
      guard symbol != 0, symbol != Self.noSymbol else { return nil }
      return [0, Int32(bitPattern: symbol)]
    case .enumCase: return [1, Int32(truncatingIfNeeded: payload)]
    default: return nil
    }
  }
}

extension Node.Operation {
  /// The comparison that is true where this is false.
  fileprivate var opposite: Self {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    default: .less
    }
  }

  /// The comparison with its sides changed.
  fileprivate var turned: Self {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }
}

// Conditions of rules, so that what several of them ask of an input is evaluated once for it.

/// A condition of a rule, or a part of one that `and` or `or` joins.
struct ConditionCode: Sendable {
  enum Kind: UInt8, Sendable {
    /// `first` is a node.
    case node
    /// Both are conditions.
    case and, or
  }

  var kind: Kind
  var first: Int32
  var second: Int32 = -1
  /// Where its value is kept for the input that is judged; -1 where no other rule asks the same.
  var memo: Int32 = -1
}

/// The conditions of a set.
struct ConditionTable: Sendable {
  let codes: FlatArray<ConditionCode>
  /// How many values are kept.
  let memoCount: Int
}

/// Finds the conditions that read only inputs, and are asked in several places.
struct ConditionBuilder {
  private let program: Program
  private var codes: [ConditionCode] = []
  /// By what a condition asks, the first that asks it.
  private var known: [UInt64: (node: Int32, code: Int32)] = [:]
  private var memoCount = 0
  /// How many slots of the rule's frame hold inputs: what stands behind them changes while it runs.
  private var inputCount: Int32 = 0
  /// Slots that the part that is looked at binds itself.
  private var bound: [Int32] = []

  init(_ program: Program) { self.program = program }

  /// Starts a rule on a subject with so many inputs.
  mutating func beginRule(inputs: Int) { inputCount = Int32(inputs) }

  /// Adds the condition at a node; gives its number, -1 for no node.
  mutating func add(_ node: Int32) -> Int32 {
    guard node >= 0 else { return -1 }
    let hash = hash(node)
    if let hash, let same = known[hash], areSame(same.node, node) {
      if codes[Int(same.code)].memo < 0, isWorthKeeping(same.code) {
        codes[Int(same.code)].memo = Int32(memoCount)
        memoCount += 1
      }
      return same.code
    }
    let code: ConditionCode
    let operation = program.nodes[Int(node)].operation
    if operation == .and || operation == .or {
      let first = add(program.nodes[Int(node)].a)
      let second = add(program.nodes[Int(node)].b)
      code = ConditionCode(kind: operation == .and ? .and : .or, first: first, second: second)
    } else {
      code = ConditionCode(kind: .node, first: node)
    }
    let number = Int32(codes.count)
    codes.append(code)
    if let hash, known[hash] == nil { known[hash] = (node, number) }
    return number
  }

  func table() -> ConditionTable {
    ConditionTable(codes: FlatArray(codes), memoCount: memoCount)
  }

  /// A constant, or whether something is there, is evaluated as fast as it is looked up.
  private func isWorthKeeping(_ number: Int32) -> Bool {
    let code = codes[Int(number)]
    guard code.kind == .node else { return true }
    switch program.nodes[Int(code.first)].operation {
    case .constant, .global, .local, .field, .presence, .isCase: return false
    default: return true
    }
  }

  // MARK: What is the same

  /// A number that is equal for nodes that compute the same of the same inputs; nil for what depends
  /// on anything else, and for what is not looked into.
  private mutating func hash(_ number: Int32) -> UInt64? {
    let node = program.nodes[Int(number)]
    var hash = Self.mixed(UInt64(node.operation.rawValue) << 8 | UInt64(node.flag), 0)
    func add(_ part: Int32) { hash = Self.mixed(hash, UInt64(UInt32(bitPattern: part))) }
    switch node.operation {
    case .constant: return Self.mixed(hash, identity(ofConstant: node))
    case .local:
      guard node.a < inputCount || bound.contains(node.a) else { return nil }
      add(node.a)
      return hash
    case .ambient, .global:
      add(node.a)
      return hash
    case .field:
      add(node.c)
      return hashed(hash, [node.a])
    case .isCase:
      add(node.b)
      return hashed(hash, [node.a])
    case .presence, .not: return hashed(hash, [node.a])
    case .and, .or, .implies, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
      .member, .notMember, .within, .add, .subtract, .orElse:
      return hashed(hash, [node.a, node.b])
    case .call:
      add(node.a)
      return hashed(hash, (0..<node.c).map { program.extra[Int(node.b + $0)] })
    case .some, .every, .no, .count, .share:
      let binder = program.binders[Int(node.a)]
      guard let list = self.hash(binder.list) else { return nil }
      add(binder.slot)
      let slots = binder.keySlot >= 0 ? [binder.slot, binder.keySlot] : [binder.slot]
      bound += slots
      defer { bound.removeLast(slots.count) }
      return hashed(
        Self.mixed(hash, list), [binder.condition, binder.body].filter { $0 >= 0 })
    default: return nil
    }
  }

  private mutating func hashed(_ start: UInt64, _ operands: [Int32]) -> UInt64? {
    var result = start
    for operand in operands {
      guard let part = hash(operand) else { return nil }
      result = Self.mixed(result, part)
    }
    return result
  }

  /// Texts are told by their symbols, lists and records by where they stand.
  private func identity(ofConstant node: Node) -> UInt64 {
    let value = program.constants[Int(node.a)]
    let kind = UInt64(value.tag.rawValue) << 32
    switch value.tag {
    case .text, .email, .url, .domain, .team, .person:
      guard value.symbol != 0, value.symbol != Value.noSymbol else { return ~UInt64(node.a) }
      return kind | UInt64(value.symbol)
    default: return Self.mixed(value.payload, kind | UInt64(value.auxiliary))
    }
  }

  /// Whether two nodes that have one hash compute the same of the same frame.
  private func areSame(_ one: Int32, _ other: Int32) -> Bool {
    if one == other { return true }
    guard one >= 0, other >= 0 else { return false }
    let (left, right) = (program.nodes[Int(one)], program.nodes[Int(other)])
    guard left.operation == right.operation, left.flag == right.flag else { return false }
    switch left.operation {
    case .constant: return isSameConstant(left, right)
    case .local, .ambient, .global: return left.a == right.a
    case .field: return left.b == right.b && left.c == right.c && areSame(left.a, right.a)
    case .isCase: return left.b == right.b && areSame(left.a, right.a)
    case .presence, .not: return areSame(left.a, right.a)
    case .call:
      guard left.a == right.a, left.c == right.c else { return false }
      return (0..<left.c).allSatisfy {
        areSame(program.extra[Int(left.b + $0)], program.extra[Int(right.b + $0)])
      }
    case .some, .every, .no, .count, .share:
      let (a, b) = (program.binders[Int(left.a)], program.binders[Int(right.a)])
      return a.slot == b.slot && a.keySlot == b.keySlot && areSame(a.list, b.list)
        && areSame(a.condition, b.condition) && areSame(a.body, b.body)
    default: return areSame(left.a, right.a) && areSame(left.b, right.b)
    }
  }

  private func isSameConstant(_ left: Node, _ right: Node) -> Bool {
    let (a, b) = (program.constants[Int(left.a)], program.constants[Int(right.a)])
    guard a.tag == b.tag else { return false }
    switch a.tag {
    case .text, .email, .url, .domain, .team, .person:
      return identity(ofConstant: left) == identity(ofConstant: right)
    default: return a.payload == b.payload && a.auxiliary == b.auxiliary
    }
  }

  private static func mixed(_ hash: UInt64, _ part: UInt64) -> UInt64 {
    var hash = (hash ^ part) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    return hash
  }
}

/// Takes the guards of rules apart into what can be told of paths and of lists.
struct GuardParts {
  private let program: Program
  /// A node that reads each path; the first is of no rule.
  private(set) var paths: [Int32] = [-1]
  private(set) var lists: [Int32] = []
  /// The keys of tests that have several.
  private(set) var keys: [UInt32] = []
  /// Numbers of the subject's paths, by their steps.
  private var known: [[Int32]: Int32] = [:]
  private var knownLists: [[Int32]: Int32] = [:]

  struct Found {
    var demands = GuardIndex.Demands()
    var tests: [GuardTest] = []
    var listTests: [GuardTest] = []
  }

  init(_ program: Program) { self.program = program }

  /// Paths of another subject are others.
  mutating func beginSubject() {
    known.removeAll(keepingCapacity: true)
    knownLists.removeAll(keepingCapacity: true)
  }

  /// What a guard demands; a test for each part of a conjunction that can be told, the first ones only.
  mutating func take(_ guarding: Int32) -> Found {
    var found = Found()
    var equalities: [GuardIndex.Demand] = []
    collect(guarding, &equalities, &found)
    found.demands = GuardIndex.Demands(equalities.prefix(GuardIndex.Demands.most))
    for demand in equalities.dropFirst(GuardIndex.Demands.most)
    where found.tests.count < GuardTests.most {
      found.tests.append(GuardTest(kind: .equal, path: demand.path, key: demand.key))
    }
    return found
  }

  private mutating func collect(
    _ number: Int32, _ equalities: inout [GuardIndex.Demand], _ found: inout Found
  ) {
    guard number >= 0 else { return }
    let node = program.nodes[Int(number)]
    switch node.operation {
    case .and:
      collect(node.a, &equalities, &found)
      collect(node.b, &equalities, &found)
    case .isCase:
      guard let path = path(node.a) else { return }
      let key = UInt32(truncatingIfNeeded: node.b)
      if node.flag == 0 {
        equalities.append(GuardIndex.Demand(path: path, key: key))
      } else {
        add(GuardTest(kind: .notEqual, path: path, key: key), to: &found.tests)
      }
    case .equal where node.flag == 0, .notEqual where node.flag == 0:
      for (side, constant) in [(node.a, node.b), (node.b, node.a)] {
        guard let key = key(ofConstant: constant), let path = path(side) else { continue }
        if node.operation == .equal {
          equalities.append(GuardIndex.Demand(path: path, key: key))
        } else {
          add(GuardTest(kind: .notEqual, path: path, key: key), to: &found.tests)
        }
        return
      }
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      if let test = order(node) { add(test, to: &found.tests) }
    case .member: collectMember(node, &found)
    case .notMember:
      guard let key = key(ofConstant: node.a), let list = list(node.b) else { return }
      add(GuardTest(kind: .lacks, path: list, key: key), to: &found.listTests)
    default: return
    }
  }

  private mutating func collectMember(_ node: Node, _ found: inout Found) {
    if let key = key(ofConstant: node.a) {
      guard let list = list(node.b) else { return }
      add(GuardTest(kind: .holds, path: list, key: key), to: &found.listTests)
    } else if let several = keys(ofConstant: node.b), let path = path(node.a) {
      guard found.tests.count < GuardTests.most else { return }
      found.tests.append(
        GuardTest(
          kind: .oneOf, count: UInt16(several.count), path: path, key: UInt32(keys.count)))
      keys += several
    }
  }

  /// A comparison of a path with a case of its enum: cases are numbered in their order.
  private mutating func order(_ node: Node) -> GuardTest? {
    var operation = node.operation
    var (side, constant) = (node.a, node.b)
    if program.nodes[Int(side)].operation == .constant {
      (side, constant) = (constant, side)
      operation =
        switch operation {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        default: .lessOrEqual
        }
    }
    let bound = program.nodes[Int(constant)]
    guard bound.operation == .constant else { return nil }
    let value = program.constants[Int(bound.a)]
    guard value.tag == .enumCase, let path = path(side) else { return nil }
    let key = UInt32(truncatingIfNeeded: value.caseNumber)
    switch operation {
    // Below the first of all cases nothing is.
    case .less: return key == 0 ? nil : GuardTest(kind: .atMost, path: path, key: key - 1)
    case .lessOrEqual: return GuardTest(kind: .atMost, path: path, key: key)
    case .greater: return GuardTest(kind: .atLeast, path: path, key: key + 1)
    default: return GuardTest(kind: .atLeast, path: path, key: key)
    }
  }

  private func add(_ test: GuardTest, to tests: inout [GuardTest]) {
    if tests.count < GuardTests.most { tests.append(test) }
  }

  // MARK: Paths

  private mutating func path(_ number: Int32) -> Int32? {
    guard let steps = steps(of: number) else { return nil }
    if let path = known[steps] { return path }
    let path = Int32(paths.count)
    known[steps] = path
    paths.append(number)
    return path
  }

  private mutating func list(_ number: Int32) -> Int32? {
    guard let steps = steps(of: number) else { return nil }
    if let list = knownLists[steps] { return list }
    let list = Int32(lists.count)
    knownLists[steps] = list
    lists.append(number)
    return list
  }

  /// The slot that a path starts at and its fields, innermost last; nil where it is no path.
  private func steps(of number: Int32) -> [Int32]? {
    let node = program.nodes[Int(number)]
    switch node.operation {
    case .local: return [node.a]
    case .field: return steps(of: node.a).map { $0 + [node.c] }
    default: return nil
    }
  }

  // MARK: Constants

  private func key(ofConstant number: Int32) -> UInt32? {
    let node = program.nodes[Int(number)]
    guard node.operation == .constant else { return nil }
    return key(of: program.constants[Int(node.a)])
  }

  private func key(of value: Value) -> UInt32? {
    let key = GuardIndex.key(of: value)
    return key == GuardIndex.unknown || key == Value.noSymbol ? nil : key
  }

  /// The keys of a short list of constants; nil where one of them has none.
  private func keys(ofConstant number: Int32) -> [UInt32]? {
    let node = program.nodes[Int(number)]
    guard node.operation == .constant else { return nil }
    let list = program.constants[Int(node.a)]
    guard list.tag == .list, list.slotSpace == 0, list.count <= GuardTests.mostKeys else {
      return nil
    }
    var keys: [UInt32] = []
    for place in 0..<list.count {
      guard let key = key(of: program.slots[list.slotOffset + place]) else { return nil }
      keys.append(key)
    }
    return keys
  }
}

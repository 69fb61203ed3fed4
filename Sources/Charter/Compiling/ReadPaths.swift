/// The paths that an expression reads: what a person looks at to see why it came out as it did.
struct ReadPaths {
  private let checker: Checker
  /// Slots of names that are read as they stand: inputs that are no records.
  private let values: Set<Int32>

  init(_ checker: Checker, values: Set<Int32> = []) {
    self.checker = checker
    self.values = values
  }

  /// The longest paths that start at one of the given names or at what is ambient, in source
  /// order, each once; those that a define reads of its arguments too.
  func paths(of node: Int32, own: Set<Int32>) -> [ReadPath] {
    var found = Found()
    collect(node, own, &found)
    return found.paths
  }

  /// Paths in the order in which they were found, each text once.
  private struct Found {
    var paths: [ReadPath] = []
    private var texts: Set<String> = []

    func holds(_ text: String) -> Bool { texts.contains(text) }

    mutating func add(_ node: Int32, _ text: String) {
      if texts.insert(text).inserted { paths.append(ReadPath(node: node, text: text)) }
    }
  }

  private func collect(_ number: Int32, _ own: Set<Int32>, _ found: inout Found) {
    guard number >= 0 else { return }
    checker.emitter.steps.add()
    let node = checker.emitter.nodes[Int(number)]
    if isPath(node, own) || (node.operation == .local && values.contains(node.a)) {
      found.add(number, checker.text(of: checker.emitter.spans[Int(number)]))
      if node.operation == .element || node.operation == .entry { collect(node.b, own, &found) }
      return
    }
    checker.emitter.forEachOperand(of: node) { collect($0, own, &found) }
    switch node.operation {
    case .call: collect(call: node, own, &found)
    case .comprehension, .some, .every, .no, .count, .share:
      let binder = checker.emitter.binders[Int(node.a)]
      collect(binder.condition, own, &found)
      collect(binder.body, own, &found)
    default: return
    }
  }

  /// What a define reads of its arguments, as paths of the caller: `table.sample` of a parameter
  /// `table` is `product.tables["t"].sample` of the argument.
  private func collect(call node: Node, _ own: Set<Int32>, _ found: inout Found) {
    let arguments = (0..<Int(node.c)).map { checker.emitter.extra[Int(node.b) + $0] }
    for path in pathsOfParameters(of: node.a, count: node.c) {
      checker.emitter.steps.add()
      guard let (root, steps) = steps(of: path.node), root.operation == .local,
        let argument = arguments.indices.contains(Int(root.a)) ? arguments[Int(root.a)] : nil,
        isRooted(argument, own)
      else { continue }
      let name = path.text.prefix { $0 != "." && $0 != "[" }
      let text =
        checker.text(of: checker.emitter.spans[Int(argument)]) + path.text.dropFirst(name.count)
      guard !found.holds(text) else { continue }
      var copy = argument
      for step in steps.reversed() {
        copy = checker.emitter.add(
          Node(step.operation, copy, step.b, step.c, flag: step.flag),
          checker.emitter.spans[Int(path.node)], operands: [copy])
      }
      found.add(copy, text)
    }
  }

  /// What a define reads of its parameters; found once of each, however many rules call it.
  private func pathsOfParameters(of function: Int32, count: Int32) -> [ReadPath] {
    if let known = checker.definePaths[function] { return known }
    let body = checker.emitter.functions[Int(function)].body
    let paths = ReadPaths(checker).paths(of: body, own: Set(0..<count))
    checker.definePaths[function] = paths
    return paths
  }

  /// The steps of a path, last first, and what it starts at; nil where a step needs more than its
  /// base.
  private func steps(of number: Int32) -> (root: Node, steps: [Node])? {
    var steps: [Node] = []
    var node = checker.emitter.nodes[Int(number)]
    while true {
      switch node.operation {
      case .field, .versionPart, .rawField, .coerce:
        steps.append(node)
        node = checker.emitter.nodes[Int(node.a)]
      case .local, .ambient: return (node, steps)
      default: return nil
      }
    }
  }

  /// A step into something, down to a name of the rule's own or what is ambient.
  private func isPath(_ node: Node, _ own: Set<Int32>) -> Bool {
    switch node.operation {
    case .field, .versionPart, .rawField, .element, .entry, .coerce: isRooted(node.a, own)
    default: false
    }
  }

  private func isRooted(_ number: Int32, _ own: Set<Int32>) -> Bool {
    let node = checker.emitter.nodes[Int(number)]
    switch node.operation {
    case .local: return own.contains(node.a)
    case .ambient: return true
    case .field, .versionPart, .rawField, .element, .entry, .coerce: return isRooted(node.a, own)
    case .call:
      for index in 0..<Int(node.c) where !isRooted(checker.emitter.extra[Int(node.b) + index], own)
      {
        return false
      }
      return node.c > 0
    default: return false
    }
  }
}

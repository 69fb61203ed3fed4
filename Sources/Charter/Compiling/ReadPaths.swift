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
    var found: [ReadPath] = []
    collect(node, own, &found)
    return found
  }

  private func add(_ node: Int32, _ text: String, to found: inout [ReadPath]) {
    if !found.contains(where: { $0.text == text }) {
      found.append(ReadPath(node: node, text: text))
    }
  }

  private func collect(_ number: Int32, _ own: Set<Int32>, _ found: inout [ReadPath]) {
    guard number >= 0 else { return }
    let node = checker.emitter.nodes[Int(number)]
    if isPath(node, own) || (node.operation == .local && values.contains(node.a)) {
      add(number, checker.text(of: checker.emitter.spans[Int(number)]), to: &found)
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
  private func collect(call node: Node, _ own: Set<Int32>, _ found: inout [ReadPath]) {
    let arguments = (0..<Int(node.c)).map { checker.emitter.extra[Int(node.b) + $0] }
    let parameters = Set(arguments.indices.map { Int32($0) })
    var inner: [ReadPath] = []
    collect(checker.emitter.functions[Int(node.a)].body, parameters, &inner)
    for path in inner {
      guard let (root, steps) = steps(of: path.node), root.operation == .local,
        let argument = arguments.indices.contains(Int(root.a)) ? arguments[Int(root.a)] : nil,
        isRooted(argument, own)
      else { continue }
      var copy = argument
      for step in steps.reversed() {
        copy = checker.emitter.add(
          Node(step.operation, copy, step.b, step.c, flag: step.flag),
          checker.emitter.spans[Int(path.node)], operands: [copy])
      }
      let name = path.text.prefix { $0 != "." && $0 != "[" }
      let text =
        checker.text(of: checker.emitter.spans[Int(argument)]) + path.text.dropFirst(name.count)
      add(copy, text, to: &found)
    }
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

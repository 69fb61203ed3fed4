/// Explains conditions: evaluates their parts once more, in the frame that the evaluator is in.
///
/// Only made where somebody asked for explanations.
struct Explainer {
  let policies: CompiledPolicies
  var visibility: Visibility
  /// Parts that may still be shown; what is left out then is what lies deepest.
  private var left = Self.mostParts

  private static let mostParts = 400
  /// Elements of a list that are shown.
  static let mostElements = 3

  init(policies: CompiledPolicies, subject: Int) {
    self.policies = policies
    visibility = Visibility(policies: policies, subject: subject)
  }

  /// Allows as many parts as one rule may show.
  mutating func restart() { left = Self.mostParts }

  /// What a condition came to, and why.
  mutating func explain(
    _ number: Int32, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) -> Explanation {
    let node = policies.program.nodes[Int(number)]
    let value = evaluator.evaluate(number)
    var explanation = Explanation(text: text(number), answer: answer(value))
    left -= 1
    guard left > 0 else { return explanation }
    switch node.operation {
    case .and, .or:
      explanation.children = chain(number, node.operation, &evaluator, &input)
    case .implies:
      explanation.children = parts([node.a, node.b], deciding: .false, &evaluator, &input)
    case .not: explanation.children = [explain(node.a, &evaluator, &input)]
    case .conditional:
      let condition = evaluator.evaluate(node.a)
      explanation.children = [explain(node.a, &evaluator, &input)]
      for (branch, isTaken) in [(node.b, condition.isTrue), (node.c, condition.isFalse)] {
        explanation.children.append(
          isTaken ? explain(branch, &evaluator, &input) : notNeeded(branch))
      }
    case .call: explanation.children = opened(node, &evaluator, &input)
    case .some, .every, .no:
      elements(of: node, value, &explanation, &evaluator, &input)
    default:
      read(number, into: &explanation, &evaluator, &input)
    }
    return explanation
  }

  // MARK: Parts

  /// The parts of `a and b and c` side by side.
  private mutating func chain(
    _ number: Int32, _ operation: Node.Operation, _ evaluator: inout Evaluator,
    _ input: inout Judge.Input
  ) -> [Explanation] {
    var operands: [Int32] = []
    func collect(_ number: Int32) {
      let node = policies.program.nodes[Int(number)]
      guard node.operation == operation else { return operands.append(number) }
      collect(node.a)
      collect(node.b)
    }
    collect(number)
    return parts(
      operands, deciding: operation == .and ? .false : .true, &evaluator, &input)
  }

  /// Parts up to the first that decides by itself.
  private mutating func parts(
    _ operands: [Int32], deciding: Explanation.Answer, _ evaluator: inout Evaluator,
    _ input: inout Judge.Input
  ) -> [Explanation] {
    var children: [Explanation] = []
    var isDecided = false
    for operand in operands {
      guard !isDecided else {
        children.append(notNeeded(operand))
        continue
      }
      let child = explain(operand, &evaluator, &input)
      isDecided = child.answer == deciding
      children.append(child)
    }
    return children
  }

  private func notNeeded(_ number: Int32) -> Explanation {
    Explanation(text: text(number), answer: .notNeeded)
  }

  /// The body of a define, in its own words.
  private mutating func opened(
    _ node: Node, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) -> [Explanation] {
    let (body, frame) = evaluator.open(call: node)
    let outer = visibility
    visibility = outer.inside(node)
    defer {
      visibility = outer
      evaluator.close(frame)
    }
    guard isCondition(body, &evaluator) else {
      var child = Explanation(text: text(body), answer: .value)
      left -= 1
      if left > 0 { read(body, into: &child, &evaluator, &input) }
      return child.because.isEmpty && child.children.isEmpty ? [] : [child]
    }
    return [explain(body, &evaluator, &input)]
  }

  private func isCondition(_ number: Int32, _ evaluator: inout Evaluator) -> Bool {
    let node = policies.program.nodes[Int(number)]
    switch node.operation {
    case .and, .or, .implies, .not, .some, .every, .no, .equal, .notEqual, .less, .lessOrEqual,
      .greater, .greaterOrEqual, .isCase, .presence, .member, .notMember, .within, .like, .matches,
      .fits:
      return true
    case .conditional: return isCondition(node.b, &evaluator)
    case .call: return isCondition(policies.program.functions[Int(node.a)].body, &evaluator)
    default: return evaluator.evaluate(number).tag == .bool
    }
  }

  // MARK: Elements

  /// The elements that decide what a quantifier comes to.
  private mutating func elements(
    of node: Node, _ value: Value, _ explanation: inout Explanation,
    _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    let binder = policies.program.binders[Int(node.a)]
    read(binder.list, into: &explanation, &evaluator, &input)
    guard value.reason != .limit else { return }
    // A witness or a counterexample decides alone; otherwise every element counts.
    let wanted: Explanation.Answer? =
      switch (node.operation, value.isTrue, value.isFalse) {
      case (.some, true, _), (.no, _, true): .true
      case (.every, _, true): .false
      case (_, false, false): .unknown
      default: nil
      }
    let isAlone = wanted == .true || wanted == .false
    visit(binder, &evaluator) { explainer, evaluator, label in
      let condition = binder.condition < 0 ? Value.true : evaluator.evaluate(binder.condition)
      guard !condition.isFalse else { return true }
      let body = evaluator.evaluate(binder.body)
      let answer = explainer.answer(ofElement: condition, body, isEvery: node.operation == .every)
      guard wanted == nil || answer == wanted else { return true }
      guard explanation.children.count < (isAlone ? 1 : Self.mostElements) else {
        explanation.omitted += 1
        return true
      }
      explainer.left -= 1
      var element = Explanation(text: label, answer: answer)
      if explainer.left > 0 {
        if binder.condition >= 0 {
          element.children.append(
            explainer.prefixed("where", binder.condition, &evaluator, &input))
        }
        element.children.append(explainer.explain(binder.body, &evaluator, &input))
      }
      explanation.children.append(element)
      return true
    }
  }

  private func answer(ofElement condition: Value, _ body: Value, isEvery: Bool)
    -> Explanation.Answer
  {
    if isEvery ? body.isTrue : body.isFalse { return isEvery ? .true : .false }
    return condition.isTrue ? answer(body) : .unknown
  }

  /// Binds each element in turn, and gives what to call it.
  private mutating func visit(
    _ binder: BinderCode, _ evaluator: inout Evaluator,
    _ body: (inout Explainer, inout Evaluator, _ label: String) -> Bool
  ) {
    let list = evaluator.evaluate(binder.list)
    let (start, _) = evaluator.cursor(list)
    guard var cursor = start else { return }
    let outer = visibility
    visibility.bind(binder.slot, elementOf: binder.list)
    defer { visibility = outer }
    let name = variable(binder.slot, list: binder.list)
    var position = 0
    while let (key, element) = cursor.next(in: evaluator.workspace) {
      position += 1
      evaluator.bind(binder, key: key, element: element)
      let label = label(name, element, of: binder.list, at: position, evaluator)
      guard body(&self, &evaluator, label) else { return }
    }
  }

  /// The elements that a `count` or `share` counts, or may count.
  private mutating func counted(
    _ number: Int32, _ node: Node, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) -> Explanation {
    let binder = policies.program.binders[Int(node.a)]
    var explanation = Explanation(text: text(number), answer: .value)
    left -= 1
    read(binder.list, into: &explanation, &evaluator, &input)
    guard binder.condition >= 0, left > 0, evaluator.evaluate(number).reason != .limit else {
      return explanation
    }
    visit(binder, &evaluator) { explainer, evaluator, label in
      let condition = evaluator.evaluate(binder.condition)
      guard !condition.isFalse else { return true }
      guard explanation.children.count < Self.mostElements else {
        explanation.omitted += 1
        return true
      }
      var element = Explanation(text: label, answer: explainer.answer(condition))
      explainer.left -= 1
      if explainer.left > 0 {
        element.children = [explainer.explain(binder.condition, &evaluator, &input)]
      }
      explanation.children.append(element)
      return true
    }
    return explanation
  }

  // MARK: Values

  /// Adds the values that a part reads, and the parts of it that are lists and defines.
  mutating func read(
    _ number: Int32, into explanation: inout Explanation, _ evaluator: inout Evaluator,
    _ input: inout Judge.Input
  ) {
    let node = policies.program.nodes[Int(number)]
    switch node.operation {
    case .constant:
      addNamed(number, node, to: &explanation, evaluator)
      return
    case .ambient:
      if let ambient = Ambient(rawValue: node.a), ambient == .now || ambient == .today {
        add(ambient.name, number, to: &explanation, &evaluator, &input)
      }
      return
    case .local, .field, .versionPart, .rawField, .element, .entry, .coerce:
      if isPath(number) {
        add(text(number), number, to: &explanation, &evaluator, &input)
        if node.operation == .element || node.operation == .entry {
          read(node.b, into: &explanation, &evaluator, &input)
        }
        return
      }
    case .call:
      add(text(number), number, to: &explanation, &evaluator, &input)
      explanation.children += opened(node, &evaluator, &input)
      return
    case .count, .share:
      add(text(number), number, to: &explanation, &evaluator, &input)
      explanation.children.append(counted(number, node, &evaluator, &input))
      return
    case .comprehension:
      let binder = policies.program.binders[Int(node.a)]
      guard isSimple(binder) else {
        read(binder.list, into: &explanation, &evaluator, &input)
        return
      }
      add(text(number), number, to: &explanation, &evaluator, &input)
      return
    case .and, .or, .implies, .not, .some, .every, .no, .conditional:
      explanation.children.append(explain(number, &evaluator, &input))
      return
    case .builtin:
      switch BuiltinOperation(rawValue: node.a) {
      case .age:
        break
      default: add(text(number), number, to: &explanation, &evaluator, &input)
      }
    default: break
    }
    var operands: [Int32] = []
    policies.program.forEachOperand(of: node) { operands.append($0) }
    for operand in operands { read(operand, into: &explanation, &evaluator, &input) }
  }

  /// `[x.f for x in L]` is read as a whole.
  private func isSimple(_ binder: BinderCode) -> Bool {
    var isSimple = false
    policies.program.forEachOperand(of: policies.program.nodes[Int(binder.body)]) { operand in
      isSimple = policies.program.nodes[Int(operand)].operation == .local
    }
    return isSimple
  }

  /// A path from a name down; steps into lists and maps count.
  private func isPath(_ number: Int32) -> Bool {
    let node = policies.program.nodes[Int(number)]
    switch node.operation {
    case .local, .ambient: return true
    case .field, .versionPart, .rawField, .element, .entry, .coerce: return isPath(node.a)
    default: return false
    }
  }

  /// A param or data under its name; what a literal says stands in the text.
  private func addNamed(
    _ number: Int32, _ node: Node, to explanation: inout Explanation,
    _ evaluator: borrowing Evaluator
  ) {
    let value = policies.program.constants[Int(node.a)]
    let name = text(number)
    guard value.tag != .bool, value.tag != .version, isName(name) else { return }
    let words = evaluator.described(value)
    guard words != name, !explanation.because.contains(where: { $0.path == name }) else { return }
    explanation.because.append(
      Explanation.Read(path: name, json: evaluator.briefJSON(value), text: words))
  }

  private func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy {
      $0 == 0x5F || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
    }
  }

  private func add(
    _ path: String, _ number: Int32, to explanation: inout Explanation,
    _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    guard !explanation.because.contains(where: { $0.path == path }) else { return }
    let value = evaluator.evaluate(number)
    explanation.because.append(
      read(path, value, isShown: visibility.isShown(number), evaluator, &input))
  }

  private func read(
    _ path: String, _ value: Value, isShown: Bool, _ evaluator: borrowing Evaluator,
    _ input: inout Judge.Input
  ) -> Explanation.Read {
    guard isShown else {
      return Explanation.Read(
        path: path, json: JSONText.quoted(Explanation.hidden), text: Explanation.hidden)
    }
    let location = input.places.location(
      of: value, in: evaluator.workspace, symbols: evaluator.program.symbols)
    return Explanation.Read(
      path: path, json: evaluator.briefJSON(value), text: evaluator.described(value),
      input: location?.place, pointer: location?.pointer)
  }

  // MARK: Words

  func answer(_ value: Value) -> Explanation.Answer {
    value.isTrue ? .true : value.isFalse ? .false : .unknown
  }

  func text(_ number: Int32) -> String {
    policies.source(of: policies.program.spans[Int(number)])
  }

  /// A condition behind a word of the language, such as `when`.
  mutating func prefixed(
    _ word: String, _ number: Int32, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) -> Explanation {
    var explanation = explain(number, &evaluator, &input)
    explanation.text = "\(word) \(explanation.text)"
    return explanation
  }

  /// The name that an element goes by: the word before the `in` of its list.
  func variable(_ slot: Int32, list: Int32) -> String {
    let span = policies.program.spans[Int(list)]
    let bytes = policies.files[Int(span.file)].bytes
    var end = Int(span.start)
    func skip(_ isSkipped: (UInt8) -> Bool) {
      while end > 0, isSkipped(bytes[end - 1]) { end -= 1 }
    }
    skip { $0 <= 0x20 || $0 == 0x28 }
    guard end >= 2, bytes[end - 1] == UInt8(ascii: "n"), bytes[end - 2] == UInt8(ascii: "i") else {
      return "element"
    }
    end -= 2
    skip { $0 <= 0x20 }
    let last = end
    skip { $0 == 0x5F || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }
    return end < last ? String(decoding: bytes[end..<last], as: UTF8.self) : "element"
  }

  /// An element as a person tells it from the others: by its key, its value, or its position.
  func label(
    _ name: String, _ element: Value, of list: Int32, at position: Int,
    _ evaluator: borrowing Evaluator
  ) -> String {
    switch element.tag {
    case .record:
      let type = Int(element.auxiliary)
      guard let key = policies.schema.records[type].keyIndex else { return "\(name) \(position)" }
      let field = policies.program.recordStarts[type] + Int32(key)
      let value = evaluator.field(of: element, key)
      guard value.isPresent else { return "\(name) \(position)" }
      guard visibility.isShown(field: field, of: list) else {
        return "\(name) \(Explanation.hidden)"
      }
      return "\(name) \(evaluator.described(value))"
    case .list, .map, .raw, .absent, .unreadable, .missingOperand: return "\(name) \(position)"
    default:
      return visibility.isShown(list)
        ? "\(name) \(evaluator.described(element))" : "\(name) \(Explanation.hidden)"
    }
  }
}

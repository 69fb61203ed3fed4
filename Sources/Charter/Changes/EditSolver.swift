/// Finds edits that make a condition come out as wanted, part by part, in the frame that the
/// evaluator is in.
///
/// What it gives are proposals: whoever takes them decides again with them made.
struct EditSolver {
  let policies: CompiledPolicies
  var own: OwnFields
  /// Where the names of the current frame stand, for those that hold no record.
  var places: [Int32: Edit.Place] = [:]
  /// Elements of one list that are looked at.
  static let mostElements = 32
  /// How deep in the rule the solver may still go.
  private var depth = 64
  /// Conditions that may still be looked at for one rule and element.
  var left = Self.mostParts

  static let mostParts = 5_000

  init(policies: CompiledPolicies, own: OwnFields) {
    self.policies = policies
    self.own = own
    restart()
  }

  /// Starts in the frame of a rule.
  mutating func restart() {
    left = Self.mostParts
    places = [:]
    for slot in 0..<own.inputs.count {
      places[Int32(slot)] = own.place(ofInput: Int32(slot))
    }
  }

  /// Ways to make a condition true or false; one that is so already needs no edit.
  mutating func solve(
    _ number: Int32, _ wanted: Bool, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    let value = evaluator.evaluate(number)
    if wanted ? value.isTrue : value.isFalse { return [EditSet()] }
    guard depth > 0, left > 0 else { return [] }
    depth -= 1
    left -= 1
    defer { depth += 1 }
    return EditSet.best(proposals(number, wanted, &evaluator))
  }

  private mutating func proposals(
    _ number: Int32, _ wanted: Bool, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    let node = policies.program.nodes[Int(number)]
    switch node.operation {
    case .not: return solve(node.a, !wanted, &evaluator)
    case .and, .or:
      let left = solve(node.a, wanted, &evaluator)
      let right = solve(node.b, wanted, &evaluator)
      return wanted == (node.operation == .and) ? EditSet.both(left, right) : left + right
    case .implies:
      let left = solve(node.a, !wanted, &evaluator)
      let right = solve(node.b, wanted, &evaluator)
      return wanted ? left + right : EditSet.both(left, right)
    case .conditional:
      let yes = EditSet.both(
        solve(node.a, true, &evaluator), solve(node.b, wanted, &evaluator))
      let no = EditSet.both(
        solve(node.a, false, &evaluator), solve(node.c, wanted, &evaluator))
      return yes + no
    case .call:
      return inside(node, &evaluator) { $0.solve($1, wanted, &$2) }
    case .some, .every, .no: return quantified(node, wanted, &evaluator)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return compared(number, node, wanted, &evaluator)
    case .member: return member(number, node, wanted, &evaluator)
    case .notMember: return member(number, node, !wanted, &evaluator)
    case .isCase:
      let isNegated = node.flag == 1
      return assign(
        node.a, wanted != isNegated ? .equal : .notEqual, .enumCase(Int(node.b)), &evaluator)
        + otherPorts(number, wanted, &evaluator)
    case .within: return within(number, node, wanted, &evaluator)
    case .presence:
      let isPresent = wanted == (node.flag == 1)
      return (isPresent ? give(node.a, &evaluator) : leaveOut(node.a, &evaluator))
        + otherPorts(number, wanted, &evaluator)
    case .field, .local, .orElse:
      return assign(number, .equal, .bool(wanted), &evaluator)
        + otherPorts(number, wanted, &evaluator)
    default: return otherPorts(number, wanted, &evaluator)
    }
  }

  /// Solves the body of a define in its own frame.
  mutating func inside(
    _ call: Node, _ evaluator: inout Evaluator,
    _ body: (inout EditSolver, Int32, inout Evaluator) -> [EditSet]
  ) -> [EditSet] {
    var inner: [Int32: Edit.Place] = [:]
    for index in 0..<Int(call.c) {
      inner[Int32(index)] = place(
        of: policies.program.extra[Int(call.b) + index], &evaluator)
    }
    let (root, frame) = evaluator.open(call: call)
    let outer = places
    places = inner
    let result = body(&self, root, &evaluator)
    places = outer
    evaluator.close(frame)
    return result
  }

  // MARK: Places

  /// Where the value of a path stands; nil where it may not be edited.
  mutating func place(of number: Int32, _ evaluator: inout Evaluator) -> Edit.Place? {
    let node = policies.program.nodes[Int(number)]
    switch node.operation {
    case .local: return places[node.a]
    case .field:
      let record = evaluator.evaluate(node.a)
      if record.tag == .record {
        return own.place(of: Int(node.b), in: record, number: node.c)
      }
      guard record.isAbsent, let parent = place(of: node.a, &evaluator), !own.isPort(parent)
      else { return nil }
      return own.place(of: Int(node.b), below: parent, number: node.c)
    case .orElse: return place(of: node.a, &evaluator)
    default: return nil
    }
  }

  func edit(
    _ place: Edit.Place, _ action: Edit.Action, isPlaceholder: Bool = false,
    _ evaluator: borrowing Evaluator
  ) -> Edit {
    var element: String?
    let what: String
    switch action {
    case .set(let value): what = "=" + evaluator.json(value)
    case .remove: what = "-"
    case .add(let value):
      element = evaluator.json(value)
      what = "+" + evaluator.json(value)
    case .drop(let value):
      element = evaluator.json(value)
      what = "~\(value.payload)"
    }
    let steps = place.steps.map { "\($0.record).\($0.place)" }.joined(separator: "/")
    return Edit(
      place: place, action: action, isPlaceholder: isPlaceholder, element: element,
      key: "\(place.anchor)/\(steps)\(what)")
  }

  private mutating func leaveOut(_ number: Int32, _ evaluator: inout Evaluator) -> [EditSet] {
    guard let place = place(of: number, &evaluator), isOptional(place) else { return [] }
    return [EditSet([edit(place, .remove, evaluator)])]
  }

  private func isOptional(_ place: Edit.Place) -> Bool {
    if place.field >= 0 { return policies.program.fields[Int(place.field)].isOptional }
    guard case .input(let slot) = place.anchor else { return false }
    return policies.subjects[own.subject].inputs[Int(slot)].isOptional
  }

  /// Gives a field something to be filled in.
  mutating func give(_ number: Int32, _ evaluator: inout Evaluator) -> [EditSet] {
    guard let place = place(of: number, &evaluator), !own.isPort(place),
      place.field >= 0 || policies.program.types[Int(place.type)].kind != .list,
      let value = placeholder(place.type, &evaluator)
    else { return [] }
    return [EditSet([edit(place, .set(value), isPlaceholder: true, evaluator)])]
  }

  /// Says of a list of plain values that is not there that it is empty.
  mutating func giveNone(_ number: Int32, _ evaluator: inout Evaluator) -> [EditSet] {
    guard let place = place(of: number, &evaluator), place.field >= 0 else { return [] }
    let type = policies.program.types[Int(place.type)]
    guard type.kind == .list, policies.program.types[Int(type.index)].kind != .record else {
      return []
    }
    let offset = evaluator.workspace.allocate(slots: 0)
    let none = Value.list(space: 1, offset: offset, count: 0)
    return [EditSet([edit(place, .set(none), evaluator)])]
  }

  // MARK: Other ports

  /// Another port of the product for which the condition comes out as wanted.
  mutating func otherPorts(
    _ number: Int32, _ wanted: Bool, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    guard let fields = policies.requestFields else { return [] }
    let product = policies.subjects[own.subject].productSlot
    guard !policies.subjects[own.subject].permitsByDefault, product >= 0 else { return [] }
    var sets: [EditSet] = []
    for (slot, place) in places.sorted(by: { $0.key < $1.key })
    where own.isPort(place) && reads(number, slot) {
      let current = evaluator.local(slot)
      let ports = evaluator.field(of: evaluator.input(product), fields.outputPorts)
      guard ports.tag == .list else { continue }
      for index in 0..<ports.count where sets.count < 4 {
        let port = evaluator.workspace.slot(ports, index)
        guard port.tag == .record, port.payload != current.payload else { continue }
        evaluator.setLocal(slot, port)
        let value = evaluator.evaluate(number)
        if wanted ? value.isTrue : value.isFalse {
          sets.append(EditSet([edit(place, .set(port), evaluator)]))
        }
      }
      evaluator.setLocal(slot, current)
    }
    return sets
  }

  private func reads(_ number: Int32, _ slot: Int32) -> Bool {
    let node = policies.program.nodes[Int(number)]
    if node.operation == .local { return node.a == slot }
    var found = false
    policies.program.forEachOperand(of: node) { found = found || reads($0, slot) }
    switch node.operation {
    case .comprehension, .some, .every, .no, .count, .share:
      let binder = policies.program.binders[Int(node.a)]
      for inner in [binder.condition, binder.body] where inner >= 0 {
        found = found || reads(inner, slot)
      }
    default: break
    }
    return found
  }
}

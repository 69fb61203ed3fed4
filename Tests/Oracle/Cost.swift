import Charter

// What walking lists costs, counted before anything runs: section 13 of the reference, law 1.

/// Steps that something takes, and how long the list can be that it comes to: its own length first,
/// then the greatest of those in it, and so on.
struct Steps {
  var count: Double
  var lengths: [Double] = []

  var length: Double { lengths.first ?? 0 }
  /// How often something is asked of each element; an empty list costs as much as one element.
  var turns: Double { max(length, 1) }
  /// What going through all of it takes, lists in it too.
  var walk: Double { lengths.reversed().reduce(0) { $1 * (1 + $0) } }
  var element: [Double] { Array(lengths.dropFirst()) }
}

/// The names that an expression sees while its cost is counted.
struct CostNames {
  var types: [String: TypeSyntax] = [:]
  var lengths: [String: [Double]] = [:]
  var policy = ""
}

extension Oracle {
  static let mostSteps = 10_000_000.0

  /// Whether an expression over lists takes too long, asked where nothing around it was counted.
  func isTooCostly(_ expression: Expression, _ scope: Scope) -> Bool {
    var names = names(in: scope)
    return steps(expression, &names).count > Self.mostSteps
  }

  /// Whether comparing each element with each, which `distinct` does where two may be neither equal
  /// nor different, takes too long.
  func isTooLongInPairs(_ list: Expression, _ scope: Scope) -> Bool {
    var names = names(in: scope)
    let element = type(of: list, names.types, in: names.policy)?.element
    guard element?.named == "Duration" || element?.element != nil else { return false }
    let steps = steps(list, &names)
    return isRefused || 1 + steps.count + steps.length * steps.walk > Self.mostSteps
  }

  /// How long the list can be that an argument comes to.
  func lengths(of argument: Expression, _ scope: Scope) -> [Double] {
    var names = names(in: scope)
    return steps(argument, &names).lengths
  }

  private func names(in scope: Scope) -> CostNames {
    var names = CostNames(types: scope.types, lengths: scope.lengths, policy: scope.policy)
    for (name, value) in scope.locals {
      if case .record(let type, _) = value { names.types[name] = Self.type(type) }
      if names.lengths[name] == nil, let elements = value.elements {
        names.lengths[name] = [Double(elements.count)]
      }
    }
    return names
  }

  /// The greatest length that each list field has anywhere in the input, by `Record.field`.
  static func lengths(in values: [Value]) -> [String: Double] {
    var lengths: [String: Double] = [:]
    func note(_ value: Value) {
      switch value {
      case .record(let type, let fields):
        for (name, field) in fields {
          let count =
            switch field {
            case .list(let elements): elements.count
            case .map(let entries): entries.count
            default: 0
            }
          lengths["\(type).\(name)"] = max(lengths["\(type).\(name)"] ?? 0, Double(count))
          note(field)
        }
      case .list(let elements): for element in elements { note(element) }
      case .map(let entries): for entry in entries { note(entry.value) }
      default: return
      }
    }
    for value in values { note(value) }
    return lengths
  }

  // MARK: Counting

  func steps(_ expression: Expression, _ names: inout CostNames) -> Steps {
    switch expression.form {
    case .name(let name): return Steps(count: 1, lengths: lengths(of: name, names))
    case .field(let base, let name):
      var steps = steps(base, &names)
      steps.count += 1
      let type = type(of: base, names.types, in: names.policy)?.named ?? ""
      steps.lengths = [facts.lengths["\(type).\(name.text)"] ?? 0]
      return steps
    case .index(let base, let key):
      let list = steps(base, &names)
      let turns: Double
      if case .field(let holder, _) = base.form, case .name("catalog") = holder.form {
        turns = 64
      } else {
        turns = list.turns
      }
      return Steps(
        count: 1 + list.count + steps(key, &names).count + turns, lengths: list.element)
    case .cast(let operand, let type), .fits(let operand, let type):
      let value = steps(operand, &names)
      let reading = type.element == nil ? 0 : value.turns
      return Steps(count: 1 + value.count + reading, lengths: value.lengths)
    case .comprehension(let element, let binder):
      let (list, inner, body) = walked(binder, element, &names)
      return Steps(
        count: 1 + list.count + list.turns * inner, lengths: [list.length] + body.lengths)
    case .quantifier(_, let binder, let body):
      let (list, inner, _) = walked(binder, body, &names)
      return Steps(count: 1 + list.count + list.turns * inner)
    case .count(let binder), .share(let binder):
      let (list, inner, _) = walked(binder, nil, &names)
      return Steps(count: 1 + list.count + list.turns * inner)
    case .list(let elements): return steps(listed: elements, &names)
    case .call(let name, let arguments): return steps(call: name.text, arguments, &names)
    case .conditional(let condition, let yes, let no):
      let (a, b) = (steps(yes, &names), steps(no, &names))
      return Steps(
        count: 1 + steps(condition, &names).count + a.count + b.count,
        lengths: a.length > b.length ? a.lengths : b.lengths)
    case .binary(let operation, let left, let right):
      return steps(operation, steps(left, &names), steps(right, &names))
    case .not(let operand), .isCase(let operand, _, _), .presence(let operand, _):
      return Steps(count: 1 + steps(operand, &names).count)
    case .like(let operand, _), .matches(let operand, _, _):
      return Steps(count: 2 + steps(operand, &names).count)
    default: return Steps(count: 1)
    }
  }

  private func lengths(of name: String, _ names: CostNames) -> [Double] {
    if let known = names.lengths[name] { return known }
    for policy in [names.policy, ""] {
      guard names.types[name] == nil, let constant = constants[policy]?[name] else { continue }
      let value = facts.settings["\(policy).\(name)"] ?? value(of: constant.value, Scope())
      return value.elements.map { [Double($0.count)] } ?? []
    }
    return []
  }

  private func walked(
    _ binder: Binder, _ body: Expression?, _ names: inout CostNames
  ) -> (list: Steps, inner: Double, body: Steps) {
    let list = steps(binder.list, &names)
    let outer = names
    defer { names = outer }
    names.types[binder.variable.text] =
      type(of: binder.list, names.types, in: names.policy)?.element
    names.lengths[binder.variable.text] = list.element
    var inner = binder.condition.map { steps($0, &names).count } ?? 0
    let asked = body.map { steps($0, &names) }
    inner += asked?.count ?? 0
    return (list, inner, asked ?? Steps(count: 0))
  }

  /// A list that is written out; of literals alone it is a literal itself.
  private func steps(listed elements: [Expression], _ names: inout CostNames) -> Steps {
    var count = 1.0
    var inner: [Double] = []
    var isLiteral = true
    for element in elements {
      let steps = steps(element, &names)
      count += steps.count
      if steps.length > inner.first ?? 0 { inner = steps.lengths }
      switch element.form {
      case .bool, .integer, .decimal, .ratio, .duration, .date, .timestamp, .version: continue
      case .text(let text) where text.plain != nil: continue
      default: isLiteral = false
      }
    }
    return Steps(count: isLiteral ? 1 : count, lengths: [Double(elements.count)] + inner)
  }

  private func steps(_ operation: BinaryOperator, _ left: Steps, _ right: Steps) -> Steps {
    let count = 1 + left.count + right.count
    switch operation {
    case .member, .notMember: return Steps(count: count + max(right.walk, 1))
    case .equal, .notEqual: return Steps(count: count + min(left.walk, right.walk))
    case .within: return Steps(count: count + 63)
    case .orElse:
      return Steps(
        count: count, lengths: left.length > right.length ? left.lengths : right.lengths)
    case .add where !left.lengths.isEmpty || !right.lengths.isEmpty:
      let total = left.length + right.length
      return Steps(count: count + total, lengths: [min(total, 100_000)] + left.element)
    default: return Steps(count: count)
    }
  }

  private func steps(
    call name: String, _ arguments: [Expression], _ names: inout CostNames
  ) -> Steps {
    var given: [Steps] = []
    for argument in arguments { given.append(steps(argument, &names)) }
    let count = given.reduce(1) { $0 + $1.count }
    for policy in [names.policy, ""] {
      guard let define = defines[policy]?[name] else { continue }
      var inner = CostNames(policy: policy)
      for (parameter, argument) in zip(define.parameters, given) {
        inner.types[parameter.name.text] = parameter.type
        inner.lengths[parameter.name.text] = argument.lengths
      }
      let body = steps(define.body, &inner)
      return Steps(count: count + body.count, lengths: body.lengths)
    }
    guard let list = given.first else { return Steps(count: count) }
    switch name {
    case "distinct":
      let type = type(of: arguments[0], names.types, in: names.policy)?.element
      let isInPairs = type?.named == "Duration" || type?.element != nil
      return Steps(
        count: count + (isInPairs ? list.length * list.walk : list.turns), lengths: list.lengths)
    case "flat":
      let total = min(list.length * (list.element.first ?? 0), 100_000)
      return Steps(
        count: count + list.turns + total, lengths: [total] + list.element.dropFirst())
    case "only": return Steps(count: count, lengths: list.element)
    case "sum", "min", "max": return Steps(count: count + list.length)
    case "upstream", "downstream", "cycle":
      let products = Double(facts.lengths["Catalog.products"] ?? 1)
      return Steps(count: count + products, lengths: [products])
    case "length", "words", "trim", "lower", "before", "after":
      return Steps(count: count + 1)
    default: return Steps(count: count)
    }
  }

  // MARK: Rules

  /// What the loops of a rule and all in them cost, and what its messages show for every element.
  func steps(of rule: RuleDeclaration, _ scope: Scope) -> (asked: Double, said: Double) {
    var names = names(in: scope)
    var loops: [(list: Steps, condition: Double)] = []
    for loop in rule.loops {
      let list = steps(loop.list, &names)
      names.types[loop.variable.text] =
        type(of: loop.list, names.types, in: names.policy)?.element
      names.lengths[loop.variable.text] = list.element
      loops.append((list, loop.condition.map { steps($0, &names).count } ?? 0))
    }
    var asked = 0.0
    for effect in rule.effects {
      switch effect.form {
      case .require(let condition), .forbid(let condition): asked += steps(condition, &names).count
      default: continue
      }
    }
    var said = 0.0
    for text in [rule.otherwise, rule.help] {
      for case .expression(let part)? in text?.parts ?? [] { said += steps(part, &names).count }
    }
    for loop in loops.reversed() {
      asked = 1 + loop.list.count + loop.list.turns * (loop.condition + asked)
      said *= loop.list.turns
    }
    return (asked, said)
  }
}

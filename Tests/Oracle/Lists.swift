import Charter

// Lists, and what is asked of their elements: section 8 of the reference.

extension Oracle {
  /// Each element with what its `where` says of it: true without one; those that are left out for
  /// certain are not among them.
  private func passing(
    _ binder: Binder, _ elements: [Value], _ scope: Scope
  ) -> [(scope: Scope, passes: Value)] {
    var passing: [(scope: Scope, passes: Value)] = []
    for element in elements {
      let inner = scope.with(binder.variable.text, element)
      let passes = binder.condition.map { value(of: $0, inner) } ?? .yes
      if passes.truth != false { passing.append((inner, passes)) }
    }
    return passing
  }

  /// Evaluates an expression over a list, if it may take so long: the outermost is counted.
  func walking<Result>(
    _ expression: Expression, _ scope: Scope, else tooLong: Result, _ body: () -> Result
  ) -> Result {
    if isCounted { return body() }
    guard isRefused || isTooCostly(expression, scope) else { return counted(body) }
    count(isRefused ? "limit of messages" : "limit of lists")
    return tooLong
  }

  func quantified(
    _ quantifier: Quantifier, _ binder: Binder, _ body: Expression, _ scope: Scope
  ) -> Value {
    count(quantifier.rawValue)
    let list = value(of: binder.list, scope)
    guard let elements = list.elements else {
      return list.isPresent ? .unknown([.doesNotFit]) : .over(list)
    }
    // The answer of an element that decides: `every` fails at false, `some` holds at true.
    let deciding = quantifier != .every
    var unknown: [Value] = []
    for (inner, passes) in passing(binder, elements, scope) {
      let answer = value(of: body, inner)
      if answer.truth == !deciding { continue }
      if answer.truth == deciding, passes.truth == true {
        return .bool(quantifier == .some)
      }
      unknown += [passes, answer].filter { $0.truth == nil }
    }
    return unknown.isEmpty ? .bool(quantifier != .some) : .over(unknown)
  }

  func comprehension(_ element: Expression, _ binder: Binder, _ scope: Scope) -> Value {
    count("[for]")
    let list = value(of: binder.list, scope)
    guard let elements = list.elements else {
      return list.isPresent ? .unknown([.doesNotFit]) : list
    }
    let passing = passing(binder, elements, scope)
    let unknown = passing.map(\.passes).filter { $0.truth == nil }
    if !unknown.isEmpty { return .over(unknown) }
    return .list(passing.map { value(of: element, $0.scope) })
  }

  /// How many pass, or what share of all: every number that is possible.
  func interval(_ expression: Expression, _ binder: Binder, _ scope: Scope) -> Bounds {
    let isCount: Bool
    if case .count = expression.form { isCount = true } else { isCount = false }
    count(isCount ? "count" : "share")
    return walking(expression, scope, else: Bounds(values: [.unknown([.limit])])) {
      counted(binder, isCount: isCount, scope)
    }
  }

  private func counted(_ binder: Binder, isCount: Bool, _ scope: Scope) -> Bounds {
    let list = value(of: binder.list, scope)
    guard let elements = list.elements else {
      return Bounds(values: [list.isPresent ? .unknown([.doesNotFit]) : .over(list)])
    }
    if !isCount, elements.isEmpty { return Bounds(values: [.unknown([.emptyList])]) }
    let passing = passing(binder, elements, scope)
    let unknown = passing.map(\.passes).filter { $0.truth == nil }
    let possible = (passing.count - unknown.count...passing.count).map { passed in
      isCount ? Value.int(passed) : .ratio(Number(passed).divided(by: Number(elements.count)))
    }
    return Bounds(values: possible, unknown: unknown)
  }

  /// A count or share that is not compared: unknown unless it is exact.
  func exact(_ expression: Expression, _ binder: Binder, _ scope: Scope) -> Value {
    let bounds = interval(expression, binder, scope)
    return bounds.values.count == 1 ? bounds.values[0] : .over(bounds.unknown)
  }
}

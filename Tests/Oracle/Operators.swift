import Charter

// Operators of two sides: sections 5 and 7 of the reference.

extension Oracle {
  func not(_ value: Value) -> Value { value.truth.map { .bool(!$0) } ?? .over(value) }

  func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ scope: Scope
  ) -> Value {
    switch operation {
    case .and, .or, .implies:
      return logic(operation, value(of: left, scope), value(of: right, scope))
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      if let age = self.age(operation, left, right, scope) { return age }
      return compare(operation, bounds(of: left, scope), bounds(of: right, scope))
    case .orElse:
      let value = value(of: left, scope)
      return value.isAbsent ? self.value(of: right, scope) : value
    case .member: return member(value(of: left, scope), value(of: right, scope))
    case .notMember: return not(member(value(of: left, scope), value(of: right, scope)))
    case .within: return within(value(of: left, scope), value(of: right, scope))
    case .add, .subtract, .multiply, .divide:
      return arithmetic(operation, value(of: left, scope), value(of: right, scope))
    }
  }

  /// The table of section 5.
  private func logic(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Value {
    let (a, b) = (operation == .implies ? left.truth.map { !$0 } : left.truth, right.truth)
    let unknown = Value.over([left, right].filter { $0.truth == nil })
    if operation == .and {
      if a == false || b == false { return .no }
      return a == true && b == true ? .yes : unknown
    }
    if a == true || b == true { return .yes }
    return a == false && b == false ? .no : unknown
  }

  // MARK: Comparisons

  /// What a side of a comparison may come to: of a count or share with elements that cannot be told
  /// several values, of anything else one.
  struct Bounds {
    var values: [Value]
    var unknown: [Value] = []
  }

  func bounds(of expression: Expression, _ scope: Scope) -> Bounds {
    switch expression.form {
    case .count(let binder), .share(let binder): return interval(expression, binder, scope)
    default:
      return Bounds(values: [value(of: expression, scope)])
    }
  }

  /// Decided where every way of filling in agrees.
  private func compare(_ operation: BinaryOperator, _ left: Bounds, _ right: Bounds) -> Value {
    var answers: [Bool] = []
    for one in left.values {
      for other in right.values {
        let answer = compare(operation, one, other)
        guard let truth = answer.truth else { return answer }
        if !answers.contains(truth) { answers.append(truth) }
      }
    }
    return answers.count == 1 ? .bool(answers[0]) : .over(left.unknown + right.unknown)
  }

  func compare(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Value {
    guard left.isPresent, right.isPresent else { return .over(left, right) }
    let (left, right) = alike(left, right)
    guard left.isPresent, right.isPresent else { return .over(left, right) }
    if operation == .equal || operation == .notEqual {
      guard let equal = equal(left, right) else {
        if case .length = left { return .unknown([.startDay]) }
        return .unknown([.unknownElements])
      }
      return .bool(equal == (operation == .equal))
    }
    if case .length(let one) = left, case .length(let other) = right {
      let (least, most) = spreads.difference(one, other)
      return Value(holds(operation, least, most), else: .startDay)
    }
    let order = order(left, right)
    switch operation {
    case .less: return .bool(order < 0)
    case .lessOrEqual: return .bool(order <= 0)
    case .greater: return .bool(order > 0)
    default: return .bool(order >= 0)
    }
  }

  /// Whether a difference compares so with nothing, at both its ends.
  private func holds(_ operation: BinaryOperator, _ least: Number, _ most: Number) -> Bool? {
    let zero = Number(0)
    func holds(_ value: Number) -> Bool {
      switch operation {
      case .less: value < zero
      case .lessOrEqual: !(zero < value)
      case .greater: zero < value
      default: !(value < zero)
      }
    }
    return holds(least) == holds(most) ? holds(least) : nil
  }

  /// A literal or a value of a document takes the type of the other side.
  private func alike(_ left: Value, _ right: Value) -> (Value, Value) {
    switch (left, right) {
    case (.written, .written): return (left, right)
    case (.written(let written), _): return (self.read(written, like: right), right)
    case (_, .written(let written)): return (left, self.read(written, like: left))
    case (.day(let day), .instant): return (.instant(day * Instant.day), right)
    case (.instant, .day(let day)): return (left, .instant(day * Instant.day))
    case (.text(let text), .name(let type, _)) where type != "Email" && type != "Url":
      return (.text(folded(text)), right)
    case (.name(let type, _), .text(let text)) where type != "Email" && type != "Url":
      return (left, .text(folded(text)))
    default: return (left, right)
    }
  }

  private func read(_ written: Written, like other: Value) -> Value {
    let name: String =
      switch other {
      case .bool: "Bool"
      // Beside a whole number a value of a document is a Decimal.
      case .int, .decimal: "Decimal"
      case .ratio: "Ratio"
      case .length: "Duration"
      case .day: "Date"
      case .instant: "Timestamp"
      case .release: "Version"
      case .name(let type, _), .enumCase(let type, _): type
      default: "Text"
      }
    return read(
      .written(written),
      as: TypeSyntax(form: .name(name), isOptional: false, span: Span(file: 0, start: 0, end: 0)))
  }

  /// Nil where it cannot be told.
  func equal(_ left: Value, _ right: Value) -> Bool? {
    let (left, right) = alike(left, right)
    guard left.isPresent, right.isPresent else { return nil }
    switch (left, right) {
    case (.bool(let a), .bool(let b)): return a == b
    case (.length(let a), .length(let b)):
      let (least, most) = spreads.difference(a, b)
      let zero = Number(0)
      if least == most { return least == zero }
      if zero < least || most < zero { return false }
      // Months differ from days by whole days only.
      let part = least.whole.divided(by: WholeNumber(Instant.day)).rest
      return part.isZero ? nil : false
    case (.release(let a), .release(let b)): return a.order(b) == 0
    case (.list(let a), .list(let b)):
      guard a.count == b.count else { return false }
      var answer: Bool? = true
      for (one, other) in zip(a, b) {
        switch equal(one, other) {
        case true?: continue
        case false?: return false
        case nil: answer = nil
        }
      }
      return answer
    default: break
    }
    if let a = left.number, let b = right.number { return a == b }
    if let a = self.word(left), let b = self.word(right) { return a == b }
    if let a = left.string, let b = right.string { return a == b }
    if case .day(let a) = left, case .day(let b) = right { return a == b }
    if case .instant(let a) = left, case .instant(let b) = right { return a == b }
    return nil
  }

  /// The case that a value is.
  func word(_ value: Value) -> String? {
    switch value {
    case .word(let word), .enumCase(_, let word): word
    default: nil
    }
  }

  /// Negative, zero or positive; of two values of one type that has an order, durations aside.
  private func order(_ left: Value, _ right: Value) -> Int {
    if let a = left.number, let b = right.number { return a == b ? 0 : a < b ? -1 : 1 }
    switch (left, right) {
    case (.day(let a), .day(let b)), (.instant(let a), .instant(let b)):
      return a == b ? 0 : a < b ? -1 : 1
    case (.release(let a), .release(let b)): return a.order(b)
    default: break
    }
    guard let one = word(left), let other = word(right),
      let type = type(of: left) ?? type(of: right) ?? schema.enumeration(of: [one, other]),
      let a = schema.enums[type]?.place(of: one), let b = schema.enums[type]?.place(of: other)
    else { fatalError("no order of \(left) and \(right)") }
    return a - b
  }

  private func type(of value: Value) -> String? {
    if case .enumCase(let type, _) = value { return type }
    return nil
  }

  /// `age(t) OP d` compares the decision time with `t + d`.
  private func age(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ scope: Scope
  ) -> Value? {
    func argument(_ expression: Expression) -> Expression? {
      guard case .call(let name, let arguments) = expression.form, name.text == "age" else {
        return nil
      }
      return arguments.first
    }
    guard argument(left) == nil || argument(right) == nil else { return nil }
    if let time = argument(left) {
      count("age")
      return age(operation, value(of: time, scope), value(of: right, scope))
    }
    guard let time = argument(right) else { return nil }
    count("age")
    let turned: [BinaryOperator: BinaryOperator] = [
      .less: .greater, .lessOrEqual: .greaterOrEqual, .greater: .less,
      .greaterOrEqual: .lessOrEqual,
    ]
    return age(turned[operation] ?? operation, value(of: time, scope), value(of: left, scope))
  }

  private func age(_ operation: BinaryOperator, _ time: Value, _ length: Value) -> Value {
    guard time.isPresent, length.isPresent else { return .over(time, length) }
    let start: Value
    if case .day(let day) = time { start = .instant(day * Instant.day) } else { start = time }
    let end = arithmetic(.add, start, length)
    guard end.isPresent else { return end }
    return compare(operation, .instant(facts.now), end)
  }

  // MARK: Membership

  private func member(_ value: Value, _ list: Value) -> Value {
    guard let elements = list.elements else { return .over(list) }
    if elements.isEmpty { return .no }
    guard value.isPresent else { return .over(value, list) }
    var reasons: [Value] = []
    for element in elements {
      let answer = compare(.equal, value, element)
      if answer.truth == true { return .yes }
      if answer.truth == nil {
        reasons.append(element.isPresent ? answer : .unknown([.unknownElements]))
      }
    }
    return reasons.isEmpty ? .no : .over(reasons)
  }

  private func within(_ inner: Value, _ outer: Value) -> Value {
    guard inner.isPresent, outer.isPresent else { return .over(inner, outer) }
    guard case .enumCase(let type, let name) = inner else { return nameWithin(inner, outer) }
    guard let place = schema.enums[type]?.place(of: name), let holder = word(outer) else {
      return .no
    }
    return .bool(
      name == holder || schema.enums[type]?.cases[place].holders.contains(holder) == true)
  }

  // MARK: Arithmetic

  func arithmetic(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Value {
    guard left.isPresent, right.isPresent else { return .over(left, right) }
    let isAdding = operation == .add
    switch (left, right) {
    case (.list(let a), .list(let b)):
      return a.count + b.count > 100_000 ? .unknown([.limit]) : .list(a + b)
    case (.day(let day), .length(let length)): return moved(day, isAdding ? length : length.negated)
    case (.instant(let time), .length(let length)):
      return moved(instant: time, isAdding ? length : length.negated)
    case (.day(let a), .day(let b)): return .length(Length(micros: (a - b) * Instant.day))
    case (.instant(let a), .instant(let b)): return .length(Length(micros: a - b))
    case (.length(let a), .length(let b)):
      return (a + (isAdding ? b : b.negated)).map(Value.length) ?? .unknown([.overflow])
    case (.length(let a), .int(let factor)), (.int(let factor), .length(let a)):
      return (a * factor).map(Value.length) ?? .unknown([.overflow])
    default: return numbers(operation, left, right)
    }
  }

  private func numbers(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Value {
    guard let one = left.number, let other = right.number else {
      fatalError("no arithmetic of \(left) and \(right)")
    }
    if operation == .divide, other.isZero { return .unknown([.divisionByZero]) }
    let result: Number =
      switch operation {
      case .add: one + other
      case .subtract: one - other
      case .multiply: one * other
      default: one.divided(by: other)
      }
    if case .int = left, case .int = right, operation != .divide {
      return result.int.map(Value.int) ?? .unknown([.overflow])
    }
    guard result.fits else { return .unknown([.overflow]) }
    // A share times a number is a number.
    if case .ratio = left, operation == .add || operation == .subtract { return .ratio(result) }
    return .decimal(result)
  }

  /// The day later by the months, or the last of its month, and then by whole days.
  private func moved(_ day: Int, _ length: Length) -> Value {
    guard length.micros % Instant.day == 0,
      let month = Calendar.adding(months: length.months, to: day)
    else { return .unknown([.noSuchDate]) }
    let moved = month + length.micros / Instant.day
    return (Calendar.firstDay...Calendar.lastDay).contains(moved)
      ? .day(moved) : .unknown([.noSuchDate])
  }

  private func moved(instant: Int, _ length: Length) -> Value {
    let (day, rest) = Instant.split(instant)
    guard let month = Calendar.adding(months: length.months, to: day) else {
      return .unknown([.noSuchDate])
    }
    let (moved, overflow) = (month * Instant.day + rest).addingReportingOverflow(length.micros)
    guard !overflow,
      (Calendar.firstDay...Calendar.lastDay).contains(Instant.split(moved).day)
    else { return .unknown([.noSuchDate]) }
    return .instant(moved)
  }
}

extension Expression {
  /// Whether a name stands in it, as a name.
  package func mentions(_ name: String) -> Bool {
    var found = false
    forEachName { if $0 == name { found = true } }
    return found
  }

  /// Calls with every name that stands in it, fields and cases aside.
  package func forEachName(_ body: (String) -> Void) {
    switch form {
    case .missing, .bool, .integer, .decimal, .ratio, .duration, .date, .timestamp, .version,
      .invalid:
      return
    case .text(let text): text.forEachName(body)
    case .name(let name): body(name)
    case .field(let base, _): base.forEachName(body)
    case .index(let base, let key):
      base.forEachName(body)
      key.forEachName(body)
    case .call(let name, let arguments):
      body(name.text)
      for argument in arguments { argument.forEachName(body) }
    case .list(let elements):
      for element in elements { element.forEachName(body) }
    case .record(let fields):
      for field in fields { field.value.forEachName(body) }
    case .comprehension(let element, let binder):
      binder.forEachName(body)
      element.forEachName(body)
    case .quantifier(_, let binder, let asked):
      binder.forEachName(body)
      asked.forEachName(body)
    case .count(let binder), .share(let binder): binder.forEachName(body)
    case .not(let operand), .isCase(let operand, _, _), .presence(let operand, _),
      .matches(let operand, _, _), .cast(let operand, _), .fits(let operand, _):
      operand.forEachName(body)
    case .like(let operand, let template):
      operand.forEachName(body)
      template.forEachName(body)
    case .binary(_, let left, let right):
      left.forEachName(body)
      right.forEachName(body)
    case .conditional(let condition, let yes, let no):
      condition.forEachName(body)
      yes.forEachName(body)
      no.forEachName(body)
    }
  }
}

extension Binder {
  fileprivate func forEachName(_ body: (String) -> Void) {
    list.forEachName(body)
    condition?.forEachName(body)
  }
}

extension TextLiteral {
  package func forEachName(_ body: (String) -> Void) {
    for part in parts {
      if case .expression(let inner) = part { inner.forEachName(body) }
    }
  }
}

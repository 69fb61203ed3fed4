extension Expression {
  /// Whether a name stands in it, as a name.
  package func mentions(_ name: String) -> Bool {
    var found = false
    forEachName { if $0 == name { found = true } }
    return found
  }

  /// Calls with every name that stands in it, fields and cases aside.
  package func forEachName(_ body: (String) -> Void) { forEachIdentifier { name, _ in body(name) } }

  /// Where a name first stands in it.
  package func place(ofCall name: String) -> Span? {
    var found: Span?
    forEachIdentifier { if $0 == name, found == nil { found = $1 } }
    return found
  }

  /// Calls with every name and its place.
  func forEachIdentifier(_ body: (String, Span) -> Void) {
    switch form {
    case .missing, .bool, .integer, .decimal, .ratio, .duration, .date, .timestamp, .version,
      .invalid:
      return
    case .text(let text): text.forEachIdentifier(body)
    case .name(let name): body(name, span)
    case .field(let base, _): base.forEachIdentifier(body)
    case .index(let base, let key):
      base.forEachIdentifier(body)
      key.forEachIdentifier(body)
    case .call(let name, let arguments):
      body(name.text, name.span)
      for argument in arguments { argument.forEachIdentifier(body) }
    case .list(let elements):
      for element in elements { element.forEachIdentifier(body) }
    case .record(let fields):
      for field in fields { field.value.forEachIdentifier(body) }
    case .comprehension(let element, let binder):
      binder.forEachIdentifier(body)
      element.forEachIdentifier(body)
    case .quantifier(_, let binder, let asked):
      binder.forEachIdentifier(body)
      asked.forEachIdentifier(body)
    case .count(let binder), .share(let binder): binder.forEachIdentifier(body)
    case .not(let operand), .isCase(let operand, _, _), .presence(let operand, _),
      .matches(let operand, _, _), .cast(let operand, _), .fits(let operand, _):
      operand.forEachIdentifier(body)
    case .like(let operand, let template):
      operand.forEachIdentifier(body)
      template.forEachIdentifier(body)
    case .binary(_, let left, let right):
      left.forEachIdentifier(body)
      right.forEachIdentifier(body)
    case .conditional(let condition, let yes, let no):
      condition.forEachIdentifier(body)
      yes.forEachIdentifier(body)
      no.forEachIdentifier(body)
    }
  }
}

extension Binder {
  fileprivate func forEachIdentifier(_ body: (String, Span) -> Void) {
    list.forEachIdentifier(body)
    condition?.forEachIdentifier(body)
  }
}

extension TextLiteral {
  func forEachIdentifier(_ body: (String, Span) -> Void) {
    for part in parts {
      if case .expression(let inner) = part { inner.forEachIdentifier(body) }
    }
  }
}

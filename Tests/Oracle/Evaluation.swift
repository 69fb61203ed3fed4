import Charter

// What each expression comes to: sections 5 to 9 of the reference.

extension Oracle {
  func value(of expression: Expression, _ scope: Scope) -> Value {
    switch expression.form {
    case .missing: return .absent
    case .bool(let value): return .bool(value)
    case .integer, .decimal, .ratio, .duration, .date, .timestamp, .version:
      return literal(text(expression.span), expression.form)
    case .text(let text): return interpolated(text, scope)
    case .name(let name): return named(name, scope)
    case .field(let base, let name): return field(of: value(of: base, scope), name.text)
    case .index(let base, let key):
      count("[]")
      return entry(of: value(of: base, scope), value(of: key, scope))
    case .call(let name, let arguments): return call(name.text, arguments, scope)
    case .list(let elements): return .list(elements.map { value(of: $0, scope) })
    case .record(let fields):
      return .map(fields.map { ($0.name.text, value(of: $0.value, scope)) })
    case .comprehension(let element, let binder):
      return walking(expression, scope, else: .unknown([.limit])) {
        comprehension(element, binder, scope)
      }
    case .quantifier(let quantifier, let binder, let body):
      return walking(expression, scope, else: .unknown([.limit])) {
        quantified(quantifier, binder, body, scope)
      }
    case .count(let binder), .share(let binder): return exact(expression, binder, scope)
    case .not(let operand):
      count("not")
      return not(value(of: operand, scope))
    case .binary(let operation, let left, let right):
      count(operation.rawValue)
      return binary(operation, left, right, scope)
    case .isCase(let operand, let name, let negated):
      count(negated ? "is not" : "is")
      let value = value(of: operand, scope)
      return word(value).map { .bool(($0 == name.text) != negated) } ?? .over(value)
    case .presence(let operand, let isPresent):
      count(isPresent ? "is present" : "is missing")
      let value = value(of: operand, scope)
      return value.isUnknown ? value : .bool(value.isPresent == isPresent)
    case .like(let operand, let template):
      count("like")
      return like(value(of: operand, scope), template, scope)
    case .matches(let operand, let pattern, _):
      count("matches")
      let value = value(of: operand, scope)
      guard let text = value.string else { return .over(value) }
      return .bool(Backtracker(pattern).matches(text))
    case .cast(let operand, let type):
      count("as")
      return read(value(of: operand, scope), as: type)
    case .fits(let operand, let type):
      count("fits")
      return fits(value(of: operand, scope), type)
    case .conditional(let condition, let yes, let no):
      count("if")
      let answer = value(of: condition, scope)
      guard let holds = answer.truth else { return .over(answer) }
      return value(of: holds ? yes : no, scope)
    case .invalid: fatalError("a set that compiles has no invalid part: \(text(expression.span))")
    }
  }

  /// A literal, read from its own text.
  private func literal(_ text: String, _ form: ExpressionForm) -> Value {
    let value: Value? =
      switch form {
      case .integer: Int(text).map(Value.int)
      case .decimal: Number(text).map(Value.decimal)
      case .ratio:
        Number(String(text.dropLast())).map { .ratio($0 * Number(WholeNumber(1), places: 2)) }
      case .duration: Length.read(text).map(Value.length)
      case .date: Calendar.day(text).map(Value.day)
      case .timestamp: Instant.read(text).map(Value.instant)
      // A literal prints without its `v`, a version of a document as it is spelled there.
      default: Release(String(text.dropFirst())).map(Value.release)
      }
    guard let value else { fatalError("a literal that compiles can be read: \(text)") }
    return value
  }

  // MARK: Names

  private func named(_ name: String, _ scope: Scope) -> Value {
    if let local = scope.locals[name] { return local }
    for policy in [scope.policy, ""] {
      guard let constant = constants[policy]?[name] else { continue }
      if let set = facts.settings["\(policy).\(name)"] { return set }
      return read(value(of: constant.value, Scope(policy: policy)), as: constant.type)
    }
    switch name {
    case "now": return .instant(facts.now)
    case "today": return .day(Instant.split(facts.now).day)
    case "catalog": return facts.catalog ?? .unknown([.noCatalog])
    case "directory": return facts.directory ?? .unknown([.noDirectory])
    default: return .word(name)
    }
  }

  func field(of base: Value, _ name: String) -> Value {
    switch base {
    case .absent, .unknown: return base
    case .record(_, let fields): return fields[name] ?? .absent
    case .release(let release):
      return ["major", "minor", "patch"].firstIndex(of: name).map { .int(release.numbers[$0]) }
        ?? .absent
    case .written(let written): return written[name].map(Value.init(written:)) ?? .absent
    case .map(let entries): return entries.first { $0.key == name }?.value ?? .absent
    default: return .absent
    }
  }

  /// `list[key]`, `map["name"]`, `value[0]`.
  private func entry(of base: Value, _ key: Value) -> Value {
    guard base.isPresent else { return base }
    guard key.isPresent else { return .over(key) }
    switch base {
    case .map(let entries):
      guard let name = key.string else { return .absent }
      return entries.first { $0.key == name }?.value ?? .absent
    case .written(let written):
      if case .int(let place) = key {
        guard case .list(let elements) = written, elements.indices.contains(place) else {
          return .absent
        }
        return Value(written: elements[place])
      }
      return key.string.flatMap { written[$0] }.map(Value.init(written:)) ?? .absent
    case .list(let elements): return element(of: elements, key)
    default: return .absent
    }
  }

  /// The one element whose key is this.
  private func element(of elements: [Value], _ key: Value) -> Value {
    var found: [Value] = []
    var isUnknown = false
    for element in elements {
      guard case .record(let type, let fields) = element,
        let keyField = schema.records[type]?.first(where: \.isKey),
        let equal = equal(fields[keyField.name] ?? .absent, key)
      else {
        isUnknown = true
        continue
      }
      if equal { found.append(element) }
    }
    if found.count > 1 { return .unknown([.several]) }
    if isUnknown { return .unknown([.unknownElements]) }
    return found.first ?? .absent
  }

  // MARK: Texts

  private func interpolated(_ literal: TextLiteral, _ scope: Scope) -> Value {
    var text = ""
    var unknown: [Value] = []
    for part in literal.parts {
      switch part {
      case .text(let plain): text += plain
      case .expression(let inner):
        count("{}")
        let value = value(of: inner, scope)
        if value.isPresent { text += printed(value) } else { unknown.append(value) }
      }
    }
    if !unknown.isEmpty { return .over(unknown) }
    return text.unicodeScalars.count > 65_536 ? .unknown([.limit]) : .text(text)
  }

  /// A value in a text.
  func printed(_ value: Value) -> String {
    switch value {
    case .absent: return "missing"
    case .unknown: return "unknown"
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): return String(value)
    case .decimal(let value): return value.text
    case .ratio(let value): return value.percentText
    case .length(let value): return value.text
    case .day(let value): return Calendar.text(day: value)
    case .instant(let value): return Instant.text(value)
    case .release(let value): return value.text
    case .text(let value), .name(_, let value), .enumCase(_, let value), .word(let value):
      return value
    case .list(let elements): return joined(elements.map(printed))
    case .map(let entries): return joined(entries.map { "\($0.key): \(printed($0.value))" })
    case .record(let type, let fields):
      return printed(fields[schema.records[type]?.first?.name ?? ""] ?? .absent)
    case .written(let written): return printed(written)
    }
  }

  private func printed(_ written: Written) -> String {
    switch written {
    case .null: "missing"
    case .bool(let value): value ? "true" : "false"
    case .number(let text), .text(let text): text
    case .list(let elements): joined(elements.map(printed))
    case .map(let entries): joined(entries.map { "\($0.key): \(printed($0.value))" })
    }
  }

  /// `a, b and c`; after ten `and 2 more`.
  private func joined(_ parts: [String]) -> String {
    if parts.isEmpty { return "none" }
    if parts.count > 10 {
      return parts.prefix(10).joined(separator: ", ") + " and \(parts.count - 10) more"
    }
    return parts.count == 1
      ? parts[0] : parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
  }

  private func fits(_ value: Value, _ type: TypeSyntax) -> Value {
    let read = read(value, as: type)
    guard read.isPresent else { return .no }
    if case .list(let elements) = read { return .bool(!elements.contains(where: \.isUnknown)) }
    return .yes
  }
}

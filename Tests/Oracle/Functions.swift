import Charter

// Functions: section 9 of the reference.

extension Oracle {
  func call(_ name: String, _ arguments: [Expression], _ scope: Scope) -> Value {
    for policy in [scope.policy, ""] {
      guard let define = defines[policy]?[name] else { continue }
      count("define")
      var inner = Scope(policy: policy)
      for (parameter, argument) in zip(define.parameters, arguments) {
        inner.locals[parameter.name.text] = read(value(of: argument, scope), as: parameter.type)
        inner.types[parameter.name.text] = parameter.type
        if !isCounted {
          inner.lengths[parameter.name.text] = lengths(of: argument, scope)
        }
      }
      return value(of: define.body, inner)
    }
    count(name)
    if name == "distinct", !isCounted, isTooLongInPairs(arguments[0], scope) {
      count("limit of pairs")
      return .unknown([.limit])
    }
    let values = arguments.map { value(of: $0, scope) }
    switch name {
    case "length", "words", "lower", "trim": return textual(name, values[0])
    case "split", "before", "after": return cut(name, values[0], values[1])
    case "min", "max": return extreme(values, isGreatest: name == "max")
    case "sum": return sum(values[0])
    case "distinct", "flat", "only": return collected(name, values[0])
    case "age": return arithmetic(.subtract, .instant(facts.now), start(of: values[0]))
    case "year", "month", "day":
      guard case .day(let day) = values[0] else { return .over(values[0]) }
      let parts = Calendar.date(day)
      return .int(name == "year" ? parts.year : name == "month" ? parts.month : parts.day)
    case "upstream", "downstream", "cycle", "source_of", "part_of":
      return lineage(name, values[0])
    default: fatalError("no such function: \(name)")
    }
  }

  private func start(of value: Value) -> Value {
    if case .day(let day) = value { return .instant(day * Instant.day) }
    return value
  }

  private func textual(_ name: String, _ value: Value) -> Value {
    guard let text = value.string else { return .over(value) }
    let scalars = Array(text.unicodeScalars)
    switch name {
    case "length": return .int(scalars.count)
    case "words": return .int(scalars.split { $0.properties.isWhitespace }.count)
    case "lower": return .text(scalars.map(\.properties.lowercaseMapping).joined())
    default:
      var rest = scalars[...]
      while rest.first?.properties.isWhitespace == true { rest.removeFirst() }
      while rest.last?.properties.isWhitespace == true { rest.removeLast() }
      return .text(joined(rest))
    }
  }

  private func joined(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private func cut(_ name: String, _ value: Value, _ separator: Value) -> Value {
    guard let text = value.string else { return value }
    guard let mark = separator.string else { return .over(separator) }
    var parts: [String] = []
    var rest = Array(text.unicodeScalars)[...]
    let wanted = Array(mark.unicodeScalars)
    if wanted.isEmpty { fatalError("no test splits at nothing") }
    while let place = rest.indices.first(where: { rest[$0...].starts(with: wanted) }) {
      parts.append(joined(rest[..<place]))
      rest = rest[(place + wanted.count)...]
      if name == "before" { return .text(parts[0]) }
      if name == "after" { return .text(joined(rest)) }
    }
    return name == "split" ? .list((parts + [joined(rest)]).map(Value.text)) : .absent
  }

  // MARK: Over lists

  private func extreme(_ values: [Value], isGreatest: Bool) -> Value {
    let list = values.count == 1 ? values[0] : .list(values)
    guard let elements = list.elements else { return .over(list) }
    guard var best = elements.first else { return .unknown([.emptyList]) }
    if elements.contains(where: { !$0.isPresent }) { return .over(elements) }
    for element in elements.dropFirst() {
      let isAtMost = compare(.lessOrEqual, best, element)
      guard let truth = isAtMost.truth else { return isAtMost }
      if truth == isGreatest { best = element }
    }
    return best
  }

  private func sum(_ list: Value) -> Value {
    guard let elements = list.elements else { return .over(list) }
    if elements.contains(where: { !$0.isPresent }) { return .over(elements) }
    guard var total = elements.first else { return .int(0) }
    for element in elements.dropFirst() {
      total = arithmetic(.add, total, element)
      guard total.isPresent else { return total }
    }
    return total
  }

  private func collected(_ name: String, _ list: Value) -> Value {
    guard let elements = list.elements else { return list }
    switch name {
    case "only":
      return elements.count > 1 ? .unknown([.several]) : elements.first ?? .absent
    case "flat":
      if elements.contains(where: { !$0.isPresent }) { return .over(elements) }
      let all = elements.flatMap { $0.elements ?? [] }
      return all.count > 100_000 ? .unknown([.limit]) : .list(all)
    default:
      if elements.contains(where: { !$0.isPresent }) { return .over(elements) }
      var kept: [Value] = []
      for element in elements {
        var isKnown = false
        for other in kept {
          let answer = compare(.equal, other, element)
          guard let truth = answer.truth else { return answer }
          if truth {
            isKnown = true
            break
          }
        }
        if !isKnown { kept.append(element) }
      }
      return .list(kept)
    }
  }
}

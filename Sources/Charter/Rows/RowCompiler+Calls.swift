// Defines that are called with columns: read as if their bodies stood in their place.

extension RowCompiler {
  func call(
    _ name: Identifier, _ arguments: [Expression], _ span: Span, expecting expected: Type?
  ) -> Part {
    for scope in [checker.context.policy, ""].compactMap({ $0 }) {
      if let entry = checker.defines[scope]?[name.text] {
        return inline(entry.number, name, arguments, span, expecting: expected)
      }
    }
    guard Builtin.named(name.text) != nil else {
      // Says that there is no such function.
      _ = checker.checkCall(name, arguments, span, expecting: expected)
      return invalid(span)
    }
    let help: String? =
      switch name.text {
      case "age": "compare with a time: `row.placed < now - 30d`"
      case "lower", "trim":
        "engines differ on letters beyond a to z; list the spellings behind `in`"
      case "before", "after": "`like \"…*\"` asks for the beginning of a text"
      case "year", "month", "day": "compare with dates: `row.placed >= 2026-01-01`"
      default: nil
      }
    return refuse(.notInSQL("`\(name.text)` of a column", span, help: help))
  }

  private func inline(
    _ number: Int, _ name: Identifier, _ arguments: [Expression], _ span: Span,
    expecting expected: Type?
  ) -> Part {
    checker.checkDefine(number)
    let define = checker.defineEntries[number]
    checker.usedDeclarations.insert(define.declaration.name.span)
    guard !define.isDamaged, !calls.contains(where: { $0.define == number }),
      !define.parameters.contains(.invalid), define.result != .invalid
    else { return invalid(span) }
    guard arguments.count == define.parameters.count else {
      let names = define.declaration.parameters.map(\.name.text).joined(separator: ", ")
      return refuse(.wrongArguments(name.text, "\(name.text)(\(names))", arguments.count, span))
    }
    var inner = Checker.Context()
    inner.policy = define.policy
    var meanings: [String: Meaning] = [:]
    for (index, argument) in arguments.enumerated() {
      let parameter = define.declaration.parameters[index].name
      let type = define.parameters[index]
      if isRow(argument) {
        var given = part(argument, expecting: type)
        if type != .any {
          given.tree = convert(given, to: type, argument)
          given.type = normal(type)
        }
        meanings[parameter.text] = .part(given)
      } else {
        let node = checker.check(argument, as: type)
        let slot = checker.context.frameSize
        checker.context.frameSize += 1
        bindings.append(RowPlan.Binding(slot: slot, node: node))
        inner.locals.append(
          Checker.Local(name: parameter.text, type: type, slot: slot, span: parameter.span))
      }
    }
    inner.frameSize = checker.context.frameSize
    let outer = self.meanings
    self.meanings = meanings
    calls.append((number, span))
    let body = define.declaration.body
    let (result, after) = checker.within(inner) { () -> Part in
      var result = part(body, expecting: expected)
      if result.type == .any, define.result != .any {
        result.tree = convert(result, to: define.result, body)
        result.type = normal(define.result)
      }
      return result
    }
    calls.removeLast()
    self.meanings = outer
    checker.context.frameSize = after.frameSize
    checker.context.reads.formUnion(after.reads)
    return result
  }
}

// What the model demands of a record that was given in its own words.

extension Evaluator {
  /// The first field that is missing though everything of its kind has it, with its path.
  func firstMissing(in value: Value, path: @autoclosure () -> String) -> (
    path: String, value: Value
  )? {
    guard let missing = firstMissing(in: value) else { return nil }
    return (path() + missing.path, missing.value)
  }

  /// The same, with the path below the value: it is put together on the way back.
  private func firstMissing(in value: Value) -> (path: String, value: Value)? {
    switch value.tag {
    case .list:
      for index in 0..<value.count {
        let element = workspace.slot(value, index)
        guard element.tag == .record else { return nil }
        if let missing = firstMissing(in: element) {
          return ("[\(index)]\(missing.path)", missing.value)
        }
      }
      return nil
    case .record:
      let type = Int(value.auxiliary)
      let start = Int(program.recordStarts[type])
      let count = Int(program.recordStarts[type + 1]) - start
      for index in 0..<count {
        let field = program.fields[start + index]
        // It fills itself where somebody reads it, from fields that are looked at anyway.
        if field.fill >= 0 { continue }
        let slot = workspace.slot(value, index)
        if slot.isAbsent {
          if field.isOptional { continue }
          let name = program.symbols.text(of: field.symbol)
          return (".\(name)", slot.origin != 0 ? slot : slot.from(value.origin))
        }
        guard slot.tag == .record || slot.tag == .list, let missing = firstMissing(in: slot) else {
          continue
        }
        return (".\(program.symbols.text(of: field.symbol))\(missing.path)", missing.value)
      }
      return nil
    default: return nil
    }
  }
}

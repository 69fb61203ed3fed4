// Which standard a descriptor is of: the one whose condition holds of it.

extension Judge {
  /// The number of the one standard that recognises the document.
  mutating func recognize(_ input: inout Input, from root: Int) -> Int? {
    if let name = input.options.standard {
      if let forced = policies.standards.firstIndex(where: { $0.name == name }) { return forced }
      input.errors.append(.noSuchStandard(name, policies.standards.map(\.name)))
      return nil
    }
    let found = recognizing(root)
    if found.count == 1 { return found[0] }
    let first = input.places.location(
      of: Value(.absent, origin: UInt32(root) + 1), in: evaluator.workspace,
      symbols: evaluator.program.symbols)
    if found.isEmpty {
      var reasons: [(standard: String, reason: String)] = []
      var others: [String] = []
      for standard in policies.standards where standard.recognize >= 0 {
        let (reason, isNear) = whyNot(standard)
        // A standard of the set's own is what somebody is at work on.
        let isOwn = !policies.files[Int(standard.span.file)].path.hasPrefix("charter:")
        if isNear || isOwn {
          reasons.append((standard.name, reason))
        } else {
          others.append(standard.name)
        }
      }
      input.errors.append(.unrecognized(reasons, others, first?.place))
    } else {
      input.errors.append(
        .ambiguousStandard(found.map { policies.standards[$0].name }, first?.place))
    }
    return nil
  }

  /// Numbers of the standards whose condition holds, in their order.
  private mutating func recognizing(_ root: Int) -> [Int] {
    let index = policies.recognition
    // A root that refers to another map has the keys of that too.
    let keys =
      evaluator.references[root] == nil ? index.keys(at: root, in: evaluator.workspace) : .max
    var found: [Int] = []
    var asked = -1
    for number in 0..<index.alternatives.count {
      let alternative = index.alternatives.pointer[number]
      let standard = Int(alternative.standard)
      guard alternative.keys & ~keys == 0, standard != asked else { continue }
      asked = standard
      let entry = policies.mappings.entries[standard]
      evaluator.enter(frameSize: Int(entry.frameSize))
      if evaluator.evaluate(entry.recognize).isTrue { found.append(standard) }
    }
    return found
  }

  /// The first part of a standard's condition that does not hold, and whether one before it does.
  private mutating func whyNot(_ standard: StandardPlan) -> (reason: String, isNear: Bool) {
    evaluator.enter(frameSize: Int(standard.frameSize))
    for (number, part) in standard.recognizeParts.enumerated() {
      let value = evaluator.evaluate(part.node)
      if value.isTrue { continue }
      let reason =
        value.isFalse
        ? "`\(part.source)` does not hold" : "`\(part.source)` cannot be told: a key is missing"
      return (reason, number > 0)
    }
    return ("its condition does not hold", true)
  }
}

// Findings in words, as the library gives them.

extension RuleRun {
  /// Puts a finding into words.
  mutating func finding(
    _ draft: FindingDraft, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) -> Finding {
    let plan = policies.rules[draft.rule.number]
    let loops = plan.loops[..<draft.loops]
    var reads = evaluator.reads.map { (path: policies.readTexts[Int($0.read)], value: $0.value) }
    let clauses: [(span: Span, place: Place)]
    if let list = draft.list {
      let loop = plan.loops[draft.loops]
      clauses = [(loop.span, policies.place(of: loop.span))]
      reads = [(loop.text, list)]
    } else {
      clauses = plan.clauses.indices.filter { draft.unmet & 1 << UInt64($0) != 0 }.map {
        (plan.clauses[$0].span, policies.clausePlaces[draft.rule.number][$0])
      }
    }
    let elements = loops.map { evaluator.local($0.slot) }
    let (location, previous) = places(
      culprit: draft.culprit, elements: elements, reads: reads.map(\.value), evaluator, &input)
    let values = reads.map { path, value in
      Finding.Read(
        path: path, json: evaluator.briefJSON(value),
        text: input.options.describesRequests ? evaluator.described(value) : "")
    }
    let kind = draft.list == nil ? plan.clauses[draft.firstClause].kind : nil
    let message =
      plan.otherwise.map { evaluator.render($0) } ?? (kind == .filter ? filterProblem : nil)
      ?? policies.defaultMessage(clauses[0].span, draft.status)
    return Finding(
      rule: plan.name, level: draft.rule.level, status: draft.status, message: message,
      help: plan.help.map { evaluator.render($0) },
      fingerprint: fingerprint(plan, loops, elements, values, evaluator),
      policy: clauses[0].place, clauses: clauses.map(\.place),
      input: location?.place, path: location?.pointer, previous: previous?.place,
      previousPath: previous?.pointer, values: values, effect: kind?.words ?? "")
  }

  /// Where something stands in the document, and where it stood in the one before.
  private func places(
    culprit: Value?, elements: [Value], reads: [Value], _ evaluator: borrowing Evaluator,
    _ input: inout Judge.Input
  ) -> (now: InputPlaces.Location?, before: InputPlaces.Location?) {
    func location(_ value: Value?) -> InputPlaces.Location? {
      value.flatMap {
        input.places.location(of: $0, in: evaluator.workspace, symbols: evaluator.program.symbols)
      }
    }
    let known = [culprit].compactMap { $0 } + elements.reversed()
    let anchor = known.first { $0.origin != 0 } ?? Value(.absent, origin: 1)
    if let change = elements.last(where: { evaluator.isChange($0) }),
      let places = policies.program.changes.places
    {
      // What changed is what the finding is about, whatever else was read.
      let after = evaluator.field(of: change, places.after)
      return (
        location(after.origin != 0 ? after : anchor),
        location(evaluator.field(of: change, places.before))
      )
    }
    guard let first = input.firstPrevious else { return (location(anchor), nil) }
    func isPrevious(_ value: Value) -> Bool {
      value.origin != 0 && evaluator.workspace.locate(Int(value.origin) - 1).document >= first
    }
    let before = isPrevious(anchor) ? anchor : reads.first(where: isPrevious)
    let now =
      isPrevious(anchor)
      ? reads.first { $0.origin != 0 && !isPrevious($0) } ?? Value(.absent, origin: 1) : anchor
    return (location(now), location(before))
  }

  /// Rule, subject, the elements by their keys, and the values read.
  private func fingerprint(
    _ rule: RulePlan, _ loops: ArraySlice<RulePlan.Loop>, _ elements: [Value],
    _ values: [Finding.Read], _ evaluator: borrowing Evaluator
  ) -> String {
    var bytes = Array(rule.name.utf8)
    bytes.append(0)
    bytes.append(contentsOf: id.utf8)
    bytes.append(0)
    for (loop, element) in zip(loops, elements) {
      let key =
        loop.keyField >= 0 ? evaluator.field(of: element, Int(loop.keyField)) : element
      evaluator.print(key, into: &bytes)
      bytes.append(0)
    }
    for value in values {
      bytes.append(contentsOf: value.path.utf8)
      bytes.append(UInt8(ascii: "="))
      bytes.append(contentsOf: value.json.utf8)
      bytes.append(0)
    }
    return SHA256.prefix(of: bytes)
  }
}

extension CompiledPolicies {
  /// What a finding says where its rule has no `otherwise`.
  func defaultMessage(_ clause: Span, _ status: Finding.Status) -> String {
    let text = source(of: clause)
    return status == .undetermined ? "Cannot be told: \(text)" : "Not met: \(text)"
  }
}

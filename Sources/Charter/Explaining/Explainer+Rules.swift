// Rules as a whole: what let them apply, and what they ask for.

extension Explainer {
  /// A rule that is not met, or whose effect counts, in the frame it was asked in.
  ///
  /// Shows the clauses that are named, below the elements of the first loops; `answer` says whether
  /// the rule is met, or of a grant or an approval whether it applies.
  mutating func explain(
    _ plan: RulePlan, clauses: [Int], loops: Int, answer: Explanation.Answer,
    _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) -> Explanation {
    restart()
    let outer = visibility
    defer { visibility = outer }
    var explanation = Explanation(
      text: "rule \(plan.rule) on \(policies.schema.subjects[plan.subject].name)", answer: answer)
    if plan.when >= 0 {
      explanation.children.append(prefixed("when", plan.when, &evaluator, &input))
    }
    for loop in plan.loops.prefix(loops) {
      visibility.bind(loop.slot, elementOf: loop.list)
      explanation.children.append(self.element(of: loop, &evaluator, &input))
    }
    for index in clauses {
      explanation.children.append(clause(plan.clauses[index], &evaluator, &input))
    }
    if loops < plan.loops.count {
      let loop = plan.loops[loops]
      var list = Explanation(text: policies.source(of: loop.span), answer: .unknown)
      read(loop.list, into: &list, &evaluator, &input)
      explanation.children.append(list)
    }
    return explanation
  }

  /// The element of a `for` that the rule was asked of.
  private mutating func element(
    of loop: RulePlan.Loop, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) -> Explanation {
    let element = evaluator.local(loop.slot)
    let name = variable(loop.slot, list: loop.list)
    let position = position(of: element, in: loop.list, &evaluator)
    var explanation = Explanation(
      text: "for " + label(name, element, of: loop.list, at: position, evaluator), answer: .true)
    guard loop.condition >= 0 else { return explanation }
    let condition = prefixed("where", loop.condition, &evaluator, &input)
    explanation.answer = condition.answer
    explanation.children = [condition]
    return explanation
  }

  private func position(
    of element: Value, in list: Int32, _ evaluator: inout Evaluator
  ) -> Int {
    let list = evaluator.evaluate(list)
    guard list.isPresent, var cursor = ElementCursor(list, in: evaluator.workspace) else {
      return 1
    }
    var position = 0
    while let (_, other) = cursor.next(in: evaluator.workspace) {
      position += 1
      if other.payload == element.payload, other.origin == element.origin { return position }
    }
    return 1
  }

  private mutating func clause(
    _ clause: RulePlan.Clause, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) -> Explanation {
    let text = policies.source(of: clause.span)
    switch clause.kind {
    case .require, .forbid:
      var explanation = explain(clause.node, &evaluator, &input)
      explanation.text = text
      return explanation
    case .permit where clause.node >= 0:
      // Of a domain, where the council lets it.
      var explanation = Explanation(text: text, answer: .true)
      explanation.children = [
        prefixed("domains may permit … where", clause.node, &evaluator, &input)
      ]
      explanation.answer = explanation.children[0].answer
      return explanation
    case .deny, .permit: return Explanation(text: text, answer: .true)
    case .approval, .mask, .filter, .aggregate, .limit, .reassess:
      guard clause.node >= 0 else { return Explanation(text: text, answer: .true) }
      let value = evaluator.evaluate(clause.node)
      var explanation = Explanation(text: text, answer: value.isPresent ? .true : .unknown)
      read(clause.node, into: &explanation, &evaluator, &input)
      return explanation
    }
  }
}

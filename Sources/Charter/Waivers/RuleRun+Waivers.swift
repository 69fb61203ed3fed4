// Which findings are waived. A waiver adds nothing and takes nothing away but the weight of findings
// of its rule about its element.

extension RuleRun {
  /// A waiver that holds for the subject.
  struct Granted {
    var number: Int
    var rule: Int
    var element: Value?
    /// Findings that it covers.
    var findings = 0
  }

  /// Asks the waivers for the subject whose inputs stand in the frame, at the evaluator's `now`.
  mutating func readWaivers(_ evaluator: inout Evaluator, _ input: borrowing Judge.Input) {
    guard !policies.waivers.plans.isEmpty else { return }
    let table = policies.waivers
    guard let holder = table.holders[subject] else { return }
    let id = evaluator.field(of: evaluator.local(holder.slot), holder.key)
    guard id.isPresent else { return }
    // A mesh that another set made numbers its waivers otherwise.
    let isOwn = input.options.catalog?.policies === policies
    let approvals = isOwn ? evaluator.snapshot?.approvals ?? [] : []
    for number in table.numbers(of: subject, id: evaluator.printed(id)) {
      let plan = table.plans[number]
      let validity = evaluator.validity(of: plan, number, holder, approvals)
      if case .holds(let element) = validity {
        granted.append(Granted(number: number, rule: plan.rule, element: element))
      }
      waiverUses.append(WaiverUse(plan.name, validity))
    }
  }

  /// The waivers that cover what a rule finds about the element in the frame, by name.
  mutating func waivers(
    covering rule: Int, _ code: RuleCode, unmet: UInt64, _ evaluator: inout Evaluator
  ) -> [Int] {
    guard !granted.isEmpty else { return [] }
    var element = Value.absent
    if code.loopCount > 0 {
      let last = policies.loops.pointer[Int(code.firstLoop + code.loopCount) - 1]
      element = evaluator.local(last.slot)
    }
    let found = granted.indices.filter { index in
      guard granted[index].rule == rule else { return false }
      guard code.loopCount > 0 else { return true }
      guard let own = granted[index].element else { return false }
      // Changes are found anew each time that somebody asks for them.
      if evaluator.isChange(own), evaluator.isChange(element) {
        return evaluator.isSameChange(own, element)
      }
      return element.tag == .record && element.payload == own.payload
        && element.auxiliary == own.auxiliary
    }
    if found.isEmpty || isLimited(rule, unmet: unmet, &evaluator) { return [] }
    return found
  }

  /// Whether a limit has a part in it that a rule is not met: limits are never waived.
  private func isLimited(_ rule: Int, unmet: UInt64, _ evaluator: inout Evaluator) -> Bool {
    let plan = policies.rules[rule]
    var search = LimitSearch(policies: policies)
    search.look(plan.when, &evaluator)
    for loop in plan.loops { search.look(loop.condition, &evaluator) }
    for index in plan.clauses.indices where unmet & 1 << UInt64(index) != 0 {
      search.look(plan.clauses[index].node, &evaluator)
    }
    return search.isFound
  }

  /// Takes the weight off the finding that was made last.
  mutating func waiveLast(by covering: [Int]) {
    guard let last = findings.indices.last else { return }
    findings[last].found = findings[last].status
    findings[last].status = .waived
    for index in covering {
      granted[index].findings += 1
      let plan = policies.waivers.plans[granted[index].number]
      findings[last].waivers.append(
        Finding.Waiver(
          name: plan.name, approver: plan.approver, role: plan.roleName, because: plan.because,
          until: CivilDate(days: plan.until).description))
    }
  }

  /// What came of each waiver for the subject, by name.
  var uses: [WaiverUse] {
    var uses = waiverUses
    for waiver in granted {
      let name = policies.waivers.plans[waiver.number].name
      guard let place = uses.firstIndex(where: { $0.name == name }) else { continue }
      uses[place].findings = waiver.findings
    }
    return uses
  }
}

extension WaiverUse {
  fileprivate init(_ name: String, _ validity: WaiverValidity) {
    switch validity {
    case .holds: self.init(name: name, state: .granted)
    case .notYetValid: self.init(name: name, state: .notYetValid)
    case .expired: self.init(name: name, state: .expired)
    case .orphaned(let reason): self.init(name: name, state: .orphaned, reason: reason)
    case .refused(let reason): self.init(name: name, state: .notGranted, reason: reason)
    }
  }
}

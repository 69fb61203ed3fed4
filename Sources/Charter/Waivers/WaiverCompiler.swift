/// Compiles waivers: each clause that can be told without an input is checked here, once.
struct WaiverCompiler {
  private let checker: Checker
  private let damage: SyntaxDamage
  private var holders: [WaiverTable.Holder?] = []
  private var roots: [Int: String] = [:]
  private var frameSize: Int32 = 0
  /// Numbers of the rules by name, those that could not be read whole left out.
  private var numbers: [String: Int] = [:]

  init(_ checker: Checker, damage: SyntaxDamage) {
    self.checker = checker
    self.damage = damage
  }

  /// Subjects of whose rules something can be waived, and the input that paths start in.
  static let subjects = ["product": "product", "change": "product", "domain": "domain"]

  /// Compiles every waiver of a set.
  ///
  /// - Parameters:
  ///   - declarations: Everything that is declared, in the order of the files.
  ///   - rules: All rules, in their order.
  /// - Returns: The waivers that have no errors, by name.
  mutating func compile(_ declarations: [Declaration], of rules: [RulePlan]) -> WaiverTable {
    var plans: [WaiverPlan] = []
    var names: [String: Span] = [:]
    for declaration in declarations {
      guard case .waiver(let waiver) = declaration.form else { continue }
      if holders.isEmpty {
        findHolders()
        for number in rules.indices where !damage.touches(rules[number].span) {
          if numbers[rules[number].name] == nil { numbers[rules[number].name] = number }
        }
      }
      if let first = names[waiver.name.text], !waiver.name.text.isEmpty {
        checker.report(.duplicate("waiver", waiver.name.text, waiver.name.span, first: first))
        continue
      }
      names[waiver.name.text] = waiver.name.span
      if let plan = compile(waiver, declaration, rules) { plans.append(plan) }
    }
    plans.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return WaiverTable(plans, holders: holders, frameSize: frameSize)
  }

  // MARK: What can be waived

  /// Finds where each subject says its id and its owner's team.
  private mutating func findHolders() {
    for (number, subject) in checker.schema.subjects.enumerated() {
      holders.append(holder(of: subject, number))
    }
  }

  private mutating func holder(of subject: SubjectType, _ number: Int) -> WaiverTable.Holder? {
    guard let root = Self.subjects[subject.name],
      let slot = subject.inputs.firstIndex(where: { $0.name == root }),
      case .record(let record) = subject.inputs[slot].type,
      let key = checker.schema.records[record].keyIndex,
      let owner = checker.schema.records[record].index(of: "owner")
    else { return nil }
    let input = checker.emitter.add(Node(.local, Int32(slot)), subject.span)
    var team = checker.fieldNode(input, record: record, field: owner, subject.span)
    var text = "\(root).owner"
    if case .record(let party) = team.type,
      let place = checker.schema.records[party].index(of: "team")
    {
      team = checker.fieldNode(team.node, record: party, field: place, subject.span)
      text += ".team"
    }
    guard team.type == .team else { return nil }
    roots[number] = root
    return WaiverTable.Holder(
      slot: Int32(slot), key: key, owner: team.node, ownerText: text,
      isName: checker.schema.records[record].fields[key].type == .domain)
  }

  // MARK: One waiver

  private mutating func compile(
    _ waiver: WaiverDeclaration, _ declaration: Declaration, _ rules: [RulePlan]
  ) -> WaiverPlan? {
    let known = checker.problems.count
    // What is not there was reported by the parser.
    guard let named = waiver.rule, !named.policy.text.isEmpty, let subject = waiver.subject,
      let id = waiver.id?.plain, let approver = waiver.approver?.plain, let role = waiver.role,
      let on = waiver.on, let until = waiver.until
    else { return nil }
    if on.days > until.days { checker.report(.waiverEndsEarly(on, until)) }
    let approving = self.role(role)
    guard let number = rule(named) else { return nil }
    let rule = rules[number]
    let about = checker.schema.subjects[rule.subject].name
    guard let holder = holders[rule.subject] else {
      checker.report(.waiverOfSubject(rule.name, about, named.span, rule: rule.span))
      return nil
    }
    if let clause = rule.clauses.first(where: { !$0.kind.takesLevel }) {
      checker.report(
        .waiverOfEffect(rule.name, clause.kind.words, named.span, effect: clause.span))
      return nil
    }
    guard let waivable = rule.waivable else {
      checker.report(.notWaivable(rule.name, named.span, rule: rule.span))
      return nil
    }
    if subject.text != about {
      checker.report(.waiverOtherSubject(subject.text, rule.name, about, subject.span))
    }
    if let approving, !approves(approving, waivable) {
      checker.report(
        .waiverRole(role.text, rule.name, waivable.roleName, role.span, rule: waivable.span))
    }
    if on.days <= until.days { checkLength(on, until, rule.name, waivable) }
    let path = self.path(waiver, rule, waivable)
    guard checker.problems.count == known, let approving else { return nil }
    return WaiverPlan(
      name: waiver.name.text, rule: number, subject: rule.subject,
      id: holder.isName ? DomainName.folded(id) : id, path: path,
      pathText: waiver.path.map { checker.text(of: $0.span) },
      because: waiver.because?.plain ?? "", approver: approver,
      foldedApprover: DomainName.folded(approver),
      role: Int(checker.emitter.enumStarts[approving.enumeration]) + approving.place,
      roleName: role.text, on: on.days, until: until.days,
      documentation: declaration.documentation, span: declaration.span)
  }

  /// The number of a rule that is named; nil where there is none, or where it was refused.
  private func rule(_ name: QualifiedName) -> Int? {
    guard checker.ruleNames[name.text] != nil else {
      checker.report(
        checker.policyNames[name.policy.text] == nil
          ? checker.noSuchPolicy(name.policy) : checker.noSuchRule(name))
      return nil
    }
    // Of a rule that could not be read whole, it is not known what may be waived.
    return numbers[name.text]
  }

  // MARK: Who approved it

  private func role(_ name: Identifier) -> (enumeration: Int, place: Int)? {
    guard case .enumeration(let number)? = checker.schema.types["Role"] else { return nil }
    let roles = checker.schema.enums[number]
    guard let place = roles.index(of: name.text) else {
      checker.report(checker.caseExpected(name.text, name.span, of: roles))
      return nil
    }
    return (number, place)
  }

  /// Whether a role is the one that the rule names, or inside it; nobody holds a group of roles.
  private func approves(
    _ role: (enumeration: Int, place: Int), _ waivable: WaivablePlan
  ) -> Bool {
    let roles = checker.schema.enums[role.enumeration]
    return !roles.cases[role.place].isGroup && roles.isCase(role.place, within: waivable.role)
  }

  // MARK: How long

  private func checkLength(
    _ on: DateSyntax, _ until: DateSyntax, _ rule: String, _ waivable: WaivablePlan
  ) {
    let days = Int64(until.days) + 1 - Int64(on.days)
    let length = CalendarDuration(months: 0, microseconds: days * 86_400_000_000)
    // Months have 28 to 31 days: what is not certain to be within is not within.
    let isWithin = length.isAtMost(waivable.longest)
    guard isWithin != true else { return }
    checker.report(
      .waiverTooLong(
        days: days, waivable.longest.description, rule, isCertain: isWithin == false, until.span,
        rule: waivable.span))
  }

  // MARK: What it is for

  /// Compiles the path to the one element that a waiver is for; -1 where there is none, or where it
  /// was refused.
  private mutating func path(
    _ waiver: WaiverDeclaration, _ rule: RulePlan, _ waivable: WaivablePlan
  ) -> Int32 {
    guard let element = rule.element else {
      if let path = waiver.path { checker.report(.waiverPathNeedless(rule.name, path.span)) }
      return -1
    }
    guard let path = waiver.path else {
      let span = waiver.id.map { waiver.subject?.span.joined(with: $0.span) ?? $0.span }
      checker.report(
        .waiverPathMissing(rule.name, span ?? waiver.name.span, loop: rule.loops.last?.span))
      return -1
    }
    guard let root = roots[rule.subject], let first = path.steps.first else { return -1 }
    var expression = Expression(.name(root), first.span)
    var steps = path.steps[...]
    // A change is one of those that the rule finds: `changes["/tables/orders"]`.
    if root == "product", checker.schema.subjects[rule.subject].name == "change",
      case .field("changes") = first.form
    {
      let previous = Expression(.name("previous"), first.span)
      expression = Expression(
        .call(Identifier(text: "changes", span: first.span), [previous, expression]), first.span)
      steps.removeFirst()
    }
    for step in steps {
      let span = first.span.joined(with: step.span)
      switch step.form {
      case .field(let name):
        expression = Expression(
          .field(expression, Identifier(text: name, span: step.span)), span)
      case .key(let key): expression = Expression(.index(expression, key), span)
      }
    }
    let context = RuleCompiler.context(of: rule.subject, policy: "", checker)
    let (checked, after) = checker.within(context) { checker.check(expression, expecting: nil) }
    frameSize = max(frameSize, after.frameSize)
    guard !checked.type.isOpen else { return -1 }
    var endsInKey = false
    if case .key? = path.steps.last?.form { endsInKey = true }
    if !endsInKey || checked.type != element || !hasKey(element) {
      checker.report(
        .waiverPathElement(
          checker.text(of: path.span), rule.name, checker.schema.describe(element),
          hasKey: hasKey(element), path.span, loop: rule.loops.last?.span))
    }
    return checked.node
  }

  private func hasKey(_ element: Type) -> Bool {
    guard case .record(let record) = element else { return false }
    return checker.schema.records[record].keyIndex != nil
  }
}

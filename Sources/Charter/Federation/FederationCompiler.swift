/// Compiles what domains change: the scope of their rules, `set`, `tighten`, and what the council
/// lets them permit.
struct FederationCompiler {
  private let checker: Checker
  private let layers: SetLayers
  private let policies: [PolicyDeclaration]
  /// Policies by name, the first of each, and what they declare.
  private let members: [String: Members]
  /// By subject: the node that says whose the subject is, and the path as a person writes it.
  private let owners: [(node: Int32, text: String)]
  private var settings: [Setting] = []
  private var places: [SettingPlace: Int] = [:]
  private var switches: [Switch] = []
  private var tightenings: [FederationPlan.Tightening] = []

  /// A policy, and what it declares, by name.
  private struct Members {
    var policy: PolicyDeclaration
    var params: [String: ParamDeclaration] = [:]
    /// Names in the order of the source.
    var paramNames: [String] = []
    var ruleNames: [String] = []
    var rules: Set<String> = []

    init(_ policy: PolicyDeclaration) {
      self.policy = policy
      for member in policy.members {
        switch member.form {
        case .param(let param):
          paramNames.append(param.name.text)
          if params[param.name.text] == nil { params[param.name.text] = param }
        case .rule(let rule):
          ruleNames.append(rule.name.text)
          rules.insert(rule.name.text)
        default: continue
        }
      }
    }
  }

  /// What one domain sets.
  private struct SettingPlace: Hashable {
    var domain: Int32
    var param: Int32
  }

  /// `set`, checked.
  private struct Setting {
    var domain: Int32
    /// Number of the param.
    var param: Int32
    var direction: ParamDeclaration.Direction
    var type: Type
    var node: Int32
    var declaration: SetDeclaration
  }

  /// `domains may permit`, checked.
  struct Switch {
    var policy: String
    var subject: Int
    /// -1 where the council asks nothing.
    var node: Int32
    var frameSize: Int32
    var reads: [ReadPath]
    var inputs: Set<DecisionOptions.OptionalInput>
    var span: Span
  }

  /// What the council lets domains permit, for the calculus of signs.
  var conditions: [Switch] { switches.filter { $0.node >= 0 } }

  /// Nodes that are evaluated at every decision.
  var nodes: [Int32] { isEmpty ? [] : owners.map(\.node) }

  /// Whether no domain says anything.
  private var isEmpty: Bool { layers.domains.isEmpty }

  /// Prepares for the domains of a set; names of params, data and defines are known already.
  init(_ declarations: [Declaration], layers: SetLayers, checker: Checker) {
    self.checker = checker
    self.layers = layers
    policies = declarations.compactMap {
      if case .policy(let policy) = $0.form { return policy }
      return nil
    }
    // Only what domains say names policies.
    members =
      policies.contains { $0.domain != nil }
      ? Dictionary(
        policies.map { ($0.name.text, Members($0)) }, uniquingKeysWith: { first, _ in first })
      : [:]
    owners = checker.schema.subjects.map { Self.owner(of: $0, checker) }
  }

  /// A product's domain, or a domain itself.
  private static func owner(
    of subject: SubjectType, _ checker: Checker
  ) -> (node: Int32, text: String) {
    for (name, field) in [("product", "domain"), ("domain", "name")] {
      guard let slot = subject.inputs.firstIndex(where: { $0.name == name }),
        case .record(let record) = subject.inputs[slot].type,
        let place = checker.schema.records[record].index(of: field),
        checker.schema.records[record].fields[place].type == .domain
      else { continue }
      let input = checker.emitter.add(Node(.local, Int32(slot)), subject.span)
      let node = checker.fieldNode(input, record: record, field: place, subject.span).node
      return (node, "\(name).\(field)")
    }
    return (-1, "")
  }

  private func domain(of policy: PolicyDeclaration) -> Int32? { layers.domains[policy.name.text] }

  // MARK: What the council lets domains do

  /// Checks every `domains may permit`; before rules are compiled.
  mutating func compileSwitches() {
    for policy in policies where policy.domain == nil {
      for case .domainsMay(let may) in policy.members.map(\.form) { compile(may, in: policy) }
    }
  }

  private mutating func compile(_ may: DomainsMayDeclaration, in policy: PolicyDeclaration) {
    let name = may.subject
    guard let subject = checker.schema.subject(named: name.text) else {
      if !name.text.isEmpty {
        checker.report(checker.noSuchSubject(name))
      }
      return
    }
    guard !checker.schema.subjects[subject].permitsByDefault else {
      return checker.report(.switchByDefault(name.text, name.span))
    }
    var result = Switch(
      policy: policy.name.text, subject: subject, node: -1, frameSize: 0, reads: [], inputs: [],
      span: name.span)
    if let condition = may.condition {
      let context = RuleCompiler.context(of: subject, policy: policy.name.text, checker)
      let own = Set(context.locals.map(\.slot))
      let (node, after) = checker.within(context) { checker.check(condition, as: .bool) }
      if checker.emitter.isConstant(node, own: own) {
        checker.report(.constantCondition(condition.span))
      }
      result.node = node
      result.frameSize = after.frameSize
      result.inputs = after.reads
      result.reads = ReadPaths(checker).paths(of: node, own: own)
    }
    switches.append(result)
  }

  /// Refuses a switch beside a rule whose condition both permits and restricts: a domain's permit
  /// would go round what that rule restricts.
  func checkMixedRules(_ rules: [RulePlan]) {
    for item in switches {
      let mixed = rules.first { rule in
        rule.domain < 0 && rule.subject == item.subject
          && rule.clauses.contains { $0.kind == .permit }
          && rule.clauses.contains { $0.kind != .permit }
      }
      guard let mixed else { continue }
      let other = mixed.clauses.first { $0.kind != .permit }
      checker.report(
        .grantsMixed(
          checker.schema.subjects[item.subject].name, mixed.name, other?.kind.words ?? "",
          item.span, rule: mixed.span))
    }
  }

  // MARK: Rules of domains

  /// Gives a rule of a domain its scope, and its permits what the council asks of them.
  func adapt(_ plan: inout RulePlan, _ rule: RuleDeclaration, of policy: PolicyDeclaration) {
    guard policy.domain != nil, let domain = domain(of: policy) else { return }
    let subject = checker.schema.subjects[plan.subject].name
    guard owners[plan.subject].node >= 0 else {
      return checker.report(.ruleWithoutDomain(subject, rule.subject.span))
    }
    plan.domain = domain
    plan.guardReads.append(
      ReadPath(node: owners[plan.subject].node, text: owners[plan.subject].text))
    let allowed = switches.filter { $0.subject == plan.subject }
    for index in plan.clauses.indices where plan.clauses[index].kind == .permit {
      guard !allowed.isEmpty else {
        checker.report(.permitNotAllowed(subject, plan.clauses[index].span))
        continue
      }
      plan.clauses[index].node = disjunction(allowed)
      plan.clauses[index].reads = allowed.flatMap(\.reads)
      plan.frameSize = max(plan.frameSize, allowed.map(\.frameSize).max() ?? 0)
      for item in allowed { plan.reads.formUnion(item.inputs) }
    }
  }

  /// -1 where one of them asks nothing.
  private func disjunction(_ switches: [Switch]) -> Int32 {
    guard !switches.contains(where: { $0.node < 0 }), var node = switches.first?.node else {
      return -1
    }
    for item in switches.dropFirst() {
      node = checker.emitter.add(
        Node(.or, node, item.node), item.span, operands: [node, item.node])
    }
    return node
  }

  // MARK: Params

  /// Checks every `set` of a domain.
  mutating func compileSettings() {
    for policy in policies {
      guard policy.domain != nil, let domain = domain(of: policy) else { continue }
      for case .set(let set) in policy.members.map(\.form) { compile(set, by: domain) }
    }
  }

  private mutating func compile(_ set: SetDeclaration, by domain: Int32) {
    let (policy, name) = (set.param.policy, set.param.name)
    // What was written without its policy was reported by the parser.
    guard !policy.text.isEmpty, let owner = find(policy) else { return }
    guard let param = owner.params[name.text], let entry = checker.globals[policy.text]?[name.text]
    else {
      return checker.report(
        .unknownParam(
          name.text, of: policy.text, name.span, checker.suggested(owner.paramNames)))
    }
    checker.usedDeclarations.insert(entry.span)
    var literal = Checker.Context()
    literal.isLiteral = true
    literal.allowsGroups = true
    let node = checker.within(literal) { checker.check(set.value, as: entry.type) }.result
    guard let direction = param.direction, owner.policy.domain == nil else {
      return checker.report(
        .fixedParam(
          set.param.text, isPrivate: owner.policy.domain != nil, set.param.span,
          param: param.name.span))
    }
    let place = SettingPlace(domain: domain, param: entry.number)
    if let first = places[place] {
      return checker.report(
        .setTwice(
          set.param.text, spelling(domain), set.param.span,
          first: settings[first].declaration.param.span))
    }
    places[place] = settings.count
    settings.append(
      Setting(
        domain: domain, param: entry.number, direction: direction, type: entry.type, node: node,
        declaration: set))
  }

  private func find(_ name: Identifier) -> Members? {
    if let known = members[name.text] { return known }
    let names = checker.suggested(policies.filter { $0.domain == nil }.map(\.name.text))
    checker.report(.unknownPolicy(name.text, name.span, names))
    return nil
  }

  private func spelling(_ domain: Int32) -> String { layers.tree.entries[Int(domain)].spelling }

  // MARK: Levels

  /// Checks every `tighten`, against rules that are compiled.
  mutating func compileTightenings(of rules: [RulePlan]) {
    var found: [FederationPlan.Tightening] = []
    guard !members.isEmpty else { return }
    let numbers = Dictionary(
      rules.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    for policy in policies {
      guard policy.domain != nil, let domain = domain(of: policy) else { continue }
      for case .tighten(let tighten) in policy.members.map(\.form) {
        guard !tighten.rule.policy.text.isEmpty, let rule = rule(tighten.rule, numbers) else {
          continue
        }
        let levels = RuleCompiler(checker: checker).levels(tighten.levels)
        checkRaises(tighten, rules[rule])
        found.append(
          FederationPlan.Tightening(rule: rule, domain: Int(domain), levels: levels))
      }
    }
    tightenings = found.sorted { ($0.rule, $0.domain) < ($1.rule, $1.domain) }
  }

  /// The number of a rule that is named; nil where there is none, or where it was refused.
  private func rule(_ name: QualifiedName, _ numbers: [String: Int]) -> Int? {
    guard let owner = find(name.policy) else { return nil }
    guard owner.rules.contains(name.name.text) else {
      checker.report(
        .unknownRule(
          name.name.text, of: owner.policy.name.text, name.name.span,
          checker.suggested(owner.ruleNames)))
      return nil
    }
    return numbers[name.text]
  }

  private func checkRaises(_ tighten: TightenDeclaration, _ rule: RulePlan) {
    for syntax in tighten.levels {
      let start = syntax.from?.days ?? .min
      let known = rule.level(on: CivilDate(days: start))
      let rank = Finding.Level(rawValue: syntax.level.rawValue)?.rank ?? 0
      let isOver = rule.until.map { start > $0 } ?? false
      guard isOver || known.map({ $0.rank >= rank }) ?? false else { continue }
      return checker.report(
        .noTightening(
          rule.name, syntax.level.rawValue, known: known?.rawValue, syntax.span, rule: rule.span))
    }
  }

  // MARK: The plan

  /// Numbers of the params that some domain sets, in the order of the plan's params.
  var setParams: [Int32] { Array(Set(settings.map(\.param))).sorted() }

  /// Puts together what is read at every decision; nil where no domain says anything.
  ///
  /// - Parameters:
  ///   - rules: All rules, in their order.
  ///   - global: The value of each param and data, by number.
  ///   - value: Evaluates a literal, and keeps it.
  ///   - evaluator: Makes an evaluator that knows those values.
  ///   - problems: Takes what is not as tight as it must be.
  /// - Returns: What domains change.
  func plan(
    _ rules: [RulePlan], global: [Value], value: (Int32) -> Value,
    evaluator: () -> Evaluator, _ problems: inout [Problem]
  ) -> FederationPlan? {
    guard !isEmpty else { return nil }
    var plan = FederationPlan()
    plan.owners = owners.map(\.node)
    plan.tightenings = tightenings
    plan.domains = layers.tree.entries.map {
      FederationPlan.Domain(name: Array($0.name.utf8), parent: $0.parent, settings: [])
    }
    let numbers = setParams
    let places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
    let directions = Dictionary(
      settings.map { ($0.param, $0.direction) }, uniquingKeysWith: { first, _ in first })
    for number in numbers {
      guard let direction = directions[number] else { continue }
      plan.params.append(
        FederationPlan.Param(value: global[Int(number)], direction: direction))
    }
    var values: [SettingPlace: Value] = [:]
    for setting in settings {
      guard let place = places[setting.param] else { continue }
      let own = value(setting.node)
      values[SettingPlace(domain: setting.domain, param: setting.param)] = own
      plan.domains[Int(setting.domain)].settings.append(
        FederationPlan.Setting(param: place, value: own))
    }
    if !settings.isEmpty {
      var evaluator = evaluator()
      for setting in settings {
        guard let place = places[setting.param] else { continue }
        check(setting, above: plan.params[place].value, values, &evaluator, &problems)
      }
    }
    return plan
  }

  /// A domain sets nothing that is not known to be within what holds above it.
  private func check(
    _ setting: Setting, above global: Value, _ values: [SettingPlace: Value],
    _ evaluator: inout Evaluator, _ problems: inout [Problem]
  ) {
    func value(_ domain: Int32) -> Value? {
      values[SettingPlace(domain: domain, param: setting.param)]
    }
    guard let own = value(setting.domain) else { return }
    var above = global
    var setter: Int32 = -1
    for outer in layers.tree.chain(of: setting.domain).dropLast() {
      guard let more = value(outer) else { continue }
      above = evaluator.tightest(above, more, setting.direction)
      setter = outer
    }
    if evaluator.isTight(own, as: above, setting.direction) { return }
    let text = checker.text(of: setting.declaration.value.span)
    problems.append(
      .looserSet(
        setting.declaration.param.text, text, setting.direction,
        above: above.isPresent ? evaluator.described(above) : nil,
        by: setter >= 0 ? spelling(setter) : nil, setting.declaration.value.span))
  }
}

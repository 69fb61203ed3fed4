import Charter

// What a rule comes to: section 4 of the reference, laws 3 and 4.

extension Oracle {
  /// Judges a question.
  package func decide(_ question: Question) -> Verdict {
    facts = Facts()
    facts.now = question.now
    use(question.mesh)
    var judging = Judging(oracle: self)
    var locals: [String: Value]
    if question.subject == "product" {
      let product = product(question.document)
      guard product.isPresent else { return judging.verdict }
      locals = ["product": product]
    } else {
      guard let inputs = inputs(of: question) else { return judging.verdict }
      locals = inputs
    }
    let disagreement = register(&locals)
    judging.requester = locals["requester"].flatMap { field(of: $0, "name").string }
    let lineage = lineage(of: locals)
    settle(lineage)
    facts.lengths = Self.lengths(
      in: Array(locals.values) + [facts.catalog, facts.directory].compactMap { $0 })
    judging.verdict.facts = facts
    judging.verdict.waivers = waivers(for: question.subject, locals)
    judging.subject = question.subject
    for rule in rules(on: question.subject) { judging.ask(rule, lineage, locals) }
    if let disagreement { judging.verdict.findings.append(disagreement) }
    judging.verdict.findings = judging.verdict.findings.enumerated().sorted { left, right in
      left.element.rule == right.element.rule
        ? left.offset < right.offset
        : left.element.rule.utf8.lexicographicallyPrecedes(right.element.rule.utf8)
    }.map(\.element)
    judging.verdict.outcome = judging.outcome(
      permitsByDefault: schema.subjects[question.subject]?.permitsByDefault ?? true)
    return judging.verdict
  }

  /// A rule, the policy that holds it and the domain that it speaks for.
  struct Rule {
    var name: String
    var policy: String
    var domain: String?
    var syntax: RuleDeclaration
  }

  private func rules(on subject: String) -> [Rule] {
    var rules: [Rule] = []
    for case .policy(let policy) in declarations.map(\.form) {
      for case .rule(let rule) in policy.members.map(\.form) where rule.subject.text == subject {
        rules.append(
          Rule(
            name: "\(policy.name.text).\(rule.name.text)", policy: policy.name.text,
            domain: policy.domain.map { folded($0.text) }, syntax: rule))
      }
    }
    return rules.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// With a catalog the product has the domain that its entry says, and stands in its place.
  private func register(_ locals: inout [String: Value]) -> Verdict.Finding? {
    guard let catalog = facts.catalog, let product = locals["product"],
      let id = field(of: product, "id").string,
      case .record(let type, var fields) = product,
      case .record(let catalogType, var known) = catalog,
      var products = known["products"]?.elements
    else { return nil }
    var disagreement: Verdict.Finding?
    let place = products.firstIndex { field(of: $0, "id").string == id }
    if let place {
      let registered = field(of: products[place], "domain")
      let stated = fields["domain"] ?? .absent
      if !registered.isAbsent {
        fields["domain"] = registered
        let agrees = stated.isAbsent || registered.isUnknown || equal(stated, registered) == true
        if !agrees {
          disagreement = Verdict.Finding(
            rule: "domain-disagrees", level: "block", isViolated: stated.isPresent, clauses: [],
            message: [], help: nil, effect: "", scope: Scope())
        }
      }
      products[place] = .record(of: type, fields)
    } else {
      products.append(.record(of: type, fields))
    }
    locals["product"] = .record(of: type, fields)
    known["products"] = .list(products)
    facts.catalog = .record(of: catalogType, known)
    return disagreement
  }
}

/// Asks rules about one subject.
struct Judging {
  let oracle: Oracle
  var verdict = Verdict()
  var subject = ""
  var requester: String?
  var isCovered = false
  /// The messages of the rule that is asked would take too long.
  private var saysTooMuch = false

  init(oracle: Oracle) { self.oracle = oracle }

  func outcome(permitsByDefault: Bool) -> String {
    if verdict.findings.contains(where: \.blocks) { return "deny" }
    if !isCovered { return "notCovered" }
    if !permitsByDefault, verdict.grants.isEmpty { return "deny" }
    return verdict.approvals.isEmpty ? "permit" : "review"
  }

  mutating func ask(
    _ rule: Oracle.Rule, _ lineage: [String: Value], _ locals: [String: Value]
  ) {
    guard let level = oracle.level(of: rule, lineage) else { return }
    let scope = Oracle.Scope(locals: locals, policy: rule.policy)
    var guards: [Value] = []
    if let domain = rule.domain {
      let isOurs = lineage[domain] ?? .no
      if isOurs.truth == false { return }
      if isOurs.truth == nil { guards.append(isOurs) }
    }
    if let when = rule.syntax.when {
      let holds = oracle.value(of: when, scope)
      if holds.truth == false { return }
      if holds.truth == nil { guards.append(holds) }
    }
    guard walk(rule, level, scope, guards) else { return }
    verdict.asked += 1
    if rule.domain == nil { isCovered = true }
  }

  /// Loops inside each other are one expression over lists, counted before it runs; so are all the
  /// messages that they may lead to.
  private mutating func walk(
    _ rule: Oracle.Rule, _ level: String, _ scope: Oracle.Scope, _ guards: [Value]
  ) -> Bool {
    guard let first = rule.syntax.loops.first else {
      return walk(rule, level, [], scope, guards)
    }
    let steps = oracle.steps(of: rule.syntax, scope)
    guard steps.asked <= Oracle.mostSteps else {
      oracle.count("limit of loops")
      var unbound = scope
      for loop in rule.syntax.loops { unbound.locals[loop.variable.text] = .absent }
      report(rule, level, isViolated: false, [first.span], effect: "", unbound)
      let list = oracle.value(of: first.list, scope)
      verdict.findings[verdict.findings.count - 1].isTooCostly = list.isPresent
      return true
    }
    saysTooMuch = steps.said > Oracle.mostSteps
    oracle.isCounted = true
    defer {
      oracle.isCounted = false
      saysTooMuch = false
    }
    return walk(rule, level, rule.syntax.loops[...], scope, guards)
  }

  /// Asks of every element; whether there was anything to ask of.
  private mutating func walk(
    _ rule: Oracle.Rule, _ level: String, _ loops: ArraySlice<LoopSyntax>, _ scope: Oracle.Scope,
    _ guards: [Value]
  ) -> Bool {
    guard let loop = loops.first else {
      answer(rule, level, scope, guards)
      return true
    }
    guard let elements = oracle.value(of: loop.list, scope).elements else {
      var unbound = scope
      for loop in loops { unbound.locals[loop.variable.text] = .absent }
      report(rule, level, isViolated: false, [loop.span], effect: "", unbound)
      return true
    }
    var isAsked = false
    for element in elements {
      let inner = scope.with(loop.variable.text, element)
      var innerGuards = guards
      if let condition = loop.condition {
        let holds = oracle.value(of: condition, inner)
        if holds.truth == false { continue }
        if holds.truth == nil { innerGuards.append(holds) }
      }
      if walk(rule, level, loops.dropFirst(), inner, innerGuards) { isAsked = true }
    }
    return isAsked
  }

  /// What may keep a clause from being met.
  enum Shortfall { case violated, undetermined }

  private mutating func answer(
    _ rule: Oracle.Rule, _ level: String, _ scope: Oracle.Scope, _ guards: [Value]
  ) {
    let isCertain = guards.isEmpty
    var reasons = guards.flatMap(\.reasons)
    var unmet: [EffectSyntax] = []
    var isViolated = false
    for effect in rule.syntax.effects {
      let shortfall: Shortfall?
      switch effect.form {
      case .deny: shortfall = .violated
      case .require(let condition):
        let holds = oracle.value(of: condition, scope)
        shortfall = holds.truth == true ? nil : holds.truth == false ? .violated : .undetermined
        reasons += holds.reasons
      case .forbid(let condition):
        let holds = oracle.value(of: condition, scope)
        shortfall = holds.truth == false ? nil : holds.truth == true ? .violated : .undetermined
        reasons += holds.reasons
      case .permit:
        permit(rule, scope, isCertain: isCertain)
        shortfall = nil
      default: shortfall = oblige(effect, rule, scope)
      }
      let word = effect.word
      switch effect.form {
      case .deny, .require, .forbid: if shortfall != nil { count(word) }
      default: count(word)
      }
      guard let shortfall else { continue }
      unmet.append(effect)
      if isCertain, shortfall == .violated { isViolated = true }
    }
    guard let first = unmet.first else { return }
    report(rule, level, isViolated: isViolated, unmet.map(\.span), effect: first.word, scope)
    let covering = Oracle.covering(verdict.waivers, rule, scope, because: reasons)
    verdict.findings[verdict.findings.count - 1].waivers = covering
    for place in verdict.waivers.indices where covering.contains(verdict.waivers[place].name) {
      verdict.waivers[place].findings += 1
    }
  }

  private mutating func count(_ effect: String) { verdict.effects[effect, default: 0] += 1 }

  /// A domain permits only where what the council asks of it is known to hold.
  private mutating func permit(_ rule: Oracle.Rule, _ scope: Oracle.Scope, isCertain: Bool) {
    var mayPermit = true
    if rule.domain != nil {
      mayPermit = oracle.leaves(for: subject).contains { leave in
        guard let condition = leave.condition else { return true }
        var council = scope
        council.policy = leave.policy
        return oracle.value(of: condition, council).truth == true
      }
    }
    if isCertain, mayPermit {
      verdict.grants.insert(rule.name)
      isCovered = true
    } else {
      verdict.unconfirmed.insert(rule.name)
    }
  }

  // MARK: Findings

  private mutating func report(
    _ rule: Oracle.Rule, _ level: String, isViolated: Bool, _ clauses: [Span], effect: String,
    _ scope: Oracle.Scope
  ) {
    let quoted = oracle.text(clauses[0])
    verdict.findings.append(
      Verdict.Finding(
        rule: rule.name, level: level, isViolated: isViolated, clauses: clauses,
        message: rule.syntax.otherwise.map { message($0, scope) }
          ?? [.text((isViolated ? "Not met: " : "Cannot be told: ") + quoted)],
        help: rule.syntax.help.map { message($0, scope) }, effect: effect, scope: scope))
  }

  /// A text for a person: what is missing prints, and changes nothing.
  private func message(_ text: TextLiteral, _ scope: Oracle.Scope) -> [Verdict.MessagePart] {
    let wasCounted = oracle.isCounted
    if saysTooMuch {
      oracle.isCounted = false
      oracle.isRefused = true
    }
    defer {
      oracle.isCounted = wasCounted
      oracle.isRefused = false
    }
    return text.parts.map { part in
      switch part {
      case .text(let plain): return .text(plain)
      case .expression(let inner):
        let value = oracle.value(of: inner, scope)
        return value.isPresent
          ? .text(oracle.printed(value)) : .unknown(oracle.text(inner.span), value.reasons)
      }
    }
  }
}

extension EffectSyntax {
  /// As reports name it.
  var word: String {
    switch form {
    case .require: "require"
    case .forbid: "forbid"
    case .deny: "deny"
    case .permit: "permit"
    case .approval: "require approval by"
    case .mask: "mask"
    case .filter: "filter"
    case .aggregate: "aggregate"
    case .limit: "limit to"
    case .reassess: "reassess after"
    }
  }
}

import Charter

// What a waiver covers, and whether it holds: section 23 of the reference, law 5c.

extension Oracle {
  /// What came of a waiver for the subject that it is for.
  package struct WaiverAnswer: Sendable {
    package enum State: String, CaseIterable, Sendable {
      case granted, notYetValid, expired, orphaned, notGranted
    }

    package var name: String
    package var state: State
    /// Which clause is not known to hold, of those that `notGranted` is said of.
    package var reason = ""
    /// Findings that it covers.
    package var findings = 0
    var rule = ""
    /// The number of the element that it is for; nil where the rule has no `for`.
    var element: Int?
  }

  private var waivers: [(waiver: WaiverDeclaration, span: Span)] {
    declarations.compactMap { declaration in
      if case .waiver(let waiver) = declaration.form { return (waiver, declaration.span) }
      return nil
    }
  }

  /// What came of each waiver for a subject, by name.
  func waivers(for subject: String, _ locals: [String: Value]) -> [WaiverAnswer] {
    guard subject == "product", let product = locals["product"],
      let id = field(of: product, "id").string
    else { return [] }
    return waivers.map(\.waiver).filter { waiver in
      waiver.subject?.text == subject && waiver.id?.plain == id
    }.map { judge($0, product) }.sorted {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
  }

  private func judge(_ waiver: WaiverDeclaration, _ product: Value) -> WaiverAnswer {
    var answer = WaiverAnswer(
      name: waiver.name.text, state: .notGranted, rule: waiver.rule?.text ?? "")
    let today = Instant.split(facts.now).day
    guard let on = waiver.on, let until = waiver.until else { return answer }
    if today < Int(on.days) {
      answer.state = .notYetValid
      return answer
    }
    if today > Int(until.days) {
      answer.state = .expired
      return answer
    }
    if let path = waiver.path {
      let found = element(at: path, in: product)
      guard case .record(_, let fields) = found, case .int(let number)? = fields["#"] else {
        if found.isAbsent { answer.state = .orphaned }
        answer.reason = "path \(found.reasons.first?.rawValue ?? "")"
        return answer
      }
      answer.element = number
    }
    answer.reason = reason(against: waiver, product) ?? ""
    if answer.reason.isEmpty { answer.state = .granted }
    return answer
  }

  /// Why the approver is not known to be one who may approve; nil where they are.
  private func reason(against waiver: WaiverDeclaration, _ product: Value) -> String? {
    let approver = waiver.approver?.plain ?? ""
    guard let directory = facts.directory, let people = field(of: directory, "people").elements
    else { return "no directory" }
    let found = people.filter { person in
      field(of: person, "name").string == folded(approver)
        || field(of: person, "email").string == approver
    }
    guard let person = found.first else { return "nobody" }
    guard found.count == 1 else { return "several" }
    guard let roles = field(of: person, "roles").elements else { return "roles unknown" }
    guard roles.contains(where: { word($0) == waiver.role?.text }) else { return "another role" }
    let team = field(of: field(of: product, "owner"), "team")
    guard team.isPresent else { return team.isAbsent ? "no owner" : "owner unknown" }
    guard let name = team.string, entries(of: directory, "teams")?[name] != nil else {
      return "no such team"
    }
    let isMember = nameWithin(field(of: person, "name"), team)
    switch isMember.truth {
    case false?: return nil
    case true?: return "in the team"
    case nil: return "perhaps in the team"
    }
  }

  private func element(at path: KeyPathSyntax, in product: Value) -> Value {
    value(of: Self.expression(of: path), Scope(locals: ["product": product]))
  }

  /// A path from the product's fields, as an expression.
  private static func expression(of path: KeyPathSyntax) -> Expression {
    path.steps.reduce(Expression(.name("product"), path.span)) { base, step in
      switch step.form {
      case .field(let name):
        Expression(.field(base, Identifier(text: name, span: step.span)), step.span)
      case .key(let key): Expression(.index(base, key), step.span)
      }
    }
  }

  // MARK: Whether a set may have it

  /// Which clauses of a waiver do not hold for its rule, by the codes of the reference; by the name of
  /// the waiver.
  package var refusedWaivers: [String: Set<String>] {
    var refused: [String: Set<String>] = [:]
    for (waiver, span) in waivers {
      let codes = refusals(of: waiver, in: sources[Int(span.file)].pathInSet)
      if !codes.isEmpty { refused[waiver.name.text] = codes }
    }
    return refused
  }

  private func refusals(of waiver: WaiverDeclaration, in file: String) -> Set<String> {
    var codes: Set<String> = []
    guard let named = waiver.rule, let on = waiver.on, let until = waiver.until else { return [] }
    if on.days > until.days { codes.insert("waiver-ends-early") }
    guard let (policy, rule) = rule(named) else { return codes.union(["unknown-rule"]) }
    if !isOf(policy, theFolderOf: file) { codes.insert("council-only") }
    let subject = rule.subject.text
    guard ["product", "change", "domain"].contains(subject) else {
      return codes.union(["waiver-of-subject"])
    }
    for effect in rule.effects {
      switch effect.form {
      case .require, .forbid, .deny: continue
      default: return codes.union(["waiver-of-effect"])
      }
    }
    guard let waivable = rule.waivable else { return codes.union(["not-waivable"]) }
    if waiver.subject?.text != subject { codes.insert("waiver-other-subject") }
    let roles = schema.enums["Role"]?.cases ?? []
    if let role = roles.first(where: { $0.name == waiver.role?.text }) {
      let isGroup = roles.contains { $0.holders.contains(role.name) }
      let isWithin = ([role.name] + role.holders).contains(waivable.role.text)
      if isGroup || !isWithin { codes.insert("waiver-role") }
    }
    // The first day and the last count both.
    let days = Value.length(Length(micros: (Int(until.days) + 1 - Int(on.days)) * Instant.day))
    let longest = value(of: waivable.duration, Scope())
    if on.days <= until.days, compare(.lessOrEqual, days, longest).truth != true {
      codes.insert("waiver-too-long")
    }
    if let code = refusal(ofPath: waiver.path, rule, policy.name.text) { codes.insert(code) }
    return codes
  }

  private func rule(
    _ name: QualifiedName
  ) -> (policy: PolicyDeclaration, rule: RuleDeclaration)? {
    for case .policy(let policy) in declarations.map(\.form)
    where policy.name.text == name.policy.text {
      for case .rule(let rule) in policy.members.map(\.form) where rule.name.text == name.name.text {
        return (policy, rule)
      }
    }
    return nil
  }

  /// It leads to one element of the rule's last `for`, by its key; there is one where there is a `for`.
  private func refusal(
    ofPath path: KeyPathSyntax?, _ rule: RuleDeclaration, _ policy: String
  ) -> String? {
    guard let last = rule.loops.last else { return path == nil ? nil : "waiver-path-needless" }
    guard let path else { return "waiver-path-missing" }
    var names = ["product": Self.type("Product")]
    let start = names
    for loop in rule.loops {
      names[loop.variable.text] = type(of: loop.list, names, in: policy)?.element
    }
    let wanted = names[last.variable.text]?.named ?? ""
    let found = type(of: Self.expression(of: path), start, in: "")?.named
    var endsInKey = false
    if case .key? = path.steps.last?.form { endsInKey = true }
    let hasKey = schema.records[wanted]?.contains(where: \.isKey) ?? false
    return endsInKey && hasKey && found == wanted ? nil : "waiver-path-element"
  }

  /// A domain's files waive its own rules, and those of the domains below it.
  private func isOf(_ policy: PolicyDeclaration, theFolderOf file: String) -> Bool {
    let path = file.split(separator: "/").map(String.init)
    guard let start = path.firstIndex(of: "domains"), start + 1 < path.count - 1 else {
      return true
    }
    let folders = path[(start + 1)..<(path.count - 1)].map { folded($0) }
    let known = domains
    let own = folders.last { known[$0] != nil } ?? folders[0]
    guard var domain = policy.domain.map({ folded($0.text) }) else { return false }
    while domain != own {
      guard let above = known[domain] ?? nil else { return false }
      domain = above
    }
    return true
  }

  // MARK: What it covers

  /// The waivers that cover what a rule finds about an element, by name.
  ///
  /// - Parameter reasons: Why something of the rule is unknown: a limit is never waived.
  static func covering(
    _ answers: [WaiverAnswer], _ rule: Rule, _ scope: Scope, because reasons: [Reason]
  ) -> [String] {
    if reasons.contains(.limit) { return [] }
    var element: Int?
    if let loop = rule.syntax.loops.last {
      guard case .record(_, let fields)? = scope.locals[loop.variable.text],
        case .int(let number)? = fields["#"]
      else { return [] }
      element = number
    }
    return answers.filter {
      $0.state == .granted && $0.rule == rule.name && $0.element == element
    }.map(\.name)
  }
}

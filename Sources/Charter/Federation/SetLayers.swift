/// Who says what in a set: the council, or a domain in the files of its folder.
///
/// Every declaration that its file may not hold is reported, each by itself.
struct SetLayers {
  private(set) var tree = DomainTree()
  /// The domain of each policy of one, by the policy's name.
  private(set) var domains: [String: Int32] = [:]
  private(set) var problems: [Problem] = []
  /// Names of all policies.
  private var policies: Set<String> = []
  /// The domains in whose folders each file stands, outermost first.
  private let folders: [[String]]

  /// Looks through a set.
  ///
  /// - Parameters:
  ///   - declarations: Everything that is declared, in the order of the files.
  ///   - files: All files, the model's first.
  ///   - modelFiles: How many of them are the model's.
  init(_ declarations: [Declaration], files: [SourceFile], modelFiles: Int) {
    folders = files.enumerated().map {
      $0.offset < modelFiles ? [] : DomainName.folders(of: $0.element.pathInSet)
    }
    for declaration in declarations {
      guard case .policy(let policy) = declaration.form else { continue }
      policies.insert(policy.name.text)
      guard let domain = policy.domain, !domain.text.isEmpty else { continue }
      place(policy, domain, folders[Int(declaration.span.file)])
    }
    for declaration in declarations {
      guard case .policy(let policy) = declaration.form, let domain = policy.domain else {
        continue
      }
      order(domain, folders[Int(declaration.span.file)])
    }
    for declaration in declarations where declaration.span.file >= modelFiles {
      check(declaration, folders[Int(declaration.span.file)])
    }
  }

  // MARK: Domains

  private mutating func place(
    _ policy: PolicyDeclaration, _ domain: Identifier, _ folders: [String]
  ) {
    let name = DomainName.folded(domain.text)
    if folders.isEmpty {
      problems.append(.domainPolicyOutside(domain.text, domain.span))
    } else if !folders.contains(name) {
      problems.append(.otherDomain(domain.text, folders, domain.span))
    }
    if let outer = folders.first { _ = tree.add(outer, spelling: outer, domain.span) }
    domains[policy.name.text] = tree.add(name, spelling: domain.text, domain.span)
  }

  /// Puts a domain below the nearest domain in whose folder it stands.
  private mutating func order(_ domain: Identifier, _ folders: [String]) {
    let name = DomainName.folded(domain.text)
    let known = folders.map { tree.number(of: $0) }
    guard let inner = tree.number(of: name), let place = folders.firstIndex(of: name),
      let outer = known[..<place].last(where: { $0 != nil }) ?? nil
    else { return }
    switch tree.put(inner, below: outer, domain.span) {
    case nil: return
    case .otherParent(let other)?:
      problems.append(
        .domainOfTwo(
          domain.text, folders[place - 1], tree.entries[Int(other)].spelling, domain.span,
          first: tree.entries[Int(inner)].span))
    case .cycle?:
      problems.append(
        .domainWithinItself(
          domain.text, tree.entries[Int(outer)].spelling, domain.span,
          other: tree.entries[Int(outer)].span))
    }
  }

  // MARK: Who may say what

  private mutating func check(_ declaration: Declaration, _ folders: [String]) {
    guard let outermost = folders.first else {
      // Where it stands was reported; what it holds is looked at all the same.
      if case .policy(let policy) = declaration.form, policy.domain != nil { checkDomain(policy) }
      return
    }
    func refuse(_ what: String, _ span: Span) {
      problems.append(.councilOnly(what, domain: outermost, span))
    }
    switch declaration.form {
    case .policy(let policy):
      guard policy.domain != nil else { return refuse("`global policy`", policy.name.span) }
      checkDomain(policy)
    case .test: return
    case .waiver(let waiver):
      // Of a policy that nobody has, the waiver itself is reported.
      guard let rule = waiver.rule, policies.contains(rule.policy.text) else { return }
      // The innermost domain of the folder: its own rules, and those of domains below it.
      let own = folders.last { tree.number(of: $0) != nil } ?? outermost
      let isOwn = domains[rule.policy.text].map { domain in
        tree.chain(of: domain).contains { tree.entries[Int($0)].name == own }
      }
      if isOwn != true { refuse("a waiver of `\(rule.text)`", rule.span) }
    case .param(let param): refuse("a `param` beside policies", param.name.span)
    case .define(let define): refuse("a `define` beside policies", define.name.span)
    case .enumeration(let enumeration): refuse("`enum`", enumeration.name.span)
    case .record(let record): refuse("`record`", record.name.span)
    case .extend(let extend): refuse("`extend`", extend.name.span)
    case .subject(let subject): refuse("`subject`", subject.name.span)
    case .data(let data): refuse("`data` beside policies", data.name.span)
    case .standard(let standard): refuse("`standard`", standard.name.span)
    }
  }

  private mutating func checkDomain(_ policy: PolicyDeclaration) {
    for case .param(let param) in policy.members.map(\.form) where param.direction != nil {
      problems.append(
        .councilOnly("`domains may`", domain: policy.domain?.text ?? "", param.name.span))
    }
  }
}

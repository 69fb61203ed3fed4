/// Who says what in a set: the council, or a domain in the files of its folder.
///
/// Every declaration that its file may not hold is reported, each by itself.
struct SetLayers {
  private(set) var tree = DomainTree()
  /// The domain of each policy of one, by the policy's name.
  private(set) var domains: [String: Int32] = [:]
  private(set) var problems: [Problem] = []
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
      guard case .policy(let policy) = declaration.form, let domain = policy.domain,
        !domain.text.isEmpty
      else { continue }
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
    guard let inner = tree.number(of: name), let place = folders.firstIndex(of: name),
      let outer = folders[..<place].reversed().lazy.compactMap({ tree.number(of: $0) }).first
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
      if case .policy(let policy) = declaration.form {
        policy.domain == nil ? checkCouncil(policy) : checkDomain(policy, policy.domain?.text ?? "")
      }
      return
    }
    func refuse(_ what: String, _ span: Span) {
      problems.append(.councilOnly(what, domain: outermost, span))
    }
    switch declaration.form {
    case .policy(let policy):
      guard policy.domain != nil else { return refuse("`global policy`", policy.name.span) }
      checkDomain(policy, outermost)
    case .test: return
    case .waiver(let waiver):
      guard let rule = waiver.rule, !rule.policy.text.isEmpty else { return }
      let isOwn = domains[rule.policy.text].map { domain in
        tree.chain(of: domain).contains { folders.contains(tree.entries[Int($0)].name) }
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

  private mutating func checkDomain(_ policy: PolicyDeclaration, _ domain: String) {
    for member in policy.members {
      switch member.form {
      case .domainsMay(let may):
        problems.append(.councilOnly("`domains may permit`", domain: domain, may.subject.span))
      case .param(let param) where param.direction != nil:
        problems.append(.councilOnly("`domains may`", domain: domain, param.name.span))
      default: continue
      }
    }
  }

  private mutating func checkCouncil(_ policy: PolicyDeclaration) {
    for member in policy.members {
      switch member.form {
      case .set(let set): problems.append(.domainOnly("set", set.param.span))
      case .tighten(let tighten): problems.append(.domainOnly("tighten", tighten.rule.span))
      default: continue
      }
    }
  }
}

// What is read and not compiled yet: refused at its place, so that nothing is silently ignored.

/// Declarations and members that nothing compiles yet.
struct UnbuiltDeclarations {
  private let checker: Checker

  init(_ checker: Checker) { self.checker = checker }

  /// Refuses each of them once; what a policy of a domain holds goes with the policy.
  func report(_ declarations: [Declaration]) {
    for declaration in declarations {
      switch declaration.form {
      case .policy(let policy):
        if let domain = policy.domain {
          refuse("domain policy", domain.span)
        } else {
          for member in policy.members { report(member) }
        }
      case .waiver(let waiver): refuse("waiver", waiver.name.span)
      default: continue
      }
    }
  }

  private func report(_ member: PolicyMember) {
    switch member.form {
    case .domainsMay(let may): refuse("domains may permit", may.subject.span)
    case .set(let set): refuse("set", set.param.span)
    case .tighten(let tighten): refuse("tighten", tighten.rule.span)
    case .param, .define, .data, .rule: return
    }
  }

  private func refuse(_ what: String, _ span: Span) {
    checker.report(.notBuiltYet("`\(what)`", span))
  }
}

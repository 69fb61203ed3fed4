// What federates: the parts of a policy that speak of domains, and waivers.

/// `POLICY.NAME`, of a rule or a param.
package struct QualifiedName: Sendable {
  package var policy: Identifier
  package var name: Identifier
  package var span: Span { policy.span.joined(with: name.span) }
  /// As it is written in reports.
  package var text: String { "\(policy.text).\(name.text)" }

  package init(policy: Identifier, name: Identifier) {
    self.policy = policy
    self.name = name
  }
}

/// `domains may permit SUBJECT [where C]`.
package struct DomainsMayDeclaration: Sendable {
  package var subject: Identifier
  package var condition: Expression?

  package init(subject: Identifier, condition: Expression?) {
    self.subject = subject
    self.condition = condition
  }
}

/// `set POLICY.PARAM = V`.
package struct SetDeclaration: Sendable {
  package var param: QualifiedName
  package var value: Expression

  package init(param: QualifiedName, value: Expression) {
    self.param = param
    self.value = value
  }
}

/// `tighten POLICY.RULE { level L from DATE }`.
package struct TightenDeclaration: Sendable {
  package var rule: QualifiedName
  package var levels: [LevelSyntax]

  package init(rule: QualifiedName, levels: [LevelSyntax]) {
    self.rule = rule
    self.levels = levels
  }
}

/// One step of a path to a value by its names and keys: `.columns`, `["iban"]`.
package struct PathStepSyntax: Sendable {
  package enum Form: Sendable {
    case field(String)
    /// A literal: the key of an element.
    case key(Expression)
  }
  package var form: Form
  package var span: Span

  package init(form: Form, span: Span) {
    self.form = form
    self.span = span
  }
}

/// `tables["ledger"].columns["iban"]`.
package struct KeyPathSyntax: Sendable {
  package var steps: [PathStepSyntax]
  package var span: Span

  package init(steps: [PathStepSyntax], span: Span) {
    self.steps = steps
    self.span = span
  }
}

/// `waiver NAME { of POLICY.RULE for SUBJECT "id" [at PATH] because "…" approved by "…" as ROLE on
/// DATE until DATE }`; what is missing was reported.
package struct WaiverDeclaration: Sendable {
  package var name: Identifier
  package var rule: QualifiedName?
  package var subject: Identifier?
  package var id: TextLiteral?
  package var path: KeyPathSyntax?
  package var because: TextLiteral?
  package var approver: TextLiteral?
  package var role: Identifier?
  package var on: DateSyntax?
  package var until: DateSyntax?

  package init(name: Identifier) { self.name = name }
}

// Tests written in the language.

/// `test "…" [on SUBJECT] { given … expect … }`.
package struct TestDeclaration: Sendable {
  package var title: TextLiteral
  /// `product` where it is left out.
  package var subject: Identifier?
  package var givens: [GivenSyntax]
  package var expectations: [ExpectationSyntax]

  package init(
    title: TextLiteral, subject: Identifier?, givens: [GivenSyntax],
    expectations: [ExpectationSyntax]
  ) {
    self.title = title
    self.subject = subject
    self.givens = givens
    self.expectations = expectations
  }
}

/// `given INPUT VALUE [with { … }]`, `given INPUT from "file" [and "file"] [with { … }]`.
package struct GivenSyntax: Sendable {
  package enum Content: Sendable {
    case value(Expression)
    /// A file, or a folder for the catalog, relative to the test's file.
    case file(TextLiteral)
  }
  package var input: Identifier
  package var content: Content
  /// The files of the contracts that the product of the file names.
  package var contracts: [TextLiteral]
  package var edits: [EditSyntax]
  package var span: Span

  package init(
    input: Identifier, content: Content, contracts: [TextLiteral] = [], edits: [EditSyntax],
    span: Span
  ) {
    self.input = input
    self.content = content
    self.contracts = contracts
    self.edits = edits
    self.span = span
  }
}

/// `PATH: VALUE` behind `with`; `missing` is a value here.
package struct EditSyntax: Sendable {
  package var path: KeyPathSyntax
  package var value: Expression

  package init(path: KeyPathSyntax, value: Expression) {
    self.path = path
    self.value = value
  }
}

/// `expect …`.
package struct ExpectationSyntax: Sendable {
  package enum Form: Sendable {
    case permit
    /// `review [by X]`: a team, person or role.
    case review(by: Expression?)
    /// `deny [by RULE]`
    case deny(by: QualifiedName?)
    /// `warn by RULE`, `advise by RULE`
    case level(LevelSyntax.Level, by: QualifiedName)
    /// `not RULE`: it found nothing.
    case not(QualifiedName)
    case undetermined(QualifiedName)
    /// `mask column "email" with hash`
    case mask(column: TextLiteral, method: MaskMethodSyntax)
    /// `filter table "orders" with "row.region == \"eu\""`: a condition as reports print it.
    case filter(table: TextLiteral, condition: TextLiteral)
    /// `limit to 90d`: it ends then.
    case limit(Expression)
    /// `reassess after 30d`: it is looked at again then.
    case reassess(Expression)
    /// `aggregate groups of at least 10`
    case aggregate(Expression)
  }
  package var form: Form
  package var span: Span

  package init(form: Form, span: Span) {
    self.form = form
    self.span = span
  }
}

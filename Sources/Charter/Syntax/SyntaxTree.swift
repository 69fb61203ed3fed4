// The syntax tree: what a policy file says, before anything is known about its names.
//
// Every part keeps the span of source it was read from, so that any later stage can point at it.
// Production names of `grammar/charter.ebnf` equal the parser's methods.

/// A word of the user's: the name of a rule, a field, a local, a case.
package struct Identifier: Hashable, Sendable {
  package var text: String
  package var span: Span

  package init(text: String, span: Span) {
    self.text = text
    self.span = span
  }
}

/// One parsed file.
package struct SyntaxTree: Sendable {
  package var declarations: [Declaration]

  package init(declarations: [Declaration]) { self.declarations = declarations }
}

// MARK: Declarations

/// A declaration at the top of a file, with the `///` lines above it.
package struct Declaration: Sendable {
  package enum Form: Sendable {
    case policy(PolicyDeclaration)
    case param(ParamDeclaration)
    case define(DefineDeclaration)
    case enumeration(EnumDeclaration)
    case record(RecordDeclaration)
    case extend(ExtendDeclaration)
    case subject(SubjectDeclaration)
    case data(DataDeclaration)
    case standard(StandardDeclaration)
    case waiver(WaiverDeclaration)
    case test(TestDeclaration)
  }
  package var form: Form
  /// The text of the `///` lines, without the slashes, joined by line ends; empty where none.
  package var documentation: String
  /// From the first keyword to the closing brace.
  package var span: Span

  package init(form: Form, documentation: String, span: Span) {
    self.form = form
    self.documentation = documentation
    self.span = span
  }
}

/// `global policy NAME { … }`, `domain policy NAME for DOMAIN { … }`.
package struct PolicyDeclaration: Sendable {
  package var name: Identifier
  /// The domain that it speaks for, a name or a text; missing in a global one.
  package var domain: Identifier?
  package var owner: TextLiteral?
  package var version: TextLiteral?
  package var members: [PolicyMember]

  package init(
    name: Identifier, owner: TextLiteral?, version: TextLiteral?, members: [PolicyMember]
  ) {
    self.name = name
    self.owner = owner
    self.version = version
    self.members = members
  }
}

/// What a policy holds beside its owner and version.
package struct PolicyMember: Sendable {
  package enum Form: Sendable {
    case param(ParamDeclaration)
    case define(DefineDeclaration)
    case data(DataDeclaration)
    case rule(RuleDeclaration)
    case domainsMay(DomainsMayDeclaration)
    case set(SetDeclaration)
    case tighten(TightenDeclaration)
  }
  package var form: Form
  package var documentation: String
  package var span: Span

  package init(form: Form, documentation: String, span: Span) {
    self.form = form
    self.documentation = documentation
    self.span = span
  }
}

/// `param NAME: T = V, domains may lower`.
package struct ParamDeclaration: Sendable {
  package enum Direction: String, Sendable { case lower, raise, shrink, grow }
  package var name: Identifier
  package var type: TypeSyntax
  package var value: Expression
  /// The one direction in which a domain may turn it; fixed where missing.
  package var direction: Direction?

  package init(name: Identifier, type: TypeSyntax, value: Expression, direction: Direction?) {
    self.name = name
    self.type = type
    self.value = value
    self.direction = direction
  }
}

/// `NAME: T` of a define or a subject; a subject's may have a default.
package struct Parameter: Sendable {
  package var name: Identifier
  package var type: TypeSyntax
  package var value: Expression?

  package init(name: Identifier, type: TypeSyntax, value: Expression?) {
    self.name = name
    self.type = type
    self.value = value
  }
}

/// `define NAME(a: T, …) = EXPR`.
package struct DefineDeclaration: Sendable {
  package var name: Identifier
  package var parameters: [Parameter]
  package var body: Expression

  package init(name: Identifier, parameters: [Parameter], body: Expression) {
    self.name = name
    self.parameters = parameters
    self.body = body
  }
}

/// `[open] enum NAME [ordered] { … }`.
package struct EnumDeclaration: Sendable {
  package var name: Identifier
  /// A set may declare it again with cases of its own; only in the model.
  package var isOpen: Bool
  package var isOrdered: Bool
  package var cases: [EnumCaseSyntax]

  package init(name: Identifier, isOpen: Bool, isOrdered: Bool, cases: [EnumCaseSyntax]) {
    self.name = name
    self.isOpen = isOpen
    self.isOrdered = isOrdered
    self.cases = cases
  }
}

/// `a also "text", "text" { b, c }`.
package struct EnumCaseSyntax: Sendable {
  package var name: Identifier
  package var spellings: [TextLiteral]
  package var members: [EnumCaseSyntax]

  package init(name: Identifier, spellings: [TextLiteral], members: [EnumCaseSyntax]) {
    self.name = name
    self.spellings = spellings
    self.members = members
  }
}

/// `key f: T? = EXPR` of a record.
package struct FieldSyntax: Sendable {
  package var name: Identifier
  package var isKey: Bool
  package var isFixed: Bool
  package var isSensitive: Bool
  package var type: TypeSyntax
  package var value: Expression?
  package var documentation: String

  package init(
    name: Identifier, isKey: Bool, isFixed: Bool, isSensitive: Bool, type: TypeSyntax,
    value: Expression?, documentation: String
  ) {
    self.name = name
    self.isKey = isKey
    self.isFixed = isFixed
    self.isSensitive = isSensitive
    self.type = type
    self.value = value
    self.documentation = documentation
  }
}

/// `record NAME { … }`.
package struct RecordDeclaration: Sendable {
  package var name: Identifier
  package var fields: [FieldSyntax]

  package init(name: Identifier, fields: [FieldSyntax]) {
    self.name = name
    self.fields = fields
  }
}

/// `extend NAME { … }`.
package struct ExtendDeclaration: Sendable {
  package var name: Identifier
  package var fields: [FieldSyntax]

  package init(name: Identifier, fields: [FieldSyntax]) {
    self.name = name
    self.fields = fields
  }
}

/// `subject NAME(input: T = EXPR, …) default permit|deny`.
package struct SubjectDeclaration: Sendable {
  package var name: Identifier
  package var inputs: [Parameter]
  package var permitsByDefault: Bool

  package init(name: Identifier, inputs: [Parameter], permitsByDefault: Bool) {
    self.name = name
    self.inputs = inputs
    self.permitsByDefault = permitsByDefault
  }
}

/// `data NAME: T = LITERAL` or `data NAME: T from "file.yaml"`.
package struct DataDeclaration: Sendable {
  package enum Content: Sendable {
    case literal(Expression)
    case file(TextLiteral)
  }
  package var name: Identifier
  package var type: TypeSyntax
  package var content: Content

  package init(name: Identifier, type: TypeSyntax, content: Content) {
    self.name = name
    self.type = type
    self.content = content
  }
}

// MARK: Rules

/// `rule NAME on SUBJECT { … }`, its clauses in source order.
package struct RuleDeclaration: Sendable {
  package var name: Identifier
  package var subject: Identifier
  package var when: Expression?
  package var loops: [LoopSyntax]
  package var effects: [EffectSyntax]
  package var otherwise: TextLiteral?
  package var help: TextLiteral?
  package var levels: [LevelSyntax]
  package var until: DateSyntax?
  package var decided: DecidedSyntax?
  package var waivable: WaivableSyntax?
  package var tags: [Identifier]

  package init(name: Identifier, subject: Identifier) {
    self.name = name
    self.subject = subject
    self.loops = []
    self.effects = []
    self.levels = []
    self.tags = []
  }
}

/// `for X in LIST [where COND]`.
package struct LoopSyntax: Sendable {
  package var variable: Identifier
  package var list: Expression
  package var condition: Expression?
  package var span: Span

  package init(variable: Identifier, list: Expression, condition: Expression?, span: Span) {
    self.variable = variable
    self.list = list
    self.condition = condition
    self.span = span
  }
}

/// One effect of a rule.
package struct EffectSyntax: Sendable {
  package enum Form: Sendable {
    case require(Expression)
    case forbid(Expression)
    case deny
    case permit
    /// `require approval by EXPR`
    case approval(Expression)
    case mask(MaskSyntax)
    case filter(FilterSyntax)
    /// `aggregate groups of at least N`
    case aggregate(Expression)
    /// `limit to DURATION`
    case limit(Expression)
    /// `reassess after DURATION`
    case reassess(Expression)
  }
  package var form: Form
  package var span: Span

  package init(form: Form, span: Span) {
    self.form = form
    self.span = span
  }
}

/// `level block|warn|advise [from DATE]`.
package struct LevelSyntax: Sendable {
  package enum Level: String, Sendable, CaseIterable { case advise, warn, block }
  package var level: Level
  package var from: DateSyntax?
  package var span: Span

  package init(level: Level, from: DateSyntax?, span: Span) {
    self.level = level
    self.from = from
    self.span = span
  }
}

/// A date literal, read: days since 1970-01-01.
package struct DateSyntax: Sendable {
  package var days: Int32
  package var span: Span

  package init(days: Int32, span: Span) {
    self.days = days
    self.span = span
  }
}

/// `decided "…" on DATE`.
package struct DecidedSyntax: Sendable {
  package var text: TextLiteral
  package var on: DateSyntax?

  package init(text: TextLiteral, on: DateSyntax?) {
    self.text = text
    self.on = on
  }
}

/// `waivable by ROLE for at most DURATION`: parsed and kept.
package struct WaivableSyntax: Sendable {
  package var role: Identifier
  package var duration: Expression
  package var span: Span

  package init(role: Identifier, duration: Expression, span: Span) {
    self.role = role
    self.duration = duration
    self.span = span
  }
}

// MARK: Standards

/// `standard NAME for product|contract|agreement { … }`.
package struct StandardDeclaration: Sendable {
  package var name: Identifier
  package var kind: Identifier
  package var recognize: Expression?
  /// `each X in LIST`: several products in one file.
  package var each: LoopSyntax?
  package var files: [FileSyntax]
  package var defines: [DefineDeclaration]
  package var fields: [FieldMapping]

  package init(name: Identifier, kind: Identifier) {
    self.name = name
    self.kind = kind
    self.files = []
    self.defines = []
    self.fields = []
  }
}

/// `file NAME TEXT`: another file of the same folder.
package struct FileSyntax: Sendable {
  package var name: Identifier
  package var path: Expression

  package init(name: Identifier, path: Expression) {
    self.name = name
    self.path = path
  }
}

/// One line of a standard: where a field of the model comes from.
package struct FieldMapping: Sendable {
  package enum Form: Sendable {
    /// `FIELD = EXPR`
    case value(Expression)
    /// `FIELD { … }`
    case record([FieldMapping])
    /// `FIELD for X in LIST [where C] { … }`; `for K, V in MAP`.
    case list(
      key: Identifier?, variable: Identifier, list: Expression, condition: Expression?,
      fields: [FieldMapping])
  }
  package var name: Identifier
  package var form: Form
  package var span: Span

  package init(name: Identifier, form: Form, span: Span) {
    self.name = name
    self.form = form
    self.span = span
  }
}

// MARK: Types

/// A type as written.
package struct TypeSyntax: Sendable {
  package indirect enum Form: Sendable {
    case name(String)
    case list(TypeSyntax)
    /// `{Text: T}`
    case map(TypeSyntax)
  }
  package var form: Form
  /// Whether it was written `T?`.
  package var isOptional: Bool
  package var span: Span

  package init(form: Form, isOptional: Bool, span: Span) {
    self.form = form
    self.isOptional = isOptional
    self.span = span
  }
}

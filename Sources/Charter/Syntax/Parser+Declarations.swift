// Files, policies, and what may stand both in a policy and beside one.

extension Parser {
  /// A file: declarations in any order.
  mutating func file() -> SyntaxTree {
    var declarations: [Declaration] = []
    var known = 0
    while true {
      if isFailing { skipToDeclaration() }
      if kind == .endOfFile { break }
      let before = position
      if isEcho(since: known) {
        advance()
        failQuietly()
        continue
      }
      known = problemCount
      if let declaration = declaration() { declarations.append(declaration) }
      if !isFailing, position == before { advance() }
    }
    return SyntaxTree(declarations: declarations)
  }

  /// One declaration and the `///` lines above it.
  mutating func declaration() -> Declaration? {
    let documentation = takeDocumentation()
    let start = token.start
    context = .file
    let form: Declaration.Form
    switch kind {
    case .global:
      form = .policy(policy())
    case .param: form = .param(param())
    case .define: form = .define(define())
    case .open, .enum: form = .enumeration(enumeration())
    case .record: form = .record(record())
    case .extend: form = .extend(extend())
    case .subject: form = .subject(subject())
    case .data: form = .data(data())
    case .standard: form = .standard(standard())
    case .domain: form = .policy(domainPolicy())
    case .waiver: form = .waiver(waiver())
    case .test: form = .test(test())
    default: return foreignDeclaration()
    }
    return Declaration(form: form, documentation: documentation, span: span(from: start))
  }

  /// `global policy NAME { … }`.
  mutating func policy() -> PolicyDeclaration {
    isPastStrayBrace = false
    if kind == .global { advance() }
    expectWord(.policy, "policy")
    let name = name("the name of the policy")
    if kind == .for {
      let start = token.start
      advance()
      if kind.isName { advance() }
      report(.policyForDomain(start, previous.end))
    }
    var policy = PolicyDeclaration(name: name, owner: nil, version: nil, members: [])
    block(.policy) { $0.policyMember(of: &policy) }
    return policy
  }

  /// What a policy holds: its owner and version, params, defines, data and rules; what domains may
  /// do, or what a domain does to what is global.
  mutating func policyMember(of policy: inout PolicyDeclaration) -> Bool {
    if declaration(at: position) == .file, isFirstOnLine(position) { return false }
    let documentation = takeDocumentation()
    let start = token.start
    let form: PolicyMember.Form
    switch kind {
    case .owner:
      singleText(&policy.owner)
      return true
    case .version_:
      singleText(&policy.version)
      return true
    case .param: form = .param(param())
    case .define: form = .define(define())
    case .data: form = .data(data())
    case .rule: form = .rule(rule())
    case .domains:
      if policy.domain != nil { report(.onlyInGlobal(at: token)) }
      form = .domainsMay(domainsMay())
    case .set:
      if policy.domain == nil { report(.onlyOfDomain("set", at: token)) }
      guard let set = setParam() else { return true }
      form = .set(set)
    case .tighten:
      if policy.domain == nil { report(.onlyOfDomain("tighten", at: token)) }
      guard let tighten = tighten() else { return true }
      form = .tighten(tighten)
    default: return foreignMember(of: &policy)
    }
    policy.members.append(
      PolicyMember(form: form, documentation: documentation, span: span(from: start)))
    return true
  }

  /// `owner "…"`, `version "…"`.
  private mutating func singleText(_ place: inout TextLiteral?) {
    let word = token
    let name = text(of: word)
    advance()
    skipColon(name)
    let text = plainText(of: name)
    if let first = place {
      report(
        .duplicateClause(
          name, at: word, first: Token(kind: .text, start: first.span.start, end: first.span.end)))
    } else {
      place = text
    }
  }

  /// `param NAME: T = V, domains may lower`.
  mutating func param() -> ParamDeclaration {
    advance()
    let name = name("the name of the param")
    let type = typeAnnotation()
    expectAssign()
    let value = expression()
    var direction: ParamDeclaration.Direction?
    if take(.comma) {
      direction = self.direction()
    } else if kind == .domains, peek() == .may, !isFirstOnLine(position) {
      report(.missingSeparator(",", at: missingPlace, help: "write `, domains may …`"))
      direction = self.direction()
    }
    return ParamDeclaration(name: name, type: type, value: value, direction: direction)
  }

  /// `domains may lower|raise|shrink|grow`.
  mutating func direction() -> ParamDeclaration.Direction? {
    if kind != .domains, kind != .may, peek() != .may {
      fail(.expected("domains may", at: missingPlace, found: foundText))
      return nil
    }
    expectWord(.domains, "domains")
    expectWord(.may, "may")
    guard !isFailing else { return nil }
    let words = ["lower", "raise", "shrink", "grow"]
    guard kind.isName else {
      fail(
        .expectedName("`lower`, `raise`, `shrink` or `grow`", at: missingPlace, found: foundText))
      return nil
    }
    let word = text(of: token)
    let meant = ["decrease": "lower", "reduce": "lower", "increase": "raise"][word]
    if let direction = ParamDeclaration.Direction(rawValue: word) {
      advance()
      return direction
    }
    report(
      .notOneOf(
        words, "direction", word, at: token,
        nearest: meant ?? nearestName(to: word, among: words)))
    advance()
    return nil
  }

  /// `: T` behind a name; without it the type is looked for all the same.
  mutating func typeAnnotation() -> TypeSyntax {
    if !take(.colon), !isFailing {
      let problem = SyntaxProblem.expected(":", at: missingPlace, found: foundText)
      let nothing = TypeSyntax(form: .name(""), isOptional: false, span: span(missingPlace))
      switch kind {
      case .assign:
        report(problem)
        return nothing
      case .leftBracket, .leftBrace: report(problem)
      default:
        guard kind.isName, !startsNextPart(position) else {
          fail(problem)
          return nothing
        }
        report(problem)
        // A word too many before the colon.
        if peek() == .colon {
          advance()
          advance()
        }
      }
    }
    return type()
  }

  /// `define NAME(a: T, …) = EXPR`.
  mutating func define() -> DefineDeclaration {
    advance()
    let name = name("the name of the define")
    var parameters: [Parameter] = []
    if kind == .leftParenthesis {
      parameters = self.parameters(withValues: false)
    } else if !isFailing {
      let problem = SyntaxProblem.defineWithoutParentheses(name.text, at: missingPlace)
      kind == .assign || kind == .colon ? report(problem) : fail(problem)
    }
    if kind == .colon {
      let start = token.start
      advance()
      _ = type()
      report(.defineType(start, previous.end))
    }
    expectAssign()
    let body = expression()
    return DefineDeclaration(name: name, parameters: parameters, body: body)
  }

  /// `(a: T, b: T = EXPR, …)`.
  mutating func parameters(withValues: Bool) -> [Parameter] {
    let opening = token
    advance()
    var parameters: [Parameter] = []
    elements(until: .rightParenthesis, opening) { parser in
      parameters.append(parser.parameter(withValue: withValues))
    }
    return parameters
  }

  /// `a: T = EXPR` of a define or a subject.
  mutating func parameter(withValue: Bool) -> Parameter {
    let name = name("the name of an input")
    let type = typeAnnotation()
    var value: Expression?
    if kind == .assign, withValue || isValueOfInput {
      let start = token.start
      advance()
      value = expression()
      if !withValue {
        report(
          .foreignWords(
            squeezed(start, previous.end), start, previous.end,
            help: "only inputs of a subject have defaults"))
      }
    }
    return Parameter(name: name, type: type, value: value)
  }

  /// Whether `=` stands before the value of an input, rather than behind a parenthesis that is
  /// missing: whether that parenthesis closes further on.
  private var isValueOfInput: Bool {
    var open = Depths()
    for index in position..<min(tokens.count - 1, position + 200) {
      let kind = tokens[index].kind
      if open.isFlat, kind == .rightParenthesis { return true }
      if open.isFlat, kind == .rightBrace || index > position && startsNextPart(index) { break }
      open.pass(kind)
    }
    return false
  }

  /// `data NAME: T = LITERAL`, `data NAME: T from "file.yaml"`.
  mutating func data() -> DataDeclaration {
    advance()
    let name = name("the name of the data")
    let type = typeAnnotation()
    if kind == .assign, peek() == .from, peekIsText(2) {
      report(.expected("from", at: token, found: "`=`"))
      advance()
    }
    if take(.from) {
      let file = plainText(of: "from")
      return DataDeclaration(
        name: name, type: type,
        content: .file(file ?? TextLiteral(parts: [], span: span(missingPlace))))
    }
    expectAssign()
    return DataDeclaration(name: name, type: type, content: .literal(expression()))
  }

  private func peekIsText(_ distance: Int) -> Bool { peek(distance).isText }
}

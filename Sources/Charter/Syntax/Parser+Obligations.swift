// Effects that let somebody in, and those that go with a permission.

extension Parser {
  /// `permit`.
  mutating func permit() -> EffectSyntax.Form {
    startClause()
    return .permit
  }

  /// `require approval by EXPR`.
  mutating func approval() -> EffectSyntax.Form {
    advance()
    takeApprovalBy()
    let approvers = expression()
    if kind == .comma, !isFailing { fail(.severalApprovers(at: token)) }
    return .approval(approvers)
  }

  /// `mask X in LIST [where C] with METHOD`.
  mutating func mask() -> EffectSyntax.Form {
    startClause()
    let binder = maskBinder()
    expectMaskWord()
    return .mask(MaskSyntax(binder: binder, method: maskMethod()))
  }

  /// `hide`, `join_only`, `null`, `redact`, `hash`, `last(n)`.
  mutating func maskMethod() -> MaskMethodSyntax {
    var method = MaskMethodSyntax(
      name: Identifier(text: "", span: span(missingPlace)), argument: nil)
    guard kind == .text || (kind.isName && !startsNextPart(position)) else {
      fail(.expectedName(SyntaxProblem.maskMethods, at: missingPlace, found: foundText))
      return method
    }
    let word = token
    method.name = identifier(word)
    if kind == .text {
      method.name.text = String(method.name.text.dropFirst().dropLast())
      report(.textForName("a method", at: word, write: "with \(method.name.text)"))
    }
    advance()
    let words = MaskMethodSyntax.names
    if !words.contains(method.name.text) {
      let nearest =
        ForeignWords.maskMethods[method.name.text.lowercased()]
        ?? nearestName(to: method.name.text, among: words)
      report(.notOneOf(words, "method of masking", method.name.text, at: word, nearest: nearest))
    }
    if kind == .leftParenthesis, !isFirstOnLine(position) {
      let opening = token
      advance()
      method.argument = expression()
      closeBracket(.rightParenthesis, opening)
    } else if kind == .integer {
      let number = text(of: token)
      report(.numberWithoutParentheses(method.name.text, number, at: token))
      method.argument = expression()
    }
    return method
  }

  /// `filter rows where COND`, `filter T in TABLES [where C] to rows where COND`.
  mutating func filter() -> EffectSyntax.Form {
    startClause()
    if kind == .rows, peek() != .in {
      advance()
      return .filter(FilterSyntax(tables: nil, condition: rowCondition()))
    }
    if kind == .where {
      report(.expected("rows", at: token, found: foundText))
      return .filter(FilterSyntax(tables: nil, condition: rowCondition()))
    }
    if startsRowCondition {
      report(
        .expectedPhrase(
          "rows where", at: token, found: foundText, example: "filter rows where …"))
      return .filter(FilterSyntax(tables: nil, condition: expression()))
    }
    let tables = effectBinder()
    expectToRows()
    return .filter(FilterSyntax(tables: tables, condition: rowCondition()))
  }

  /// `where COND`, behind `rows`.
  mutating func rowCondition() -> Expression {
    if !take(.where), !isFailing {
      let problem = SyntaxProblem.expected("where", at: missingPlace, found: foundText)
      let isOtherWord = kind == .when || kind == .if || kind == .with
      if isOtherWord, !isFirstOnLine(position) {
        report(problem)
        advance()
      } else if startsOperand(kind), !startsNextPart(position), !isFirstOnLine(position) {
        report(problem)
      } else {
        fail(problem)
      }
    }
    return expression()
  }

  /// `aggregate groups of at least N`.
  mutating func aggregate() -> EffectSyntax.Form {
    startClause()
    expectPhrase(
      [.groups, .of, .at, .least], ["groups", "of", "at", "least"],
      of: "aggregate groups of at least 10")
    return .aggregate(expression())
  }

  /// `limit to DURATION`.
  mutating func limit() -> EffectSyntax.Form {
    startClause()
    expectPhrase([.to], ["to"], of: "limit to 90d")
    if kind == .at, peek() == .most {
      report(
        .foreignWords(
          "at most", token.start, tokens[position + 1].end,
          help: "leave it out: `limit to` is the most already"))
      advance()
      advance()
    }
    return .limit(expression())
  }

  /// `reassess after DURATION`.
  mutating func reassess() -> EffectSyntax.Form {
    startClause()
    expectPhrase([.after], ["after"], of: "reassess after 30d")
    return .reassess(expression())
  }
}

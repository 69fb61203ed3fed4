extension Parser {
  /// `T`, `[T]`, `{Text: T}`, each perhaps with `?` behind it.
  mutating func type() -> TypeSyntax {
    let start = token.start
    let failed = TypeSyntax(form: .name(""), isOptional: false, span: span(token))
    guard enter() else { return failed }
    defer { leave() }
    let form: TypeSyntax.Form
    switch kind {
    case .leftBracket:
      let opening = token
      advance()
      let element = type()
      closeBracket(.rightBracket, opening)
      form = .list(element)
    case .leftBrace:
      form = mapType()
    default:
      guard kind.isName, !startsNextPart(position) else {
        fail(.expectedType(at: missingPlace, found: foundText))
        return failed
      }
      form = .name(text(of: token))
      advance()
      skipForeignTypeEnd()
    }
    let isOptional = take(.question)
    return TypeSyntax(form: form, isOptional: isOptional, span: span(from: start))
  }

  /// `{Text: T}`.
  mutating func mapType() -> TypeSyntax.Form {
    let opening = token
    advance()
    let key = token
    let keyType = type()
    if !isFailing {
      if case .name("Text") = keyType.form, !keyType.isOptional {
      } else {
        report(.mapKey(at: key))
      }
    }
    guard take(.colon) else {
      fail(.expected(":", at: missingPlace, found: foundText))
      return .name("")
    }
    let value = type()
    closeBracket(.rightBrace, opening)
    return .map(value)
  }

  /// `Text[]` and `List<Text>`, as other languages write lists.
  private mutating func skipForeignTypeEnd() {
    let name = previous
    if kind == .leftBracket, peek() == .rightBracket {
      advance()
      advance()
      report(.foreignList(text(of: name), name.start, previous.end))
    } else if kind == .less, token.start == name.end, isForeignElement(peek(2)) {
      advance()
      let element = text(of: token)
      while !isFailing, kind != .greater, kind.isName || kind == .comma || kind == .less {
        advance()
      }
      guard take(.greater) else {
        return fail(.foreignList(element, name.start, previous.end))
      }
      report(.foreignList(element, name.start, previous.end))
    }
  }

  /// Behind `Name<Name`: a list of another language goes on so; `x as Int < y` does not.
  private func isForeignElement(_ next: TokenKind) -> Bool {
    next == .greater || next == .comma || next == .less
  }
}

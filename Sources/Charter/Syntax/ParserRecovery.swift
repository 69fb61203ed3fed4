// Going on after a mistake: where the next part begins, and what to pass over on the way to it.

extension Parser {
  /// Brackets that are open at a point of the file.
  struct Depths {
    var braces = 0
    var parentheses = 0
    var brackets = 0

    var isFlat: Bool { braces == 0 && parentheses == 0 && brackets == 0 }

    /// Counts a token that is passed over; a brace closes all that was opened in it.
    mutating func pass(_ kind: TokenKind) {
      switch kind {
      case .leftBrace, .textHead: braces += 1
      case .leftParenthesis: parentheses += 1
      case .leftBracket: brackets += 1
      case .rightParenthesis: parentheses = max(0, parentheses - 1)
      case .rightBracket: brackets = max(0, brackets - 1)
      case .rightBrace, .textTail:
        braces = max(0, braces - 1)
        parentheses = 0
        brackets = 0
      default: break
      }
    }
  }

  var depths: Depths {
    Depths(braces: openBraces.count, parentheses: openParentheses, brackets: openBrackets)
  }

  private mutating func move(to position: Int, _ depths: Depths) {
    openBraces.removeSubrange(min(depths.braces, openBraces.count)...)
    openParentheses = depths.parentheses
    openBrackets = depths.brackets
    move(to: position)
  }

  /// What the words of a block begin.
  enum Context {
    case file, policy, rule, standard, fields, tighten, waiver, test
  }

  // MARK: What a word begins

  /// Where a declaration may stand.
  enum DeclarationPlace {
    case file, policy, both
  }

  /// What declaration begins at a token, told by two or three tokens; nil where none does.
  func declaration(at position: Int) -> DeclarationPlace? {
    let next = tokens[min(position + 1, tokens.count - 1)].kind
    let third = tokens[min(position + 2, tokens.count - 1)].kind
    switch tokens[position].kind {
    case .global, .domain: return next == .policy && third.isName ? .file : nil
    case .enum: return next.isName && (third == .leftBrace || third == .ordered) ? .file : nil
    case .open: return next == .enum ? .file : nil
    case .record, .extend, .waiver: return next.isName && third == .leftBrace ? .file : nil
    case .subject: return next.isName && third == .leftParenthesis ? .file : nil
    case .standard: return next.isName && third == .for ? .file : nil
    case .test: return next.isText ? .file : nil
    case .rule: return next.isName && third == .on ? .policy : nil
    case .param, .data: return next.isName && (third == .colon || third == .assign) ? .both : nil
    case .define:
      return next.isName && (third == .leftParenthesis || third == .assign) ? .both : nil
    default: return nil
    }
  }

  /// Whether a declaration begins at the next token, on a line of its own.
  var startsDeclaration: Bool {
    kind.isName && declaration(at: position) != nil && isFirstOnLine(position)
  }

  /// Whether a word of a clause begins one here, rather than naming something.
  func startsClause(_ position: Int) -> Bool {
    let next = tokens[min(position + 1, tokens.count - 1)].kind
    switch tokens[position].kind {
    case .for: return next.isName
    case .otherwise, .help, .decided: return next.isText
    case .tags: return next == .leftBracket
    case .permit, .deny:
      return next.isClause || next == .for || next == .rightBrace || next == .endOfFile
    case .level: return next.isName && !next.isClause
    case .waivable: return next == .by
    case .until: return next == .date || next == .brokenLiteral || next == .text
    case .require where next == .approvalBy: return true
    case .mask: return next.isName
    case .filter, .aggregate: return next.isName
    case .limit, .reassess: return next.isName || next == .duration
    case .when, .require, .forbid:
      return startsOperand(next) && next != .leftBracket && next != .minus
    default: return false
    }
  }

  /// Whether something else begins at a token where an expression is looked for: told by the
  /// words and by the line, so it is asked only where a mistake is near.
  func startsNextPart(_ position: Int) -> Bool {
    let kind = tokens[position].kind
    guard kind.isName || kind == .for, isFirstOnLine(position) else { return false }
    if declaration(at: position) != nil { return true }
    let next = tokens[min(position + 1, tokens.count - 1)].kind
    switch context {
    case .rule: return (kind.isClause || kind == .for) && startsClause(position)
    case .policy:
      switch kind {
      case .owner, .version_: return next.isText
      case .domains: return next == .may
      case .set, .tighten: return next.isName || next.isText
      default: return false
      }
    case .standard:
      return next == .assign || next == .leftBrace
        || (next == .for && openBrackets + openParentheses == 0)
        || (kind == .recognize && next == .when)
    case .fields: return next == .colon || (kind.isFieldModifier && next.isName)
    case .tighten: return kind == .level && startsClause(position)
    case .waiver: return startsWaiverClause(position)
    case .test: return startsTestPart(position)
    case .file: return false
    }
  }

  /// Whether an operand may begin with a token of this kind.
  func startsOperand(_ kind: TokenKind) -> Bool {
    switch kind {
    case .leftParenthesis, .leftBracket, .leftBrace, .minus, .integer, .decimal, .ratio, .duration,
      .date, .timestamp, .version, .text, .textHead, .brokenText, .brokenLiteral, .true, .false,
      .missing, .some, .no, .every, .if, .not:
      true
    default: kind.isName
    }
  }

  // MARK: Passing over

  /// Most tokens of an element that are passed over, so that time stays linear.
  private static let elementLimit = 1_000

  /// Brackets that were opened and not closed since a point of the file.
  private func opened(since outer: Depths) -> Depths {
    Depths(
      braces: max(0, openBraces.count - outer.braces),
      parentheses: max(0, openParentheses - outer.parentheses),
      brackets: max(0, openBrackets - outer.brackets))
  }

  /// After a mistake in an element of a list, goes behind its comma or to the closing bracket;
  /// stays lost where neither comes before something else begins.
  mutating func skipToComma(orClosing closing: TokenKind, _ outer: Depths) {
    var index = position
    var open = opened(since: outer)
    scan: while index < min(tokens.count - 1, position + Parser.elementLimit) {
      steps.add()
      let kind = tokens[index].kind
      switch kind {
      case .rightBrace, .rightBracket, .rightParenthesis, .textTail:
        if open.isFlat, kind == closing { return move(to: index, outer) }
        if open.braces == 0, kind == .rightBrace || kind == .textTail { break scan }
      case .textMiddle where open.isFlat: break scan
      case .comma where open.isFlat: return move(to: index + 1, outer)
      default:
        if kind == .for || kind.isName, startsNextPart(index) { break scan }
      }
      open.pass(kind)
      index += 1
    }
  }

  /// After a mistake in a value of a text, goes to where the text goes on.
  mutating func skipToText(_ outer: Depths) {
    var index = position
    var open = 0
    while index < tokens.count - 1 {
      steps.add()
      switch tokens[index].kind {
      case .textHead: open += 1
      case .textTail:
        if open == 0 { return move(to: index, outer) }
        open -= 1
      case .textMiddle:
        if open == 0 { return move(to: index, outer) }
      default: break
      }
      index += 1
    }
  }

  /// After a mistake in a block, goes to where its next part begins, to its closing brace, or to
  /// a declaration that shows that the brace is missing.
  mutating func skipToPart(ofBlock depth: Int) {
    var index = position
    var open = opened(since: Depths(braces: depth))
    while index < tokens.count - 1 {
      steps.add()
      let kind = tokens[index].kind
      if kind == .rightBrace, open.braces == 0 { break }
      let mayBegin = kind == .for || kind == .if || kind == .then || kind.isName
      if mayBegin, startsPart(index, isInside: !open.isFlat) {
        break
      }
      open.pass(kind)
      index += 1
    }
    move(to: index, Depths(braces: depth))
  }

  private func startsPart(_ index: Int, isInside: Bool) -> Bool {
    if startsKnownPart(index, isInside: isInside) { return true }
    guard !isInside, index > 0, tokens[index - 1].kind.endsExpression else { return false }
    // No expression goes on with a name, so one that begins a line begins something.
    return context != .fields && tokens[index].kind != .for && isFirstOnLine(index)
  }

  /// Whether a part of the block begins at a token by its words.
  func startsKnownPart(_ index: Int, isInside: Bool) -> Bool {
    let kind = tokens[index].kind
    if startsNextPart(index) { return kind != .for || !isInside }
    guard !isInside, index > 0, tokens[index - 1].kind.endsExpression else { return false }
    switch context {
    case .rule: return (kind.isClause || kind == .for) && startsClause(index)
    case .waiver: return startsWaiverClause(index)
    case .test: return startsTestPart(index)
    default: return false
    }
  }

  /// Goes past the brace at the next token, and all up to the one that closes it.
  mutating func skipBraces() {
    guard kind == .leftBrace else { return }
    let outer = depths
    var index = position
    var open = 0
    while index < tokens.count - 1 {
      steps.add()
      let kind = tokens[index].kind
      if kind == .leftBrace { open += 1 }
      if kind == .rightBrace { open -= 1 }
      if index > position, declaration(at: index) == .file, isFirstOnLine(index), open > 0 {
        report(.missingBrace(at: tokens[index]).noting("opened here", at: tokens[position]))
        return move(to: index, outer)
      }
      index += 1
      if open == 0 { break }
    }
    if open > 0 { report(.missingBrace(at: token).noting("opened here", at: tokens[position])) }
    move(to: index, outer)
  }

  /// After a mistake at the top of a file, goes to the next declaration.
  mutating func skipToDeclaration() {
    var index = position
    var open = 0
    while index < tokens.count - 1 {
      steps.add()
      switch tokens[index].kind {
      case .leftBrace: open += 1
      case .rightBrace:
        open -= 1
        if open <= 0 {
          index += 1
          return move(to: index, Depths())
        }
      default:
        if index > position, startsDeclaration(at: index, isInside: open > 0) {
          return move(to: index, Depths())
        }
      }
      index += 1
    }
    move(to: index, Depths())
  }

  private func startsDeclaration(at index: Int, isInside: Bool) -> Bool {
    guard tokens[index].kind.isName, isFirstOnLine(index) else { return false }
    if let place = declaration(at: index) { return place == .file || !isInside }
    return !isInside && startsLine(tokens[index])
  }

  /// After a mistake in an element of a declaration, goes behind its separator, to the closing
  /// brace, or to where something else begins.
  mutating func skipToSeparator(_ separator: TokenKind, _ other: TokenKind) {
    var index = position
    var open = opened(since: blockDepths)
    while index < tokens.count - 1 {
      steps.add()
      let kind = tokens[index].kind
      if kind == .rightBrace, open.braces == 0 { break }
      if kind == separator || kind == other, open.isFlat {
        index += 1
        if tokens[index].kind.isName || tokens[index].kind == .rightBrace || isFirstOnLine(index) {
          break
        }
        continue
      }
      if kind.isName, index > position, startsNextPart(index) { break }
      open.pass(kind)
      index += 1
    }
    move(to: index, blockDepths)
  }

  /// After a mistake in the head of a declaration, goes to its opening brace, if it has one before
  /// something else begins.
  mutating func skipToOpeningBrace() {
    var index = position
    var open = Depths()
    while index < min(tokens.count - 1, position + Parser.elementLimit) {
      steps.add()
      let kind = tokens[index].kind
      if open.isFlat {
        if kind == .leftBrace { return move(to: index, depths) }
        if kind == .rightBrace || index > position && isFirstOnLine(index) { return }
      }
      open.pass(kind)
      index += 1
    }
  }

  // MARK: Blocks

  /// Reads the parts of a block between braces.
  ///
  /// - Parameters:
  ///   - context: What the parts are, while they are read.
  ///   - part: Reads one; false where a declaration shows that the closing brace is missing.
  /// - Returns: Whether there was a block.
  @discardableResult
  mutating func block(_ context: Context, _ part: (inout Parser) -> Bool) -> Bool {
    guard let depth = openBlock() else { return false }
    let outer = (self.context, blockDepths)
    self.context = context
    blockDepths = Depths(braces: depth)
    var known = problemCount
    while kind != .rightBrace, kind != .endOfFile {
      let before = position
      if isEcho(since: known) {
        failQuietly()
        skipToPart(ofBlock: depth)
        if position == before { advance() }
        continue
      }
      known = problemCount
      guard part(&self) else { break }
      if isFailing { skipToPart(ofBlock: depth) }
      if position == before { advance() }
    }
    closeBlock(depth)
    (self.context, blockDepths) = outer
    return true
  }

  /// Whether a bracket closes nothing because the part before it was reported.
  func isEcho(since known: Int) -> Bool {
    (kind == .rightParenthesis || kind == .rightBracket) && problemCount > known
  }

  /// Opens a block and says how many braces are open in it; nil, and failing, where there is none.
  private mutating func openBlock() -> Int? {
    if isFailing { skipToOpeningBrace() }
    if isFailing { return nil }
    if kind != .leftBrace {
      report(.expected("{", at: missingPlace, found: foundText))
      if !isFailing, standsForBrace { move(to: position + 1) }
    }
    if kind == .leftBrace { advance() } else { openBraces.append(position) }
    return openBraces.count
  }

  /// Whether the next token stands where a brace should: before one, at the end of its line, or as
  /// no word.
  private var standsForBrace: Bool {
    guard kind != .endOfFile, !isFirstOnLine(position) else { return false }
    if peek() == .leftBrace || isFirstOnLine(min(position + 1, tokens.count - 1)) { return true }
    return kind != .rightBrace && !kind.isName
  }

  /// Closes a block, whose brace is missing where anything else stands.
  private mutating func closeBlock(_ depth: Int) {
    if take(.rightBrace) { return }
    let opening = depth <= openBraces.count ? unclosedBrace(from: openBraces[depth - 1]) : position
    if missingBrace != position {
      missingBrace = position
      report(.missingBrace(at: token).noting("this brace is not closed", at: tokens[opening]))
    }
    openBraces.removeSubrange(min(depth - 1, openBraces.count)...)
  }

  /// The brace that its layout says is the unclosed one: the first whose closing brace stands
  /// further left than the line that opens it.
  private func unclosedBrace(from first: Int) -> Int {
    guard tokens[first].kind == .leftBrace else { return first }
    var open: [(position: Int, indentation: Int)] = []
    // Where the line of a token begins, and how far it is indented: a long line is measured once.
    var line = Int(tokens[first].start) - column(of: tokens[first].start)
    var indentation = indentation(from: line)
    var offset = line
    for index in first..<position {
      steps.add()
      let start = Int(tokens[index].start)
      let before = line
      while offset < start {
        if bytes[offset] == 0x0A || bytes[offset] == 0x0D { line = offset + 1 }
        offset += 1
      }
      if line != before { indentation = self.indentation(from: line) }
      if tokens[index].kind == .leftBrace { open.append((index, indentation)) }
      guard tokens[index].kind == .rightBrace, let opening = open.popLast() else { continue }
      if start - line == indentation, indentation < opening.indentation { return opening.position }
    }
    return open.last?.position ?? first
  }

  /// Whether a token stands at the very start of its line.
  func startsLine(_ token: Token) -> Bool {
    token.start == 0 || bytes[Int(token.start) - 1] == 0x0A || bytes[Int(token.start) - 1] == 0x0D
  }

  private func column(of offset: Int32) -> Int {
    var start = Int(offset)
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    steps.add(Int(offset) - start)
    return Int(offset) - start
  }

  /// How many blanks a line begins with, by the offset of its first byte.
  private func indentation(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    steps.add(end - start)
    return end - start
  }
}

extension TokenKind {
  /// May stand before the name of a field.
  var isFieldModifier: Bool { self == .key || self == .fixed || self == .sensitive }
}

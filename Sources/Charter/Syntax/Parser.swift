/// Reads one file of policy text.
///
/// Never fails: what cannot be read is left out of the tree, and a diagnostic says so. Every
/// mistake of the file is reported once. Costs time in proportion to the length of the file.
///
/// - Parameters:
///   - file: The text.
///   - index: What spans say the file is.
/// - Returns: What could be read, and every mistake in the order of the places.
package func parse(
  _ file: SourceFile, index: Int32
) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
  var parser = Parser(file, index: index)
  let tree = parser.file()
  return (tree, parser.diagnostics(in: file))
}

/// Reads a file that holds one expression and nothing else.
package func parseExpression(
  _ file: SourceFile, index: Int32
) -> (expression: Expression, diagnostics: [Diagnostic]) {
  var parser = Parser(file, index: index)
  let expression = parser.wholeExpression()
  return (expression, parser.diagnostics(in: file))
}

/// A recursive descent over the tokens of a file, one token ahead.
///
/// The productions are in the files `Parser+….swift`: there, every method that is not private is
/// a production of `grammar/charter.ebnf` by the same name. A production that meets a mistake
/// reports it and either goes on as if it had been written right, or fails: then all productions
/// return at once, because the parser shows them the end of the file, until one that knows where
/// to go on calls `resume`.
struct Parser {
  /// Greatest nesting of brackets, `not`, `if`, quantifiers, texts and types.
  static let nestingLimit = 64
  /// Greatest height of an expression, where `a + b + c` is three high.
  static let heightLimit = 500
  /// Most mistakes that are reported of one file.
  static let problemLimit = 1_000

  let bytes: [UInt8]
  let index: Int32
  let tokens: [Token]
  let documentation: [DocumentationLine]
  private let lexicalProblems: [SyntaxProblem]
  private let brokenLines: [Range<Int32>]
  /// Tokens that are read, and what is looked at again.
  let steps: StepCount
  private var problems: [SyntaxProblem] = []

  /// What the next token is; `endOfFile` while a mistake is left behind.
  private(set) var kind: TokenKind
  private(set) var position = 0
  private(set) var isFailing = false
  /// Places among the tokens of the braces that are open.
  var openBraces: [Int] = []
  var openParentheses = 0
  var openBrackets = 0
  private var nesting = 0
  /// Height of the expression that was read last.
  var height = 0
  private var nextDocumentation = 0
  /// Brackets that were open where the block began that is being read.
  var blockDepths = Depths()
  /// What the block is that is being read.
  var context = Context.file
  /// Where a missing brace was reported last.
  var missingBrace = -1
  /// No part begins between a place and a token: many mistakes of one part do not each go through it.
  private var samePart: (start: Int32, position: Int) = (-1, 1)
  /// Members of a policy were found outside, so one brace too many is no news.
  var isPastStrayBrace = false

  init(_ file: SourceFile, index: Int32) {
    let steps = StepCount()
    let (tokens, documentation, broken, problems) = file.bytes.withUnsafeBufferPointer { bytes in
      let check = SourceCheck(bytes)
      guard !check.isUnreadable else {
        let end = Token(kind: .endOfFile, start: 0, end: 0)
        return ([end], [DocumentationLine](), [Range<Int32>](), check.problems)
      }
      var lexer = Lexer(bytes, from: check.start, counting: steps)
      lexer.run()
      return (lexer.tokens, lexer.documentation, lexer.brokenLines, check.problems + lexer.problems)
    }
    self.steps = steps
    self.bytes = file.bytes
    self.index = index
    self.tokens = tokens
    self.documentation = documentation
    self.brokenLines = broken
    self.lexicalProblems = problems.sorted { $0.start < $1.start }
    self.kind = tokens[0].kind
  }

  /// Everything that was reported, in the order of the places.
  func diagnostics(in file: SourceFile) -> [Diagnostic] {
    var all = lexicalProblems + problems
    if all.count > Parser.problemLimit {
      all.sort { $0.start < $1.start }
      let last = all[Parser.problemLimit]
      all.removeSubrange(Parser.problemLimit...)
      all.append(.tooManyProblems(last.start, last.end))
    }
    return all.resolved(in: file)
  }

  // MARK: Tokens

  /// The next token, as it was written, even while failing.
  var token: Token { tokens[position] }

  /// The token before the next; the next one at the start of the file.
  var previous: Token { tokens[max(0, position - 1)] }

  /// Kind of a token some way ahead.
  func peek(_ distance: Int = 1) -> TokenKind {
    tokens[min(position + distance, tokens.count - 1)].kind
  }

  /// Goes to the next token.
  mutating func advance() {
    steps.add()
    switch kind {
    case .endOfFile: return
    case .leftBrace: openBraces.append(position)
    case .rightBrace: _ = openBraces.popLast()
    case .leftParenthesis: openParentheses += 1
    case .rightParenthesis: openParentheses = max(0, openParentheses - 1)
    case .leftBracket: openBrackets += 1
    case .rightBracket: openBrackets = max(0, openBrackets - 1)
    default: break
    }
    position = min(position + 1, tokens.count - 1)
    kind = tokens[position].kind
  }

  /// Goes past a token of this kind; false where the next one is another.
  mutating func take(_ expected: TokenKind) -> Bool {
    guard kind == expected else { return false }
    advance()
    return true
  }

  /// What a token says.
  func text(of token: Token) -> String {
    steps.add(Int(token.end - token.start))
    return bytes.withUnsafeBufferPointer {
      String(
        decoding: UnsafeBufferPointer(rebasing: $0[Int(token.start)..<Int(token.end)]),
        as: UTF8.self)
    }
  }

  func identifier(_ token: Token) -> Identifier {
    Identifier(text: text(of: token), span: span(token))
  }

  func span(_ token: Token) -> Span { Span(file: index, start: token.start, end: token.end) }

  /// From an offset to the end of the token before the next.
  func span(from start: Int32) -> Span {
    Span(file: index, start: start, end: max(start, position > 0 ? previous.end : start))
  }

  /// Whether only blanks stand before a token on its line.
  func isFirstOnLine(_ position: Int) -> Bool {
    var index = Int(tokens[min(position, tokens.count - 1)].start)
    while index > 0 {
      steps.add()
      switch bytes[index - 1] {
      case 0x0A, 0x0D: return true
      case 0x20, 0x09: index -= 1
      default: return false
      }
    }
    return true
  }

  /// The `///` lines right before the next token, joined by line ends.
  mutating func takeDocumentation() -> String {
    while nextDocumentation < documentation.count,
      documentation[nextDocumentation].token < position
    {
      nextDocumentation += 1
    }
    var lines: [String] = []
    while nextDocumentation < documentation.count,
      documentation[nextDocumentation].token == position
    {
      let line = documentation[nextDocumentation]
      var start = Int(line.start)
      var end = Int(line.end)
      if start < end, bytes[start] == 0x20 { start += 1 }
      while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
      lines.append(String(decoding: bytes[start..<end], as: UTF8.self))
      nextDocumentation += 1
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Problems

  /// Reports a mistake and goes on, unless what is reported follows from another mistake.
  mutating func report(_ problem: SyntaxProblem) {
    guard !isFailing, !isExplained(problem), problems.last?.start != problem.start,
      !followsMixed(problem), !followsBracket(problem)
    else { return }
    problems.append(problem)
    guard problems.count > Parser.problemLimit else { return }
    // Nobody reads so many: the rest of the file is passed over.
    position = tokens.count - 1
    kind = .endOfFile
  }

  /// Whether what is reported is a parenthesis whose other one was lost: `and` and `or` stand side by
  /// side without it, which was said.
  private mutating func followsMixed(_ problem: SyntaxProblem) -> Bool {
    guard let last = problems.last, last.code == "mixed-and-or",
      tokens[position].kind == .rightParenthesis || problem.expectedBracket == ")"
    else { return false }
    return isInSamePart(as: last.start)
  }

  /// Whether what is reported follows from a bracket that was lost before it: where one part of a block
  /// has a bracket too few or too many, nobody can tell what belongs to what until the next part.
  private mutating func followsBracket(_ problem: SyntaxProblem) -> Bool {
    guard let last = problems.last, last.mayBeALostBracket, problem.start > last.start else {
      return false
    }
    return isInSamePart(as: last.start)
  }

  /// Whether a part of some block begins at a token, whichever block that would be.
  private func startsPart(_ position: Int) -> Bool {
    switch tokens[position].kind {
    case .set, .tighten, .domains: true
    default:
      declaration(at: position) != nil || startsClause(position) || startsTestPart(position)
        || startsWaiverClause(position)
    }
  }

  /// Whether no part of any block begins between a place and the next token.
  private mutating func isInSamePart(as start: Int32) -> Bool {
    let known = samePart.start == start && samePart.position <= position ? samePart.position : 1
    var index = position - 1
    while index >= known, tokens[index].start > start {
      steps.add()
      // What stands in a text is read by itself.
      if tokens[index].kind == .textMiddle { return false }
      if isFirstOnLine(index), startsPart(index) { return false }
      index -= 1
    }
    samePart = (start, position)
    return true
  }

  /// Reports a mistake and lets all productions return, until one calls `resume`.
  mutating func fail(_ problem: SyntaxProblem) {
    report(problem)
    isFailing = true
    kind = .endOfFile
  }

  /// Fails where the mistake was reported already.
  mutating func failQuietly() {
    isFailing = true
    kind = .endOfFile
  }

  /// Fails behind the next token, which is what is wrong.
  mutating func failBehind(_ problem: SyntaxProblem) {
    if kind != .rightBrace { advance() }
    fail(problem)
  }

  /// Shows the tokens again.
  mutating func resume() {
    isFailing = false
    kind = tokens[position].kind
  }

  /// Takes the next token for the word that was meant.
  mutating func read(as kind: TokenKind) {
    if self.kind != .endOfFile { self.kind = kind }
  }

  /// Goes to a token; braces between are not counted.
  mutating func move(to position: Int) {
    self.position = min(position, tokens.count - 1)
    resume()
  }

  /// Whether the lexer reported something at this very place, or a text that runs to the end of
  /// its line took what was missed.
  private func isExplained(_ problem: SyntaxProblem) -> Bool {
    let place = problem.start
    if let broken = last(of: brokenLines, notPast: place, \.lowerBound),
      place <= broken.upperBound
    {
      return true
    }
    guard let lexical = last(of: lexicalProblems, notPast: place, \.start) else { return false }
    return place <= lexical.end
  }

  private func last<Element>(
    of elements: [Element], notPast place: Int32, _ start: (Element) -> Int32
  ) -> Element? {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if start(elements[middle]) <= place { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? elements[low - 1] : nil
  }

  /// How many mistakes were reported so far.
  var problemCount: Int { problems.count }

  // MARK: Limits

  /// Goes one level deeper; false, and failing, where that is too deep.
  mutating func enter() -> Bool {
    nesting += 1
    guard nesting <= Parser.nestingLimit else {
      fail(.nestedTooDeep(at: token))
      return false
    }
    return true
  }

  mutating func leave() { nesting -= 1 }

  /// An expression over those that were read, the tallest of which `height` says.
  mutating func node(_ form: ExpressionForm, from start: Int32) -> Expression {
    height += 1
    if height > Parser.heightLimit {
      fail(.tooManyParts(at: position > 0 ? previous : token))
      return Expression(.invalid, span(from: start))
    }
    return Expression(form, span(from: start))
  }

  /// What stands where no expression could be read.
  func invalid(from start: Int32) -> Expression { Expression(.invalid, span(from: start)) }

  /// An expression of one token.
  mutating func leaf(_ form: ExpressionForm) -> Expression {
    let span = span(token)
    advance()
    height = 1
    return Expression(form, span)
  }
}

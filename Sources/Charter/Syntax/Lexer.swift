/// Turns the bytes of a policy file into tokens, in one pass and without making Strings.
///
/// What is wrong inside a token is reported here; the token is made all the same, so that the
/// parser goes on as if it had been written right.
struct Lexer {
  /// A text whose `{…}` is being read.
  struct OpenText {
    /// Where its head is among the tokens.
    var head: Int
    /// Offset of its opening quote.
    var start: Int
    /// Offset of the brace that is open.
    var brace: Int
    /// Braces that were open before it.
    var depth: Int
    /// Problems that were known before it.
    var problems: Int
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var offset: Int
  var tokens: [Token] = []
  var documentation: [DocumentationLine] = []
  var problems: [SyntaxProblem] = []
  var openTexts: [OpenText] = []
  /// Braces open in the expression of a text.
  var depth = 0
  /// Lines with a text that does not end, as byte ranges: what else is odd there follows from it.
  var brokenLines: [Range<Int32>] = []
  private let keywords = Keywords.shared
  let steps: StepCount

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, counting steps: StepCount = StepCount()
  ) {
    self.bytes = bytes
    self.offset = start
    self.steps = steps
    tokens.reserveCapacity(bytes.count / 5 + 8)
  }

  /// Reads all tokens, of a file with very many mistakes those up to the last that is shown; the
  /// last one is `endOfFile`.
  mutating func run() {
    while offset < bytes.count, problems.count <= Parser.problemLimit {
      steps.add()
      let byte = bytes[offset]
      switch byte {
      case 0x20, 0x09, 0x0D: offset += 1
      case 0x0A:
        if openTexts.isEmpty { offset += 1 } else { endBrokenText(startingAt: offset) }
      case 0x61...0x7A, 0x41...0x5A, 0x5F: word()
      case 0x30...0x39: number()
      case 0x22:
        let start = offset
        offset += 1
        text(from: start, continues: false)
      case 0x80...: lookalike()
      default: punctuation(byte)
      }
    }
    if !openTexts.isEmpty { endBrokenText(startingAt: offset) }
    offset = bytes.count
    add(.endOfFile, from: offset)
  }

  // MARK: Bytes

  /// The byte some way ahead; 0 past the end.
  func peek(_ distance: Int = 1) -> UInt8 {
    offset + distance < bytes.count ? bytes[offset + distance] : 0
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isWord(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x41 && byte <= 0x5A) || byte == 0x5F
      || isDigit(byte)
  }

  /// Adds the token that ends at the current offset.
  mutating func add(_ kind: TokenKind, from start: Int) {
    tokens.append(Token(kind: kind, start: Int32(start), end: Int32(offset)))
  }

  /// Adds a token of some bytes that begins at the current offset.
  mutating func take(_ kind: TokenKind, _ length: Int) {
    let start = offset
    offset += length
    add(kind, from: start)
  }

  /// Reports a mistake; of very many, only so many as are shown.
  mutating func report(_ problem: SyntaxProblem) {
    if problems.count <= Parser.problemLimit { problems.append(problem) }
  }

  // MARK: Words

  private mutating func word() {
    let start = offset
    repeat { offset += 1 } while offset < bytes.count && Lexer.isWord(bytes[offset])
    if bytes[start] == 0x76, version(from: start) { return }
    if offset < bytes.count, bytes[offset] >= 0x80, continueName(from: start) { return }
    let kind = keywords.kind(of: UnsafeBufferPointer(rebasing: bytes[start..<offset]))
    guard kind.isReserved || kind == .by else { return add(kind, from: start) }
    if tokens.last?.kind == .dot { return add(.identifier, from: start) }
    if joins(kind) { return }
    add(kind, from: start)
  }

  /// Makes one token of `or else`, `is not`, `not in` and `approval by`, whose words only white
  /// space parts.
  private mutating func joins(_ kind: TokenKind) -> Bool {
    guard let last = tokens.last else { return false }
    let joined: TokenKind
    switch (last.kind, kind) {
    case (.or, .else): joined = .orElse
    case (.is, .not): joined = .isNot
    case (.not, .in): joined = .notIn
    case (.identifier, .by) where spells(last, "approval"): joined = .approvalBy
    default: return false
    }
    if tokens.count > 1, tokens[tokens.count - 2].kind == .dot { return false }
    let length = kind == .else ? 4 : kind == .not ? 3 : 2
    var gap = Int(last.end)
    while gap < offset - length {
      guard bytes[gap] <= 0x20 else { return false }
      gap += 1
    }
    tokens[tokens.count - 1] = Token(kind: joined, start: last.start, end: Int32(offset))
    return true
  }

  /// Whether a token reads so.
  private func spells(_ token: Token, _ word: StaticString) -> Bool {
    let length = Int(token.end - token.start)
    guard length == word.utf8CodeUnitCount else { return false }
    for index in 0..<length where bytes[Int(token.start) + index] != word.utf8Start[index] {
      return false
    }
    return true
  }

  // MARK: Punctuation

  private mutating func punctuation(_ byte: UInt8) {
    switch byte {
    case 0x28: take(.leftParenthesis, 1)
    case 0x29: take(.rightParenthesis, 1)
    case 0x5B: take(.leftBracket, 1)
    case 0x5D: take(.rightBracket, 1)
    case 0x7B:
      depth += 1
      take(.leftBrace, 1)
    case 0x7D: rightBrace()
    case 0x2C: take(.comma, 1)
    case 0x3A: colon()
    case 0x2E: take(.dot, 1)
    case 0x2F: slash()
    case 0x2B: take(.plus, 1)
    case 0x2D: if peek() == 0x3E { foreign(.implies, 2, "implies") } else { take(.minus, 1) }
    case 0x25: take(.percent, 1)
    case 0x3F: take(.question, 1)
    default: symbol(byte)
    }
  }

  private mutating func rightBrace() {
    if let open = openTexts.last, open.depth == depth {
      let start = offset
      offset += 1
      openTexts.removeLast()
      text(from: start, continues: true, head: open)
      return
    }
    depth -= 1
    take(.rightBrace, 1)
  }

  /// A colon makes a name of the word before it.
  private mutating func colon() {
    if let last = tokens.last, last.kind.isReserved { tokens[tokens.count - 1].kind = .identifier }
    take(.colon, 1)
  }

  private mutating func slash() {
    switch peek() {
    case 0x2F: comment()
    case 0x2A: blockComment()
    default:
      if tokens.last?.kind == .matches { pattern() } else { take(.slash, 1) }
    }
  }

  private mutating func comment() {
    let isDocumentation = peek(2) == 0x2F && peek(3) != 0x2F
    let start = offset + 3
    while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
    guard isDocumentation else { return }
    documentation.append(
      DocumentationLine(
        token: Int32(tokens.count), start: Int32(start), end: Int32(max(start, offset))))
  }

  private mutating func blockComment() {
    let start = offset
    offset += 2
    while offset < bytes.count, !(bytes[offset] == 0x2F && bytes[offset - 1] == 0x2A) {
      offset += 1
    }
    if offset < bytes.count { offset += 1 }
    report(.foreignComment("/* … */", start, min(start + 2, bytes.count)))
  }

  /// A pattern, from its slash; it ends on its line.
  private mutating func pattern() {
    let start = offset
    offset += 1
    while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D {
      if bytes[offset] == 0x2F {
        offset += 1
        return add(.pattern, from: start)
      }
      offset += bytes[offset] == 0x5C && peek() != 0x0A && peek() != 0x0D ? 2 : 1
    }
    offset = min(offset, bytes.count)
    report(.unterminatedPattern(start, offset))
    markBroken(from: start)
    add(.brokenLiteral, from: start)
  }
}

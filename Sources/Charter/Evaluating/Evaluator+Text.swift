// Texts: what is printed, built and matched.

/// How values print in a list: `a, b and c`, after ten `and N more`.
private let printedElements = 10

extension Evaluator {
  /// Most code points of a text that an operator builds.
  static var textLimit: Int { 65_536 }

  /// `"…{E}…"`: unknown where a part is.
  mutating func interpolation(_ node: Node) -> Value {
    var bytes: [UInt8] = []
    var origin: UInt32 = 0
    var unknown: Value?
    for index in 0..<Int(node.b) {
      let value = evaluate(extra[Int(node.a) + index])
      guard value.isPresent else {
        if unknown == nil { unknown = .unknown(over: value) }
        continue
      }
      if origin == 0 { origin = value.origin }
      print(value, into: &bytes)
      if bytes.count > Self.textLimit * 4 { return .unknown(.limit) }
    }
    if let unknown { return unknown }
    return make(text: bytes, origin: origin)
  }

  /// Keeps a text that an operator built; NFC, and no longer than the limit.
  mutating func make(text bytes: [UInt8], origin: UInt32) -> Value {
    let canonical = bytes.withUnsafeBufferPointer { CanonicalText.normalised($0) } ?? bytes
    let length = canonical.withUnsafeBufferPointer { TextOperations.length($0) }
    guard length <= Self.textLimit, let text = workspace.append(text: canonical, origin: origin)
    else { return .unknown(.limit, origin: origin) }
    return text
  }

  // MARK: Printing

  /// Prints a value plainly, as in messages.
  func print<Sink: ByteSink & ~Copyable>(_ value: Value, into bytes: inout Sink) {
    switch value.tag {
    case .absent, .missingOperand: bytes.write("missing")
    case .unreadable: bytes.write("unknown")
    case .bool: bytes.write(value.isTrue ? "true" : "false")
    case .integer: bytes.write(string: String(value.integer))
    case .decimal, .wideDecimal: bytes.write(string: decimal(value).description)
    case .ratio, .wideRatio: bytes.write(string: Ratio(fraction: decimal(value)).description)
    case .duration: value.duration.print(into: &bytes)
    case .date: bytes.write(string: value.date.description)
    case .timestamp: bytes.write(string: value.timestamp.description)
    case .version: print(workspace.slot(value, 0), into: &bytes)
    case .text, .email, .url, .domain, .team, .person: bytes.write(workspace.bytes(value))
    case .enumCase:
      program.symbols.withText(of: program.cases[value.caseNumber].name) { bytes.write($0) }
    case .list, .map: printElements(of: value, into: &bytes)
    case .record:
      // A record prints as its key, or else as its first field.
      let start = Int(program.recordStarts[Int(value.auxiliary)])
      let end = Int(program.recordStarts[Int(value.auxiliary) + 1])
      if start < end { print(workspace.slot(value, 0), into: &bytes) }
    case .raw:
      let raw = workspace.nodes[value.node]
      switch raw.kind {
      case .list, .map: printElements(of: value, into: &bytes)
      default: bytes.write(workspace.bytes(ofNode: value.node))
      }
    }
  }

  private func printElements<Sink: ByteSink & ~Copyable>(of list: Value, into bytes: inout Sink) {
    guard var cursor = ElementCursor(list, in: workspace) else { return }
    if cursor.count == 0 { return bytes.write("none") }
    let shown = min(cursor.count, printedElements)
    var index = 0
    while index < shown, let (key, element) = cursor.next(in: workspace) {
      if index > 0 { bytes.write(index == cursor.count - 1 ? " and " : ", ") }
      if cursor.hasKeys {
        print(key, into: &bytes)
        bytes.write(": ")
      }
      print(element, into: &bytes)
      index += 1
    }
    if cursor.count > shown { bytes.write(string: " and \(cursor.count - shown) more") }
  }

  func printed(_ value: Value) -> String {
    if value.tag == .text { return String(decoding: workspace.bytes(value), as: UTF8.self) }
    var bytes: [UInt8] = []
    print(value, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Templates

  /// `like "orders_*_{expr}"`: only `*` of the template itself stands for more.
  mutating func like(_ node: Node) -> Value {
    let text = evaluate(node.a)
    guard text.isPresent else { return .unknown(over: text) }
    var pieces: [LikePiece] = []
    for index in 0..<Int(node.c) {
      let part = extra[Int(node.b) + index]
      if part == Self.likeStar {
        pieces.append(.anything)
        continue
      }
      let value = evaluate(part)
      guard value.isPresent else { return .unknown(over: value) }
      var bytes: [UInt8] = []
      print(value, into: &bytes)
      if bytes.isEmpty, nodes[Int(part)].operation != .constant { return .unknown(.emptyTemplate) }
      if case .literal(let before)? = pieces.last {
        pieces[pieces.count - 1] = .literal(before + bytes)
      } else {
        pieces.append(.literal(bytes))
      }
    }
    return .bool(LikePiece.match(workspace.bytes(text), pieces))
  }

  /// Stands for a `*` among the parts of a template.
  static var likeStar: Int32 { -1 }

  mutating func matches(_ node: Node) -> Value {
    let text = operand(node.a)
    guard text.isPresent else { return .unknown(over: text) }
    let number = Int(node.b)
    let bytes = workspace.bytes(text)
    if let answer = program.patterns[number].matches(bytes) { return .bool(answer) }
    if matchers[number] == nil { matchers[number] = PatternMatcher(program.patterns[number]) }
    return .bool(matchers[number]?.matches(bytes) ?? false)
  }
}

/// A part of a `like` template.
enum LikePiece {
  case anything
  case literal([UInt8])

  /// Whether the pieces make up the whole text.
  ///
  /// Each literal is taken at its first place after the one before, the last at the end; that is
  /// exact, as `*` takes anything.
  static func match(_ text: UnsafeBufferPointer<UInt8>, _ pieces: [LikePiece]) -> Bool {
    var position = 0
    var isAnchored = true
    for (index, piece) in pieces.enumerated() {
      guard case .literal(let literal) = piece else {
        isAnchored = false
        continue
      }
      let isLast = index == pieces.count - 1
      if isAnchored {
        guard starts(text, at: position, literal) else { return false }
        position += literal.count
        continue
      }
      if isLast {
        let start = text.count - literal.count
        guard start >= position, starts(text, at: start, literal) else { return false }
        return true
      }
      guard let found = find(literal, in: text, from: position) else { return false }
      position = found + literal.count
      isAnchored = true
    }
    return isAnchored ? position == text.count : true
  }

  private static func starts(
    _ text: UnsafeBufferPointer<UInt8>, at offset: Int, _ literal: [UInt8]
  ) -> Bool {
    guard offset + literal.count <= text.count else { return false }
    for index in 0..<literal.count where text[offset + index] != literal[index] { return false }
    return true
  }

  private static func find(
    _ literal: [UInt8], in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    literal.withUnsafeBufferPointer { TextSearch($0).first(in: text, from: start) }
  }
}

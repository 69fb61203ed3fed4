/// Reads a pattern.
///
///     pattern  = [ "(?i)" ] [ "^" ] choice [ "$" ]
///     choice   = sequence { "|" sequence }
///     sequence = { atom [ "*" | "+" | "?" | "{" n "}" | "{" n "," [ m ] "}" ] }
///     atom     = character | "." | escape | class | "(" [ "?:" ] choice ")"
///     class    = "[" [ "^" ] member { member } "]"
///     member   = character [ "-" character ] | escape
///
/// The first error ends the reading.
struct PatternParser {
  let scalars: [Unicode.Scalar]
  /// Where each code point starts in the source, and the end of the last.
  private let offsets: [Int]
  var position = 0
  var ignoresCase = false
  private var depth = 0
  /// The sets of code points that the pattern names, each once, in the order of their numbers.
  private(set) var sets: [CodePointSet] = []
  private var numbers: [CodePointSet: Int] = [:]

  /// Prepares to read a pattern.
  ///
  /// - Parameter source: The pattern as it was written.
  /// - Throws: ``PatternError`` where it is not UTF-8 or too long.
  init(_ source: [UInt8]) throws(PatternError) {
    if let bad = source.withUnsafeBufferPointer({ CanonicalText.isValidUTF8($0) }) {
      throw PatternError(PatternFault.notUTF8, offset: bad, length: 1)
    }
    let count = source.withUnsafeBufferPointer { TextOperations.length($0) }
    var scalars: [Unicode.Scalar] = []
    var offsets = [0]
    for scalar in String(decoding: source, as: UTF8.self).unicodeScalars.prefix(Pattern.longest) {
      scalars.append(scalar)
      offsets.append(offsets[scalars.count - 1] + scalar.utf8.count)
    }
    self.scalars = scalars
    self.offsets = offsets
    if count > Pattern.longest {
      let end = offsets[scalars.count]
      throw PatternError(.tooLong(count), offset: end, length: source.count - end)
    }
  }

  /// Reads the whole pattern, once.
  mutating func parse() throws(PatternError) -> PatternPart {
    if startsWith("(?i)") {
      ignoresCase = true
      position += 4
    }
    if peek() == "^" { position += 1 }
    let part = try choice()
    if peek() == ")" { throw error(.strayParenthesis, from: position, to: position + 1) }
    // One more state accepts.
    if part.states >= Pattern.stateLimit {
      throw error(.tooManyStates, from: 0, to: scalars.count)
    }
    return part
  }

  // MARK: The grammar

  private mutating func choice() throws(PatternError) -> PatternPart {
    var parts = [try sequence()]
    while peek() == "|" {
      position += 1
      parts.append(try sequence())
    }
    return .choice(parts)
  }

  private mutating func sequence() throws(PatternError) -> PatternPart {
    var parts: [PatternPart] = []
    while let scalar = peek(), scalar != "|", scalar != ")" {
      if scalar == "$", depth == 0, position + 1 == scalars.count {
        position += 1
        break
      }
      let start = position
      let part = try atom()
      parts.append(try repetition(of: part, from: start))
    }
    return .sequence(parts)
  }

  private mutating func atom() throws(PatternError) -> PatternPart {
    let start = position
    let scalar = scalars[position]
    position += 1
    switch scalar {
    case "(": return try group(from: start)
    case "[": return .set(number(of: try characterClass(from: start)))
    case ".": return .set(number(of: .anythingInLine))
    case "\\": return .set(number(of: try escape(from: start)))
    case "*", "+", "?": throw error(.nothingToRepeat(String(scalar)), from: start, to: position)
    case "{":
      position = start
      _ = try count()
      throw error(.nothingToRepeat(text(start, position)), from: start, to: position)
    case "}": throw error(.strayBrace, from: start, to: position)
    case "]": throw error(.strayBracket, from: start, to: position)
    case "^": throw error(.misplacedAnchor("^", "start"), from: start, to: position)
    case "$": throw error(.misplacedAnchor("$", "end"), from: start, to: position)
    default: return .set(number(of: literal(scalar)))
    }
  }

  private mutating func group(from start: Int) throws(PatternError) -> PatternPart {
    if startsWith("?:") {
      position += 2
    } else if peek() == "?" {
      throw groupError(from: start)
    }
    depth += 1
    defer { depth -= 1 }
    if depth > Pattern.depthLimit { throw error(.tooDeep, from: start, to: position) }
    let part = try choice()
    guard peek() == ")" else { throw error(.unclosedGroup, from: start, to: start + 1) }
    position += 1
    return part
  }

  private mutating func repetition(
    of part: PatternPart, from start: Int
  ) throws(PatternError) -> PatternPart {
    let quantifier = position
    guard let (least, most) = try bounds() else { return part }
    if peek() == "?" {
      throw error(.lazy(text(quantifier, position + 1)), from: quantifier, to: position + 1)
    }
    if peek() == "+" {
      throw error(.possessive(text(quantifier, position + 1)), from: quantifier, to: position + 1)
    }
    let second = position
    if try bounds() != nil {
      throw error(.repeatedTwice(text(second, position)), from: second, to: position)
    }
    let repeated = PatternPart.repeated(part, least, most)
    if repeated.states >= Pattern.stateLimit {
      throw error(.tooManyStates, from: start, to: position)
    }
    return repeated
  }

  /// A quantifier, where one stands.
  private mutating func bounds() throws(PatternError) -> (least: Int, most: Int?)? {
    switch peek() {
    case "*":
      position += 1
      return (0, nil)
    case "+":
      position += 1
      return (1, nil)
    case "?":
      position += 1
      return (0, 1)
    case "{": return try count()
    default: return nil
    }
  }

  /// `{3}`, `{3,}` or `{3,5}`.
  private mutating func count() throws(PatternError) -> (least: Int, most: Int?) {
    let start = position
    position += 1
    let first = digits()
    var least = ""
    var most: String?
    if let first {
      least = first
      most = first
      if peek() == "," {
        position += 1
        most = digits()
      }
    }
    guard first != nil, peek() == "}" else {
      throw error(.countUnreadable, from: start, to: start + 1)
    }
    position += 1
    // A number too long for an Int is past every limit.
    let atLeast = Int(least) ?? Int.max
    guard let most else { return (atLeast, nil) }
    let atMost = Int(most) ?? Int.max
    guard atLeast <= atMost else {
      throw error(.countBackwards(least, most), from: start, to: position)
    }
    return (atLeast, atMost)
  }

  private mutating func digits() -> String? {
    let start = position
    while let scalar = peek(), ("0"..."9").contains(scalar) { position += 1 }
    return position > start ? text(start, position) : nil
  }

  // MARK: Sets

  func literal(_ scalar: Unicode.Scalar) -> CodePointSet {
    ignoresCase ? CodePointSet(scalar).withEveryCase : CodePointSet(scalar)
  }

  private mutating func number(of set: CodePointSet) -> Int {
    if let number = numbers[set] { return number }
    numbers[set] = sets.count
    sets.append(set)
    return sets.count - 1
  }

  // MARK: The source

  func peek() -> Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  func startsWith(_ text: String) -> Bool {
    scalars[position...].starts(with: text.unicodeScalars)
  }

  /// The pattern from one code point up to another; past the end there is nothing.
  func text(_ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[min(start, scalars.count)..<min(end, scalars.count)])
    return String(view)
  }

  func error(_ fault: PatternFault, from start: Int, to end: Int) -> PatternError {
    let first = offsets[min(start, scalars.count)]
    return PatternError(fault, offset: first, length: offsets[min(end, scalars.count)] - first)
  }
}

extension PatternError {
  init(_ fault: PatternFault, offset: Int, length: Int) {
    self.init(message: fault.message, help: fault.help, offset: offset, length: length)
  }
}

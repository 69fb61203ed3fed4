/// A small change of a rule that some test should notice.
public struct Mutation: Sendable {
  /// `policy.rule`.
  public var rule: String
  /// What is changed, in words: `` `<=` to `<` ``.
  public var what: String
  /// Where the changed words stand.
  public var place: Place
  /// The changed words.
  public var original: String
  /// What stands in their place.
  public var replacement: String

  /// The file, and the bytes of it that are replaced.
  let file: String
  let range: Range<Int>
}

extension PolicySet {
  /// Every mutation of the set's own rules, by file and place.
  public var mutations: [Mutation] {
    var finder = MutationFinder(compiled)
    return finder.find()
  }

  /// The files of the set with one mutation made.
  ///
  /// - Parameters:
  ///   - sources: The files that the set was compiled from.
  ///   - mutation: One of ``mutations``.
  /// - Returns: The files, in their order.
  public func sources(_ sources: [SourceFile], with mutation: Mutation) -> [SourceFile] {
    sources.map { file in
      guard file.path == mutation.file else { return file }
      var bytes = Array(file.bytes)
      bytes.replaceSubrange(mutation.range, with: mutation.replacement.utf8)
      return SourceFile(path: file.path, pathInSet: file.pathInSet, bytes: bytes)
    }
  }
}

/// Finds what can be changed in the rules of a set.
struct MutationFinder {
  private let policies: CompiledPolicies
  private var found: [Mutation] = []
  private var rule = ""

  init(_ policies: CompiledPolicies) { self.policies = policies }

  mutating func find() -> [Mutation] {
    for (number, file) in policies.files.enumerated() where !file.path.hasPrefix("charter:") {
      let (tree, _) = parse(file, index: Int32(number))
      for declaration in tree.declarations {
        guard case .policy(let policy) = declaration.form else { continue }
        for member in policy.members {
          guard case .rule(let rule) = member.form else { continue }
          self.rule = "\(policy.name.text).\(rule.name.text)"
          mutate(rule)
        }
      }
    }
    return found
  }

  private mutating func add(_ span: Span, _ replacement: String, _ what: String) {
    guard span.start < span.end else { return }
    let file = policies.files[Int(span.file)]
    let range = Int(span.start)..<Int(span.end)
    found.append(
      Mutation(
        rule: rule, what: what, place: policies.place(of: span),
        original: String(decoding: file.bytes[range], as: UTF8.self), replacement: replacement,
        file: file.path, range: range))
  }

  private func text(_ span: Span) -> String {
    String(
      decoding: policies.files[Int(span.file)].bytes[Int(span.start)..<Int(span.end)],
      as: UTF8.self)
  }

  // MARK: Rules

  private mutating func mutate(_ rule: RuleDeclaration) {
    if let when = rule.when {
      add(when.span, "not (\(text(when.span)))", "the guard negated")
      mutate(when)
    }
    for loop in rule.loops {
      if let condition = loop.condition {
        add(condition.span, "not (\(text(condition.span)))", "the condition of `for` negated")
        mutate(condition)
      }
    }
    for effect in rule.effects {
      if rule.effects.count > 1 { add(effect.span, "", "an effect left out") }
      switch effect.form {
      case .require(let condition):
        add(effect.span, "forbid \(text(condition.span))", "`require` to `forbid`")
        mutate(condition)
      case .forbid(let condition):
        add(effect.span, "require \(text(condition.span))", "`forbid` to `require`")
        mutate(condition)
      case .deny: add(effect.span, "require today > 1970-01-02", "`deny` to what always holds")
      case .permit: add(effect.span, "deny", "`permit` to `deny`")
      case .mask(let mask):
        if let condition = mask.binder.condition {
          add(condition.span, "not (\(text(condition.span)))", "the condition of the mask negated")
          mutate(condition)
        }
        let other = mask.method.name.text == "hide" ? "hash" : "hide"
        var span = mask.method.name.span
        if let argument = mask.method.argument {
          span.end = argument.span.end + 1
        }
        add(span, other, "another way to mask")
      case .filter(let filter):
        add(filter.condition.span, "not (\(text(filter.condition.span)))", "the filter negated")
      case .aggregate(let value), .limit(let value), .reassess(let value): mutate(value)
      case .approval: continue
      }
    }
    for level in rule.levels {
      let word = level.level.rawValue
      let other = level.level == .block ? "warn" : "block"
      let start = Int(level.span.start)
      let bytes = policies.files[Int(level.span.file)].bytes[start..<Int(level.span.end)]
      guard let at = position(of: word, in: Array(bytes)) else { continue }
      var span = level.span
      span.start += Int32(at)
      span.end = span.start + Int32(word.utf8.count)
      add(span, other, "`level \(word)` to `level \(other)`")
    }
  }

  private func position(of word: String, in bytes: [UInt8]) -> Int? {
    let wanted = Array(word.utf8)
    guard bytes.count >= wanted.count else { return nil }
    return (0...(bytes.count - wanted.count)).first { start in
      bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }

  // MARK: Expressions

  private static let swaps: [BinaryOperator: BinaryOperator] = [
    .and: .or, .or: .and, .equal: .notEqual, .notEqual: .equal, .less: .lessOrEqual,
    .lessOrEqual: .less, .greater: .greaterOrEqual, .greaterOrEqual: .greater,
    .member: .notMember, .notMember: .member, .add: .subtract, .subtract: .add,
  ]

  private mutating func mutate(_ expression: Expression) {
    switch expression.form {
    case .binary(let operation, let left, let right):
      if let other = Self.swaps[operation] { swap(operation, other, left, right) }
      mutate(left)
      mutate(right)
    case .not(let operand):
      add(expression.span, "(\(text(operand.span)))", "`not` left out")
      mutate(operand)
    case .quantifier(let quantifier, let binder, let body):
      let other: Quantifier = quantifier == .every ? .some : .every
      var span = expression.span
      span.end = span.start + Int32(quantifier.rawValue.utf8.count)
      add(span, other.rawValue, "`\(quantifier.rawValue)` to `\(other.rawValue)`")
      mutate(binder.condition)
      mutate(body)
    case .count(let binder), .share(let binder): mutate(binder.condition)
    case .comprehension(_, let binder): mutate(binder.condition)
    case .isCase(let operand, let name, let negated):
      swapped(
        between: operand.span, name.span, negated ? "is not" : "is", negated ? "is" : "is not")
    case .presence(_, let isPresent):
      let word = isPresent ? "present" : "missing"
      var span = expression.span
      span.start = span.end - Int32(word.utf8.count)
      add(span, isPresent ? "missing" : "present", "`is \(word)` turned round")
    case .conditional(let condition, let yes, let no):
      add(condition.span, "not (\(text(condition.span)))", "the condition of `if` negated")
      for part in [condition, yes, no] { mutate(part) }
    case .integer(let value) where value < .max:
      add(expression.span, String(value + 1), "a number one higher")
    case .duration(let value):
      guard let doubled = value.multiplied(by: 2) else { return }
      add(expression.span, doubled.description, "a duration twice as long")
    case .bool(let value): add(expression.span, value ? "false" : "true", "a truth turned round")
    case .call(_, let arguments): for argument in arguments { mutate(argument) }
    case .field(let base, _): mutate(base)
    case .list(let elements) where elements.count > 1:
      guard let last = elements.last else { return }
      var span = last.span
      span.start = elements[elements.count - 2].span.end
      add(span, "", "the last element left out")
    default: return
    }
  }

  private mutating func mutate(_ expression: Expression?) {
    if let expression { mutate(expression) }
  }

  private mutating func swap(
    _ operation: BinaryOperator, _ other: BinaryOperator, _ left: Expression, _ right: Expression
  ) {
    // Beside an operator of its own kind, another would need parentheses.
    if operation == .and || operation == .or {
      for side in [left, right] {
        if case .binary(let inner, _, _) = side.form, inner == operation, !side.isParenthesised {
          return
        }
      }
    }
    swapped(between: left.span, right.span, operation.rawValue, other.rawValue)
  }

  /// The words of an operator between its sides.
  private mutating func swapped(
    between left: Span, _ right: Span, _ word: String, _ other: String
  ) {
    let start = Int(left.end)
    let end = Int(right.start)
    guard start < end else { return }
    let between = Array(policies.files[Int(left.file)].bytes[start..<end])
    guard let at = position(of: word, in: between) else { return }
    var span = left
    span.start = left.end + Int32(at)
    span.end = span.start + Int32(word.utf8.count)
    add(span, other, "`\(word)` to `\(other)`")
  }
}

/// Goes through the expressions of one rule with the sign that each part has for it.
///
/// Defines are gone through at each call, so their signs compose; their size counts into the rule's,
/// so this ends as soon as evaluation does.
///
/// A part at `+` may only ever come out less true or smaller, or unknown, when a domain tightens; at
/// `-` only truer or larger, or unknown. Both ways are kept by every line of `walk`: that is the
/// whole proof.
struct PolarityWalk {
  /// A param that stands somewhere.
  struct Use {
    /// Number of the param.
    var param: Int32
    var sign: Polarity
    var span: Span
  }

  /// A define that is called, and what is known of its parameters so far.
  private struct Frame {
    /// The arguments, in the frame of the caller.
    var arguments: [Int32]
    var signs: [Polarity]
  }

  private let emitter: Emitter
  /// Functions that fill fields, by number of the field; -1 where nothing does.
  private let fills: [Int32]
  private let fieldNames: [String]
  /// Names of inputs of the subject that are filled where they are not given, by slot; nil for others.
  private let filledInputs: [String?]
  /// Names of inputs that a request may leave out, by slot; nil for others.
  private let optionalInputs: [String?]
  /// Sums over literals and params that have a value where no domain sets anything.
  private let known: Set<Int32>
  /// What conditions come to where something steps in.
  private let standIns: StandIns
  /// Signs that defines give their parameters.
  private let defines: DefineSigns
  /// The condition that is gone through lets no more pass where something steps in.
  private var isTightened = false
  private var frames: [Frame] = []
  private(set) var uses: [Use] = []
  private(set) var openings: [FoundOpening] = []

  init(
    _ emitter: Emitter, fills: [Int32], fieldNames: [String], filledInputs: [String?],
    optionalInputs: [String?], known: Set<Int32>, standIns: StandIns, defines: DefineSigns
  ) {
    self.emitter = emitter
    self.fills = fills
    self.fieldNames = fieldNames
    self.filledInputs = filledInputs
    self.optionalInputs = optionalInputs
    self.known = known
    self.standIns = standIns
    self.defines = defines
  }

  // MARK: The table

  /// Goes through a node.
  ///
  /// - Parameters:
  ///   - number: The node; -1 for none.
  ///   - sign: What it does to the rule when it comes out truer or larger.
  ///   - isCompared: It stands directly under a comparison, where a count may be an interval.
  ///   - isStepped: Something is looked for in it.
  mutating func walk(
    _ number: Int32, _ sign: Polarity, isCompared: Bool = false, isStepped: Bool = false
  ) {
    guard number >= 0 else { return }
    emitter.steps.add()
    let node = emitter.nodes[Int(number)]
    let span = emitter.spans[Int(number)]
    if let result = standIns.results[number] { isTightened = StandIns.tightens(result, sign) }
    walk(node, number, span, sign, isCompared: isCompared, isStepped: isStepped)
    isTightened = false
  }

  private mutating func walk(
    _ node: Node, _ number: Int32, _ span: Span, _ sign: Polarity, isCompared: Bool,
    isStepped: Bool
  ) {
    switch node.operation {
    case .constant, .ambient, .documentValue: return
    case .global:
      if !sign.isEmpty { uses.append(Use(param: node.a, sign: sign, span: span)) }
    case .local: walk(local: node.a, sign, span)
    case .field:
      let fill = fills[Int(node.c)]
      if fill >= 0, !(isStepped && isEmpty(fill)) {
        // Leaving out what it is filled from changes what it is filled with.
        var filled = [fieldNames[Int(node.c)]]
        collect(fill: fill, &filled)
        open(.default, span, sign, reads: filled)
      }
      walk(node.a, sign.either, isStepped: true)
    case .versionPart, .rawField: walk(node.a, sign.either, isStepped: true)
    case .element, .entry:
      walk(node.a, sign.either, isStepped: true)
      walk(node.b, sign.either)
    case .coerce:
      walk(node.a, emitter.types[Int(node.b)].kind == .list ? sign : sign.either)
    case .fits:
      // False of what is missing, so as `is present`.
      if sign.contains(.tightens) { open(.fits, span, sign, reads: reads(of: node.a)) }
      walk(node.a, sign.either)
    case .startOfDay: walk(node.a, sign)
    case .not: walk(node.a, sign.negated)
    case .and, .or:
      walk(node.a, sign)
      walk(node.b, sign)
    case .implies:
      walk(node.a, sign.negated)
      walk(node.b, sign)
    case .less, .lessOrEqual: compare(node.a, node.b, span, sign)
    case .greater, .greaterOrEqual: compare(node.b, node.a, span, sign)
    case .equal, .notEqual, .isCase, .like, .matches, .within, .list, .record, .anonymousRecord,
      .interpolation, .builtin:
      // Of a port that leads nowhere less is found, whatever that does to the rule.
      if node.walksLineage { open(.lineage, span, sign, reads: LineagePlan.names) }
      for operand in emitter.operands(of: node) { walk(operand, sign.either) }
    case .presence:
      let isOpening = sign.contains(node.flag == 1 ? .tightens : .loosens)
      if isOpening {
        open(node.flag == 1 ? .isPresent : .isMissing, span, sign, reads: reads(of: node.a))
      }
      walk(node.a, sign.either)
    case .orElse:
      let other = emitter.nodes[Int(node.b)]
      if other.operation == .constant, emitter.constants[Int(other.a)].tag == .bool {
        let holds = emitter.constants[Int(other.a)].isTrue
        isTightened = StandIns.tightens(holds ? .holds : .fails, sign)
      }
      open(.orElse, span, sign, reads: reads(of: node.a), onlyTightens: isTightened)
      isTightened = false
      walk(node.a, sign)
      walk(node.b, sign)
    case .member:
      walk(node.a, sign.either)
      walk(node.b, sign)
    case .notMember:
      walk(node.a, sign.either)
      walk(node.b, sign.negated)
    case .conditional:
      walk(node.a, sign.either)
      walk(node.b, sign)
      walk(node.c, sign)
    case .add where node.flag == Node.joinsLists:
      walk(node.a, sign)
      walk(node.b, sign)
    case .add, .subtract, .multiply, .divide: walk(arithmetic: node, number, sign)
    case .call: walk(call: node, sign)
    case .some: walk(binder: node, list: sign, condition: sign, body: sign)
    case .no:
      walk(binder: node, list: sign.negated, condition: sign.negated, body: sign.negated)
    case .every: walk(binder: node, list: sign.negated, condition: sign.negated, body: sign)
    // A count that is no interval is unknown as soon as one answer is, so that an answer that
    // becomes known may let it through whichever it is. The same holds for a list's `where`.
    case .count:
      walk(
        binder: node, list: isCompared ? sign : sign.either,
        condition: isCompared ? sign : sign.either, body: [])
    case .share:
      walk(binder: node, list: sign.either, condition: isCompared ? sign : sign.either, body: [])
    case .comprehension:
      let hasCondition = emitter.binders[Int(node.a)].condition >= 0
      walk(
        binder: node, list: hasCondition ? sign.either : sign, condition: sign.either,
        body: sign.either)
    }
  }

  private mutating func walk(
    binder node: Node, list: Polarity, condition: Polarity, body: Polarity
  ) {
    let binder = emitter.binders[Int(node.a)]
    walk(binder.list, list)
    walk(binder.condition, condition)
    walk(binder.body, body)
  }

  /// `low <= high`, whichever way it is written.
  private mutating func compare(_ low: Int32, _ high: Int32, _ span: Span, _ sign: Polarity) {
    // `age(t) <= d` compares `now` with `t + d`, which nobody wrote.
    func unwritten(_ number: Int32) -> Node? {
      let node = emitter.nodes[Int(number)]
      return node.operation == .add && emitter.spans[Int(number)] == span ? node : nil
    }
    if let sum = unwritten(high) {
      walk(sum.a, sign)
      walk(sum.b, sign)
    } else if let sum = unwritten(low) {
      walk(sum.a, sign.negated)
      walk(sum.b, sign.negated)
    } else {
      walk(high, sign, isCompared: true)
      walk(low, sign.negated, isCompared: true)
    }
  }

  // MARK: Arithmetic

  /// Of literals and params alone a sum grows with its parts.
  ///
  /// With anything of the input it may overflow, or not, and so can a sum that has no value where
  /// nobody sets anything.
  private mutating func walk(arithmetic node: Node, _ number: Int32, _ sign: Polarity) {
    guard known.contains(number) else {
      walk(node.a, sign.either)
      walk(node.b, sign.either)
      return
    }
    switch node.operation {
    case .add:
      walk(node.a, sign)
      walk(node.b, sign)
    case .subtract:
      walk(node.a, sign)
      walk(node.b, sign.negated)
    case .multiply:
      walk(node.a, isPositive(node.b) ? sign : sign.either)
      walk(node.b, isPositive(node.a) ? sign : sign.either)
    default:
      walk(node.a, isPositive(node.b) ? sign : sign.either)
      walk(node.b, sign.either)
    }
  }

  private func isPositive(_ number: Int32) -> Bool {
    let node = emitter.nodes[Int(number)]
    guard node.operation == .constant else { return false }
    let value = emitter.constants[Int(node.a)]
    switch value.tag {
    case .integer, .decimal, .ratio: return value.integer > 0
    default: return false
    }
  }

  // MARK: Defines

  private mutating func walk(call node: Node, _ sign: Polarity) {
    let arguments = (0..<Int(node.c)).map { emitter.extra[Int(node.b) + $0] }
    let signs: [Polarity]
    if let known = defines.signs(of: node.a, at: sign) {
      signs = known
    } else {
      let before = (uses.count, openings.count)
      frames.append(
        Frame(arguments: arguments, signs: Array(repeating: [], count: arguments.count)))
      walk(emitter.functions[Int(node.a)].body, sign)
      signs = frames.removeLast().signs
      // What it does to params, and where something steps in, is said of each rule.
      if before == (uses.count, openings.count) { defines.keep(signs, of: node.a, at: sign) }
    }
    for (argument, sign) in zip(arguments, signs) { walk(argument, sign) }
  }

  private mutating func walk(local slot: Int32, _ sign: Polarity, _ span: Span) {
    guard let frame = frames.indices.last else {
      if slot < filledInputs.count, let name = filledInputs[Int(slot)] {
        open(.default, span, sign, reads: [name])
      }
      return
    }
    guard slot < frames[frame].signs.count else { return }
    frames[frame].signs[Int(slot)].formUnion(sign)
  }

  // MARK: Openings

  private func isEmpty(_ fill: Int32) -> Bool {
    let body = emitter.nodes[Int(emitter.functions[Int(fill)].body)]
    return (body.operation == .list || body.operation == .anonymousRecord) && body.b == 0
  }

  mutating func open(
    _ kind: Opening.Kind, _ span: Span, _ sign: Polarity, reads: [String],
    onlyTightens: Bool = false
  ) {
    guard !sign.isEmpty else { return }
    openings.append(
      FoundOpening(
        rule: "", kind: kind, span: span, reads: reads, onlyTightens: onlyTightens))
  }

  /// The fields that a path goes through, outermost first.
  private func reads(of number: Int32) -> [String] {
    var found: [String] = []
    collect(number, in: frames.count - 1, &found)
    return found
  }

  private func collect(_ number: Int32, in frame: Int, _ found: inout [String]) {
    let node = emitter.nodes[Int(number)]
    switch node.operation {
    case .field:
      collect(node.a, in: frame, &found)
      if !found.contains(fieldNames[Int(node.c)]) { found.append(fieldNames[Int(node.c)]) }
      if fills[Int(node.c)] >= 0 { collect(fill: fills[Int(node.c)], &found) }
    case .versionPart, .rawField, .element, .entry, .coerce: collect(node.a, in: frame, &found)
    case .orElse:
      collect(node.a, in: frame, &found)
      collect(node.b, in: frame, &found)
    case .local:
      guard frame >= 0 else {
        // An input of a request, where it may be missing itself.
        guard optionalInputs.indices.contains(Int(node.a)), let name = optionalInputs[Int(node.a)]
        else { return }
        if !found.contains(name) { found.append(name) }
        return
      }
      guard frames[frame].arguments.indices.contains(Int(node.a)) else { return }
      collect(frames[frame].arguments[Int(node.a)], in: frame - 1, &found)
    default: return
    }
  }

  /// What fills a field reads fields in its turn: where they are missing, so is the field.
  private func collect(fill: Int32, _ found: inout [String]) {
    var pending = [emitter.functions[Int(fill)].body]
    while let number = pending.popLast() {
      guard number >= 0 else { continue }
      let node = emitter.nodes[Int(number)]
      if node.operation == .field {
        let name = fieldNames[Int(node.c)]
        if !found.contains(name) {
          found.append(name)
          if fills[Int(node.c)] >= 0 { collect(fill: fills[Int(node.c)], &found) }
        }
      }
      pending += emitter.operands(of: node)
      switch node.operation {
      case .comprehension, .some, .every, .no, .count, .share:
        let binder = emitter.binders[Int(node.a)]
        pending += [binder.condition, binder.body]
      default: continue
      }
    }
  }
}

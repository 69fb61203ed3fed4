/// Why there is no filter, so that nothing of the table may be read.
struct RowFilterProblem: Error {
  var message: String
  var help: String?
  var span: Span
  /// The value that could not be told, where that is the reason.
  var culprit: Value?
}

extension RowPlan {
  /// Puts in what is not of the row, and checks the columns against the table.
  ///
  /// The evaluator stands in the frame of the rule, at whatever its own names mean now.
  ///
  /// - Parameters:
  ///   - columns: The columns of the table, as its descriptor states them.
  ///   - evaluator: Evaluates what mentions no column.
  /// - Returns: The filter of the table.
  /// - Throws: ``RowFilterProblem``; then access is denied.
  func folded(
    for columns: [RowColumn], _ evaluator: inout Evaluator
  ) throws(RowFilterProblem) -> RowFilter {
    for binding in bindings { evaluator.setLocal(binding.slot, evaluator.evaluate(binding.node)) }
    let table = RowTable(columns)
    // All are looked up, those too that what is folded leaves unread.
    for column in self.columns { _ = try table.stored(column) }
    let condition = try folded(tree, table, &evaluator)
    let conditions: [RowFilter.Condition] =
      switch condition {
      case .all(let parts): parts
      case .value(.bool(true)): []
      default: [condition]
      }
    return RowFilter(conditions, unsaid: unsaid)
  }

  private func folded(
    _ tree: Tree, _ table: RowTable, _ evaluator: inout Evaluator
  ) throws(RowFilterProblem) -> RowFilter.Condition {
    let condition = try translated(tree, table, &evaluator)
    var hasColumn = false
    condition.forEachColumn { _ in hasColumn = true }
    if hasColumn { return condition }
    guard case .value(let literal) = RowEvaluation(row: [:]).value(of: condition) else {
      throw RowFilterProblem(message: "a part of the filter has no value", span: span)
    }
    return .value(literal)
  }

  private func translated(
    _ tree: Tree, _ table: RowTable, _ evaluator: inout Evaluator
  ) throws(RowFilterProblem) -> RowFilter.Condition {
    switch tree {
    case .column(let column): return .column(try table.stored(column))
    case .value(let operand): return .value(try literal(operand, &evaluator))
    case .all(let parts):
      return try folded(parts, decidedBy: false, table, &evaluator) { .all($0) }
    case .any(let parts): return try folded(parts, decidedBy: true, table, &evaluator) { .any($0) }
    case .not(let operand): return .not(try folded(operand, table, &evaluator))
    case .implies(let one, let other):
      let left = try folded(one, table, &evaluator)
      let right = try folded(other, table, &evaluator)
      if left == .value(.bool(true)) { return right }
      if left == .value(.bool(false)) || right == .value(.bool(true)) { return .value(.bool(true)) }
      return right == .value(.bool(false)) ? .not(left) : .implies(left, right)
    case .compare(let comparison, let left, let right):
      return .compare(
        comparison, try folded(left, table, &evaluator), try folded(right, table, &evaluator))
    case .member(let operand, let elements, let negated):
      let value = try folded(operand, table, &evaluator)
      var folds: [RowFilter.Condition] = []
      for element in elements { folds.append(try folded(element, table, &evaluator)) }
      return .member(value, folds, negated: negated)
    case .memberOf(let operand, let list, let negated):
      let value = try folded(operand, table, &evaluator)
      let elements = try self.elements(of: list, &evaluator)
      if elements.isEmpty { return .value(.bool(negated)) }
      return .member(value, elements.map { .value($0) }, negated: negated)
    case .presence(let operand, let isPresent):
      return .presence(try folded(operand, table, &evaluator), isPresent: isPresent)
    case .orElse(let left, let right):
      return .orElse(
        try folded(left, table, &evaluator), try folded(right, table, &evaluator))
    case .conditional(let test, let yes, let no):
      let condition = try folded(test, table, &evaluator)
      let first = try folded(yes, table, &evaluator)
      let second = try folded(no, table, &evaluator)
      if case .value(.bool(let isTrue)) = condition { return isTrue ? first : second }
      return .conditional(condition, first, second)
    case .like(let operand, let parts):
      let text = try folded(operand, table, &evaluator)
      return .like(text, try template(parts, &evaluator))
    case .sum(let left, let right, let negated, let isDecimal):
      return .sum(
        try folded(left, table, &evaluator), try folded(right, table, &evaluator),
        negated: negated, isDecimal: isDecimal)
    }
  }

  /// Leaves out what changes nothing; a part that decides stands for all of them.
  private func folded(
    _ parts: [Tree], decidedBy deciding: Bool, _ table: RowTable, _ evaluator: inout Evaluator,
    _ joined: ([RowFilter.Condition]) -> RowFilter.Condition
  ) throws(RowFilterProblem) -> RowFilter.Condition {
    var kept: [RowFilter.Condition] = []
    var isDecided = false
    for part in parts {
      let fold = try folded(part, table, &evaluator)
      switch fold {
      case .value(.bool(deciding)): isDecided = true
      case .value: continue
      case .all(let inner) where !deciding: kept += inner
      case .any(let inner) where deciding: kept += inner
      default: kept.append(fold)
      }
    }
    if isDecided { return .value(.bool(deciding)) }
    if kept.isEmpty { return .value(.bool(!deciding)) }
    return kept.count == 1 ? kept[0] : joined(kept)
  }

  // MARK: What is not of the row

  private func literal(
    _ operand: Operand, _ evaluator: inout Evaluator
  ) throws(RowFilterProblem) -> RowLiteral {
    let value = evaluator.evaluate(operand.node)
    guard value.isPresent else { throw unknown(value, operand, evaluator) }
    return try literal(value, operand, evaluator)
  }

  private func unknown(
    _ value: Value, _ operand: Operand, _ evaluator: borrowing Evaluator
  ) -> RowFilterProblem {
    RowFilterProblem(
      message:
        "the filter cannot be computed: `\(operand.source)` is \(evaluator.described(value))",
      span: operand.span, culprit: value)
  }

  private func literal(
    _ value: Value, _ operand: Operand, _ evaluator: borrowing Evaluator
  ) throws(RowFilterProblem) -> RowLiteral {
    switch value.tag {
    case .bool: return .bool(value.isTrue)
    case .integer: return .integer(value.integer)
    case .decimal, .wideDecimal: return .decimal(evaluator.decimal(value))
    case .date: return .date(value.date)
    case .timestamp: return .timestamp(value.timestamp)
    case .enumCase: return .enumCase(evaluator.printed(value))
    case .text, .email, .url: return try text(evaluator.printed(value), operand)
    default:
      throw RowFilterProblem(
        message: "the filter cannot be rendered: `\(operand.source)` has no literal in SQL",
        span: operand.span, culprit: value)
    }
  }

  private func text(
    _ text: String, _ operand: Operand
  ) throws(RowFilterProblem) -> RowLiteral {
    guard !text.utf8.contains(0) else {
      throw RowFilterProblem(
        message: "the filter cannot be rendered: `\(operand.source)` holds the character U+0000",
        span: operand.span)
    }
    return .text(text)
  }

  private func elements(
    of list: Operand, _ evaluator: inout Evaluator
  ) throws(RowFilterProblem) -> [RowLiteral] {
    let value = evaluator.evaluate(list.node)
    guard value.isPresent, var cursor = ElementCursor(value, in: evaluator.workspace) else {
      throw unknown(value, list, evaluator)
    }
    var literals: [RowLiteral] = []
    while let (_, element) = cursor.next(in: evaluator.workspace) {
      guard element.isPresent else { throw unknown(element, list, evaluator) }
      literals.append(try literal(element, list, evaluator))
    }
    return literals
  }

  private func template(
    _ parts: [RowTemplatePart<Operand>], _ evaluator: inout Evaluator
  ) throws(RowFilterProblem) -> [RowTemplatePart<RowLiteral>] {
    var folded: [RowTemplatePart<RowLiteral>] = []
    for part in parts {
      guard case .text(let operand) = part else {
        if folded.last != .anything { folded.append(.anything) }
        continue
      }
      let value = evaluator.evaluate(operand.node)
      guard value.isPresent else { throw unknown(value, operand, evaluator) }
      let printed = evaluator.printed(value)
      if printed.isEmpty, evaluator.program.nodes[Int(operand.node)].operation != .constant {
        throw RowFilterProblem(
          message: "the filter cannot be computed: `\(operand.source)` is empty",
          span: operand.span, culprit: value)
      }
      guard case .text(let next) = try text(printed, operand), !next.isEmpty else { continue }
      if case .text(.text(let before))? = folded.last {
        folded[folded.count - 1] = .text(.text(before + next))
      } else {
        folded.append(.text(.text(next)))
      }
    }
    return folded
  }
}

/// The columns of a table by name.
private struct RowTable {
  private let columns: [RowColumn]

  init(_ columns: [RowColumn]) { self.columns = columns }

  /// A column as it is stored; refused where the table has none that fits.
  func stored(_ column: RowPlan.Column) throws(RowFilterProblem) -> RowFilter.Column {
    func refused(_ message: String, help: String? = nil) -> RowFilterProblem {
      RowFilterProblem(
        message: "the filter cannot be rendered: " + message, help: help, span: column.span)
    }
    guard let found = columns.first(where: { $0.name == column.name }) else {
      let nearest = nearestName(to: column.name, among: columns.map(\.name))
      throw refused(
        "the table has no column `\(column.name)`", help: nearest.map { "did you mean `\($0)`?" })
    }
    guard !found.name.utf8.contains(0) else { throw refused("a name holds the character U+0000") }
    // Most engines do not tell case apart, even in quotes.
    let spelled = found.name.lowercased()
    if columns.contains(where: { $0 != found && $0.name.lowercased() == spelled }) {
      throw refused("the table has two columns that only case tells from `\(column.name)`")
    }
    var stored = RowFilter.Column(
      name: found.name, type: column.type, isCast: column.isCast)
    guard let type = column.type else { return stored }
    guard let (kind, isCertain) = found.storage else {
      stored.isAsked = true
      return stored
    }
    stored.isAsked = !isCertain
    switch (type, kind) {
    case (.bool, .bool), (.text, .text), (.enumeration, .text), (.date, .date),
      (.timestamp, .timestamp), (.decimal, .decimal), (.decimal, .number):
      return stored
    case (.integer, .integer), (.decimal, .integer):
      stored.isWhole = true
      return stored
    case (.bool, .text) where column.isCast, (.integer, .text) where column.isCast,
      (.date, .text) where column.isCast:
      stored.isReadFromText = true
      return stored
    default:
      var help: String?
      if type == .integer, kind == .decimal || kind == .number {
        help = "write a whole number as `5.0` beside it"
      }
      throw refused(
        "column `\(column.name)` is \(kind.description), and \(type.name) is expected", help: help)
    }
  }
}

// What the checker says: one function a message, in the order of their codes.

extension Problem {
  private static func nearest(_ name: String, _ candidates: some Sequence<String>) -> String? {
    meant(nearestName(to: name, among: candidates))
  }

  private static func meant(_ name: String?) -> String? { name.map { "did you mean `\($0)`?" } }

  static func aloneInConjunction(_ variable: String, _ quantifier: String, _ span: Span) -> Problem
  {
    Problem(
      code: "part-without-variable",
      message:
        "this part does not mention `\(variable)`, but `\(quantifier) \(variable) …` takes it",
      span: span,
      help: "put the whole `\(quantifier) …` in parentheses, so that this part stands beside it")
  }

  static func callWithoutParentheses(_ name: String, _ usage: String, _ span: Span) -> Problem {
    Problem(
      code: "call-without-parentheses", message: "the define `\(name)` is named, not called",
      span: span, help: "write `\(usage)`")
  }

  static func caseExpected(
    _ name: String, _ span: Span, of type: EnumType, suggests: Bool = true
  ) -> Problem {
    guard suggests else {
      return Problem(
        code: "unknown-case", message: "`\(type.name)` has no case `\(name)`", span: span,
        unknown: (name, nil))
    }
    let near = nearestName(to: name, among: type.cases.lazy.map(\.name))
    return Problem(
      code: "unknown-case", message: "`\(type.name)` has no case `\(name)`", span: span,
      help: meant(near) ?? "it has \(list(type.cases.filter { !$0.isGroup }.map(\.name)))",
      unknown: (name, near))
  }

  static func constantCondition(_ span: Span) -> Problem {
    Problem(
      code: "constant-condition",
      message: "this comes out the same whatever is judged", span: span,
      help: "compare something of the subject, or take the condition out")
  }

  static func cyclicDefines(_ names: [String], _ span: Span) -> Problem {
    Problem(
      code: "cyclic-define",
      message:
        "`\(names[0])` is defined by itself: \(names.map { "`\($0)`" }.joined(separator: " → "))",
      span: span, help: "a define may use others, but never come back to itself")
  }

  static func cyclicFill(_ field: String, of record: String, _ span: Span) -> Problem {
    Problem(
      code: "cyclic-fill",
      message: "filling `\(field)` makes another `\(record)`, whose `\(field)` is filled again",
      span: span, help: "fill it from the other fields, without another `\(record)`")
  }

  static func dataCycle(_ names: [String], of data: String, _ span: Span) -> Problem {
    Problem(
      code: "data-cycle",
      message: "in `\(data)`, `\(names[0])` is within itself: "
        + names.map { "`\($0)`" }.joined(separator: " → "),
      span: span, help: "what is within what has a top: leave one of these `parent` keys out")
  }

  static func dataFileMissing(_ path: String, _ span: Span) -> Problem {
    Problem(
      code: "data-file-missing", message: "there is no file `\(path)` in the policy set",
      span: span, help: "paths are relative to the policy file and stay inside the set")
  }

  static func dataFits(_ pointer: String, _ type: String, _ span: Span) -> Problem {
    Problem(
      code: "data-does-not-fit", message: "`\(pointer)` of the file does not fit \(type)",
      span: span, help: "the data of a policy set is typed as the policy declares it")
  }

  static func definesTooDeep(_ what: String, _ span: Span) -> Problem {
    Problem(
      code: "defines-too-deep",
      message: "\(what) stands on defines more than \(CostCode.heightLimit) operations deep",
      span: span,
      help: "shorten the chain of defines")
  }

  static func duplicate(
    _ what: String, _ name: String, _ span: Span, first: Span?
  ) -> Problem {
    Problem(
      code: "duplicate-name", message: "\(what) `\(name)` is declared twice", span: span,
      help: "give one of them another name",
      notes: first.map { [Note(message: "first declared here", span: $0)] } ?? [])
  }

  static func duplicateSpelling(
    _ spelling: String, _ span: Span, other: String, first: Span
  ) -> Problem {
    Problem(
      code: "duplicate-spelling",
      message: "`\(spelling)` spells `\(other)` already", span: span,
      help: "case, blanks, `-` and `_` do not tell spellings apart",
      notes: [Note(message: "the other case", span: first)])
  }

  static func emptySet(_ span: Span) -> Problem {
    Problem(code: "empty-set", message: "there is nothing in the policy set", span: span)
  }

  static func extendsRequired(_ name: String, _ span: Span) -> Problem {
    Problem(
      code: "required-extension",
      message: "`\(name)` is new to documents that are already written, so it may be missing",
      span: span, help: "put `?` behind its type")
  }

  static func fallingLevel(_ level: String, _ before: String, _ span: Span) -> Problem {
    Problem(
      code: "falling-level", message: "the level falls from `\(before)` to `\(level)`",
      span: span, help: "a rule gets stricter with time; to end one, write `until DATE`")
  }

  static func groupCase(_ name: String, _ span: Span, members: [String]) -> Problem {
    Problem(
      code: "group-case",
      message: "`\(name)` holds other cases, so nothing is ever just `\(name)`", span: span,
      help: "write `within \(name)`, or one of \(list(members))")
  }

  static func hiding(_ name: String, _ span: Span, _ what: String, first: Span?) -> Problem {
    Problem(
      code: "hidden-name", message: "`\(name)` is \(what) already, and would be hidden",
      span: span, help: "give it another name",
      notes: first.map { [Note(message: "what it would hide", span: $0)] } ?? [])
  }

  static func invalidDirection(_ direction: String, _ type: String, _ span: Span) -> Problem {
    Problem(
      code: "direction-without-order",
      message: "`\(direction)` says nothing of a \(type)", span: span,
      help: "`lower` and `raise` are for what has an order, `shrink` and `grow` for lists")
  }

  static func invalidPattern(_ message: String, _ help: String?, _ span: Span) -> Problem {
    Problem(code: "invalid-pattern", message: message, span: span, help: help)
  }

  static func levelOrder(_ span: Span) -> Problem {
    Problem(
      code: "level-order", message: "this level starts no later than the one before it", span: span,
      help: "write levels in the order of their dates; only the first may have none")
  }

  static func listExpected(_ type: String, _ span: Span) -> Problem {
    Problem(code: "list-expected", message: "this is \(type), not a list", span: span)
  }

  static func literalExpected(_ span: Span) -> Problem {
    Problem(
      code: "literal-expected", message: "only literals stand here", span: span,
      help: "write the value itself; what is computed goes into a `define`")
  }

  static func missingField(_ name: String, of record: String, _ span: Span) -> Problem {
    Problem(
      code: "missing-field", message: "`\(record)` needs the field `\(name)`", span: span)
  }

  static func missingHere(_ span: Span) -> Problem {
    Problem(
      code: "missing-value", message: "`missing` is no value to compute with", span: span,
      help: "ask `is missing` or `is present`; `missing` itself stands only in a standard")
  }

  static func modelOnly(_ what: String, _ span: Span) -> Problem {
    Problem(
      code: "model-only", message: "\(what) stands only in the model that Charter brings",
      span: span)
  }

  static func needsType(_ span: Span, _ operation: String, ofList: Bool = false) -> Problem {
    Problem(
      code: "type-needed",
      message: "`\(operation)` cannot tell what type this value of a document should have",
      span: span, help: ofList ? "say it: `as [Int]`, …" : "say it: `as Text`, `as Int`, …")
  }

  static func nestedListsTooDeep(_ span: Span) -> Problem {
    Problem(
      code: "lists-too-deep", message: "lists are walked inside lists more than 3 deep", span: span,
      help: "`for`, quantifiers, comprehensions and `count share` count, defines included")
  }

  static func noKey(_ record: String, _ span: Span) -> Problem {
    Problem(
      code: "no-key", message: "elements of `\(record)` have no key to be found by", span: span,
      help: "ask `some x in … has x.field == …`, or `only([x for x in … where …])`")
  }

  static func recordsTooLarge(_ span: Span) -> Problem {
    Problem(
      code: "records-too-large",
      message: "the records that the set writes out have more than \(Limit.recordFields) fields",
      span: span, help: "those that are left out count too; read long lists from a data file")
  }

  static func rulesTooLarge(_ span: Span) -> Problem {
    Problem(
      code: "rules-too-large",
      message:
        "with this rule the rules of the set have more than \(Limit.setParts) parts, with their "
        + "defines put in",
      span: span, help: "a large define that very many rules call counts once for each")
  }

  static func tooManyParameters(_ what: String, _ span: Span) -> Problem {
    Problem(
      code: "too-many-parameters",
      message: "\(what) has more than \(Limit.parameters) parameters", span: span,
      help: "put what belongs together into a `record`")
  }

  static func noSuchSubject(_ name: String, _ span: Span, _ all: [String]) -> Problem {
    Problem(
      code: "unknown-subject", message: "there is no subject `\(name)`", span: span,
      help: nearest(name, all) ?? (all.isEmpty ? nil : "rules are about \(list(all))"))
  }

  static func notOrdered(_ type: String, _ operation: String, _ span: Span, isEnum: Bool) -> Problem
  {
    Problem(
      code: "no-order", message: "\(type) has no order, so `\(operation)` cannot compare it",
      span: span,
      help: isEnum
        ? "ask `is`, `in [ … ]` or `within`" : "ask `==` or `!=`")
  }

  static func operatorNeeds(
    _ operation: String, _ needed: String, _ found: String, _ span: Span, help: String? = nil
  ) -> Problem {
    Problem(
      code: "type-mismatch", message: "`\(operation)` takes \(needed), and this is \(found)",
      span: span, help: help)
  }

  static func pathExpected(_ operation: String, _ span: Span) -> Problem {
    Problem(
      code: "path-expected", message: "`\(operation)` asks of a path, and this is computed",
      span: span, help: "ask of the part that may be missing: `product.owner \(operation) …`")
  }

  static func recordComparison(_ span: Span, _ operation: String) -> Problem {
    Problem(
      code: "record-comparison", message: "records and maps have no `\(operation)`", span: span,
      help: "compare one of their fields or entries")
  }

  static func ruleTooLarge(_ span: Span) -> Problem {
    Problem(
      code: "rule-too-large", message: "this has more than 10,000 parts, defines included",
      span: span, help: "split the rule")
  }

  static func standardIncomplete(
    _ standard: String, _ record: String, _ field: String, _ span: Span
  ) -> Problem {
    Problem(
      code: "missing-mapping",
      message:
        "standard `\(standard)` says nothing of `\(record).\(field)`, which may not be missing",
      span: span, help: "add `\(field) = …`")
  }

  static func tooManyClauses(_ span: Span) -> Problem {
    Problem(
      code: "too-many-clauses", message: "this rule has more than 64 effects", span: span,
      help: "split the rule")
  }

  static func tooManyErrors(_ span: Span) -> Problem {
    Problem(
      code: "too-many-errors",
      message: "there are more errors in this file; the first 1,000 are shown", span: span)
  }

  static func typeMismatch(_ found: String, expected: String, _ span: Span, help: String?)
    -> Problem
  {
    Problem(
      code: "type-mismatch", message: "this is \(found), and \(expected) is expected", span: span,
      help: help)
  }

  static func unitMismatch(
    _ left: String, _ right: String, _ operation: String, _ span: Span, help: String?
  ) -> Problem {
    Problem(
      code: "type-mismatch", message: "`\(operation)` cannot compare \(left) with \(right)",
      span: span, help: help)
  }

  static func unknownField(
    _ name: String, of record: String, _ span: Span, _ all: [String], declared: Span? = nil
  ) -> Problem {
    let near = nearestName(to: name, among: all)
    return Problem(
      code: "unknown-field", message: "`\(record)` has no field `\(name)`", span: span,
      help: meant(near) ?? (all.isEmpty ? nil : "it has \(list(all))"),
      notes: declared.map { [Problem.Note(message: "declared here", span: $0)] } ?? [],
      unknown: (name, near))
  }

  static func unknownFunction(_ name: String, _ span: Span, _ all: [String]) -> Problem {
    let near = nearestName(to: name, among: all)
    return Problem(
      code: "unknown-function", message: "there is no function or define `\(name)`", span: span,
      help: meant(near), unknown: (name, near))
  }

  static func unknownName(
    _ name: String, _ span: Span, _ all: [String], caseOf: String?
  ) -> Problem {
    let near = caseOf ?? nearestName(to: name, among: all)
    let help: String?
    if let caseOf {
      help = "it is a case of `\(caseOf)`, and stands only where a \(caseOf) is expected"
    } else {
      help = meant(near)
    }
    return Problem(
      code: "unknown-name", message: "nothing here is called `\(name)`", span: span, help: help,
      unknown: (name, near))
  }

  static func unknownType(_ name: String, _ span: Span, _ all: [String]) -> Problem {
    let near = nearestName(to: name, among: all)
    return Problem(
      code: "unknown-type", message: "there is no type `\(name)`", span: span,
      help: meant(near), unknown: (name, near))
  }

  /// A declaration that nothing uses, beside uses of a name that nothing has.
  static func misspeltDeclaration(
    _ name: String, _ span: Span, used: String, at uses: [Span]
  ) -> Problem {
    Problem(
      code: "misspelt-declaration",
      message: "`\(name)` is used nowhere, and `\(used)` is used but declared nowhere", span: span,
      help: "did you mean `\(used)`?",
      notes: uses.map { Note(message: "used here", span: $0) })
  }

  static func wrongArguments(
    _ name: String, _ usage: String, _ found: Int, _ span: Span
  ) -> Problem {
    Problem(
      code: "wrong-arguments",
      message: "`\(name)` is called with \(found) argument\(found == 1 ? "" : "s")", span: span,
      help: "write `\(usage)`")
  }

  static func wrongLevel(_ span: Span) -> Problem {
    Problem(
      code: "level-without-restriction",
      message: "`warn` and `advise` stand only where all effects are require, forbid or deny",
      span: span)
  }

  /// `a, b and c`, cut after eight.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).map { "`\($0)`" }
    if names.count > 8 { return shown.joined(separator: ", ") + " and \(names.count - 8) more" }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "nothing" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}

/// Everything that is bounded, so that every program ends and no input exhausts anything.
///
/// The reference (`grammar/reference.md`) lists the same, and a test compares the two.
package struct Limit: Sendable {
  /// What is bounded, as the reference says it.
  package let what: String
  /// The greatest that is allowed.
  package let greatest: Int

  /// How deep lists are walked inside lists: `for`, quantifiers, comprehensions, `count share sum
  /// min max`, defines inlined.
  static let listDepth: Int32 = 3
  /// Most parts of a rule, defines inlined.
  static let ruleParts: Int32 = 10_000
  /// Most parts of all rules together, defines inlined.
  static let setParts: Int64 = 10_000_000
  /// Most parameters of a define, and inputs of a subject.
  static let parameters = 64
  /// Most fields of the records that policies write out, those that are left out too.
  static let recordFields = 4_000_000
  /// Most effects of a rule.
  static let ruleEffects = 64

  /// Every limit, as the reference lists them.
  package static let all: [Limit] = [
    Limit(what: "bytes of a policy file", greatest: SourceCheck.limit),
    Limit(what: "bytes of all policy files of a set", greatest: Limits().policyBytes),
    Limit(what: "rules of a set", greatest: Limits().rules),
    Limit(what: "nesting of brackets, texts and conditions", greatest: Parser.nestingLimit),
    Limit(what: "parts of an expression one on top of another", greatest: Parser.heightLimit),
    Limit(what: "parts of a rule, defines written out", greatest: Int(ruleParts)),
    Limit(what: "parts of all rules of a set, defines written out", greatest: Int(setParts)),
    Limit(what: "effects of a rule", greatest: ruleEffects),
    Limit(what: "parameters of a define, inputs of a subject", greatest: parameters),
    Limit(
      what: "fields of the records in a set's files, those left out too", greatest: recordFields),
    Limit(
      what: "operations inside operations, defines written out",
      greatest: Int(CostCode.heightLimit)),
    Limit(what: "lists walked inside lists", greatest: Int(listDepth)),
    Limit(what: "characters of a pattern", greatest: Pattern.longest),
    Limit(what: "states of a pattern", greatest: Pattern.stateLimit),
    Limit(what: "groups inside groups of a pattern", greatest: Pattern.depthLimit),
    Limit(what: "errors shown of one policy file", greatest: Parser.problemLimit),
    Limit(what: "months of a duration", greatest: Int(CalendarDuration.monthLimit)),
    Limit(what: "code points of a text that an expression builds", greatest: Evaluator.textLimit),
    Limit(what: "bytes of all texts that one input builds", greatest: Workspace.scratchLimit),
    Limit(what: "elements of a list", greatest: Evaluator.listLimit),
    Limit(what: "cost of a list expression", greatest: Int(Evaluator.costLimit)),
    Limit(what: "code points of a message", greatest: Evaluator.messageLimit),
    Limit(what: "bytes of a document", greatest: Document.longestSource),
    Limit(
      what: "lists and maps of a document inside each other", greatest: Document.deepestNesting),
    Limit(what: "values of a file", greatest: Document.mostValues),
    Limit(what: "values that aliases add to a file", greatest: Document.mostAliasedValues),
  ]
}

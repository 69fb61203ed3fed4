/// What a rule found, before it is put into words; what it read stands in ``Evaluator/reads``.
struct FindingDraft {
  var rule: ActiveRule
  var status: Finding.Status
  /// A bit for each clause that is not met; none where the list of a `for` cannot be told.
  var unmet: UInt64
  /// The list of the loop `loops` that cannot be told.
  var list: Value?
  /// How many loops have an element.
  var loops: Int
  /// The value that it is about, where that is one of the input.
  var culprit: Value?

  /// The first clause that is not met.
  var firstClause: Int { unmet.trailingZeroBitCount }
}

/// What of a rule was read: its single clauses, and how far the order of clauses has come.
struct ClauseProgress {
  /// `when`, then `for`, then effects, then the rest.
  enum Stage: Int {
    case when, loops, effects, rest
  }

  /// The furthest stage, and the first clause of it.
  var stage = Stage.when
  var furthest: Token?
  var isOrderReported = false
  /// An effect, or a clause that may have been meant as one.
  var hasEffect = false
  /// Clauses that stand once, and their words.
  private var single: [(kind: TokenKind, word: Token)] = []

  /// The first clause of this kind, where there is one; remembers it where not.
  mutating func first(_ kind: TokenKind, _ word: Token) -> Token? {
    for entry in single where entry.kind == kind { return entry.word }
    single.append((kind, word))
    return nil
  }
}

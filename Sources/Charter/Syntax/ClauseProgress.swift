/// What of a rule, a waiver or a test was read: its single clauses, and how far the order of clauses
/// has come.
struct ClauseProgress {
  /// What the clauses are of.
  enum Whole {
    case rule, waiver, test
  }

  /// `when`, then `for`, then effects, then the rest.
  enum Stage: Int {
    case when, loops, effects, rest
  }

  let whole: Whole
  /// How far the order has come, and the first clause that stands there.
  var rank = 0
  var furthest: Token?
  var isOrderReported = false
  /// An effect or what is expected, or a clause that may have been meant as one.
  var hasEffect = false
  /// Clauses that stand once, and their words.
  private var single: [(kind: TokenKind, word: Token)] = []

  init(_ whole: Whole) { self.whole = whole }

  /// The first clause of this kind, where there is one; remembers it where not.
  mutating func first(_ kind: TokenKind, _ word: Token) -> Token? {
    for entry in single where entry.kind == kind { return entry.word }
    single.append((kind, word))
    return nil
  }

  /// Whether there was a clause of this kind.
  func holds(_ kind: TokenKind) -> Bool { single.contains { $0.kind == kind } }
}

extension Parser {
  /// Reports a clause that stands too late, or a second time.
  mutating func checkOrder(
    _ rank: Int, _ word: Token, _ progress: inout ClauseProgress, single: TokenKind? = nil
  ) {
    let whole = progress.whole
    if let single, let first = progress.first(single, word) {
      return report(.duplicateClause(text(of: word), at: word, first: first, of: whole))
    }
    if rank > progress.rank || progress.furthest == nil {
      progress.rank = rank
      progress.furthest = word
    } else if rank < progress.rank, !progress.isOrderReported, let furthest = progress.furthest {
      progress.isOrderReported = true
      report(.clauseOrder(text(of: word), before: text(of: furthest), at: word, of: whole))
    }
  }
}

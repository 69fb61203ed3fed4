/// What findings say of rules whatever the input, as JSON that is ready to be copied.
///
/// Made once for all lines of a stream; takes some hundred bytes a rule.
struct RuleTexts {
  /// A run of bytes.
  struct Piece {
    var start: Int32
    var count: Int32
  }

  struct Rule {
    /// `policy.rule`, and the same in quotes.
    var name: Piece
    var quoted: Piece
    var firstClause: Int32
    var firstLoop: Int32
  }

  struct Clause {
    /// `{"file": …}`.
    var place: Piece
    /// What a finding says where the rule has no words of its own, in quotes.
    var notMet: Piece
    var cannotBeTold: Piece
  }

  struct Read {
    /// The path, and the same in quotes.
    var path: Piece
    var quoted: Piece
  }

  private let bytes: FlatArray<UInt8>
  let rules: FlatArray<Rule>
  let clauses: FlatArray<Clause>
  /// The same of loops, for those whose lists cannot be told.
  let loops: FlatArray<Clause>
  let reads: FlatArray<Read>
  /// Names of the subjects in quotes.
  let subjects: FlatArray<Piece>

  /// Puts all of a set into words; costs what its rules say.
  init(_ policies: CompiledPolicies) {
    var pool = Pool()
    var rules: [Rule] = []
    var clauses: [Clause] = []
    var loops: [Clause] = []
    for (number, plan) in policies.rules.enumerated() {
      rules.append(
        Rule(
          name: pool.add(plan.name), quoted: pool.add(quoted: plan.name),
          firstClause: Int32(clauses.count), firstLoop: Int32(loops.count)))
      for (place, clause) in plan.clauses.enumerated() {
        clauses.append(
          pool.add(policies.clausePlaces[number][place], of: clause.span, policies))
      }
      for loop in plan.loops {
        loops.append(pool.add(policies.place(of: loop.span), of: loop.span, policies))
      }
    }
    let reads = policies.readTexts.map { text in
      Read(path: pool.add(text), quoted: pool.add(quoted: text))
    }
    let subjects = policies.subjects.map { pool.add(quoted: $0.name) }
    bytes = FlatArray(pool.bytes)
    self.rules = FlatArray(rules)
    self.clauses = FlatArray(clauses)
    self.loops = FlatArray(loops)
    self.reads = FlatArray(reads)
    self.subjects = FlatArray(subjects)
  }

  @inline(__always)
  subscript(piece: Piece) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes.pointer + Int(piece.start), count: Int(piece.count))
  }

  private struct Pool {
    var bytes: [UInt8] = []

    mutating func add(_ text: String) -> Piece {
      let start = bytes.count
      bytes.append(contentsOf: text.utf8)
      return Piece(start: Int32(start), count: Int32(bytes.count - start))
    }

    mutating func add(quoted text: String) -> Piece {
      let start = bytes.count
      JSONText.append(quoted: text.utf8, to: &bytes)
      return Piece(start: Int32(start), count: Int32(bytes.count - start))
    }

    mutating func add(
      _ place: Place, of span: Span, _ policies: CompiledPolicies
    ) -> Clause {
      var json = JSONWriter(isCompact: true)
      json.object { $0.place(place) }
      let start = bytes.count
      json.move(to: &bytes)
      return Clause(
        place: Piece(start: Int32(start), count: Int32(bytes.count - start)),
        notMet: add(quoted: policies.defaultMessage(span, .violated)),
        cannotBeTold: add(quoted: policies.defaultMessage(span, .undetermined)))
    }
  }
}

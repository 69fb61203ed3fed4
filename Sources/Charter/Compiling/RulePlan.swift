/// A rule, compiled.
struct RulePlan: Sendable {
  struct Loop: Sendable {
    var slot: Int32
    var list: Int32
    /// -1 where there is none.
    var condition: Int32
    var lookup = ListLookup.none
    var span: Span
    /// The list as written.
    var text: String
    /// The key of an element, where its record has one.
    var keyField: Int32
  }

  struct Clause: Sendable {
    var kind: EffectKind
    /// What is asked or computed; the list of a mask; -1 for `deny` and `permit`, but for what the
    /// council asks where a domain permits.
    var node: Int32
    var mask: MaskPlan?
    var filter: FilterPlan?
    var span: Span
    /// The paths it reads, in source order, but those that start at a name of its own.
    var reads: [ReadPath]

    /// Its list is walked: that of a mask, or of the tables of a filter.
    var walks: Bool { mask != nil || filter?.slot ?? -1 >= 0 }

    /// Every node that is evaluated for it; -1 among them for what it lacks.
    var nodes: [Int32] { [node, mask?.condition ?? -1] + (filter?.nodes ?? []) }
  }

  struct Level: Sendable {
    /// Days since 1970-01-01; nil: ever since.
    var from: Int32?
    var level: Finding.Level
  }

  /// Where a rule comes from, as rules about rules see it.
  struct Origin: Sendable {
    /// Of its policy.
    var version: String?
    /// The domain whose policy it stands in, as written; missing in a council's.
    var domain: String?
    /// What decided on it, and on which day.
    var decided: String?
    var decidedOn: Int32?
  }

  /// Its policy and its own name: `policy.rule`.
  var name: String
  var policy: String
  var rule: String
  var subject: Int
  var frameSize: Int32
  /// -1 where there is none.
  var when: Int32
  /// The paths that `when` and the conditions of loops read.
  var guardReads: [ReadPath]
  var loops: [Loop]
  var clauses: [Clause]
  var otherwise: MessagePlan?
  var help: MessagePlan?
  var levels: [Level]
  /// The last day it is in force.
  var until: Int32?
  var tags: [String]
  var documentation: String
  var owner: String?
  var origin = Origin()
  var span: Span
  /// Its name, where it is declared.
  var nameSpan: Span
  var reads: Set<DecisionOptions.OptionalInput>
  /// What the last of its loops walks over; nil where it has none.
  var element: Type?
  /// Who may waive it, and for how long; nil where nobody may.
  var waivable: WaivablePlan?
  /// Number of the domain that it speaks for; -1 for the council's.
  var domain: Int32 = -1

  /// The level at a day; nil where the rule is not in force.
  func level(on day: CivilDate) -> Finding.Level? {
    if let until, day.days > until { return nil }
    return levels.last { ($0.from ?? .min) <= day.days }?.level
  }
}

/// A path that a rule reads, and the path as written.
struct ReadPath: Sendable {
  var node: Int32
  var text: String
}

/// A path that a rule reads, as findings evaluate it; ``CompiledPolicies/readTexts`` says the text.
struct ReadCode: Sendable {
  var node: Int32
  /// The same for all paths of one rule that have one text.
  var name: Int32
}

/// Reads that stand together.
struct ReadRange: Sendable {
  var first: Int32
  var count: Int32
}

/// A rule as it is asked, without references: ``RulePlan`` says the rest.
struct RuleCode: Sendable {
  /// Number of a condition; -1 where there is none.
  var when: Int32
  /// It has no loop, is the council's, and does nothing but `require` and `forbid`.
  var onlyRestricts: Bool
  /// It has no loop, is the council's, and does nothing but `permit`.
  var onlyGrants: Bool
  /// What `when` and the conditions of loops read.
  var guardReads: ReadRange
  var firstLoop: Int32
  var loopCount: Int32
  var firstClause: Int32
  var clauseCount: Int32
  /// Number of the domain that it speaks for; -1 for the council's.
  var domain: Int32
}

/// A `for` as it is walked.
struct LoopCode: Sendable {
  var slot: Int32
  var list: Int32
  /// -1 where there is none.
  var condition: Int32
  /// How the elements are found for which the condition may hold.
  var lookup = ListLookup.none
}

/// A clause as it is evaluated.
struct ClauseCode: Sendable {
  var kind: EffectKind
  /// As in ``RulePlan/Clause``.
  var node: Int32
  /// Of `require` and `forbid`: number of the condition; else -1.
  var condition: Int32
  var mask: MaskPlan?
  var reads: ReadRange
}

/// A rule in force at the decision time.
struct ActiveRule {
  var number: Int
  var level: Finding.Level
  /// It reads an input that was given up.
  var isGivenUp: Bool
}

/// A text for a person, with values in it.
struct MessagePlan: Sendable {
  enum Part: Sendable {
    case text(String)
    /// A node, and the expression as written.
    case value(Int32, source: String)
  }
  var parts: [Part]
}

/// How a standard makes a record of a document.
struct StandardPlan: Sendable {
  indirect enum Source: Sendable {
    /// An expression of the field's type.
    case value(Int32)
    case record(RecordPlan)
    case list(slot: Int32, keySlot: Int32, list: Int32, condition: Int32, RecordPlan)
    /// Looked up in the record's own `custom` under the field's name.
    case custom
  }

  struct Field: Sendable {
    /// Place in the record.
    var index: Int
    /// Number over all records.
    var number: Int
    var source: Source
    var isRequired: Bool
    /// Some rule reads it, or it is needed to tell what the input is.
    var isNeeded: Bool
    /// The name, as a key.
    var symbol: UInt32
    var type: Int32
    var name: String
  }

  struct RecordPlan: Sendable {
    var record: Int
    var fields: [Field]
    /// Place of `custom`, where the record has one.
    var customIndex: Int?
    var name: String
  }

  var name: String
  /// `product`, `contract` or `agreement`.
  var kind: String
  /// Whether it makes agreements; else it makes products.
  var isAgreement: Bool { kind == "agreement" }
  /// Whether it looks into the contracts that its products name.
  var joinsContracts: Bool
  /// The condition, and its parts as written, for saying why not.
  var recognize: Int32
  var recognizeParts: [(node: Int32, source: String)]
  var files: [(name: String, path: Int32)]
  var each: RulePlan.Loop?
  /// How the product or the agreement is made.
  var made: RecordPlan
  var frameSize: Int32
  var span: Span
}

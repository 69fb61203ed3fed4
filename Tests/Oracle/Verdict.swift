package import Charter

/// What the oracle decides about one question.
package struct Verdict {
  /// A text for a person, with parts whose value cannot be told.
  package enum MessagePart {
    case text(String)
    /// The expression as written, and every reason that may be said.
    case unknown(String, [Reason])
  }

  package struct Finding {
    package var rule: String
    package var level: String
    package var isViolated: Bool
    /// Where each clause that was not met starts, or the `for` whose list cannot be told.
    package var clauses: [Span]
    package var message: [MessagePart]
    package var help: [MessagePart]?
    /// The effect of the first clause.
    package var effect: String
    /// What the rule sees there, to evaluate what the engine says it read.
    var scope: Oracle.Scope
    /// The lists of the rule's loops would take too long to walk.
    package var isTooCostly = false
    /// Names of the waivers that cover it.
    package var waivers: [String] = []

    var blocks: Bool { level == "block" && waivers.isEmpty }
  }

  package struct Mask: Equatable {
    package var method: Method
    package var isText: Bool
    package var isAssumed: Bool
    package var rules: Set<String>
  }

  /// How a column is kept from sight.
  package enum Method: Equatable {
    case word(String)
    case last(Int)

    /// The least that is as strict as both: section 4 of the reference, and law 4.
    func joined(with other: Method) -> Method {
      if self == other { return self }
      if case .last(let one) = self, case .last(let two) = other { return .last(min(one, two)) }
      let words = [self, other].map(\.text)
      if words.contains("hide") { return .word("hide") }
      return words.contains("null") || words.contains("join_only") ? .word("null") : .word("redact")
    }

    package var text: String {
      switch self {
      case .word(let word): word
      case .last(let count): "last(\(count))"
      }
    }
  }

  package struct Filter {
    /// Conditions that a row must meet, each with what is known beside the row.
    var conditions: [(condition: Expression, scope: Oracle.Scope)]
    package var rules: Set<String>
  }

  /// What was known beside the subject.
  var facts = Oracle.Facts()
  package var outcome = "malformed"
  package var findings: [Finding] = []
  /// What came of each waiver that is for the subject, by name.
  package var waivers: [Oracle.WaiverAnswer] = []
  /// Rules that ask for it, by `kind name`.
  package var approvals: [String: Set<String>] = [:]
  /// By `table.column`.
  package var masks: [String: Mask] = [:]
  package var filters: [String: Filter] = [:]
  package var group: Int?
  /// Microseconds since 1970.
  package var expires: Int?
  package var reassess: Int?
  package var asked = 0
  package var grants: Set<String> = []
  package var unconfirmed: Set<String> = []
  /// How often each effect counted.
  package var effects: [String: Int] = [:]

  init() {}
}

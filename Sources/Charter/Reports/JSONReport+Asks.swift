// What goes with a permission, as programs read it.

extension JSONWriter {
  /// Writes who must agree, and what the enforcing system must do.
  mutating func asks(of decision: Decision) {
    key("approvals")
    array(.lines) { json in
      for approval in decision.approvals {
        json.object { json in
          json.member("by", approval.by)
          json.member("kind", approval.kind.rawValue)
          json.rules(approval.rules)
        }
      }
    }
    key("obligations")
    object(.lines) { $0.obligations(decision.obligations) }
  }

  private mutating func obligations(_ obligations: Obligations) {
    key("masks")
    array(.lines) { json in
      for mask in obligations.masks {
        json.object { json in
          json.member("column", mask.column)
          json.member("with", mask.method.text)
          if mask.isAssumed { json.member("assumed", true) }
          json.rules(mask.rules)
        }
      }
    }
    key("filters")
    array(.lines) { json in
      for filter in obligations.filters { json.filter(filter) }
    }
    member("minimumGroup", obligations.minimumGroup?.value)
    member("reassess", obligations.reassess?.value.description)
    member("expires", obligations.expires?.value.description)
  }

  /// Writes a row filter.
  mutating func filter(_ filter: Obligations.Filter) {
    object { json in
      json.member("table", filter.table)
      json.member("expression", filter.filter.expression)
      json.member("sql", filter.sql)
      json.rules(filter.rules)
    }
  }

  private mutating func rules(_ rules: [String]) {
    key("rules")
    array { json in
      for rule in rules { json.string(rule) }
    }
  }
}

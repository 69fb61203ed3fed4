// Explanations, changes and the next change for programs.

extension JSONWriter {
  /// Writes the rules that decided, and the changes that would permit.
  mutating func explanation(of decision: Decision) {
    key("reasons")
    array(.lines) { json in
      for reason in decision.reasons {
        json.object(reason.explanation == nil ? .inline : .lines) { json in
          json.member("rule", reason.rule)
          json.member("effect", reason.effect)
          if !reason.isConfirmed { json.member("confirmed", false) }
          guard let explanation = reason.explanation else { return }
          json.key("explanation")
          json.explanation(explanation)
        }
      }
    }
    changeMembers(of: decision)
    nextChangeMember(of: decision)
  }

  /// Writes an explanation as an object, its parts on lines of their own.
  package mutating func explanation(_ explanation: Explanation) {
    object(.lines) { json in
      json.key("text")
      json.string(explanation.text)
      json.key("value")
      switch explanation.answer {
      case .true: json.bool(true)
      case .false: json.bool(false)
      case .unknown, .notNeeded, .value: json.string(explanation.answer.rawValue)
      }
      json.key("because")
      json.array(explanation.because.isEmpty ? .inline : .lines) { json in
        for read in explanation.because { json.read(read) }
      }
      json.key("children")
      json.array(explanation.children.isEmpty ? .inline : .lines) { json in
        for child in explanation.children { json.explanation(child) }
      }
      if explanation.omitted > 0 {
        json.key("omitted")
        json.number(explanation.omitted)
      }
    }
  }

  private mutating func read(_ read: Explanation.Read) {
    object { json in
      json.key("path")
      json.string(read.path)
      json.key("value")
      json.raw(read.json)
      guard let place = read.input else { return }
      json.key("input")
      json.object { json in
        json.key("file")
        json.string(place.file)
        json.key("line")
        json.number(place.start.line)
        json.key("column")
        json.number(place.start.column)
        json.key("endLine")
        json.number(place.end.line)
        json.key("endColumn")
        json.number(place.end.column)
        guard let pointer = read.pointer else { return }
        json.key("path")
        json.string(pointer)
      }
    }
  }

  /// Writes the members of a decision that say what would make it pass.
  package mutating func changeMembers(of decision: Decision) {
    if let isExact = decision.changesExact {
      key("changesExact")
      bool(isExact)
    }
    key("changes")
    array(decision.changes.isEmpty ? .inline : .lines) { json in
      for way in decision.changes {
        json.array(.lines) { json in
          for change in way { json.change(change) }
        }
      }
    }
  }

  private mutating func change(_ change: Change) {
    object { json in
      if change.kind != .approve {
        json.key("path")
        json.string(change.path)
      }
      json.key("change")
      json.string(change.kind.rawValue)
      if let to = change.to {
        json.key("to")
        json.raw(to)
      }
      if change.isPlaceholder {
        json.key("placeholder")
        json.bool(true)
      }
      json.key("whose")
      json.string(change.whose)
    }
  }

  /// Writes the member of a decision that says when it is another, where that was looked for.
  package mutating func nextChangeMember(of decision: Decision) {
    guard let next = decision.nextChange else { return }
    key("nextChange")
    object { json in
      if let at = next.at, let outcome = next.outcome {
        json.key("at")
        json.string(at.description)
        json.key("outcome")
        json.string(outcome.rawValue)
      }
      json.key("exact")
      json.bool(next.exact)
    }
  }
}

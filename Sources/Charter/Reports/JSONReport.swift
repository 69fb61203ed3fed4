extension ReportFormat {
  /// For programs: keys are never renamed or removed within one value of `charter`.
  static let json = ReportFormat(name: "json", summary: "for programs") { report, _ in
    var json = JSONWriter()
    json.object(.lines) { json in
      json.member("charter", "1")
      json.member("policies", report.policies)
      json.member("at", report.time.description)
      json.member("gating", report.isGating)
      json.member("facts", report.facts.rawValue)
      json.key("summary")
      json.summary(report.summary)
      json.key("decisions")
      json.array(.lines) { json in
        for decision in report.decisions { json.decision(decision) }
      }
      json.waiversMember(report.waivers)
      if let warnings = report.warnings {
        json.key("warnings")
        json.array(.lines) { json in
          for warning in warnings { json.warning(warning) }
        }
      }
      json.key("errors")
      json.array(.lines) { json in
        for fault in report.faults { json.fault(fault) }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}

extension JSONWriter {
  /// Writes a member, or nothing where there is no value.
  mutating func member(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  mutating func member(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    key(name)
    number(value)
  }

  mutating func member(named name: String, _ value: Int) {
    key(named: name)
    number(value)
  }

  mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

  fileprivate mutating func summary(_ summary: Report.Summary) {
    object { json in
      for outcome in Decision.Outcome.allCases {
        json.member(named: outcome.rawValue, summary.outcomes[outcome] ?? 0)
      }
      json.member("notAsked", summary.rulesNotAsked)
      json.key("findings")
      json.object { json in
        for level in Finding.Level.allCases.reversed() {
          json.member(named: level.rawValue, summary.findings[level] ?? 0)
        }
        json.member("waived", summary.waived)
      }
    }
  }

  /// Writes a decision, as it stands among the `decisions` and on a line of a stream.
  mutating func decision(_ decision: Decision) {
    object(.lines) { json in
      json.member("subject", decision.subject)
      json.id(of: decision)
      json.member("file", decision.file)
      json.member("document", decision.document)
      if !decision.contractFiles.isEmpty {
        json.key("files")
        json.array { json in
          for file in [decision.file] + decision.contractFiles { json.string(file) }
        }
      }
      json.member("standard", decision.standard)
      json.member("outcome", decision.outcome.rawValue)
      json.key("findings")
      json.array(.lines) { json in
        for finding in decision.findings { json.finding(finding, of: decision) }
      }
      json.asks(of: decision)
      json.explanation(of: decision)
    }
  }

  /// Writes the id as the input has it.
  mutating func id(of decision: Decision) {
    guard let id = decision.idJSON else { return member("id", decision.id) }
    key("id")
    raw(id)
  }

  private mutating func finding(_ finding: Finding, of decision: Decision) {
    object(.lines) { json in
      json.member("rule", finding.rule)
      json.member("level", finding.level.rawValue)
      json.member("status", finding.status.rawValue)
      json.waiverMembers(of: finding)
      json.member("message", finding.message)
      json.member("help", finding.help)
      json.member("fingerprint", finding.fingerprint)
      json.key("policy")
      json.object { $0.place(finding.policy) }
      if finding.input != nil || finding.path != nil {
        json.key("input")
        json.object { json in
          if let place = finding.input {
            json.place(place, lower: json.firstLine - 1)
          } else {
            json.member("file", decision.file)
          }
          json.member("document", decision.document)
          json.member("path", finding.path)
        }
      }
      if finding.previous != nil || finding.previousPath != nil {
        json.key("previous")
        json.object { json in
          if let place = finding.previous { json.place(place) }
          json.member("path", finding.previousPath)
        }
      }
      json.key("values")
      json.object { json in
        for (index, read) in finding.values.enumerated()
        where !finding.values[..<index].contains(where: { $0.path == read.path }) {
          json.key(named: read.path)
          json.raw(read.json)
        }
      }
      // What blocks is explained among the reasons.
      if let explanation = finding.explanation, !finding.blocks {
        json.key("explanation")
        json.explanation(explanation)
      }
    }
  }

  /// Writes the members of a place, so many lines lower.
  mutating func place(_ place: Place, lower: Int = 0) {
    member("file", place.file)
    member("line", place.start.line + lower)
    member("column", place.start.column)
    member("endLine", place.end.line + lower)
    member("endColumn", place.end.column)
  }

  /// Writes a warning, and the other places that it is about.
  fileprivate mutating func warning(_ warning: Diagnostic) {
    object { json in
      if let place = warning.place { json.place(place) }
      json.member("code", warning.code)
      json.member("message", warning.message)
      json.member("help", warning.help)
      json.key("notes")
      json.array { json in
        for note in warning.notes {
          json.object { json in
            json.member("message", note.message)
            json.place(note.place)
          }
        }
      }
    }
  }

  mutating func fault(_ fault: Report.Fault) {
    object { json in
      json.member("file", fault.file)
      json.member("line", fault.diagnostic.place?.start.line)
      json.member("column", fault.diagnostic.place?.start.column)
      json.member("code", fault.diagnostic.code)
      json.member("message", fault.diagnostic.message)
    }
  }
}

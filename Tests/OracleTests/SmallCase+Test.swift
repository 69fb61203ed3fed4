import Charter
import Foundation
import Oracle

// A small case as a test of the language, to be pasted.

extension SmallCase {
  /// The set and a test in it that says what the oracle decides, and the files that the test reads.
  func asTest(_ verdict: Verdict) -> (charter: String, files: [String: Written]) {
    var files: [String: Written] = [:]
    var givens: [String] = []
    func give(_ input: String, _ value: Written) {
      files["\(input).json"] = value
      givens.append("given \(input) from \"\(input).json\"")
    }
    if question.subject == "product" {
      give("product", question.document)
    } else if case .map(let entries) = question.document {
      for (key, value) in entries where key != "subject" {
        switch (key, value) {
        case (_, .null): continue
        // A product in the model's words is what the tests' own standard reads.
        case ("product", .map): give("product", value.with("test", .bool(true)))
        default: give(key, value)
        }
      }
    }
    let now = Timestamp(microseconds: Int64(question.now))
    givens.append("given now \(now)")
    if let mesh = question.mesh {
      givens.append("given catalog from \"mesh\"")
      for (number, product) in mesh.products.enumerated() { files["mesh/\(number).json"] = product }
      files["mesh/domains.json"] = mesh.domains
      files["mesh/directory.json"] = mesh.directory
    }
    let lines = (givens + expectations(verdict)).map { "  \($0)\n" }.joined()
    return ("\(text)test \"a difference\" on \(question.subject) {\n\(lines)}\n", files)
  }

  /// What the oracle decides, as far as a test can say it.
  private func expectations(_ verdict: Verdict) -> [String] {
    var lines: [String] = []
    if ["permit", "review", "deny"].contains(verdict.outcome) {
      lines.append("expect \(verdict.outcome)")
    }
    for rule in rules {
      let findings = verdict.findings.filter { $0.rule == rule }
      if findings.isEmpty {
        if !asks(rule, verdict) { lines.append("expect not \(rule)") }
        continue
      }
      if let level = findings.first(where: { $0.waivers.isEmpty })?.level {
        lines.append("expect \(level == "block" ? "deny" : level) by \(rule)")
      }
      if findings.contains(where: { !$0.isViolated && $0.waivers.isEmpty }) {
        lines.append("expect undetermined \(rule)")
      }
    }
    return lines
  }

  private func asks(_ rule: String, _ verdict: Verdict) -> Bool {
    let asking =
      [verdict.grants, verdict.unconfirmed] + Array(verdict.approvals.values)
      + verdict.masks.values.map(\.rules) + verdict.filters.values.map(\.rules)
    return asking.contains { $0.contains(rule) } || verdict.group != nil
      || verdict.expires != nil || verdict.reassess != nil
  }

  /// The rules about the subject.
  private var rules: [String] {
    Family.files(text).enumerated().flatMap { number, file in
      parse(file, index: Int32(number)).tree.declarations.flatMap { declaration -> [String] in
        guard case .policy(let policy) = declaration.form else { return [] }
        return policy.members.compactMap { member in
          guard case .rule(let rule) = member.form, rule.subject.text == question.subject else {
            return nil
          }
          return "\(policy.name.text).\(rule.name.text)"
        }
      }
    }.sorted()
  }

  /// For a person: the test, and behind it the files that it reads.
  func described(_ verdict: Verdict) -> String {
    let (charter, files) = asTest(verdict)
    return charter
      + files.sorted { $0.key < $1.key }.map { "// \($0.key)\n\($0.value.json)\n" }.joined()
  }
}
